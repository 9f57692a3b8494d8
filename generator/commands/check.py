"""`briefings check`."""

import sys
from datetime import date

import click

from generator import pipeline, reports
from generator.commands.terminal import as_of, example, failures_in_words, working
from generator.pipeline import Project


@click.command()
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
def check(project: Project, form: str, everything: bool, as_of: date) -> None:
    """Report every problem of every file; exit 1 where one of them is an error."""
    with failures_in_words(), working("Checking the content"):
        findings = pipeline.examine(project, as_of)
    click.echo(reports.FORMATS[form](findings.problems, everything))
    if findings.content is None:
        sys.exit(1)
