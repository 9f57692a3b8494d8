"""A submitted form as GitHub passes it on: the Markdown of an issue, read back into answers.

GitHub writes `### Label`, an empty line, the answer, an empty line, for every question of the form
in its order; `_No response_` (in a list of choices also `None`) where there is no answer. Nothing
tells a heading from an answer that looks like one, and whoever opened the issue can edit all of
it: so nothing read here is more than a text that somebody typed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.contribute.forms.questions import FORM_KINDS, Question, questions
from generator.load.text_file import REFUSED
from generator.model.failure import Failure
from generator.model.field_guide import Form
from generator.model.vocabulary import Kind

LARGEST_BODY = 512 * 1024
"""In bytes: far more than the 65,536 characters that GitHub allows."""

Headings = Mapping[str, Sequence[int]]
"""The numbers of lines, from 0, by the heading that stands there."""

_HEADING = "### "
_NO_ANSWER = ("", "_No response_")
_NO_CHOICE = (*_NO_ANSWER, "None")


class NotAForm(Failure):
    """The text is no submitted form; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Submission:
    """What somebody answered: `answers` holds the questions that have an answer.

    `asked_again` are questions whose heading stands in the text more than once: one of the two is
    part of an answer. `altered` are those from whose answers something invisible was taken out.
    """

    kind: Kind
    answers: Mapping[Question, str]
    asked_again: tuple[Question, ...]
    altered: tuple[Question, ...]


def decoded(data: bytes) -> str:
    """The text of a body. Raises NotAForm where it is too large or not UTF-8."""
    if len(data) > LARGEST_BODY:
        raise NotAForm(f"the text is larger than {LARGEST_BODY // 1024} KiB, so it is no form")
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise NotAForm("the text is not UTF-8; save it as GitHub shows it") from None


def read(body: str, kind: Kind | None = None) -> Submission:
    """The answers in the Markdown of an issue; the kind is told from the questions if not given.

    A heading counts when it is its question's turn, and else belongs to the answer it stands in.
    Raises NotAForm where no form has these questions.
    """
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    headings = _headings(lines)
    kind = kind or _kind(headings)
    found = dict(_found(lines, headings, kind))
    if not found:
        raise NotAForm(
            f"this is not a submitted form for a {kind.label.lower()}: it has none of its "
            f"questions as headings, such as “### {questions(kind)[0].label}”"
        )
    typed = {question: "\n".join(answer).strip() for question, answer in found.items()}
    answers = {question: _visible(text) for question, text in typed.items()}
    return Submission(
        kind,
        {question: text for question, text in answers.items() if _is_answer(question, text)},
        tuple(question for question in found if len(headings[question.label]) > 1),
        tuple(question for question in found if answers[question] != typed[question]),
    )


def _kind(headings: Headings) -> Kind:
    asked = {kind: len(_starts(headings, kind)) for kind in FORM_KINDS}
    most = max(asked.values())
    likely = [kind for kind in FORM_KINDS if asked[kind] == most]
    if most == 0:
        raise NotAForm(
            "this is not a submitted form: it has none of the questions of our forms as headings, "
            f"such as “### {questions(FORM_KINDS[0])[0].label}”"
        )
    if len(likely) > 1:
        kinds = " or ".join(kind.singular for kind in likely)
        raise NotAForm(f"this could be the form for {kinds}; say which with --kind")
    return likely[0]


def _headings(lines: list[str]) -> Headings:
    """Where a heading stands, alone between empty lines, by what it says."""
    found: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if line.startswith(_HEADING):
            around = (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
            if not any(map(str.strip, around)):
                found.setdefault(line.removeprefix(_HEADING).rstrip(), []).append(index)
    return found


def _found(
    lines: list[str], headings: Headings, kind: Kind
) -> Iterator[tuple[Question, list[str]]]:
    """Each question that is there, with the lines up to the next one."""
    starts = _starts(headings, kind)
    ends = [*(index for index, _ in starts[1:]), len(lines)]
    for (start, question), end in zip(starts, ends, strict=False):
        yield question, lines[start + 1 : end]


def _starts(headings: Headings, kind: Kind) -> list[tuple[int, Question]]:
    """Where each question has its turn: the first time that it stands behind the one before."""
    starts: list[tuple[int, Question]] = []
    for question in questions(kind):
        after = starts[-1][0] if starts else -1
        turn = next((index for index in headings.get(question.label, ()) if index > after), None)
        if turn is not None:
            starts.append((turn, question))
    return starts


def _visible(text: str) -> str:
    """Without what nobody sees, which copied text brings along and the check refuses."""
    while (seen := REFUSED.sub("", text)) != text:
        text = seen
    return text.strip()


def _is_answer(question: Question, text: str) -> bool:
    is_choice = question.field.form in (Form.TERM, Form.TRUTH)
    return text not in (_NO_CHOICE if is_choice else _NO_ANSWER)
