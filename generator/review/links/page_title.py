"""What a web page calls itself, and whether that is what a source calls it."""

import codecs
import html
import re

from rapidfuzz import fuzz, utils

LONGEST_TITLE = 200
ALIKE = 55.0
"""Of 100: below it, two titles have little more in common than common words."""

# As browsers do (encoding.spec.whatwg.org), a label stands for the larger set that contains it.
# Python knows codecs that are no encodings of pages; some of them are slow on purpose.
_CODECS = {
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "ksc5601", "cp949", "windows-949"), "cp949"),
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("euc-jp", "iso-2022-jp", "big5", "koi8-r", "koi8-u", "utf-16"), ""),
}
_BYTE_SETS = re.compile(r"iso-8859-\d{1,2}|windows-125\d|windows-874")
_TITLE, _TITLE_ENDS = (re.compile(mark, re.IGNORECASE) for mark in ("<title", "</title"))
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_-]{1,40})", re.IGNORECASE)


def title(page: bytes, charset: str) -> str:
    """The title of an HTML page, from its first bytes; empty where there is none to read.

    `charset` is what the server says, or empty; a byte order mark goes before it, what the page
    declares comes after it (HTML Standard, section 13.2.3). Where that is wrong and the title
    cannot be decoded, there is none.
    """
    text = page.decode(_codec(page, charset), errors="replace")
    begins = _TITLE.search(text)
    # Searching from mark to mark is linear, whatever a hostile page repeats.
    start = text.find(">", begins.end()) + 1 if begins else 0
    ends = _TITLE_ENDS.search(text, start)
    words = " ".join(html.unescape(text[start : ends.start()] if start and ends else "").split())
    return "" if "\ufffd" in words else words[:LONGEST_TITLE]


def _codec(page: bytes, charset: str) -> str:
    if page.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if page.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        return "utf-16"
    declared = _DECLARED.search(page, 0, 4096)
    label = (charset or (declared[1].decode("ascii") if declared else "")).strip().lower()
    if _BYTE_SETS.fullmatch(label) and _is_known(label):
        return label
    return _CODECS.get(label, "utf-8") or label


def _is_known(label: str) -> bool:
    try:
        codecs.lookup(label)
    except LookupError:
        return False
    return True


def is_like(one: str, other: str) -> bool:
    """Whether two titles may be of one page: a site's name at the end, or a cut, does not count."""
    return fuzz.token_set_ratio(one, other, processor=utils.default_process) >= ALIKE
