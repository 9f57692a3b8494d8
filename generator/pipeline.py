"""The way of the data: load, check, relate, render, publish. No other module composes these."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.check import check, sound
from generator.load import content_folder, neighbourhood, site_settings
from generator.load.content_folder import Content
from generator.model.content import SoundContent
from generator.model.output import OutputFile
from generator.model.problems import Problem, Severity, errors_among
from generator.publish import cards, docs_folder, search_index, site_folder
from generator.relate.archive import relate
from generator.render import downloads, page_kinds, search_records
from generator.render.cards import Card, cards_of


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of one briefing site, all below its `root`."""

    root: Path

    @property
    def content(self) -> Path:
        """What contributors write."""
        return self.root / "content"

    @property
    def templates(self) -> Path:
        """The words and order of the pages, and the theme."""
        return self.root / "site_templates"

    @property
    def workshop(self) -> Path:
        """What is made on the way and can be deleted."""
        return self.root / "build"

    @property
    def docs(self) -> Path:
        """The Markdown pages that any site builder can take over."""
        return self.workshop / "docs"

    @property
    def configuration(self) -> Path:
        """The MkDocs configuration."""
        return self.root / "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Findings:
    """What checking found; `content` is None where there is an error."""

    content: SoundContent | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """The files of a site before any builder.

    `pages` are to be read, `downloads` to be taken away, `records` are for the search index;
    `cards` are pictures in words, to be drawn.
    """

    pages: tuple[OutputFile, ...]
    downloads: tuple[OutputFile, ...]
    records: tuple[OutputFile, ...]
    cards: tuple[Card, ...]


class ContentRefused(Exception):
    """The content has errors; nothing was written."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("the content has errors")
        self.errors = errors_among(problems)


def examine(project: Project, as_of: date) -> Findings:
    """Load and check the content of a project."""
    loaded = content_folder.read(project.content)
    problems = check(loaded, as_of)
    return Findings(sound(loaded, problems), problems)


def examine_with(content: Content, drafts: Mapping[str, str], as_of: date) -> tuple[Problem, ...]:
    """The problems that further entries would have, as texts by path (`content/events/x.yaml`).

    Nothing is written. Their ids must be free.
    """
    for path, text in drafts.items():
        content = content_folder.with_file(content, path, text)
    return tuple(found for found in check(content, as_of) if found.place.path in drafts)


def examine_change(project: Project, as_of: date, changed: frozenset[str]) -> tuple[Problem, ...]:
    """What is wrong with the `changed` files, and the errors that this causes in others.

    Much faster than `examine` where there is much content. It does not notice that an unchanged
    event has lost the statement that confirmed it (E204): that statement may be anywhere.
    """
    problems = check(neighbourhood.read(project.content, changed), as_of)
    return tuple(
        found
        for found in problems
        if found.place.path in changed
        or (found.severity is Severity.ERROR and found.code != "E204")
    )


def render(project: Project, content: SoundContent, as_of: date) -> Rendered:
    """Relate sound content and render all of it; nothing is written.

    Raises BrokenTemplate.
    """
    archive, site = relate(content, as_of), site_settings.read(project.configuration)
    return Rendered(
        pages=tuple(page_kinds.pages(archive, site, project.templates)),
        downloads=tuple(downloads.downloads(archive, site)),
        records=tuple(search_records.records(archive, project.templates)),
        cards=tuple(cards_of(archive, site)),
    )


def generate(project: Project, as_of: date, docs: Path | None = None) -> Findings:
    """Everything up to the Markdown pages and the search index, in `docs`.

    Raises ContentRefused, BrokenTemplate, SearchIndexFailed or an OSError. Nothing is written
    before all is checked and rendered.
    """
    docs = docs or project.docs
    if docs != project.docs:
        docs_folder.refuse_foreign(docs)
    findings = examine(project, as_of)
    if findings.content is None:
        raise ContentRefused(findings.problems)
    rendered = render(project, findings.content, as_of)
    files = (*rendered.pages, *rendered.downloads)
    docs_folder.publish(files, docs, beside=(search_index.BUNDLE, cards.FOLDER))
    cards.publish(rendered.cards, docs)
    search_index.publish(rendered.records, project.workshop, docs)
    return findings


def build(project: Project, as_of: date, site: Path) -> int:
    """The whole way, from the content folder to the finished site; the number of pages.

    Raises what `generate` raises, and SiteFailed; the folder `site` is then what it was before.
    """
    generate(project, as_of)
    return site_folder.publish(project.configuration, site, as_of)
