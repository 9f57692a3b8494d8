"""`briefings schema`."""

import json
from pathlib import Path

import click

from generator.commands.terminal import example, failures_in_words, shown
from generator.contribute.schemas import of_kinds
from generator.contribute.schemas.known_ids import known_ids
from generator.load import content_folder
from generator.pipeline import Project


@click.command()
@click.argument("directory", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.pass_obj
@example("schema build/schemas")
def schema(project: Project, directory: Path | None) -> None:
    """Print the JSON Schemas of all kinds, or write one file a kind into DIRECTORY.

    They hold the ids there are in the content of the project, for editors to complete.
    """
    with failures_in_words("Nothing was written."):
        # Where nothing is filed yet, any id may be the next.
        known = known_ids(content_folder.read(project.content)) or None
        if directory is not None and directory.resolve().is_relative_to(project.content.resolve()):
            raise click.BadParameter(
                "the content folder holds entries only; name another folder, such as build/schemas",
                param_hint="DIRECTORY",
            )
        if directory is None:
            click.echo(json.dumps(of_kinds.all_kinds(known), ensure_ascii=False, indent=2))
        else:
            of_kinds.write(directory, known)
            click.echo(f"The schemas are in {shown(directory)}.")
