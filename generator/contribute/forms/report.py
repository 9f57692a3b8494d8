"""What a form became and what is wrong with it: for a terminal, and as a comment on GitHub."""

import re
from collections.abc import Callable, Iterator, Sequence

from generator.contribute.forms.draft import Draft
from generator.contribute.forms.remarks import Remark
from generator.model.problems import Severity
from generator.render import markdown

Report = Callable[[Draft], str]

# GitHub looks for people, issues and bare addresses in what the reader sees, behind every escape;
# a zero-width space keeps it from finding any.
_MENTION = re.compile(r"&#64;|&#35;|www(?=\.)", re.IGNORECASE)

_MARKDOWN_HEADINGS = {
    Severity.ERROR: "To be mended before it can be published",
    Severity.WARNING: "For the editor to look at",
}


def text(draft: Draft) -> str:
    """The files, then one paragraph a remark, the gravest last, where a terminal leaves you."""
    paragraphs = [f"{remark.question}: {remark.words}" for remark in _lightest_first(draft)]
    return "\n\n".join([*paragraphs, _outcome(draft)])


def comment(draft: Draft) -> str:
    """The same in GitHub's Markdown; whatever the form said is inert in it."""
    sections = [_outcome(draft, "`")]
    for severity, heading in _MARKDOWN_HEADINGS.items():
        remarks = [remark for remark in draft.remarks if remark.severity is severity]
        if remarks:
            sections.append(f"**{heading}**\n\n" + "\n".join(_items(remarks)))
    return "\n\n".join(sections)


FORMATS: dict[str, Report] = {"text": text, "markdown": comment}


def _lightest_first(draft: Draft) -> Sequence[Remark]:
    return sorted(draft.remarks, key=lambda remark: remark.severity is Severity.ERROR)


def _items(remarks: Sequence[Remark]) -> Iterator[str]:
    for remark in remarks:
        yield f"- **{markdown.text(remark.question)}**: {_inert(remark.words)}"


def _inert(words: str) -> str:
    return _MENTION.sub(r"\g<0>&#8203;", markdown.text(words))


def _outcome(draft: Draft, quote: str = "") -> str:
    paths = " and ".join(f"{quote}{file.path}{quote}" for file in draft.files)
    state = "Nothing has to be mended." if draft.is_sound else "It cannot be published yet."
    return f"This form makes {paths}. {state}"
