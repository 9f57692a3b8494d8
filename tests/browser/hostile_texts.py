"""Texts that mean something to YAML, Markdown, HTML, Jinja, MkDocs, Material or Pagefind."""

from dataclasses import dataclass

from generator.model.rich_text import ANALYSIS, PAGE, SUMMARY, Dialect


@dataclass(frozen=True)
class Hostile:
    """A text, and what a reader sees of it in fields of the small Markdown subset.

    `rich` is what is seen there where that is not the text itself, `refused` says in which
    dialects it is an error, `in_page` what is seen on a page written by hand.
    """

    text: str
    rich: str | None = None
    refused: tuple[Dialect, ...] = ()
    in_page: str | None = None

    def seen(self, dialect: Dialect | None) -> str:
        """What a reader sees, spaces folded."""
        shown = self.text
        if dialect is not None and self.rich is not None:
            shown = self.rich
        if dialect == PAGE and self.in_page is not None:
            shown = self.in_page
        return fold(shown)

    def is_refused(self, dialect: Dialect | None) -> bool:
        """Whether a field of this dialect takes it."""
        return dialect in self.refused


def fold(text: str) -> str:
    """A text with runs of white space as one space, as browsers show it."""
    return " ".join(text.split())


EVERYWHERE = (SUMMARY, ANALYSIS, PAGE)
WITH_HEADINGS = (ANALYSIS, PAGE)

HOSTILE = (
    Hostile("<script>alert(1)</script>"),
    Hostile("{: onclick=x }"),
    Hostile('--8<-- "/etc/passwd"'),
    Hostile("{{ 7*7 }}"),
    Hostile("[x](javascript:alert(1))", refused=EVERYWHERE),
    Hostile("---"),
    Hostile("</title><script>alert(1)</script>"),
    Hostile("__config"),
    Hostile("Note: x"),
    Hostile("A rocket 🚀 and a family 👨‍👩‍👧‍👦"),
    Hostile("| a | b |"),
    Hostile("{ #id .class onmouseover=alert(1) }"),
    Hostile("![x](https://evil.example/a.png)", refused=EVERYWHERE),
    Hostile("<!-- x -->"),
    Hostile("&lt;b&gt;"),
    Hostile("*x* _y_ **z** `code`", rich="x y z code"),
    Hostile("# heading", refused=WITH_HEADINGS),
    Hostile("1. list", rich="list"),
    Hostile("- item", rich="item"),
    Hostile("> quote", rich="quote"),
    Hostile("    code block"),
    Hostile(": definition"),
    Hostile("*[HTML]: abbr"),
    Hostile("[^1]: note"),
    Hostile("[x]: https://evil.example/ 'title'"),
    Hostile("{% raw %}"),
    Hostile("{% include '/etc/passwd' %}"),
    Hostile('" onmouseover="alert(1)'),
    Hostile("'><img src=x onerror=alert(1)>"),
    Hostile("]]>"),
    Hostile("&#60;script&#62;"),
    Hostile("javascript:alert(1)"),
    Hostile("</script>"),
    Hostile("</div></article><iframe src=//evil.example>"),
    Hostile(
        "<div markdown onclick=alert(1)>**x**</div>", rich="<div markdown onclick=alert(1)>x</div>"
    ),
    Hostile("<svg onload=alert(1)>"),
    Hostile("<https://evil.example/>", rich="https://evil.example/"),
    Hostile("<javascript:alert(1)>", refused=EVERYWHERE),
    Hostile("[[no-such-entry]]", refused=EVERYWHERE),
    Hostile("[TOC]"),
    Hostile("$x$"),
    Hostile("~~x~~"),
    Hostile("==x=="),
    Hostile(":smile:"),
    Hostile("\\*x\\* \\\\ \\<b\\> \\", rich="*x* \\ <b> \\"),
    Hostile("{{ meta.kind }} {{+ meta.kind +}} {{#if meta.kind}}x{{/if}}"),
    Hostile("<mark>x</mark>"),
    Hostile("klzzwxh:0001 wzxhzdk:1"),
    Hostile("%3Cscript%3Ealert(1)%3C/script%3E"),
    Hostile("조선중앙통신 — العربية"),
    Hostile("x\n---\ny"),
    Hostile("| a |\n| - |\n| b |", in_page="a b"),
    Hostile("x\n\n<p onclick=alert(1)>\n\n{: .y }"),
)
