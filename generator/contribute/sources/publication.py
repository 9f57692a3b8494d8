"""What is known about a publication, wherever it was found; all of it is somebody else's text."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import urljoin

from generator.load.text_file import REFUSED
from generator.model import states, web_address
from generator.model.fields import LANGUAGE_TAG
from generator.model.vocabulary import SourceType

LONGEST_ADDRESS = 2000

_LONGEST_TAG = 35
_NO_LANGUAGE = ("und", "mul", "zxx", "mis", "x-default")
_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.|www\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)


class Doubt(NamedTuple):
    """What a contributor has to look at, and the field that it is about; one plain sentence."""

    field: str
    words: str


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication as far as it is known: what is empty was not found, and nothing is guessed
    without a doubt being noted.

    `published` is a date in our profile of EDTF, `language` a BCP 47 tag, `doi` without a prefix;
    `accessed` is the day on which somebody opened `url`.
    """

    title: str = ""
    publisher: str = ""
    type: SourceType | None = None
    published: str = ""
    authors: tuple[str, ...] = ()
    url: str = ""
    accessed: date | None = None
    archive_url: str = ""
    language: str = ""
    doi: str = ""
    doubts: tuple[Doubt, ...] = ()

    @property
    def name(self) -> str:
        """What to call it in a message."""
        return self.title or self.url or "a publication without a title"


def line(found: object) -> str:
    """Foreign text as one line: composed (NFC), white space evened, without unseen characters.

    Whatever is not text is empty.
    """
    if not isinstance(found, str):
        return ""
    seen = REFUSED.sub("", " ".join(unicodedata.normalize("NFC", found).split()))
    # What stood between two unseen characters may only now be at the edge, or double.
    return " ".join(seen.split())


def address(found: object, base: str = "") -> str:
    """A foreign web address, relative to `base` where it is relative; empty unless readers can
    open it."""
    text = line(found).replace(" ", "%20")
    try:
        whole = urljoin(base, text)
    except ValueError:
        return ""
    return "" if len(whole) > LONGEST_ADDRESS or web_address.fault_of(whole) else whole


def language_tag(found: object) -> str:
    """A language as a BCP 47 tag: `en_us` is en-US, `Korean` is ko; empty where it is neither."""
    text = line(found)[: _LONGEST_TAG + 1].replace("_", "-").partition(".")[0]
    if text.lower() in _NO_LANGUAGE:
        return ""
    first, *others = text.split("-")
    tag = "-".join([first.lower(), *map(_subtag, others)])
    is_tag = len(tag) <= _LONGEST_TAG and re.fullmatch(LANGUAGE_TAG, tag)
    return tag if is_tag else states.code_of_language(text)


def _subtag(subtag: str) -> str:
    """RFC 5646, section 2.1.1: scripts are Capitalised, regions CAPITALS, all else is small."""
    if len(subtag) == 4 and subtag.isalpha():
        return subtag.capitalize()
    return subtag.upper() if len(subtag) == 2 else subtag.lower()


def doi(found: object) -> str:
    """A DOI without its prefix and in small letters, as DOIs ignore case; empty for other text."""
    match = _DOI.fullmatch(line(found).partition("?")[0])
    return match[1].lower() if match and len(match[1]) < LONGEST_ADDRESS else ""
