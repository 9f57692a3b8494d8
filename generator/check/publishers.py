"""Whether one publisher is typed in one way, so that it is counted as one origin."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from generator.check.examination import Examination
from generator.model import identifiers, states
from generator.model.enumeration import enumerated
from generator.model.fields import TO_BE_WRITTEN
from generator.model.items import Actor, Source
from generator.model.problems import Problem
from generator.model.provenance import bare_name, names_of

PUBLISHER = ("publisher",)


def publishers_on_file_are_named_by_id(examination: Examination) -> Iterator[Problem]:
    """E225: by id here and by name there, one publisher would be counted as two origins."""
    for source, ids in _named_plainly(examination):
        if ids:
            yield examination.problem(
                "E225",
                source,
                PUBLISHER,
                f"“{source.publisher}” is a name of "
                + enumerated((f"“{identifier}”" for identifier in ids), "and of"),
                f"Type {enumerated(ids, 'or')}; somebody else of that name needs a fuller one.",
            )


def publishers_have_one_spelling(examination: Examination) -> Iterator[Problem]:
    """E226: under two spellings, one publisher would be counted as two origins.

    The spelling of the most sources is taken to be the one to keep, then that opened first.
    """
    named: dict[str, dict[str, list[Source]]] = defaultdict(lambda: defaultdict(list))
    unfiled = (source for source, ids in _named_plainly(examination) if not ids)
    for source in sorted(unfiled, key=lambda source: (source.accessed or date.max, source.id)):
        named[bare_name(source.publisher)][source.publisher].append(source)
    for spelled in named.values():
        kept = max(spelled, key=lambda spelling: len(spelled[spelling]))
        for spelling in spelled.keys() - {kept}:
            for source in spelled[spelling]:
                yield _other_spelling(examination, source, spelled[kept][0])


def _other_spelling(examination: Examination, source: Source, kept: Source) -> Problem:
    other = examination.content.filed[kept.id].document.place(PUBLISHER)
    return examination.problem(
        "E226",
        source,
        PUBLISHER,
        f"“{source.publisher}” is spelled “{kept.publisher}” in {other.path}:{other.line}",
        f"Type “{kept.publisher}”, or correct it there; two publishers need names that differ in "
        "more than capitals, spaces and signs.",
    )


def _named_plainly(examination: Examination) -> Iterator[tuple[Source, tuple[str, ...]]]:
    """Every source whose publisher is no id, with the ids of all who are called so."""
    called: dict[str, set[str]] = defaultdict(set)
    for actor in examination.items(Actor):
        for name in names_of(actor):
            called[bare_name(name)].add(actor.id)
    for source in examination.items(Source):
        name = source.publisher
        is_id = identifiers.is_identifier(name) or states.is_state(name)
        if not is_id and name != TO_BE_WRITTEN:
            yield source, tuple(sorted(called[bare_name(name)] | _state_called(name)))


def _state_called(name: str) -> set[str]:
    """The code of a state; of two letters, only capitals stand for one: `US`, and not `Us`."""
    is_code = states.is_state(name.lower())
    code = states.code_of(" ".join(name.split())) if name.isupper() or not is_code else ""
    return {code} - {""}
