"""`briefings fmt`."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from generator import reports
from generator.commands.content_paths import shown_in_content
from generator.commands.terminal import example, failures_in_words, say, working
from generator.contribute.canonical import tidying
from generator.contribute.canonical.tidying import Change, Survey
from generator.load.text_file import visible_line
from generator.pipeline import Project


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if it would.")
@click.pass_obj
@example("fmt content/events")
def fmt(project: Project, paths: tuple[Path, ...], only_check: bool) -> None:
    """Put entry files in order: their fields, line lengths and quotation marks.

    What an entry says stays as it is, and so do its comments. With PATHs, files or folders, only
    what is there.
    """
    wanted = [shown_in_content(path, project) for path in paths] or [project.content.name]
    with failures_in_words("Nothing was written."), working("Reading the content"):
        survey = tidying.survey(project.content, wanted)
    if not (survey.changes or survey.in_order or survey.problems or survey.refusals):
        raise click.ClickException(
            f"there are no entry files in {', '.join(wanted)}; entries are .yaml files in the "
            "folders of their kinds"
        )
    with failures_in_words("The files named above are written, this and later ones are not."):
        for line in _differences(survey) if only_check else _written(survey):
            click.echo(visible_line(line))
    for words in _left_alone(survey):
        say(words, err=True)
    click.echo(_summary(survey, only_check))
    if survey.problems or survey.refusals or (only_check and survey.changes):
        sys.exit(1)


def _differences(survey: Survey) -> Iterator[str]:
    for change in survey.changes:
        yield from _difference(change)


def _difference(change: Change) -> Iterator[str]:
    """The first line that would change, before and after."""
    if (found := change.first_difference()) is None:
        yield f"{change.shown}: only how its lines or the file end"
        return
    yield f"{change.shown}:{found.line}"
    if found.before is not None:
        yield f"    - {found.before}"
    if found.after is not None:
        yield f"    + {found.after}"


def _written(survey: Survey) -> Iterator[str]:
    return (change.shown for change in tidying.tidy(survey.changes))


def _left_alone(survey: Survey) -> Iterator[str]:
    yield from survey.refusals
    if survey.problems:
        yield reports.text(survey.problems, False)
        yield "Files with problems are left as they are."


def _summary(survey: Survey, only_check: bool) -> str:
    count = len(survey.changes)
    files = "1 file" if count == 1 else f"{count} files"
    if not count:
        return f"Nothing to put in order; {_already(survey.in_order)}."
    if only_check:
        return f"{files} to put in order with “briefings fmt”; {_already(survey.in_order)}."
    return f"{files} put in order; {_already(survey.in_order)}."


def _already(count: int) -> str:
    return "1 is already" if count == 1 else f"{count} are already"
