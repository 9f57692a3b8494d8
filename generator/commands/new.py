"""`briefings new`."""

from datetime import date

import click

from generator.commands.terminal import as_of, example, failures_in_words, shown
from generator.contribute import scaffold
from generator.model.vocabulary import Kind
from generator.pipeline import Project

_KINDS = [kind.singular for kind in scaffold.KINDS]


@click.command()
@click.argument("kind", type=click.Choice(_KINDS))
@click.argument("identifier", metavar="[ID]", required=False)
@as_of
@click.pass_obj
@example("new statement minister-denies-report")
def new(project: Project, kind: str, identifier: str | None, as_of: date) -> None:
    """Write a valid entry of KIND to fill in, with comments that explain its fields."""
    with failures_in_words("Nothing was written."):
        path = scaffold.write(project.content, Kind(kind + "s"), identifier, as_of)
    click.echo(f"{shown(path)} is there to be filled in; “briefings check” tells what is missing.")
