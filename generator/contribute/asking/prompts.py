"""Questions on a terminal: a line with completion, and a choice of a few words.

Both raise KeyboardInterrupt on Ctrl-C and EOFError on Ctrl-D.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import questionary
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from generator.contribute.asking.suggestions import Suggestion, closest


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few answers, and what it means."""

    answer: str
    words: str


def line(label: str, default: str = "", known: Sequence[Suggestion] = ()) -> str:
    """What somebody types; `known` is offered as it is typed, behind commas as well."""
    question = questionary.text(
        f"{label}:", default, qmark="?", completer=_Known(known), complete_while_typing=True
    )
    return str(question.unsafe_ask()).strip()


def choice(label: str, choices: Sequence[Choice], default: str = "") -> str:
    """The answer that was chosen, with the arrow keys or by typing a part of it."""
    question = questionary.select(
        f"{label}:",
        [questionary.Choice(one.words, value=one.answer) for one in choices],
        default=default if default in [one.answer for one in choices] else None,
        qmark="?",
        instruction="(arrow keys, or type a part of it; then Enter)",
        use_search_filter=True,
        use_jk_keys=False,
    )
    return str(question.unsafe_ask())


class _Known(Completer):
    """Completes the id behind the last comma."""

    def __init__(self, known: Sequence[Suggestion]) -> None:
        self.known = known

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterator[Completion]:
        """The ids that what was typed so far may mean, with what they are called."""
        typed = document.text_before_cursor.rpartition(",")[2].lstrip()
        if "#" not in typed:
            for one in closest(typed, self.known):
                yield Completion(one.id, -len(typed), display_meta=one.called)
