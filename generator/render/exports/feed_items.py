"""What a reader program shows of one change: an addition, or an update that comes up by itself."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.model import dates
from generator.model.items import Briefing, Entry
from generator.model.vocabulary import UpdateKind
from generator.relate.archive import Archive
from generator.relate.changes import Change
from generator.relate.evidence import evidence_of
from generator.relate.marks import mark_of
from generator.render.addresses import page_path
from generator.render.exports import permanent_ids
from generator.render.exports.account import account
from generator.render.plain_words import plain, summary

_REASON = Markup("<p><strong>{}, {}:</strong> {}</p>\n")


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One change, ready to be read elsewhere.

    `id` is a URN, `page` the Markdown file of the page about it, `words` plain text; `html` has
    no links, so that it is the same wherever the site is.
    """

    id: str
    page: str
    on: date
    title: str
    words: str
    html: str
    tags: tuple[str, ...]


def item_of(change: Change, archive: Archive) -> FeedItem:
    """The item of a change; put into words once, however many feeds it is in."""
    key = f"{change.item.id} {change.number}"
    return archive.once("feed_item", key, lambda: _made(change, archive))


def _made(change: Change, archive: Archive) -> FeedItem:
    return FeedItem(
        id=permanent_ids.of_change(change),
        page=page_path(change.item),
        on=change.on,
        title=f"{_label(change, archive)}: {change.item.name}",
        words=_words(change, archive),
        html=_reason(change, archive) + account(change.item, archive),
        tags=_tags(change.item, archive),
    )


def _label(change: Change, archive: Archive) -> str:
    """What a title begins with, so that an allegation looks like one where only titles are seen."""
    item = change.item
    if change.update is not None:
        return change.update.kind.label
    if isinstance(item, Briefing):
        return item.kind.label
    if item.is_retracted:
        return UpdateKind.RETRACTION.label
    # What is overdue changes with the day on which the site is built; a title should not.
    mark = mark_of(item, item.added)
    return f"{mark}, contested" if evidence_of(item, archive).contested_by else mark


def _words(change: Change, archive: Archive) -> str:
    update = change.update
    return plain(update.text, archive) if update else summary(change.item, archive)


def _reason(change: Change, archive: Archive) -> Markup:
    """Why there is an item about something that was here before."""
    if change.update is None:
        return Markup("")
    day = dates.day_in_words(change.on)
    return _REASON.format(change.update.kind.label, day, plain(change.update.text, archive))


def _tags(item: Entry | Briefing, archive: Archive) -> tuple[str, ...]:
    topics = (archive.topics[topic].label for topic in item.topics)
    return tuple(dict.fromkeys((item.kind.label, *topics)))
