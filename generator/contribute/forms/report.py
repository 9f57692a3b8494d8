"""What a form became and what is wrong with it: for a terminal, and as a comment on GitHub."""

from collections.abc import Callable, Iterator, Sequence

from generator.contribute.forms.draft import Draft
from generator.contribute.forms.remarks import Remark
from generator.model.problems import Severity
from generator.render.github_markdown import fitting, inline

Report = Callable[[Draft], str]

_BULLET = "- "
_MARKDOWN_HEADINGS = {
    Severity.ERROR: "To be mended before it can be published",
    Severity.WARNING: "For the editor to look at",
}


def text(draft: Draft) -> str:
    """The files, then one paragraph a remark, the gravest last, where a terminal leaves you."""
    paragraphs = [f"{remark.question}: {remark.words}" for remark in _lightest_first(draft)]
    return "\n\n".join([*paragraphs, _outcome(draft)])


def comment(draft: Draft) -> str:
    """The same in GitHub's Markdown, inert; what has no room in a comment there is counted."""
    lines = [line for severity in _MARKDOWN_HEADINGS for line in _listed(draft, severity)]
    shown = lines[: fitting(lines)]
    left_out = sum(line.startswith(_BULLET) for line in lines[len(shown) :])
    if left_out:
        shown.append(f"\n… and {left_out} more; “briefings check” shows them.")
    return "\n".join([_outcome(draft, "`"), *shown])


FORMATS: dict[str, Report] = {"text": text, "markdown": comment}


def _lightest_first(draft: Draft) -> Sequence[Remark]:
    return sorted(draft.remarks, key=lambda remark: remark.severity is Severity.ERROR)


def _listed(draft: Draft, severity: Severity) -> Iterator[str]:
    remarks = [remark for remark in draft.remarks if remark.severity is severity]
    if remarks:
        yield f"\n**{_MARKDOWN_HEADINGS[severity]}**\n"
    for remark in remarks:
        yield f"{_BULLET}**{inline(remark.question)}**: {inline(remark.words)}"


def _outcome(draft: Draft, quote: str = "") -> str:
    paths = " and ".join(f"{quote}{file.path}{quote}" for file in draft.files)
    state = "Nothing has to be mended." if draft.is_sound else "It cannot be published yet."
    return f"This form makes {paths}. {state}"
