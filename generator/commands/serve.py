"""`briefings serve`."""

import click

from generator import preview
from generator.commands.terminal import example, failures_in_words
from generator.pipeline import Project


@click.command()
@click.option(
    "--address",
    default="127.0.0.1:8000",
    help="Host and port to serve at. Default: 127.0.0.1:8000.",
)
@click.pass_obj
@example("serve")
def serve(project: Project, address: str) -> None:
    """Preview the site at a local address; an edit shows by itself."""
    with failures_in_words():
        preview.serve(project, address, click.echo)
