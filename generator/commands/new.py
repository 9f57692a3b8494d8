"""`briefings new`."""

import sys
from collections.abc import Iterable
from datetime import date

import click

from generator import reports
from generator.commands.terminal import as_of, example, failures_in_words, say, shown
from generator.contribute import archive_folder, new_entry, scaffold
from generator.contribute.new_entry import NewEntry
from generator.model.problems import Problem, errors_among
from generator.model.vocabulary import Kind
from generator.pipeline import Project
from generator.render.addresses import public_address

STOPPED = 130
"""What a shell reports of a program that Ctrl-C ended."""

_KINDS = {kind.singular: kind for kind in scaffold.KINDS}


@click.command()
@click.argument("kind", type=click.Choice(list(_KINDS)), metavar="[KIND]", required=False)
@click.argument("identifier", metavar="[ID]", required=False)
@click.option(
    "--set",
    "settings",
    metavar="FIELD=VALUE",
    multiple=True,
    help="The value of a field; the same field again makes a list. Repeatable.",
)
@click.option(
    "--from",
    "origin",
    metavar="URL_OR_FILE",
    help="With KIND source: a web page, a saved page (.html), or a CSL-JSON export (.json).",
)
@as_of
@click.pass_obj
@example("new statement minister-denies-report")
def new(
    project: Project,
    kind: str | None,
    identifier: str | None,
    settings: tuple[str, ...],
    origin: str | None,
    as_of: date,
) -> None:
    """Write a new entry: asked for, given with --set, or an explained one to fill in.

    Without arguments, asks for everything that an entry needs. With KIND (event, statement,
    response, source, actor or briefing), writes a file in which every field is explained. With
    --set as well, writes a finished file, or nothing if something is wrong with it; never asks.
    With --from, writes the sources that a page or an export tells of
    and that are not filed yet.
    """
    if origin is not None:
        _write_from(project, kind, identifier, settings, origin, as_of)
        return
    with failures_in_words("Nothing was written."):
        if kind is None:
            _ask(project, settings, as_of)
        elif settings:
            _write_given(project, _KINDS[kind], identifier, settings, as_of)
        else:
            path = scaffold.write(project.content, _KINDS[kind], identifier, as_of)
            say(
                f"{shown(path)} is there to be filled in; “briefings check” tells what is missing, "
                "and “briefings serve” shows it as soon as nothing is."
            )


def _ask(project: Project, settings: tuple[str, ...], as_of: date) -> None:
    if settings or not sys.stdin.isatty():
        raise click.UsageError(
            f"Without a KIND, this asks, and needs a terminal. Name one of {', '.join(_KINDS)}: "
            "briefings new event, or briefings new event --set 'title=…' --set date=…"
        )
    # Only those who are asked wait for it.
    from generator.contribute.asking import dialogue

    try:
        outcome = dialogue.hold(archive_folder.read(project.content), as_of, say)
    except (KeyboardInterrupt, EOFError):
        click.echo("Nothing was written.", err=True)
        sys.exit(STOPPED)
    _write(project, outcome.entries, outcome.warnings)


def _write_from(
    project: Project,
    kind: str | None,
    identifier: str | None,
    settings: tuple[str, ...],
    origin: str,
    as_of: date,
) -> None:
    if kind != Kind.SOURCE.singular or settings:
        raise click.UsageError(
            "--from goes with the kind source alone: briefings new source --from https://…"
        )
    # Reading pages takes a library that is slow to load.
    from generator.commands.new_source import new_source

    new_source(project, origin, identifier, as_of)


def _write_given(
    project: Project, kind: Kind, identifier: str | None, settings: tuple[str, ...], as_of: date
) -> None:
    from generator.contribute.search import likeness

    content = archive_folder.read(project.content)
    entry = new_entry.from_settings(kind, identifier, settings, content, as_of)
    say(likeness.in_words(content, entry), err=True)
    problems = new_entry.problems(content, [entry], as_of)
    if errors := errors_among(problems):
        click.echo(reports.text(errors, True), err=True)
        click.echo(
            "Nothing was written. A line “field: value” is typed as --set field=value.", err=True
        )
        sys.exit(1)
    _write(project, [entry], problems)


def _write(project: Project, entries: Iterable[NewEntry], warnings: Iterable[Problem]) -> None:
    entries = list(entries)
    for path in new_entry.write(project.content, entries):
        say(f"Written: {shown(path)}")
    click.echo(reports.text(list(warnings), False))
    page = public_address(entries[-1].inside.replace(".yaml", ".md"))
    say(f"To see it: briefings serve, then {page} at the address that it names.")
