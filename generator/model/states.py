"""States and languages by code: ISO 3166-1 and BCP 47, with their English names from CLDR."""

from functools import cache

from babel import Locale, UnknownLocaleError, localedata
from babel.languages import get_official_languages

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


LANGUAGES: tuple[str, ...] = tuple(
    sorted(code for code in map(str, _ENGLISH.languages) if code.isalpha() and code.islower())
)
"""Codes with which a BCP 47 tag can begin: the languages that CLDR has a name for."""

# What people type for a state besides CLDR's name for it.
_OTHERWISE_CALLED = {
    "dprk": "kp",
    "democratic people's republic of korea": "kp",
    "rok": "kr",
    "republic of korea": "kr",
    "prc": "cn",
    "people's republic of china": "cn",
    "usa": "us",
    "united states of america": "us",
    "america": "us",
    "uk": "gb",
    "great britain": "gb",
    "britain": "gb",
    "russian federation": "ru",
    "uae": "ae",
    "drc": "cd",
    "viet nam": "vn",
    "islamic republic of iran": "ir",
    "syrian arab republic": "sy",
    "czech republic": "cz",
    "turkey": "tr",
    "burma": "mm",
}


def is_state(code: str) -> bool:
    """Whether `code` is a lower-case ISO 3166-1 alpha-2 code: such an actor needs no file."""
    return code in STATE_NAMES


@cache
def own_names(code: str) -> tuple[str, ...]:
    """What CLDR calls a state in the languages that are official there: `日本` for `jp`."""
    languages = filter(localedata.exists, get_official_languages(code.upper(), de_facto=True))
    names = (Locale.parse(language).territories.get(code.upper()) for language in languages)
    return tuple(dict.fromkeys(filter(None, names)))


def code_of(typed: str) -> str:
    """The code that is meant by `KP`, `North Korea`, `north-korea` or `DPRK`; else empty."""
    name = typed.lower().replace("-", " ").replace("_", " ").replace("’", "'")
    name = name.removeprefix("the ")
    if is_state(name):
        return name
    if name in _OTHERWISE_CALLED:
        return _OTHERWISE_CALLED[name]
    return next((code for code, full in STATE_NAMES.items() if full.lower() == name), "")


def language_name(tag: str) -> str:
    """The English name of a BCP 47 language tag (`ko` is Korean); the tag where CLDR has none."""
    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (ValueError, UnknownLocaleError):
        return tag


def code_of_language(typed: str) -> str:
    """The code of a language by its English name or in capitals (`Korean`, `KO`), or empty."""
    wanted = typed.strip().lower()
    if wanted in LANGUAGES:
        return wanted
    return next((code for code in LANGUAGES if _ENGLISH.languages[code].lower() == wanted), "")
