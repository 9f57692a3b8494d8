"""What an entry says and what it rests on, in a few paragraphs, for readers who are elsewhere.

The paragraphs are HTML without links or styles. An entry that somebody denies is never without
the denial.
"""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from generator.model.items import Briefing, Entry, Event, Response, Source, Statement
from generator.model.vocabulary import QuoteOrigin
from generator.relate.archive import Archive
from generator.relate.evidence import evidence_of
from generator.relate.marks import status_in_words
from generator.render.plain_words import closed, plain, speaker, when

NAMED = 5
"""How many sources, and how many denials, are named; the entry's page names all."""

_LED = Markup("<p><strong>{}:</strong> {}</p>")
_PLAIN = Markup("<p>{}</p>")
_QUOTED = Markup("<blockquote>“<span{}>{}</span>”</blockquote>")


def account(item: Entry | Briefing, archive: Archive) -> Markup:
    """What an entry or briefing says, as HTML."""
    if isinstance(item, Briefing):
        return _PLAIN.format(plain(item.bottom_line, archive))
    return Markup("\n").join(_of(item, archive))


def _of(entry: Entry, archive: Archive) -> Iterator[Markup]:
    if entry.is_retracted:
        yield _LED.format("Retracted", "the editors have withdrawn this entry.")
    if isinstance(entry, Statement):
        yield from _said(entry, archive)
    rich: str | None = getattr(entry, "summary", None)
    if rich:
        yield _PLAIN.format(plain(rich, archive))
    yield from _denials(entry, archive)
    yield _PLAIN.format(_standing(entry, archive))
    yield _rests_on(entry, archive)


def _said(statement: Statement, archive: Archive) -> Iterator[Markup]:
    yield _PLAIN.format(closed(f"{statement.act.label} by {speaker(statement, archive)}"))
    if statement.quote:
        language = Markup(' lang="{}"').format(statement.quote_lang or "")
        yield _QUOTED.format(language if statement.quote_lang else "", statement.quote)
        if statement.quote_is is QuoteOrigin.TRANSLATION:
            yield _PLAIN.format("The quotation is a translation.")


def _denials(entry: Entry, archive: Archive) -> Iterator[Markup]:
    contested_by = evidence_of(entry, archive).contested_by
    for statement in contested_by[:NAMED]:
        said = f"{statement.act.label} by {speaker(statement, archive)}: {statement.title}"
        yield _LED.format("Contested", closed(said))
    if len(contested_by) > NAMED:
        yield _LED.format("Contested", f"and by {len(contested_by) - NAMED} more.")


def _standing(entry: Entry, archive: Archive) -> str:
    """When it was, and how far it has come."""
    if isinstance(entry, Response):
        return f"{entry.status.label} ({entry.status.meaning}), {when(entry)}."
    date = f"Date: {when(entry)}."
    if isinstance(entry, Event):
        verified = entry.verification
        status = status_in_words(entry, archive)
        return f"{date} {status}. {verified.label}: {verified.meaning}."
    return date


def _rests_on(entry: Entry, archive: Archive) -> Markup:
    evidence = evidence_of(entry, archive)
    labels = "; ".join(f"{label.label}: {label.meaning}" for label in evidence.labels)
    return _LED.format("Evidence", f"{labels}. {_named(evidence.sources, archive)}.")


def _named(sources: Sequence[Source], archive: Archive) -> str:
    named = "; ".join(
        f"{archive.actor_name(source.publisher)}, “{source.title}”, {source.published.in_words}"
        for source in sources[:NAMED]
    )
    rest = len(sources) - NAMED
    return f"Sources: {named}; and {rest} more" if rest > 0 else f"Sources: {named}"
