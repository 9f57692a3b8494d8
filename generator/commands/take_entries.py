"""`briefings take-entries`."""

import click

from generator.commands.terminal import example, failures_in_words
from generator.pipeline import Project
from generator.review import entry_files

SHOWN = 20


@click.command()
@click.argument("revision")
@click.pass_obj
@example("take-entries refs/pull/12/merge")
def take_entries(project: Project, revision: str) -> None:
    """Put the entries of a git REVISION in the place of ours, and nothing else of it.

    For previewing what a stranger proposes: code, templates, configuration, pages in Markdown,
    links and submodules of the revision are left out.
    """
    with failures_in_words("Nothing was changed."):
        result = entry_files.take(project.root, project.content, revision)
    taken, left_out = len(result.taken), len(result.left_out)
    click.echo(
        f"{taken} {'entry was' if taken == 1 else 'entries were'} taken, "
        f"{left_out} {'file' if left_out == 1 else 'files'} left out."
    )
    for path in result.left_out[:SHOWN]:
        click.echo(f"  left out: {path!a}")
    if left_out > SHOWN:
        click.echo(f"  … and {left_out - SHOWN} more")
