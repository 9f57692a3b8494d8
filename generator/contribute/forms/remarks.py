"""What is wrong with a submitted form, said of its questions instead of a file's lines."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.contribute.forms.questions import Question, questions
from generator.contribute.forms.submission import Submission
from generator.load import strict_yaml
from generator.load.filed import FOLDERS
from generator.model.problems import Problem, Severity
from generator.model.vocabulary import Kind

_WHOLE = "The form"
_NAMED = re.compile(r"“(?P<name>[a-z_]+)(?:: …)?”")
_ADD_A_LINE = re.compile(r"Add a line (?=“([a-z_]+): …”)")


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to mend or to look at, by the question it is about; plain text on one line."""

    question: str
    words: str
    severity: Severity


def of_reading(submission: Submission) -> Iterator[Remark]:
    """What was noticed while the answers were taken out of the text."""
    for question in submission.asked_again:
        words = (
            f"the line “### {question.label}” stands in the form more than once, so an answer may "
            "have been cut in the wrong place. Compare the file with the form."
        )
        yield Remark(question.label, words, Severity.WARNING)
    for question in submission.altered:
        words = "an invisible character was taken out of the answer. Nothing has to be done."
        yield Remark(question.label, words, Severity.WARNING)


def of_filed_source(kind: Kind, identifier: str) -> Remark:
    """The address that was given is that of a source filed already, under this id."""
    question = next(one for one in questions(kind) if one.field.name == "url")
    if kind is Kind.SOURCE:
        words = f"this source is filed already as “{identifier}”. Cite that one instead."
        return Remark(question.label, words, Severity.ERROR)
    words = f"the source is filed already as “{identifier}”, so that one is cited."
    return Remark(question.label, words, Severity.WARNING)


def of_problems(
    problems: Iterable[Problem], texts: Mapping[str, str], kind: Kind
) -> Iterator[Remark]:
    """The problems of the drafts, texts by path, that a form for `kind` became."""
    fields = {path: _fields(path, text) for path, text in texts.items()}
    for problem in problems:
        yield _of_problem(problem, fields[problem.place.path], kind)


def _of_problem(problem: Problem, fields: Sequence[tuple[int, str]], kind: Kind) -> Remark:
    part = FOLDERS[problem.place.path.split("/")[1]]
    asked = {one.field.name: one for one in questions(kind) if one.kind is part}
    named = _named(problem.message, asked)
    question = named if _is_about_all(problem) else _answered(problem, fields, asked) or named
    words = _in_words_of_the_form(f"{problem.message}. {problem.hint}", asked)
    return Remark(question.label if question else _WHOLE, words, problem.severity)


def _is_about_all(problem: Problem) -> bool:
    """Whether it is about the file: about its first field, it would stand at the value."""
    return (problem.place.line, problem.place.column) == (1, 1)


def _named(message: str, asked: Mapping[str, Question]) -> Question | None:
    names = (found["name"] for found in _NAMED.finditer(message))
    return next((asked[name] for name in names if name in asked), None)


def _fields(path: str, text: str) -> Sequence[tuple[int, str]]:
    """The line on which each field of a draft begins, and its name."""
    root = strict_yaml.read(path, text.encode()).root
    return [(name.mark.line, name.text) for name, _ in root.items] if root else []


def _answered(
    problem: Problem, fields: Sequence[tuple[int, str]], asked: Mapping[str, Question]
) -> Question | None:
    """The question whose answer stands at the place of a problem."""
    above = [name for line, name in fields if line <= problem.place.line]
    return asked.get(above[-1]) if above else None


def _in_words_of_the_form(words: str, asked: Mapping[str, Question]) -> str:
    """What is said of a file's fields and lines, said of the form's questions."""

    def label(found: re.Match[str]) -> str:
        question = asked.get(found["name"])
        return f"“{question.label}”" if question else found[0]

    return " ".join(_NAMED.sub(label, _ADD_A_LINE.sub("Answer ", words)).split())
