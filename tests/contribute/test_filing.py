"""Files are written whole or not at all, and nothing takes the place of what is there."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.contribute import filing

INTERRUPTED = """
import sys, pathlib, os
from generator.contribute import filing
def wait(descriptor):
    print("writing", flush=True)
    sys.stdin.read()
os.fsync = wait
getattr(filing, sys.argv[1])(pathlib.Path(sys.argv[2]), "new " * 1000)
"""


class TestNew:
    def test_the_folders_above_are_made(self, tmp_path: Path) -> None:
        filing.write_new(tmp_path / "content/events/flight.yaml", "title: Flight\n")
        assert (tmp_path / "content/events/flight.yaml").read_bytes() == b"title: Flight\n"

    def test_everybody_may_read_it(self, tmp_path: Path) -> None:
        before = os.umask(0o077)
        filing.write_new(tmp_path / "flight.yaml", "")
        os.umask(before)
        assert (tmp_path / "flight.yaml").stat().st_mode & 0o777 == 0o644

    def test_what_is_there_stays(self, tmp_path: Path) -> None:
        (tmp_path / "flight.yaml").write_text("old")
        with pytest.raises(FileExistsError):
            filing.write_new(tmp_path / "flight.yaml", "new")
        assert contents(tmp_path) == {"flight.yaml": "old"}

    def test_a_link_to_nowhere_is_something_that_is_there(self, tmp_path: Path) -> None:
        (tmp_path / "flight.yaml").symlink_to(tmp_path / "elsewhere.yaml")
        with pytest.raises(FileExistsError):
            filing.write_new(tmp_path / "flight.yaml", "new")
        assert not (tmp_path / "elsewhere.yaml").exists()


class TestSeveral:
    def test_all_are_written_or_none(self, tmp_path: Path) -> None:
        (tmp_path / "there.yaml").write_text("old")
        with pytest.raises(FileExistsError):
            filing.write_all(tmp_path, {"first.yaml": "new", "there.yaml": "new"})
        assert contents(tmp_path) == {"there.yaml": "old"}

    @pytest.mark.parametrize("step", ["content", "content/events", "content/events/2026"])
    def test_none_is_written_through_a_link(self, tmp_path: Path, step: str) -> None:
        elsewhere, link = tmp_path / "elsewhere", tmp_path / step
        elsewhere.mkdir()
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(elsewhere)
        with pytest.raises(filing.CannotFile, match=f"“{step}” is a link or a file"):
            filing.write_all(tmp_path / "content", {"events/2026/flight.yaml": "new"})
        assert list(elsewhere.iterdir()) == []


class TestReplace:
    def test_the_mode_stays(self, tmp_path: Path) -> None:
        path = tmp_path / "flight.yaml"
        path.write_text("old")
        path.chmod(0o600)
        filing.replace(path, "new")
        assert path.read_text() == "new"
        assert path.stat().st_mode & 0o777 == 0o600

    def test_a_text_that_cannot_be_written_leaves_the_old_one(self, tmp_path: Path) -> None:
        (tmp_path / "flight.yaml").write_text("old")
        with pytest.raises(UnicodeEncodeError):
            filing.replace(tmp_path / "flight.yaml", "new \ud800")
        assert contents(tmp_path) == {"flight.yaml": "old"}


@pytest.mark.parametrize("function", ["write_new", "replace"])
def test_an_interruption_leaves_things_as_they_were(tmp_path: Path, function: str) -> None:
    before = {"flight.yaml": "old"} if function == "replace" else {}
    for name, text in before.items():
        (tmp_path / name).write_text(text)
    command = [sys.executable, "-c", INTERRUPTED, function, str(tmp_path / "flight.yaml")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"writing\n"
        assert len(list(tmp_path.iterdir())) == len(before) + 1
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) != 0
    assert contents(tmp_path) == before


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}
