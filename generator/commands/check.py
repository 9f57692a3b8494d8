"""`briefings check`."""

import os
import sys
from datetime import date
from pathlib import Path

import click

from generator import pipeline, reports
from generator.commands.content_paths import shown_in_content
from generator.commands.terminal import as_of, example, failures_in_words, working
from generator.load import collector, content_files, site_settings
from generator.model.problems import Problem, errors_among
from generator.pipeline import Project
from generator.review.git import NoRevision, changed_files


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option(
    "--changed",
    "since",
    metavar="[REVISION]",
    is_flag=False,
    flag_value="HEAD",
    help="Look at what differs from a git revision (default: HEAD) and at what that breaks. "
    "Fast however large the archive is; the whole check says more.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(reports.FORMATS)),
    default="text",
    help="How problems are written. Default: text.",
)
@click.option("--all", "everything", is_flag=True, help="Show every problem, however many.")
@as_of
@click.pass_obj
@example("check --as-of 2026-11-23")
def check(
    project: Project,
    paths: tuple[Path, ...],
    since: str | None,
    form: str,
    everything: bool,
    as_of: date,
) -> None:
    """Report every problem of every file; exit 1 where one of them is an error.

    With PATHs, files or folders, report only what is found there.
    """
    with (
        failures_in_words("Nothing was checked."),
        working("Checking the content"),
        collector.paused(),
    ):
        if since is None:
            problems = pipeline.examine(project, as_of).problems
        else:
            changed = _changed(project, since)
            problems = pipeline.examine_change(project, as_of, changed)
    if paths:
        problems = _within(problems, project, paths)
    address = site_settings.read(project.configuration).address
    click.echo(reports.FORMATS[form](problems, everything, address))
    if errors_among(problems):
        sys.exit(1)


def _changed(project: Project, since: str) -> frozenset[str]:
    try:
        return changed_files(project.content, since)
    except NoRevision:
        if os.path.lexists(since):
            raise NoRevision(f"“{since}” is a path; type it before --changed.") from None
        raise


def _within(
    problems: tuple[Problem, ...], project: Project, paths: tuple[Path, ...]
) -> tuple[Problem, ...]:
    """The problems found in these files or below these folders."""
    wanted = [shown_in_content(path, project) for path in paths]
    return tuple(found for found in problems if content_files.is_within(found.place.path, wanted))
