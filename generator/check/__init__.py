"""Whether content is sound: every rule, over everything, at once."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from hashlib import blake2b
from typing import Any

from generator.check import (
    briefings,
    chronology,
    former_ids,
    publishers,
    record_days,
    references,
    responses,
    sourcing,
    speakers,
    wording,
)
from generator.check.examination import Examination
from generator.load import collector
from generator.load.content_files import DIGEST_SIZE
from generator.load.content_folder import Content
from generator.load.remembered import ClosedDocument, Places, Remembered
from generator.load.unfinished import is_unfinished
from generator.model.content import SoundContent
from generator.model.items import (
    Actor,
    Briefing,
    Event,
    Item,
    Response,
    Source,
    Statement,
    Topic,
)
from generator.model.problems import Problem, errors_among
from generator.model.vocabulary import Kind

Rule = Callable[[Examination], Iterable[Problem]]

RULES: tuple[Rule, ...] = (
    references.references_lead_somewhere,
    references.chains_do_not_close,
    former_ids.former_ids_can_be_ids,
    former_ids.former_ids_are_free,
    references.embargo_is_kept,
    chronology.unknown_dates_are_worded,
    record_days.sources_are_opened_after_publication,
    record_days.updates_are_not_in_the_future,
    record_days.nothing_is_filed_before_its_day,
    record_days.nothing_is_changed_before_it_is_filed,
    chronology.future_events_are_expected,
    chronology.windows_are_closed_before_they_are_given_up,
    chronology.closed_windows_are_noticed,
    chronology.ongoing_events_are_fresh,
    chronology.nothing_is_said_in_the_future,
    chronology.history_is_in_order,
    chronology.answers_follow_what_they_answer,
    speakers.statements_are_attributed,
    wording.markdown_is_of_the_subset,
    wording.nothing_is_left_to_be_written,
    sourcing.confirmation_is_shown,
    sourcing.addresses_are_dated,
    sourcing.confidential_sources_name_their_carrier,
    sourcing.confidential_sources_are_not_cited_alone,
    sourcing.archives_are_elsewhere,
    sourcing.addresses_are_filed_once,
    publishers.publishers_on_file_are_named_by_id,
    publishers.publishers_have_one_spelling,
    sourcing.addresses_are_archived,
    sourcing.everything_is_used,
    briefings.briefings_are_of_something,
    briefings.judgements_rest_on_the_briefing,
    briefings.judgements_say_how_sure_they_are,
    responses.responses_are_identified,
    responses.gaps_are_described,
    briefings.entries_are_briefed,
    briefings.briefings_have_several_origins,
)


@collector.paused()
def check(content: Content, as_of: date) -> tuple[Problem, ...]:
    """Every problem of `content` on the day `as_of`, those met while loading included, in order."""
    examination = Examination(content, as_of)
    found = [problem for rule in RULES for problem in rule(examination)]
    return tuple(sorted({*content.problems, *found}))


def sound(content: Content, problems: Iterable[Problem]) -> SoundContent | None:
    """The content as sound, where none of its problems is an error."""
    if errors_among(problems):
        return None
    by_class: dict[type[Item], dict[str, Any]] = defaultdict(dict)
    for name, filed in sorted(content.filed.items()):
        if filed.item is not None:
            by_class[type(filed.item)][name] = filed.item
    return SoundContent(
        events=by_class[Event],
        statements=by_class[Statement],
        responses=by_class[Response],
        sources=by_class[Source],
        actors=by_class[Actor],
        briefings=by_class[Briefing],
        topics=by_class[Topic],
        pages=content.pages,
        paths={filed.id: filed.document.path for filed in content.filed.values()},
        unfinished=frozenset(filed.id for filed in content.filed.values() if is_unfinished(filed)),
        digests=_digests(content),
    )


def to_remember(content: Content, problems: Iterable[Problem]) -> Remembered:
    """What the files hold in which there is no error, and which are finished.

    An error that a rule looks for in each file alone need not be looked for in them again.
    """
    wrong = {found.place.path for found in errors_among(problems)}
    wrong |= {filed.document.path for filed in content.filed.values() if is_unfinished(filed)}
    items: dict[bytes, tuple[Item, ...]] = {}
    places: dict[bytes, Places] = {}
    for filed in content.filed.values():
        document = filed.document
        if filed.item is not None and document.path not in wrong:
            digest = content.digests[document.path]
            items[digest] = (*items.get(digest, ()), filed.item)
            if isinstance(document, ClosedDocument) and document.places:
                places[digest] = {**places.get(digest, {}), **document.places}
    return Remembered(items, places)


def _digests(content: Content) -> dict[str, bytes]:
    of_items = {
        filed.id: blake2b(repr(filed.item).encode(), digest_size=DIGEST_SIZE).digest()
        if filed.kind is Kind.TOPIC  # They share a file: what one of them says has a digest.
        else content.digests[filed.document.path]
        for filed in content.filed.values()
    }
    documents = content.documents_of_pages.items()
    return of_items | {path: content.digests[document.path] for path, document in documents}
