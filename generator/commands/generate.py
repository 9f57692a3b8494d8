"""`briefings generate`."""

from datetime import date
from pathlib import Path

import click

from generator import pipeline
from generator.commands.terminal import as_of, example, failures_in_words, shown, working
from generator.pipeline import Project


@click.command()
@click.argument("directory", required=False, type=click.Path(path_type=Path, file_okay=False))
@as_of
@click.pass_obj
@example("generate")
def generate(project: Project, directory: Path | None, as_of: date) -> None:
    """Write the Markdown pages and the search index into DIRECTORY (default: build/docs)."""
    with failures_in_words(), working("Writing the pages"):
        pipeline.generate(project, as_of, directory)
    click.echo(f"The Markdown pages are in {shown(directory or project.docs)}.")
