"""`briefings issue-forms`."""

from pathlib import Path

import click

from generator.commands.terminal import example, failures_in_words, shown
from generator.contribute.forms import issue_form
from generator.pipeline import Project


@click.command()
@click.argument("directory", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.pass_obj
@example("issue-forms")
def issue_forms(project: Project, directory: Path | None) -> None:
    """Write GitHub's issue forms into DIRECTORY. Default: .github/ISSUE_TEMPLATE.

    They are made from the model: call it again after a change there.
    """
    directory = directory or project.root / ".github" / "ISSUE_TEMPLATE"
    with failures_in_words("Not all forms were written."):
        issue_form.write(directory)
    click.echo(f"The forms are in {shown(directory)}.")
