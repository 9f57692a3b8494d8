"""A source made of what is known about a publication, with comments on what has to be checked."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from textwrap import wrap

from generator.contribute import naming
from generator.contribute.new_entry import NewEntry
from generator.contribute.search.known import comparable
from generator.contribute.sources import publication_date
from generator.contribute.sources.filed_sources import Publishers
from generator.contribute.sources.publication import Doubt, Publication
from generator.model import identifiers, states, web_address
from generator.model.field_guide import guide, guides
from generator.model.fields import TO_BE_WRITTEN
from generator.model.references import Location
from generator.model.vocabulary import Kind, Seen, SourceType
from generator.model.worked_examples import Typed

_WIDTH = 96
_WORDS_IN_ID = 4
_LITTLE_WORDS = frozenset(
    (
        *("a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "of", "on", "or", "s"),
        *("the", "to", "with"),
    )
)
_A_DAY = timedelta(days=1)

_NOT_FOUND = "not found. Look for it, and type it here."
_NO_TYPE = "nothing says what sort of publication this is. Type one of: {terms}."
_DATED_AHEAD = "the page is dated a day ahead, as in another time zone; so this day was taken."
_IN_FUTURE = "the date found, {published}, is still to come. Look for the right one."
_HOW_READ = "original, copy or excerpt? Readers are told how you read it; here nobody knows."
_CUT = "it is longer than {longest} characters, and cut."


@dataclass(frozen=True, slots=True)
class ImportedSource(NewEntry):
    """A source that is not written yet, and what its contributor has to look at."""

    doubts: tuple[Doubt, ...] = ()

    @property
    def remarks(self) -> Mapping[Location, Sequence[str]]:
        """What has to be looked at, above each field."""
        comments: dict[Location, list[str]] = {}
        for doubt in self.doubts:
            lines = wrap(f"To check: {doubt.words}", _WIDTH, break_long_words=False)
            comments.setdefault((doubt.field,), []).extend(f"# {line}" for line in lines)
        return comments

    @property
    def lacking(self) -> tuple[str, ...]:
        """The fields that are good to have and were not found."""
        return tuple(name for name in ("url", "author", "lang") if name not in self.values)


def imported(
    found: Publication,
    publishers: Publishers,
    taken: Container[str],
    as_of: date,
    identifier: str = "",
) -> ImportedSource:
    """The source for a publication, with a free id of its own unless one is given."""
    known = _noting(_typed(_placed(_dated(found, as_of), publishers)), "seen", _HOW_READ)
    values, doubts = _within_limits(_values(known))
    name = identifier or _proposed(known, taken)
    return ImportedSource(Kind.SOURCE, name, values, (*known.doubts, *doubts))


def _dated(found: Publication, as_of: date) -> Publication:
    """With a date that can be, beside the day on which it was opened."""
    opened = found.accessed or as_of
    if not found.published:
        return _noting(found, "published", _NOT_FOUND, published="unknown")
    if not publication_date.begins_after(found.published, opened):
        return found
    if publication_date.begins_after(found.published, opened + _A_DAY):
        words = _IN_FUTURE.format(published=found.published)
        return _noting(found, "published", words, published="unknown")
    return _noting(found, "accessed", _DATED_AHEAD, accessed=opened + _A_DAY)


def _placed(found: Publication, publishers: Publishers) -> Publication:
    """With the publisher as the archive calls it, and the type that its other sources have."""
    publisher = publishers.typed(found) or _as_name(found.publisher)
    if not publisher:
        found = _noting(found, "publisher", _NOT_FOUND)
    # That a page is news does not say whose news it is; what stands in the archive may.
    has_own_type = found.type not in (None, SourceType.NEWS)
    kind = found.type if has_own_type else publishers.type(publisher) or found.type
    return replace(found, publisher=publisher or TO_BE_WRITTEN, type=kind)


def _as_name(publisher: str) -> str:
    """A plain name that cannot be taken for an id: those begin with a small letter."""
    is_like_id = identifiers.is_identifier(publisher) or states.is_state(publisher)
    return publisher[:1].upper() + publisher[1:] if is_like_id else publisher


def _typed(found: Publication) -> Publication:
    if not found.title:
        found = _noting(found, "title", _NOT_FOUND, title=TO_BE_WRITTEN)
    if found.type is not None:
        return found
    words = _NO_TYPE.format(terms=", ".join(guide(Kind.SOURCE, "type").terms))
    return _noting(found, "type", words, type=SourceType.OTHER)


def _noting(found: Publication, field: str, words: str, **changed: object) -> Publication:
    """With another doubt, in place of the earlier ones about the field, and with other values."""
    doubts = (doubt for doubt in found.doubts if doubt.field != field)
    return replace(found, doubts=(*doubts, Doubt(field, words)), **changed)  # type: ignore[arg-type]


def _values(found: Publication) -> dict[str, Typed]:
    """What is typed into the file, without what is not known."""
    values: dict[str, Typed] = {
        "title": found.title,
        "publisher": found.publisher,
        "type": str(found.type),
        "published": found.published,
        "url": found.url,
        "accessed": found.accessed.isoformat() if found.accessed else "",
        "author": [*dict.fromkeys(found.authors)],
        "archive_url": found.archive_url,
        "lang": found.language,
        "seen": str(Seen.ORIGINAL),
    }
    return {name: value for name, value in values.items() if value}


def _within_limits(values: Mapping[str, Typed]) -> tuple[dict[str, Typed], tuple[Doubt, ...]]:
    """Each text cut to the length that its field has room for, and what was cut."""
    longest = {field.name: field.longest for field in guides(Kind.SOURCE)}
    cut = {name: _cut(value, longest[name]) for name, value in values.items()}
    doubts = (
        Doubt(name, _CUT.format(longest=longest[name]))
        for name in values
        if cut[name] != values[name]
    )
    return cut, tuple(doubts)


def _cut(value: Typed, longest: int | None) -> Typed:
    if isinstance(value, str):
        is_long = longest is not None and len(value) > longest
        return f"{value[: longest - 1].rstrip()}…" if is_long and longest else value
    assert not isinstance(value, Mapping)
    return [_cut(member, longest) for member in value]


def _proposed(found: Publication, taken: Container[str]) -> str:
    """An id in the pattern of the house: publisher, date, a few words of the title."""
    title = "" if found.title == TO_BE_WRITTEN else found.title
    called = {
        "publisher": _short(found),
        "published": "" if found.published == "unknown" else found.published,
        "title": " ".join(_words(title)),
    }
    return naming.proposed(Kind.SOURCE, called, taken)


def _short(found: Publication) -> str:
    """The publisher in a few Latin letters: its name, else the name of its site."""
    words = [word for word in _words(found.publisher) if found.publisher != TO_BE_WRITTEN]
    label = web_address.host(found.url).partition(".")[0]
    return " ".join(words) or ("" if label.isdigit() else label)


def _words(text: str) -> list[str]:
    plain = (word for word in comparable(text).split() if word.isascii())
    return [word for word in plain if word not in _LITTLE_WORDS][:_WORDS_IN_ID]
