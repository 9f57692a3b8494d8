"""What tests of commands need: a way to call them as people do."""

from collections.abc import Callable
from datetime import UTC, datetime, time

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.pipeline import Project
from tests.conftest import AS_OF

Call = Callable[..., Result]

EPOCH = str(int(datetime.combine(AS_OF, time(), UTC).timestamp()))
"""What commands take for now: the day on which tests look at what these wrote."""


@pytest.fixture
def call(make_project: Callable[..., Project]) -> Call:
    """Call a command for a project with these content files; no traceback comes back, ever."""

    def run(
        *arguments: str,
        files: dict[str, str | bytes | None] | None = None,
        project: Project | None = None,
        environment: dict[str, str | None] | None = None,
    ) -> Result:
        project = project or make_project(files)
        settings = {"SOURCE_DATE_EPOCH": EPOCH, **(environment or {})}
        result = CliRunner(env=settings).invoke(main, ["--project", str(project.root), *arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert "Traceback" not in result.output
        return result

    return run
