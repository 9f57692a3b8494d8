"""`briefings from-issue`."""

import sys
from datetime import date
from typing import BinaryIO

import click

from generator.commands.terminal import as_of, example, failures_in_words
from generator.contribute import new_entry
from generator.contribute.forms import report, submission
from generator.contribute.forms.draft import draft
from generator.contribute.forms.questions import FORM_KINDS
from generator.load import content_folder
from generator.model.vocabulary import Kind
from generator.pipeline import Project

HAS_TO_BE_MENDED = 3
_KINDS = [kind.singular for kind in FORM_KINDS]


@click.command()
@click.argument("file", type=click.File("rb"))
@click.option("--kind", type=click.Choice(_KINDS), help="Default: told from the questions.")
@click.option("--dry-run", is_flag=True, help="Print the files instead of writing them.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(report.FORMATS)),
    default="text",
    help="How problems are written; markdown is for a comment. Default: text.",
)
@as_of
@click.pass_obj
@example("from-issue issue.md --dry-run")
def from_issue(
    project: Project, file: BinaryIO, kind: str | None, dry_run: bool, form: str, as_of: date
) -> None:
    """Turn a submitted issue form into YAML files and problems in words.

    FILE is the Markdown of the issue, as GitHub passes it on; - reads it from standard input. What
    was answered is written even where something has to be mended, for somebody to finish it.

    \b
    Exit code: 0 the files are there and sound, 3 they are there and something has to be
    mended, 1 nothing was written.
    """
    with failures_in_words("Nothing was written."):
        body = submission.decoded(file.read(submission.LARGEST_BODY + 1))
        answered = submission.read(body, Kind(f"{kind}s") if kind else None)
        made = draft(answered, content_folder.read(project.content), as_of)
        if not dry_run:
            new_entry.write(project.content, made.files)
    if dry_run:
        click.echo("\n".join(f"# {file.path}\n{file.text}" for file in made.files))
    click.echo(report.FORMATS[form](made))
    sys.exit(0 if made.is_sound else HAS_TO_BE_MENDED)
