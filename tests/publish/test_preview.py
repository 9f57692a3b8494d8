"""`briefings serve` and `mkdocs serve`: an edit shows, a mistake does not take the page away."""

import shutil
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import SMALL_CONTENT, write
from tests.publish.sites import EPOCH, PROGRAMS, plain_environment

ENTRY = "content/statements/dprk-denies-un-probe.yaml"
TITLE = "Pyongyang denies wrongdoing and calls the probe a smear"
PAGE = "/statements/dprk-denies-un-probe/"
INDEX = "/statements/"

PATIENCE = 60.0
A_SLOW_MACHINE = 15.0
"""People are promised two seconds; a machine that also runs other tests may take longer."""
SEVERAL_POLLS = 2.5


SMALL_ENTRY = f"""\
title: {TITLE}
date: 2025-06
added: 2026-11-23
act: denies
attribution: named
speaker: kp
about: something-happened
summary: It is denied, a paper says.
sources: a-report
"""


class Preview:
    """A server in a process of its own, and all that it has said."""

    def __init__(self, root: Path, command: list[str], port: int) -> None:
        self.root = root
        self.port = port
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            command,
            cwd=root,
            env={**plain_environment(), "SOURCE_DATE_EPOCH": EPOCH, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        with self.process.stdout as output:
            self.lines += iter(output.readline, "")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)

    def said(self) -> str:
        return "".join(self.lines)

    def page(self, path: str) -> str:
        """The page as it is served now; empty while nobody answers."""
        try:
            address = f"http://127.0.0.1:{self.port}{path}"
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except OSError:
            return ""

    def shows(self, path: str, words: str) -> bool:
        return words in self.page(path)

    def builds(self) -> int:
        return self.said().count("Building documentation")

    def is_at_rest(self) -> bool:
        """Whether as many builds have ended as have begun.

        "Documentation built in …" is no sign of it: MkDocs does not say the same twice.
        """
        signs = ("Serving on", "Reloading browsers", "An error happened during the rebuild")
        return self.builds() == sum(self.said().count(sign) for sign in signs) > 0

    def is_quiet(self) -> bool:
        """Whether no build begins while the server looks for edits several times."""
        builds = self.builds()
        return self.is_at_rest() and wait_for(lambda: self.builds() > builds, SEVERAL_POLLS) is None


def wait_for(condition: Callable[[], bool], seconds: float = PATIENCE) -> float | None:
    """The seconds until `condition` came true; None where it did not."""
    begin = time.monotonic()
    while not condition():
        if time.monotonic() - begin > seconds:
            return None
        time.sleep(0.05)
    return time.monotonic() - begin


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


COMMANDS = {
    "briefings serve": ["briefings", "serve", "--address"],
    "mkdocs serve": ["mkdocs", "serve", "--dev-addr"],
}


@pytest.fixture(scope="module", params=COMMANDS)
def preview(
    request: pytest.FixtureRequest, clone: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Preview]:
    """A preview that has shown its first page; MkDocs alone builds all, and so gets less to do."""
    root = tmp_path_factory.mktemp("preview") / "project"
    shutil.copytree(clone, root)
    if request.param == "mkdocs serve":
        _make_small(root)
    port = _free_port()
    program, *options = COMMANDS[request.param]
    server = Preview(root, [str(PROGRAMS / program), *options, f"127.0.0.1:{port}"], port)
    try:
        assert wait_for(lambda: server.shows(PAGE, TITLE)) is not None, server.said()
        yield server
    finally:
        server.stop()


def _make_small(root: Path) -> None:
    for path in (root / "content").iterdir():
        if path.is_dir():
            shutil.rmtree(path)
    for name, text in {**SMALL_CONTENT, ENTRY.removeprefix("content/"): SMALL_ENTRY}.items():
        write(root / "content" / name, text)


@pytest.fixture
def edit(preview: Preview) -> Iterator[Callable[[str, str], None]]:
    """Replace words in the entry; afterwards everything is as it was, and shown so."""
    file = preview.root / ENTRY
    before = file.read_text(encoding="utf-8")

    def replace(old: str, new: str) -> None:
        # Editors save like this; a file half written would be an edit, too.
        beside = file.with_name(".unfinished")
        beside.write_text(before.replace(old, new), encoding="utf-8")
        beside.replace(file)

    assert wait_for(preview.is_at_rest) is not None, preview.said()
    yield replace
    if file.read_text(encoding="utf-8") != before:
        replace("", "")
    assert wait_for(lambda: preview.shows(PAGE, TITLE)) is not None, preview.said()


