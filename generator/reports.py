"""Problems as text for people, as JSON for programs, and as annotations for GitHub."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Protocol

from generator.load.text_file import visible_line
from generator.model.problems import Problem, Severity, errors_among
from generator.render.addresses import address_of_rule

SHOWN_OF_A_WARNING = 3
SHOWN_OF_ERRORS = 20
EXPLAINED = "Why, and how each is mended"


class Report(Protocol):
    """Problems in one format.

    Unless `everything` is asked for, long runs may be cut and what was left out is counted. `site`
    is the full address of the published site, where it has one: each problem leads to its rule.
    """

    def __call__(self, problems: Sequence[Problem], everything: bool, site: str = "") -> str:
        """The problems as text to be printed."""


def text(problems: Sequence[Problem], everything: bool, site: str = "") -> str:
    """One paragraph a problem, errors last, where a terminal leaves the reader; then a count.

    Above the count stands the command that explains these rules.
    """
    warnings = [problem for problem in problems if problem.severity is Severity.WARNING]
    errors = errors_among(problems)
    limit = len(problems) if everything else SHOWN_OF_A_WARNING
    paragraphs = [*_warnings(warnings, limit)]
    paragraphs += _cut(errors, len(problems) if everything else SHOWN_OF_ERRORS, "error")
    paragraphs += [f"{EXPLAINED}: {_command(problems)}\n"] if problems else []
    return "\n".join([*paragraphs, summary(problems)])


def _command(problems: Iterable[Problem]) -> str:
    codes = sorted({problem.code for problem in problems})
    return f"briefings explain {' '.join(codes)}"


def paragraphs(problems: Iterable[Problem]) -> str:
    """One paragraph a problem, and nothing else."""
    return "\n".join(_paragraph(problem) for problem in problems)


def summary(problems: Sequence[Problem]) -> str:
    """`2 errors, 1 warning`, or that there are none."""
    count = Counter(problem.severity for problem in problems)
    if not count:
        return "No problems."
    errors, warnings = count[Severity.ERROR], count[Severity.WARNING]
    counted = [_counted(errors, "error")]
    return ", ".join([*counted, *([_counted(warnings, "warning")] if warnings else [])])


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _warnings(warnings: Iterable[Problem], limit: int) -> Iterator[str]:
    by_code = sorted(warnings, key=lambda problem: problem.code)
    for code, group in groupby(by_code, key=lambda problem: problem.code):
        yield from _cut(list(group), limit, "warning", f" {code}")


def _cut(problems: Sequence[Problem], limit: int, noun: str, code: str = "") -> Iterator[str]:
    yield from (_paragraph(problem) for problem in problems[:limit])
    if len(problems) > limit:
        left_out = _counted(len(problems) - limit, f"more {noun}")
        yield f"… and {left_out}{code}; “briefings check --all” shows all.\n"


def _paragraph(problem: Problem) -> str:
    lines = [f"{problem.place}: {problem.severity} {problem.code}: {problem.message}"]
    if problem.excerpt:
        lines += _pointed(problem)
    lines.append(f"    {problem.hint}")
    return "\n".join(visible_line(line) for line in lines) + "\n"


def _pointed(problem: Problem, width: int = 96) -> list[str]:
    """The offending line, and a caret under the column; a long line is shown around it."""
    column = problem.place.column - 1
    start = max(0, column - width + 20) if len(problem.excerpt) > width else 0
    shown = problem.excerpt[start : start + width]
    return [f"    | {shown}", f"    | {' ' * (column - start)}^"]


def as_json(problems: Sequence[Problem], everything: bool, site: str = "") -> str:
    """A list of objects with path, line, column, severity, code, message, hint and excerpt.

    `explain` is the address of the rule, relative to the site where that has no address.
    """
    return json.dumps(
        [
            {
                "path": problem.place.path,
                "line": problem.place.line,
                "column": problem.place.column,
                "severity": problem.severity,
                "code": problem.code,
                "message": problem.message,
                "hint": problem.hint,
                "excerpt": problem.excerpt,
                "explain": site + address_of_rule(problem.code),
            }
            for problem in problems
        ],
        ensure_ascii=False,
        indent=2,
    )


def github(problems: Sequence[Problem], everything: bool, site: str = "") -> str:
    """GitHub workflow commands, which annotate the very line of a pull request."""
    errors_first = sorted(problems, key=lambda problem: problem.severity)
    return "\n".join(_annotation(problem, site) for problem in errors_first)


def _annotation(problem: Problem, site: str) -> str:
    place = problem.place
    properties = {
        "file": place.path,
        "line": str(place.line),
        "col": str(place.column),
        "title": f"{problem.code}: {problem.message}",
    }
    fields = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    rule = site + address_of_rule(problem.code) if site else _command([problem])
    words = f"{problem.message}. {problem.hint}\nWhy: {rule}"
    return f"::{problem.severity} {fields}::{_data(words)}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Report] = {"text": text, "json": as_json, "github": github}
