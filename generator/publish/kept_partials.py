"""Parts of the theme that are the same on many pages, filled in once for all of them.

The navigation is most of what a theme writes, and on pages outside the navigation it depends on
their folder only. A part is kept if that is so: it is first filled in for a page that does not
exist in the same folder. Whatever asks that page for more than its address, or writes down the
address or a text that another template may have made of the page, or comes out otherwise for the
true page, is filled in for each page as ever.
"""

from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import Environment, Template
from jinja2.runtime import Context
from mkdocs.structure.pages import Page

PARTIALS = frozenset(
    f"partials/{name}.html"
    for name in (
        "nav",
        "tabs",
        "footer",
        "palette",
        "logo",
        "icons",
        "feeds",
        "javascripts/base",
        "javascripts/palette",
        "javascripts/content",
        "search-button",
        "drawer-button",
    )
)
BLOCKS = frozenset(("config", "tabs", "libs", "fonts", "analytics", "announce", "footer", "search"))
"""What may be kept, of Material and of our theme."""

FOLDER = "folder_of_kept_partials"
"""The name under which a template is told `folder_of` its page."""

_OF_THE_SITE = (FOLDER, "base_url", "mkdocs_version")
"""The texts that a template is told and that are no page's own."""
_NOWHERE = "no-page-is-called-this"

Written = Callable[[Context], Iterator[str]]


class _Neighbour:
    """A page that does not exist; notices when it is asked for more than its address."""

    def __init__(self, folder: str) -> None:
        self.url = f"{folder}{_NOWHERE}/"
        self.was_asked = False

    def __getattr__(self, name: str) -> Any:
        self.__dict__["was_asked"] = True
        raise AttributeError(name)


class _Kept:
    """A part of a template that remembers what it wrote, by the folder of the page."""

    def __init__(self, written: Written) -> None:
        self._written = written
        self._by_folder: dict[str, str | None] = {}

    def __call__(self, context: Context) -> Iterator[str]:
        folder = _folder(context)
        if folder is not None and folder not in self._by_folder:
            self._by_folder[folder] = self._same_for_all(context, folder)
        text = None if folder is None else self._by_folder[folder]
        if text is None:
            yield from self._written(context)
        else:
            yield text

    def _same_for_all(self, context: Context, folder: str) -> str | None:
        neighbour = _Neighbour(folder)
        told = {name: _elsewhere(name, value) for name, value in context.get_all().items()}
        elsewhere = Context(context.environment, {**told, "page": neighbour}, context.name, {})
        elsewhere.blocks = context.blocks
        try:
            text = "".join(self._written(elsewhere))
        except Exception:
            # It takes a true page; what is wrong with it there is told when that is filled in.
            return None
        is_same = text == "".join(self._written(context))
        return text if is_same and not neighbour.was_asked and _NOWHERE not in text else None


def _elsewhere(name: str, value: object) -> object:
    return _NOWHERE if isinstance(value, str) and name not in _OF_THE_SITE else value


class _Template(Template):
    """A template of a theme, with the parts of it that may be kept."""

    @property
    def root_render_func(self) -> Written:
        return self._root

    @root_render_func.setter
    def root_render_func(self, written: Written) -> None:
        self._root = _Kept(written) if self.name in PARTIALS else written

    @property
    def blocks(self) -> dict[str, Written]:
        return self._blocks

    @blocks.setter
    def blocks(self, written: dict[str, Written]) -> None:
        self._blocks = {
            name: _Kept(function) if name in BLOCKS else function
            for name, function in written.items()
        }


def keep_partials(environment: Environment) -> None:
    """Let `environment` keep what it can of the parts of a theme; before it loads a template."""
    environment.template_class = _Template


def _folder(context: Context) -> str | None:
    folder: str | None = context.get(FOLDER)
    return folder


def folder_of(page: Page, known: list[Page]) -> str | None:
    """The folder of a page outside the navigation, whose pages are `known`; None for all others.

    An address below the page's own is written in a way of its own.
    """
    if any(one is page or one.url.startswith(page.url) for one in known):
        return None
    return page.url.rstrip("/").rpartition("/")[0] + "/"
