"""Official identifiers of rules: which scheme they follow, and where the text is published."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way of numbering official texts; `address` is filled with the groups of `pattern`."""

    name: str
    pattern: re.Pattern[str]
    address: str


SCHEMES = (
    Scheme(
        "UN document symbol",
        re.compile(r"([AS]/[A-Z0-9./-]+[0-9])(?: \(([0-9]{4})\))?"),
        "https://undocs.org/{0}{1}",
    ),
    Scheme(
        "CELEX",
        re.compile(r"(?:CELEX )?([0-9][0-9]{4}[A-Z]{1,2}[0-9]{4})"),
        "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:{0}",
    ),
    Scheme(
        "Federal Register",
        re.compile(r"([0-9]{1,3}) FR ([0-9]{1,6})"),
        "https://www.federalregister.gov/citation/{0}-FR-{1}",
    ),
    Scheme(
        "Code of Federal Regulations",
        re.compile(r"([0-9]{1,2}) CFR ([0-9]+\.[0-9]+)"),
        "https://www.ecfr.gov/current/title-{0}/section-{1}",
    ),
)


def canonical_address(instrument: str) -> str:
    """Where the text of an instrument is published; empty where its scheme is not known."""
    for scheme in SCHEMES:
        if match := scheme.pattern.fullmatch(instrument):
            return scheme.address.format(*_groups(scheme, match))
    return ""


def _groups(scheme: Scheme, match: re.Match[str]) -> tuple[str, ...]:
    first, *rest = match.groups(default="")
    if scheme.name == "UN document symbol":
        return first, *(f"({year})" if year else "" for year in rest)
    return first, *rest
