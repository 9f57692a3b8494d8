"""`briefings schema`."""

import json
from pathlib import Path

import click

from generator.commands.terminal import example, failures_in_words, shown
from generator.contribute import schemas


@click.command()
@click.argument("directory", required=False, type=click.Path(path_type=Path, file_okay=False))
@example("schema schemas")
def schema(directory: Path | None) -> None:
    """Print the JSON Schemas of all kinds, or write one file a kind into DIRECTORY."""
    with failures_in_words("Nothing was written."):
        if directory is None:
            click.echo(json.dumps(schemas.all_kinds(), ensure_ascii=False, indent=2))
        else:
            schemas.write(directory)
            click.echo(f"The schemas are in {shown(directory)}.")
