"""`briefings new` without arguments: ask, show what is like it, and let it be mended or dropped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from generator import reports
from generator.contribute import new_entry
from generator.contribute.asking import prompts
from generator.contribute.asking.interview import Interview
from generator.contribute.asking.prompts import Choice
from generator.contribute.new_entry import NewEntry
from generator.contribute.scaffold import KINDS
from generator.contribute.search import likeness
from generator.load.content_folder import Content
from generator.model.problems import Problem, errors_among

_WRITE = Choice("write", "write it")
_CHANGE = Choice("change", "change a field")
_DROP = Choice("drop", "write nothing")

_BEGINNING = """\
A few questions; at the end you see the file before it is written. Ctrl-C stops, and nothing is
written. A line that you find filled in can be changed; Ctrl-U clears it."""

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The new files, to be written in this order, and the warnings about them."""

    entries: tuple[NewEntry, ...]
    warnings: tuple[Problem, ...]


def hold(content: Content, as_of: date, tell: Tell) -> Outcome:
    """Ask until there are files without errors. Raises KeyboardInterrupt where somebody stops."""
    tell(_BEGINNING)
    interview = Interview(content, as_of, tell)
    interview.begin(KINDS)
    for entry in interview.entries:
        tell(f"\n{likeness.in_words(content, entry)}")
    while True:
        entries = interview.entries
        problems = new_entry.problems(content, entries, as_of)
        errors = errors_among(problems)
        _show(entries, errors, tell)
        decision = _decision(errors)
        if decision == _DROP.answer:
            raise KeyboardInterrupt
        if decision == _WRITE.answer:
            return Outcome(tuple(entries), problems)
        interview.change()


def _show(entries: Sequence[NewEntry], errors: Sequence[Problem], tell: Tell) -> None:
    for entry in entries:
        tell(f"\n# {entry.path}\n{entry.text}")
    if errors:
        tell(reports.paragraphs(errors))


def _decision(errors: Sequence[Problem]) -> str:
    label = "Something has to be mended first" if errors else "All is well so far"
    return prompts.choice(label, [*([] if errors else [_WRITE]), _CHANGE, _DROP])
