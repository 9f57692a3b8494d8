"""What an entry says and what it rests on, in a few paragraphs, for readers who are elsewhere.

The paragraphs are HTML without links or styles. An entry that somebody denies is never without
the denial.
"""

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from generator.model.items import Briefing, Entry, Event, Response, Source, Statement
from generator.model.vocabulary import QuoteOrigin
from generator.relate.archive import Archive
from generator.relate.evidence import evidence_of
from generator.relate.marks import status_in_words
from generator.render.plain_words import closed, plain, speaker, when

NAMED = 5
"""How many sources, and how many denials, are named; the entry's page names all."""


def account(item: Entry | Briefing, archive: Archive) -> Markup:
    """What an entry or briefing says, as HTML."""
    if isinstance(item, Briefing):
        return _plain(plain(item.bottom_line, archive))
    return Markup("\n").join(_of(item, archive))


def _of(entry: Entry, archive: Archive) -> Iterator[Markup]:
    if entry.is_retracted:
        yield _led("Retracted", "the editors have withdrawn this entry.")
    if isinstance(entry, Statement):
        yield from _said(entry, archive)
    rich: str | None = getattr(entry, "summary", None)
    if rich:
        yield _plain(plain(rich, archive))
    yield from _denials(entry, archive)
    yield _plain(_standing(entry, archive))
    yield _rests_on(entry, archive)


def _said(statement: Statement, archive: Archive) -> Iterator[Markup]:
    yield _plain(closed(f"{statement.act.label} by {speaker(statement, archive)}"))
    if statement.quote:
        language = f' lang="{escape(statement.quote_lang)}"' if statement.quote_lang else ""
        quote = f"<span{language}>{escape(statement.quote)}</span>"
        yield Markup(f"<blockquote>“{quote}”</blockquote>")
        if statement.quote_is is QuoteOrigin.TRANSLATION:
            yield _plain("The quotation is a translation.")


def _denials(entry: Entry, archive: Archive) -> Iterator[Markup]:
    contested_by = evidence_of(entry, archive).contested_by
    for statement in contested_by[:NAMED]:
        said = f"{statement.act.label} by {speaker(statement, archive)}: {statement.title}"
        yield _led("Contested", closed(said))
    if len(contested_by) > NAMED:
        yield _led("Contested", f"and by {len(contested_by) - NAMED} more.")


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
    return _led("Evidence", f"{labels}. {_named(evidence.sources, archive)}.")


def _named(sources: Sequence[Source], archive: Archive) -> str:
    named = "; ".join(
        f"{archive.actor_name(source.publisher)}, “{source.title}”, {source.published.in_words}"
        for source in sources[:NAMED]
    )
    rest = len(sources) - NAMED
    return f"Sources: {named}; and {rest} more" if rest > 0 else f"Sources: {named}"


def _led(word: str, text: str) -> Markup:
    return Markup(f"<p><strong>{escape(word)}:</strong> {escape(text)}</p>")


def _plain(text: str) -> Markup:
    return Markup(f"<p>{escape(text)}</p>")
