"""The way of the data: load, check, relate, render, publish. No other module composes these."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.check import check, sound, to_remember
from generator.load import collector, content_files, content_folder, neighbourhood, site_settings
from generator.load.content_files import Taken
from generator.load.content_folder import Content
from generator.model.content import SoundContent
from generator.model.output import OutputFile
from generator.model.problems import Problem, Severity, errors_among
from generator.publish import (
    build_memory,
    cards,
    crew,
    docs_folder,
    frames,
    search_index,
    site_build,
    site_folder,
    staged_site,
)
from generator.publish.build_memory import BuildMemory, Outcome
from generator.publish.site_build import Order, Progress
from generator.publish.site_frame import NeedsAllPages
from generator.relate.archive import relate
from generator.render import press
from generator.render.cards import Card, cards_of
from generator.render.press import Sort


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
    def memory(self) -> Path:
        """What one build leaves for the next; it can be deleted at any time."""
        return self.root / ".cache" / "build"

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
    made: dict[Sort, list[OutputFile]] = {sort: [] for sort in Sort}
    for sort, file in press.files(archive, site, project.templates):
        made[sort].append(file)
    return Rendered(
        pages=tuple(made[Sort.PAGE]),
        downloads=tuple(made[Sort.FILE]),
        records=tuple(made[Sort.RECORD]),
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
    _write(project, findings.content, as_of, docs)
    return findings


def _write(project: Project, content: SoundContent, as_of: date, docs: Path) -> None:
    rendered = render(project, content, as_of)
    files = (*rendered.pages, *rendered.downloads)
    docs_folder.publish(files, docs, beside=(search_index.BUNDLE, cards.FOLDER))
    cards.publish(rendered.cards, docs)
    search_index.publish(rendered.records, project.workshop, docs)


def build(
    project: Project,
    as_of: date,
    site: Path,
    jobs: int | None = None,
    tell: Progress = lambda _made, _of: None,
) -> int:
    """The whole way, from the content folder to the finished site; the number of pages.

    What the last build left is used where it is certain that it would come out the same. `jobs`
    processes work at once, as many as there are cores where it is not given. Raises what
    `generate` raises, and SiteFailed; the folder `site` is then what it was before.
    """
    alone = build_memory.alone(project.memory)
    with alone, collector.paused(), staged_site.begin(site) as staging:
        return _build(project, as_of, site, staging, jobs or crew.cores(), tell)


def _build(
    project: Project, as_of: date, site: Path, staging: Path, jobs: int, tell: Progress
) -> int:
    taken = content_files.take(content_files.find(project.content))
    frame = frames.of_site(project.configuration, project.templates)
    inputs = frames.of_inputs(frame, project.templates, taken.digest, as_of)
    last = build_memory.outcome(project.memory)
    is_known = last.site == staged_site.seen(site)
    if is_known and last.inputs == inputs:
        return last.pages
    content = _sound(project, taken, as_of)
    before = build_memory.made(project.memory, last) if is_known else BuildMemory()
    if before.frame != frame and not site_folder.can_build_alone(project.configuration):
        return _build_with_mkdocs(project, content, as_of, site)
    order = Order(
        content=content,
        as_of=as_of,
        site=site_settings.read(project.configuration),
        templates=project.templates,
        configuration=project.configuration,
        output=site,
        kept=project.memory / "search",
        jobs=jobs,
    )
    try:
        made = site_build.build(order, frame, before, staging, tell)
    except NeedsAllPages:
        return _build_with_mkdocs(project, content, as_of, site)
    files = staged_site.publish(staging, site, made.paths, last.site if before.frame else None)
    pages = sum(path.endswith(".html") for path in files)
    build_memory.save(project.memory, Outcome(inputs, pages, files), made)
    return pages


def _build_with_mkdocs(project: Project, content: SoundContent, as_of: date, site: Path) -> int:
    """All of the site anew by MkDocs, for whose other plugins a page may depend on any other."""
    _write(project, content, as_of, project.docs)
    return site_folder.publish(project.configuration, site, as_of)


def _sound(project: Project, taken: Taken, as_of: date) -> SoundContent:
    loaded = content_folder.read_taken(taken, build_memory.remembered(project.memory))
    problems = check(loaded, as_of)
    content = sound(loaded, problems)
    if content is None:
        raise ContentRefused(problems)
    build_memory.save_content(to_remember(loaded, problems), project.memory)
    return content
