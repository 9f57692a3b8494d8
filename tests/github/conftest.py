"""What tests of the way over GitHub need: the commands, and forms as GitHub passes them on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.pipeline import Project

Submit = Callable[..., Result]


@pytest.fixture
def submit(tmp_path: Path) -> Submit:
    """Hand the text of an issue to `briefings from-issue`; no traceback comes back, ever."""

    def run(project: Project, text: str | bytes, *options: str) -> Result:
        issue = tmp_path / "issue.md"
        issue.write_bytes(text.encode() if isinstance(text, str) else text)
        arguments = ["--project", str(project.root), "from-issue", str(issue), *options]
        result = CliRunner().invoke(main, [*arguments, "--as-of", "2026-11-23"])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    return run
