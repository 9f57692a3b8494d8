"""`briefings build`."""

from datetime import date
from pathlib import Path

import click

from generator import pipeline
from generator.commands.terminal import (
    Countdown,
    as_of,
    example,
    failures_in_words,
    say,
    shown,
    working,
)
from generator.load import site_settings
from generator.pipeline import Project

_WITHOUT_ADDRESS = (
    "warning: there is no site_url, the address of the site. Citations and the calendar lead to no "
    "page, links in feeds are relative, and link previews have no picture."
)


@click.command()
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of the finished site. Default: site.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    help="How many processes work at once. Default: one a processor core.",
)
@as_of
@click.pass_obj
@example("build --output site")
def build(project: Project, output: Path | None, jobs: int | None, as_of: date) -> None:
    """Check the content and build the site, ready for any static host."""
    site = output or project.root / "site"
    with failures_in_words(), working("Building the site") as tell:
        progress = Countdown(tell)
        pages = pipeline.build(project, as_of, site.resolve(), jobs, progress.show)
    click.echo(f"{pages} pages are in {shown(site)}.")
    if not site_settings.read(project.configuration).address:
        say(f"{shown(project.configuration)}: {_WITHOUT_ADDRESS}", err=True)
