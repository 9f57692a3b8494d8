"""A whole site from an archive: what is as it was stays, and all else is made."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path

from generator.model import digest
from generator.model.content import SoundContent
from generator.model.output import OutputFile
from generator.model.site import Site
from generator.publish import complaints, crew, search_index, site_folder, site_links, theme_files
from generator.publish.build_memory import BuildMemory
from generator.publish.docs_folder import write
from generator.publish.frames import TemplateDigests
from generator.publish.search_index import BUNDLE
from generator.publish.site_frame import SiteFrame
from generator.publish.workbench import Made, Workbench
from generator.relate.archive import Archive, relate
from generator.relate.fingerprints import Fingerprints
from generator.relate.watched_archive import Question, WatchedArchive
from generator.render import press
from generator.render.press import Task

AS_OF = Question("as_of")

Progress = Callable[[int, int], None]
"""Is told how many pieces of how many are made."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built, and with what.

    `output` is the folder of the site as it is, and `kept` one for what the next build may need
    of the search index.
    """

    content: SoundContent
    as_of: date
    site: Site
    templates: Path
    configuration: Path
    output: Path
    kept: Path
    jobs: int


def build(
    order: Order, frame: bytes, memory: BuildMemory, staging: Path, tell: Progress
) -> BuildMemory:
    """Make all that changed since `memory`, below the folder `staging`; what is now known.

    `frame` is the digest of what surrounds every page. Raises BrokenTemplate, SearchIndexFailed
    or SiteFailed.
    """
    before = memory if memory.frame == frame else BuildMemory()
    with site_folder.dated(order.as_of):
        return _build(order, frame, before, staging, tell)


def _build(
    order: Order, frame: bytes, before: BuildMemory, staging: Path, tell: Progress
) -> BuildMemory:
    tasks = _tasks_done(order, before, staging, tell)
    surroundings = SiteFrame(order.configuration)
    theme = before.theme or _written(theme_files.assets(surroundings), {}, staging)
    pages = (page.markdown for page in tasks.pages)
    with complaints.in_words():
        of_theme = tuple(theme_files.of_all_pages(surroundings, pages))
    whole = chain(of_theme, _index(order, tasks, bool(before.frame)))
    known = replace(tasks, frame=frame, theme=theme, whole=_written(whole, before.whole, staging))
    _require_links(known, surroundings.named_in_navigation)
    return known


def _tasks_done(order: Order, before: BuildMemory, staging: Path, tell: Progress) -> BuildMemory:
    archive = relate(order.content, order.as_of)
    prints = Fingerprints(archive, order.content.digests)
    templates = TemplateDigests(order.templates)
    wanted = {task.name: task for task in press.tasks(archive, order.site)}
    arguments = {
        name: digest.of(templates.of_template(task.template), prints.of(task.piece.arguments))
        for name, task in wanted.items()
    }
    answers = {question: prints.of_answer(question) for question in before.answers}
    stale = _stale(before, arguments, answers)
    made = {name: found for name, found in before.made.items() if name in wanted}
    todo = [task for name, task in wanted.items() if name in stale]
    bench = partial(_bench, order, archive, staging, before.made)
    made |= {found.task: found for found in _done(bench, todo, order.jobs, tell)}
    asked = {AS_OF}.union(*(found.questions for found in made.values()))
    found = {q: answers[q] if q in answers else prints.of_answer(q) for q in asked}
    in_order = {name: made[name] for name in wanted}
    return BuildMemory(made=in_order, arguments=arguments, answers=found)


def _stale(
    before: BuildMemory, arguments: Mapping[str, bytes], answers: Mapping[Question, bytes]
) -> set[str]:
    """The names of the tasks of which it is not certain that they would make the same."""
    changed = {asked for asked, digest in before.answers.items() if answers[asked] != digest}
    return {
        name
        for name, digest in arguments.items()
        if before.arguments.get(name) != digest
        or not changed.isdisjoint(before.made[name].questions)
    }


def _bench(order: Order, archive: Archive, staging: Path, before: Mapping[str, Made]) -> Workbench:
    ready = press.press(WatchedArchive(archive), order.site, order.templates, archive)
    return Workbench(ready, order.configuration, staging, before)


def _done(
    bench: Callable[[], Workbench], todo: Sequence[Task], jobs: int, tell: Progress
) -> Iterator[Made]:
    count, lines = 0, list[str]()
    for batch in crew.do(bench, todo, jobs):
        count += len(batch.made)
        lines += batch.complaints
        tell(count, len(todo))
        yield from batch.made
    complaints.refuse(lines)


def _index(order: Order, tasks: BuildMemory, is_known: bool) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of the search index; where the site `is_known`, much of it is there."""
    earlier = order.output / BUNDLE if is_known else None
    records = (OutputFile(record.path, record.text) for record in tasks.records)
    files = search_index.bundle(records, order.kept, earlier, order.jobs)
    return ((f"{BUNDLE}/{name}", content) for name, content in files.items())


def _written(
    files: Iterable[tuple[str, bytes]], before: Mapping[str, bytes], staging: Path
) -> dict[str, bytes]:
    """Write what is not as it was `before`; the digests of all."""
    digests = {}
    for path, content in files:
        digests[path] = digest.of(content)
        if before.get(path) != digests[path]:
            write(staging / path, content)
    return digests


def _require_links(known: BuildMemory, navigation: AbstractSet[str]) -> None:
    """Refuse a site in which something leads nowhere."""
    files = {page.markdown for page in known.pages} | known.paths
    missing = site_links.missing(navigation, files)
    complaints.refuse([*missing, *site_links.broken(known.pages, files)])