def test_an_edit_shows(
    preview: Preview, edit: Callable[[str, str], None], request: pytest.FixtureRequest
) -> None:
    for attempt in ("first", "second"):
        edit(TITLE, f"This title is the {attempt}")
        seconds = wait_for(lambda: preview.shows(PAGE, f"This title is the {attempt}"))  # noqa: B023
        print(f"{request.node.name}: the {attempt} edit was shown after {seconds} s")
        assert seconds is not None, preview.said()
        assert seconds < A_SLOW_MACHINE
    assert preview.shows(INDEX, "This title is the second")


def test_a_mistake_leaves_the_page_and_is_told(
    preview: Preview, edit: Callable[[str, str], None]
) -> None:
    said_before = len(preview.lines)
    edit("act: denies", "deed: denies")
    assert wait_for(lambda: f"{ENTRY}:4:1: error E111" in preview.said()) is not None
    assert wait_for(lambda: preview.shows(PAGE, TITLE), A_SLOW_MACHINE) is not None
    told = "".join(preview.lines[said_before:])
    assert "did you mean" in told or "The fields are" in told
    assert "The preview still shows the pages as they were." in told
    assert "Traceback" not in told
    assert "error E110" in told
    assert ": warning " not in told
    edit(TITLE, "This title was mended")
    assert wait_for(lambda: preview.shows(PAGE, "This title was mended")) is not None


@pytest.mark.parametrize("preview", ["briefings serve"], indirect=True)
def test_a_broken_template_leaves_the_page_and_is_told(
    preview: Preview, edit: Callable[[str, str], None]
) -> None:
    template = preview.root / "site_templates/pages/statement.md.jinja"
    sound = template.read_text(encoding="utf-8")
    template.write_text(sound + "{% if %}", encoding="utf-8")
    try:
        told = "templates/pages/statement.md.jinja, line "
        assert wait_for(lambda: told in preview.said()) is not None
        assert wait_for(lambda: preview.shows(PAGE, TITLE), A_SLOW_MACHINE) is not None
    finally:
        template.write_text(sound, encoding="utf-8")
    edit(TITLE, "This title came after the template")
    assert wait_for(lambda: preview.shows(PAGE, "This title came after the template")) is not None


@pytest.mark.parametrize("preview", ["briefings serve"], indirect=True)
def test_the_templates_are_watched(preview: Preview, edit: Callable[[str, str], None]) -> None:
    template = preview.root / "site_templates/pages/statement.md.jinja"
    sound = template.read_text(encoding="utf-8")
    heading = "## What it is about {"
    assert heading in sound
    template.write_text(sound.replace(heading, "## A new heading {"), encoding="utf-8")
    try:
        assert wait_for(lambda: preview.shows(PAGE, "A new heading")) is not None
    finally:
        template.write_text(sound, encoding="utf-8")
    assert wait_for(lambda: preview.shows(PAGE, "What it is about")) is not None


@pytest.mark.parametrize("preview", ["briefings serve"], indirect=True)
def test_the_theme_is_watched(preview: Preview, edit: Callable[[str, str], None]) -> None:
    footer = preview.root / "site_templates/theme/partials/copyright.html"
    sound = footer.read_text(encoding="utf-8")
    footer.write_text(sound + "<p>A new footer</p>", encoding="utf-8")
    try:
        assert wait_for(lambda: preview.shows(PAGE, "A new footer")) is not None, preview.said()
        assert preview.shows("/method/", "A new footer")
    finally:
        footer.write_text(sound, encoding="utf-8")
    assert wait_for(lambda: not preview.shows(PAGE, "A new footer")) is not None


def test_nothing_is_built_without_an_edit(
    preview: Preview, edit: Callable[[str, str], None]
) -> None:
    edit(TITLE, "This title is the last")
    assert wait_for(lambda: preview.shows(PAGE, "This title is the last")) is not None
    assert preview.builds() >= 2
    assert wait_for(preview.is_quiet) is not None, preview.said()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_preview_does_not_begin_with_broken_content(
    clone: Path, tmp_path: Path, command: str
) -> None:
    root = shutil.copytree(clone, tmp_path / "project")
    (root / ENTRY).write_text("akt: denies\n", encoding="utf-8")
    port = _free_port()
    program, *options = COMMANDS[command]
    server = Preview(root, [str(PROGRAMS / program), *options, f"127.0.0.1:{port}"], port)
    try:
        assert wait_for(lambda: server.process.poll() is not None) is not None
    finally:
        server.stop()
    assert server.process.returncode == 1
    assert f"{ENTRY}:1:1: error E111" in server.said()
    assert "Traceback" not in server.said()
