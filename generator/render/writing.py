"""Names and titles in other scripts: the language they are read in, and where they end.

The field `lang` of a source is the language of the publication; its title may well be filed in
translation. So the script decides, and where several languages share it, the field.
"""

import re

from markupsafe import Markup

from generator.render.markdown import text

_LETTERS = re.compile(r"[^\W\d_]")
_SCRIPTS = {
    "ko": re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]"),
    "ja": re.compile("[\u3040-\u30ff\u31f0-\u31ff]"),
    "zh": re.compile("[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"),
    "ru": re.compile("[\u0400-\u052f]"),
    "ar": re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]"),
    "he": re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]"),
}
"""By the language that is most often written in a script, the more telling ones first."""
_ANY_OF_THEM = re.compile("|".join(script.pattern for script in _SCRIPTS.values()))
_SHARED = ("zh", "ru", "ar")
_FROM_THE_RIGHT = ("ar", "he")


def language_of(words: str, publication: str | None = None) -> str:
    """The language (BCP 47) of words that are mostly in one of these scripts; else empty.

    `publication` is the language of the publication that they are from, where it is known.
    """
    if not _ANY_OF_THEM.search(words):
        return ""
    letters = len(_LETTERS.findall(words))
    found = {language: len(script.findall(words)) for language, script in _SCRIPTS.items()}
    if not letters or 2 * sum(found.values()) <= letters:
        return ""
    language = next(language for language, number in found.items() if number)
    is_known = publication and publication.partition("-")[0] != "en"
    return str(publication) if is_known and language in _SHARED else language


def named(words: str, publication: str | None = None) -> Markup:
    """A name or a title as text; in another script it says so, and keeps its direction within."""
    if not _ANY_OF_THEM.search(words):
        return text(words)
    language = language_of(words, publication)
    if not language and any(_SCRIPTS[each].search(words) for each in _FROM_THE_RIGHT):
        return Markup(f"<bdi>{text(words)}</bdi>")
    if not language:
        return text(words)
    return Markup(f'<span lang="{text(language)}" dir="auto">{text(words)}</span>')
