"""States and languages by code: ISO 3166-1 and BCP 47, with their English names from CLDR."""

from babel import Locale, UnknownLocaleError

_ENGLISH = Locale("en")

# CLDR's list also holds groupings, exceptional reservations and user-assigned codes.
_NOT_ISO_3166_1 = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"]
)

STATE_NAMES: dict[str, str] = {
    code.lower(): name
    for code, name in sorted(_ENGLISH.territories.items())
    if len(code) == 2 and code.isalpha() and code not in _NOT_ISO_3166_1
}


def is_state(code: str) -> bool:
    """Whether `code` is a lower-case ISO 3166-1 alpha-2 code: such an actor needs no file."""
    return code in STATE_NAMES


def code_of(typed: str) -> str:
    """The code that somebody meant who typed `KP`, `North Korea` or `north-korea`; else empty."""
    name = typed.lower().replace("-", " ").replace("_", " ")
    if is_state(name):
        return name
    return next((code for code, full in STATE_NAMES.items() if full.lower() == name), "")


def language_name(tag: str) -> str:
    """The English name of a BCP 47 language tag (`ko` is Korean); the tag where CLDR has none."""
    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (ValueError, UnknownLocaleError):
        return tag
