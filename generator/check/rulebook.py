"""Why each rule of the check exists, with content that breaks it and the same content mended.

One file a rule in `rules/`, named by its code, and read by people as it is:

    Group: Title

    Why the rule exists.

    === broken
    --- events/test-flight.yaml         a whole file
    +++ events/test-flight.yaml         a sound file, of which only these fields matter
    --- events/probe.yaml -> elsewhere  a symbolic link
    === mended
    (files as above)
    === said
    (what is said of the broken example; written by the test that compares it)

`=== broken alone` is an example without any other content beside it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from generator.model import near_miss
from generator.model.failure import Failure
from generator.model.problems import Severity

FOLDER = Path(__file__).with_name("rules")

_SECTION = re.compile(r"^=== (.+)\n", re.MULTILINE)
_BROKEN = ("broken", "broken alone")
_FILE = re.compile(r"^(---|\+\+\+) (\S[^\n]*?)(?: -> (\S+))?\n", re.MULTILINE)


class NoSuchRule(Failure):
    """A code that no rule has; the message names the one that was probably meant."""


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """One file of an example, its path relative to the content folder.

    `is_part` says that only some fields of a sound file are shown, `link` where a symbolic link
    leads; empty for a file.
    """

    path: str
    text: str
    is_part: bool
    link: str


@dataclass(frozen=True, slots=True)
class Example:
    """What somebody typed; `is_alone` where there is no other content beside it."""

    files: tuple[ExampleFile, ...]
    is_alone: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its permanent code, what it is about, and why it exists.

    `said` is what the check says of the broken example.
    """

    code: str
    group: str
    title: str
    why: str
    broken: Example
    mended: Example
    said: str

    @property
    def severity(self) -> Severity:
        """Whether breaking it stops the build."""
        return Severity.of(self.code)


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by the number of its code."""
    files = sorted(FOLDER.glob("*.txt"), key=lambda file: (file.stem[1:], file.stem))
    return tuple(parse(file.stem, file.read_text(encoding="utf-8")) for file in files)


def groups() -> tuple[tuple[str, tuple[Rule, ...]], ...]:
    """The rules by what they are about, the group of the first code first."""
    order = list(dict.fromkeys(rule.group for rule in rules()))
    by_group = sorted(rules(), key=lambda rule: order.index(rule.group))
    return tuple((name, tuple(held)) for name, held in groupby(by_group, lambda rule: rule.group))


def rule(code: str) -> Rule:
    """The rule of this code, in capitals or not. Raises NoSuchRule."""
    by_code = {rule.code: rule for rule in rules()}
    wanted = code.strip().upper()
    if wanted in by_code:
        return by_code[wanted]
    meant = _meant(wanted, list(by_code))
    raise NoSuchRule(f"there is no rule “{code[:40]}”" + f". Did you mean “{meant}”?" * bool(meant))


def _meant(typed: str, codes: Sequence[str]) -> str:
    """The code with the digits that were typed, else the one most like it; may be empty."""
    typed = typed.replace("O", "0")
    same = (code for code in codes if code[1:] == typed[-3:])
    return next(same, near_miss.nearest(typed, codes))


def parse(code: str, text: str) -> Rule:
    """The rule that a file holds. Raises ValueError where the file has another form."""
    head, *sections = _SECTION.split(text)
    title, _, why = head.partition("\n")
    group, _, title = title.partition(": ")
    held = dict(zip(sections[::2], sections[1::2], strict=True))
    broken = next((name for name in _BROKEN if name in held), "")
    is_whole = title and why.strip() and broken and "mended" in held
    if not is_whole or 2 * len(held) != len(sections):
        raise ValueError(f"{code}: a rule has a group, a title, a reason and two examples")
    return Rule(
        code=code,
        group=group,
        title=title,
        why=" ".join(why.split()),
        broken=_example(held[broken], is_alone=broken == _BROKEN[1]),
        mended=_example(held["mended"], is_alone=False),
        said=held.get("said", ""),
    )


def _example(text: str, *, is_alone: bool) -> Example:
    before, *parts = _FILE.split(text)
    if before.strip():
        raise ValueError(f"an example begins with a file, not with {before!r}")
    files = zip(parts[::4], parts[1::4], parts[2::4], parts[3::4], strict=True)
    return Example(
        tuple(
            ExampleFile(path, held, sign == "+++", link or "") for sign, path, link, held in files
        ),
        is_alone,
    )
