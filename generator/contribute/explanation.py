"""Rules told on a terminal: why each exists, what breaks it, what is said then, and the mend."""

from collections.abc import Iterable, Iterator
from textwrap import indent, wrap

from generator.check.rulebook import Example, ExampleFile, Rule

WIDTH = 88
INDENT = "    "
OTHER_FIELDS = "# … and the other fields\n"
NOTHING = "(The content folder is empty.)\n"


def explanation(rule: Rule) -> str:
    """One rule in full, as several paragraphs that end with a line end."""
    parts = [
        f"{rule.code}: {rule.title} ({rule.severity})\n",
        "".join(f"{line}\n" for line in wrap(rule.why, WIDTH)),
        f"Broken:\n\n{_typed(rule.broken)}",
        f"What “briefings check” says:\n\n{indent(rule.said, INDENT)}",
        f"Mended:\n\n{_typed(rule.mended)}",
    ]
    return "\n".join(parts)


def overview(groups: Iterable[tuple[str, Iterable[Rule]]]) -> str:
    """Every code with its title, by what the rules are about."""
    return "\n".join("".join(_group(name, rules)) for name, rules in groups)


def _group(name: str, rules: Iterable[Rule]) -> Iterator[str]:
    yield f"{name}\n"
    for rule in rules:
        yield f"  {rule.code}  {rule.title}\n"


def _typed(example: Example) -> str:
    return "\n".join(map(_file, example.files)) or indent(NOTHING, INDENT)


def _file(file: ExampleFile) -> str:
    path = f"content/{file.path}"
    if file.link:
        return indent(f"# {path} is a link to {file.link}\n", INDENT)
    rest = OTHER_FIELDS if file.is_part else ""
    return indent(f"# {path}\n{file.text}{rest}", INDENT)
