"""What the first search of a reader fetches, and how long it takes, among many entries.

    python tests/bench/searching.py [SIZE]

Only the search index is made of SIZE entries; the page that it is asked from belongs to a small
site. Bytes are counted on the wire, as Chromium receives them from a host that compresses. Ends
with 1 where a search misses a target.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import synthetic
from bench import REPOSITORY, make_project
from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(REPOSITORY / "tests/browser"))

from hosting import Site, served
from provide import find
from transfers import Transfers

from generator import pipeline
from generator.load import site_settings
from generator.model.output import OutputFile
from generator.pipeline import Project
from generator.publish import search_index
from generator.relate.archive import relate
from generator.render import press
from generator.render.press import Sort

TIMES = 3
BYTES = 300_000
MILLISECONDS = 300.0
WORDS = ("I77", "sanctions", "drones monitoring")
"""Rare, common, and two that are common."""

ANSWERED = """
    async ([words, start]) => {
      const { PagefindComponents } = window
      const search = PagefindComponents.getInstanceManager().getInstance("default")
      const answered = new Promise(done => search.on("results", ({ results }) =>
        results[0]?.data().then(() => done([performance.now() - start, results.length]))))
      search.triggerSearch(words)
      return answered
    }
"""
"""From the words being there until the first result can be shown."""


@dataclass(frozen=True)
class Search:
    """What one search took: bytes of the components, bytes of the index, and milliseconds."""

    words: str
    results: int
    components: int
    index: int
    milliseconds: float

    @property
    def meets_targets(self) -> bool:
        return self.index <= BYTES and self.milliseconds <= MILLISECONDS


def main() -> int:
    """Measure, print a line a search, and say whether the targets are met."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("size", nargs="?", type=int, default=10_000, help="number of entries")
    size = parser.parse_args().size
    with tempfile.TemporaryDirectory(prefix="briefings-bench-") as folder:
        site = _site_with_index(Path(folder), size)
        with served(site, compressing=True) as host, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=find(), args=["--no-sandbox", "--disable-gpu"]
            )
            found = [_measured(browser, host, words) for words in WORDS]
            browser.close()
    for search in found:
        print(_line(search, size), flush=True)
    return 0 if all(search.meets_targets for search in found) else 1


def _site_with_index(root: Path, size: int) -> Path:
    """A small site, with the index of a large one."""
    small, large = root / "small", root / "large"
    make_project(small, synthetic.ENTRIES_A_BLOCK)
    pipeline.build(Project(small), synthetic.AS_OF, small / "site")
    make_project(large, size)
    shutil.rmtree(small / "site" / search_index.BUNDLE)
    search_index.publish(_records(Project(large)), large / "build", small / "site")
    return small / "site"


def _records(project: Project) -> Iterator[OutputFile]:
    content = pipeline.examine(project, synthetic.AS_OF).content
    assert content is not None
    archive, site = relate(content, synthetic.AS_OF), site_settings.read(project.configuration)
    ready = press.press(archive, site, project.templates)
    for task in press.tasks(archive, site):
        if task.sort is Sort.RECORD:
            yield from ready.files(task)


def _measured(browser: Browser, site: Site, words: str) -> Search:
    """The best of several readers who were never here."""
    return min(
        (_searched(browser, site, words) for _ in range(TIMES)),
        key=lambda search: search.milliseconds,
    )


def _searched(browser: Browser, site: Site, words: str) -> Search:
    context = browser.new_context()
    page = context.new_page()
    page.goto(site.at("about/"), wait_until="networkidle")
    transfers = Transfers(page, site)
    milliseconds, results = _asked(page, words)
    page.wait_for_load_state("networkidle")
    received = transfers.bytes
    index = sum(size for path, size in received.items() if _is_of_index(path))
    found = Search(words, results, received.total() - index, index, milliseconds)
    context.close()
    return found


def _asked(page: Page, words: str) -> tuple[float, int]:
    page.get_by_role("button", name="Search").click()
    page.get_by_role("dialog").get_by_role("searchbox").wait_for()
    page.wait_for_load_state("networkidle")
    start = page.evaluate("() => performance.now()")
    milliseconds, results = page.evaluate(ANSWERED, [words, start])
    return milliseconds, results


def _is_of_index(path: str) -> bool:
    return path.startswith("pagefind/") and "component-ui" not in path


def _line(search: Search, size: int) -> str:
    return (
        f"search “{search.words}”".ljust(28)
        + f"{size:,} entries, {search.results:,} results: {search.index / 1000:.0f} kB of "
        f"{BYTES / 1000:.0f}, {search.milliseconds:.0f} ms of {MILLISECONDS:.0f} "
        f"(components before: {search.components / 1000:.0f} kB)"
        + ("" if search.meets_targets else "  MISSED")
    )


if __name__ == "__main__":
    sys.exit(main())
