"""MkDocs' own way from the Markdown of a page to its HTML, one page at a time.

`mkdocs build` holds all pages until the last is read, because plugins and a navigation made of
titles may need them. Ours need none of that: what a page says stands in its Markdown, and what
stands around it in mkdocs.yml. So each page is built alone, in any order and in any process, with
MkDocs' functions and the theme's templates, and comes out as `mkdocs build` writes it.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown.extensions.toc import nest_toc_tokens  # type: ignore[import-untyped]
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import InclusionLevel
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc

from generator.model.failure import Failure
from generator.publish import front_matter, quick_markdown
from generator.publish.complaints import in_words
from generator.publish.kept_partials import FOLDER, folder_of, keep_partials
from generator.publish.known_files import LinkedFiles
from generator.publish.page_links import PageLinks
from generator.publish.quick_markdown.paragraphs import Heading

PLUGIN = "briefings"

_READS_FILES = re.compile("snippets|b64|include")

log = logging.getLogger("mkdocs.structure.nav")


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """A finished page.

    `path` is relative to the site. `anchors` are the ids on it, `linked` the files that it leads
    to, and `anchored` the links to an id: the Markdown file of that page, the id, and the link as
    it was typed.
    """

    path: str
    html: bytes
    anchors: tuple[str, ...]
    linked: tuple[str, ...]
    anchored: tuple[tuple[str, str, str], ...]


class NeedsAllPages(Failure):
    """A template of the theme goes through all pages, or tells the day of the build."""


class _Unlisted(Sequence[Any]):
    """Stands for the list of all pages, which no page of ours shows."""

    def __len__(self) -> int:
        raise NeedsAllPages

    def __getitem__(self, index: Any) -> Any:
        raise NeedsAllPages


class _Undated:
    """Stands for the day of the build, which a page of ours shows only where its Markdown does."""

    def __str__(self) -> str:
        raise NeedsAllPages

    def __getattr__(self, name: str) -> Any:
        raise NeedsAllPages


class SiteFrame:
    """What surrounds every page: the settings of mkdocs.yml, the navigation and the theme."""

    @in_words()
    def __init__(self, configuration: Path) -> None:
        """Load what is the same for all pages. Raises SiteFailed."""
        self.config: MkDocsConfig = load_config(str(configuration))
        self.files = LinkedFiles(self.config)
        self.navigation: Navigation = get_navigation(self.files, self.config)
        self.environment = self.config.theme.get_env()
        self.named_in_navigation = frozenset(self.files.asked_for)
        keep_partials(self.environment)
        config = self.config
        self._is_known = quick_markdown.knows(config.markdown_extensions, config.mdx_configs)

    @property
    def can_build_alone(self) -> bool:
        """Whether a page depends on no other: what other plugins do, nobody knows.

        A page that the navigation names without a title has that of its Markdown. A link that
        leads nowhere, where that is allowed, is written otherwise than one that leads somewhere.
        """
        config = self.config
        others = set(config.plugins) - {PLUGIN} or config.hooks or config.extra_templates
        left_out = config.exclude_docs or config.draft_docs
        has_titles = config.nav is not None and all(map(_has_title, self.navigation.pages))
        reads_files = any(_READS_FILES.search(name) for name in config.markdown_extensions)
        return has_titles and _needs_links(config) and not (others or left_out or reads_files)

    @in_words()
    def build(self, path: str, text: str) -> BuiltPage:
        """The page whose Markdown, front matter included, is `text`.

        What MkDocs has to complain of goes to its log. Raises SiteFailed or NeedsAllPages.
        """
        self.files.asked_for.clear()
        file = self.files.described(path)
        page = file.page if isinstance(file.page, Page) else Page(None, file, self.config)
        self._look_for_omission(page)
        page.markdown, page.meta = front_matter.split(text)
        self._convert(page)
        html = self._themed(page)
        built = BuiltPage(
            path=file.dest_uri,
            html=html.encode("utf-8", errors="xmlcharrefreplace"),
            anchors=tuple(page.present_anchor_ids or ()),
            linked=tuple(self.files.asked_for),
            anchored=tuple(_anchored(page)),
        )
        page.markdown, page.content, page.toc, page.meta = None, None, TableOfContents([]), {}
        return built

    def _look_for_omission(self, page: Page) -> None:
        """Say what MkDocs says of a page that was forgotten in the navigation."""
        is_named = page.file.src_uri in self.named_in_navigation
        if page.file.inclusion is InclusionLevel.INCLUDED and not is_named:
            level = self.config.validation.nav.omitted_files
            log.log(level, f"'{page.file.src_uri}' is not included in the \"nav\" configuration.")

    def _convert(self, page: Page) -> None:
        """Turn the Markdown of a page into HTML: quickly, or else with Python-Markdown."""
        links = PageLinks(page.file, self.files, self.config)
        assert page.markdown is not None
        found = quick_markdown.convert(page.markdown, links.address) if self._is_known else None
        if found is None:
            page.render(self.config, self.files)
            return
        page.content = found.html
        page.toc = get_toc(nest_toc_tokens([_token(heading) for heading in found.headings]))
        page.present_anchor_ids = set(found.anchors)
        links.note(page)

    def _themed(self, page: Page) -> str:
        undated: Any = _Undated()
        page.active, page.update_date = True, undated
        try:
            context: Any = get_context(self.navigation, _Unlisted(), self.config, page)
            context["build_date_utc"] = undated
            template = self.environment.get_template(page.meta.get("template", "main.html"))
            return template.render(context, **{FOLDER: folder_of(page, self.navigation.pages)})
        finally:
            page.active = False


def _token(heading: Heading) -> Any:
    """A heading as Python-Markdown lists it for MkDocs."""
    return {"level": heading.level, "id": heading.id, "name": heading.title}


def _needs_links(config: MkDocsConfig) -> bool:
    """Whether a link to what is not there is a reason not to publish."""
    of_links, of_navigation = config.validation.links, config.validation.nav
    levels = (of_links.not_found, of_links.anchors, of_navigation.not_found)
    return all(level >= logging.WARNING for level in levels)


def _has_title(page: Page) -> bool:
    # Asked before a page is read, MkDocs knows a title only from the navigation.
    return page.title is not None


def _anchored(page: Page) -> Iterator[tuple[str, str, str]]:
    for file, links in (page.links_to_anchors or {}).items():
        for anchor, link in links.items():
            yield file.src_uri, anchor, link
