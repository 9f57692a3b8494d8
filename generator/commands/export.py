"""`briefings export`."""

from datetime import date
from pathlib import Path

import click

from generator import export as exporting
from generator.commands.terminal import as_of, example, failures_in_words, shown, working
from generator.pipeline import Project


@click.command()
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
@as_of
@click.pass_obj
@example("export ../plain-site")
def export(project: Project, directory: Path, as_of: date) -> None:
    """Write a folder of its own: the pages, the theme and a plain mkdocs.yml without our plugin."""
    with failures_in_words(), working("Exporting"):
        exporting.write(project, as_of, directory)
    click.echo(f"Build it with: mkdocs build --config-file {shown(directory / 'mkdocs.yml')}")
