"""`briefings find`."""

import sys

import click

from generator.commands.terminal import example, failures_in_words, say
from generator.contribute import archive_folder
from generator.contribute.search import match_report, query, similar
from generator.load import collector
from generator.model.vocabulary import Kind
from generator.pipeline import Project

_BY_NAME = {kind.singular: kind for kind in Kind}


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--kind",
    type=click.Choice(list(_BY_NAME)),
    help="Look among these only. Default: everything.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=10,
    help="The most that is shown. Default: 10.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How it is written. Default: text.",
)
@click.pass_obj
@example('find "ministry denies drone" 2026-11')
def find(project: Project, words: tuple[str, ...], kind: str | None, limit: int, form: str) -> None:
    """Find what is much like WORDS: a title, an id, a name, a date or a web address.

    Each match has a score from 0 to 100, the closest come first. Exits with 1 where nothing is
    found.
    """
    with failures_in_words("Nothing was searched."), collector.paused():
        content = archive_folder.read(project.content)
        kinds = [_BY_NAME[kind]] if kind else list(Kind)
        found = similar.matches(content, query.of_words(words, kinds), limit)
    if found or form == "json":
        say(match_report.as_json(found) if form == "json" else match_report.text(found))
    if partly := match_report.unread(content):
        say(partly, err=True)
    if not found:
        click.echo("Nothing here is much like these words.", err=True)
        sys.exit(1)
