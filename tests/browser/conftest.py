"""A browser, and the real content built into a site that it can read."""

import shutil
from collections.abc import Iterator

import pytest
from hosting import AS_OF, RECORD_DIALOGS, REPOSITORY, OpenPage, Site, Watch, served
from playwright.sync_api import Browser, Page, expect, sync_playwright
from provide import find

from generator.model.content import SoundContent
from generator.pipeline import Project, build, examine
from generator.relate.archive import Archive, relate

CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium; without one these tests fail, because skipping would hide that."""
    executable = find()
    if executable is None:
        pytest.fail("There is no Chromium; “make browser” provides one.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def real_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the real content, so that building it leaves the repository as it is."""
    root = tmp_path_factory.mktemp("real")
    for folder in ("content", "site_templates"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    (root / "build/docs").mkdir(parents=True)
    return Project(root)


@pytest.fixture(scope="session")
def real_content(real_project: Project) -> SoundContent:
    """The real content."""
    content = examine(real_project, AS_OF).content
    assert content is not None
    return content


@pytest.fixture(scope="session")
def real_archive(real_content: SoundContent) -> Archive:
    """The real content, connected."""
    return relate(real_content, AS_OF)


@pytest.fixture(scope="session")
def real_site(real_project: Project) -> Iterator[Site]:
    """The site of the real content."""
    folder = real_project.root / "site"
    build(real_project, AS_OF, folder)
    with served(folder) as site:
        yield site


@pytest.fixture
def watches() -> Iterator[list[Watch]]:
    """Everything that was watched in a test; nothing of it may have gone wrong."""
    found: list[Watch] = []
    yield found
    for watch in found:
        assert watch.troubles == []
        assert watch.requested, "nothing was requested: the page was not watched"


@pytest.fixture
def open_page(browser: Browser, watches: list[Watch]) -> Iterator[OpenPage]:
    """A function that opens a page of a site in a fresh, watched tab."""
    contexts = []

    def open_(site: Site, path: str = "", *, width: int = 1440, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        context.add_init_script(RECORD_DIALOGS)
        page = context.new_page()
        watch = Watch(site)
        watch.follow(page)
        watches.append(watch)
        page.goto(site.at(path))
        return page

    yield open_
    for context in contexts:
        context.close()
