"""`briefings diff`."""

from datetime import date

import click

from generator.commands.terminal import as_of, example, failures_in_words, working
from generator.pipeline import Project
from generator.review.changes import report
from generator.review.changes.comparison import compare


@click.command()
@click.argument("base")
@click.argument("head", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(report.FORMATS)),
    default="text",
    help="How changes are written. Default: text.",
)
@click.option("--all", "everything", is_flag=True, help="Show every change, however many.")
@click.option("--without-pages", is_flag=True, help="Do not render both sides; much faster.")
@as_of
@click.pass_obj
@example("diff origin/main --format markdown")
def diff(
    project: Project,
    base: str,
    head: str | None,
    form: str,
    everything: bool,
    without_pages: bool,
    as_of: date,
) -> None:
    """Say what changes mean between BASE and HEAD, each a git revision or a folder.

    Without HEAD, BASE is compared with the files as they are now. Changes of positions, evidence
    and corrections come first, then what is new, then other facts, then what is editorial only.

    What has happened on another branch since yours began counts as taken away by yours; to leave
    it out, let BASE be what “git merge-base origin/main HEAD” prints.
    """
    with failures_in_words("Nothing was compared."), working("Comparing"):
        compared = compare(base, head, project, as_of, with_outputs=not without_pages)
        written = report.FORMATS[form](compared, everything)
    click.echo(written)
