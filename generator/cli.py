"""The command `briefings`: one thin function a command; printing happens here and nowhere else."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from importlib.metadata import version
from pathlib import Path

import click
from rich.console import Console

from generator import clock, export, pipeline, preview, reports, scaffold, schemas
from generator.model.vocabulary import Kind
from generator.pipeline import ContentRefused, Project
from generator.publish.search_index import SearchIndexFailed
from generator.publish.site_folder import SiteFailed
from generator.render.templates import BrokenTemplate

_FAILURES = (
    BrokenTemplate,
    SearchIndexFailed,
    SiteFailed,
    export.CannotExport,
    scaffold.CannotWrite,
)
_KINDS = [kind.singular for kind in scaffold.KINDS]

_as_of = click.option(
    "--as-of",
    metavar="DATE",
    callback=lambda _context, _parameter, value: _day(value),
    help="The day that counts as now (YYYY-MM-DD). Default: SOURCE_DATE_EPOCH, else today.",
)


def _day(given: str | None) -> date:
    try:
        return clock.as_of(given, os.environ)
    except clock.BadDay as error:
        raise click.BadParameter(str(error)) from None


def _example(command: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command's help an example that can be copied."""

    def add(function: Callable[..., None]) -> Callable[..., None]:
        function.__doc__ = (
            f"{function.__doc__}\n\n    \b\n    Example:\n      briefings {command}\n"
        )
        return function

    return add


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("briefings"), prog_name="briefings")
@click.option(
    "--project",
    "root",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The folder of the project, where mkdocs.yml is. Default: the current one.",
)
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Make a briefing site from curated YAML entries.

    \b
    Example:
      briefings check && briefings build
    """
    context.obj = Project(root.resolve())


@main.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(list(reports.FORMATS)),
    default="text",
    help="How problems are written. Default: text.",
)
@click.option("--all", "everything", is_flag=True, help="Show every problem, however many.")
@_as_of
@click.pass_obj
@_example("check --as-of 2026-11-23")
def check(project: Project, form: str, everything: bool, as_of: date) -> None:
    """Report every problem of every file; exit 1 where one of them is an error."""
    with _failures_in_words(), _working("Checking the content"):
        findings = pipeline.examine(project, as_of)
    click.echo(reports.FORMATS[form](findings.problems, everything))
    if findings.content is None:
        sys.exit(1)


@main.command()
@click.argument("directory", required=False, type=click.Path(path_type=Path, file_okay=False))
@_as_of
@click.pass_obj
@_example("generate")
def generate(project: Project, directory: Path | None, as_of: date) -> None:
    """Write the Markdown pages and the search index into DIRECTORY (default: build/docs)."""
    with _failures_in_words(), _working("Writing the pages"):
        pipeline.generate(project, as_of, directory)
    click.echo(f"The Markdown pages are in {_shown(directory or project.docs)}.")


@main.command()
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of the finished site. Default: site.",
)
@_as_of
@click.pass_obj
@_example("build --output site")
def build(project: Project, output: Path | None, as_of: date) -> None:
    """Check the content and build the site, ready for any static host."""
    site = output or project.root / "site"
    with _failures_in_words(), _working("Building the site"):
        pages = pipeline.build(project, as_of, site.resolve())
    click.echo(f"{pages} pages are in {_shown(site)}.")


@main.command()
@click.option(
    "--address",
    default="127.0.0.1:8000",
    help="Host and port to serve at. Default: 127.0.0.1:8000.",
)
@click.pass_obj
@_example("serve")
def serve(project: Project, address: str) -> None:
    """Preview the site at a local address; an edit shows by itself."""
    with _failures_in_words():
        preview.serve(project, address, click.echo)


@main.command()
@click.argument("kind", type=click.Choice(_KINDS))
@click.argument("identifier", metavar="[ID]", required=False)
@_as_of
@click.pass_obj
@_example("new statement minister-denies-report")
def new(project: Project, kind: str, identifier: str | None, as_of: date) -> None:
    """Write a valid entry of KIND to fill in, with comments that explain its fields."""
    with _failures_in_words("Nothing was written."):
        path = scaffold.write(project.content, Kind(kind + "s"), identifier, as_of)
    click.echo(f"{_shown(path)} is there to be filled in; “briefings check” tells what is missing.")


@main.command()
@click.argument("directory", required=False, type=click.Path(path_type=Path, file_okay=False))
@_example("schema schemas")
def schema(directory: Path | None) -> None:
    """Print the JSON Schemas of all kinds, or write one file a kind into DIRECTORY."""
    with _failures_in_words("Nothing was written."):
        if directory is None:
            click.echo(json.dumps(schemas.all_kinds(), ensure_ascii=False, indent=2))
        else:
            schemas.write(directory)
            click.echo(f"The schemas are in {_shown(directory)}.")


@main.command(name="export")
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
@_as_of
@click.pass_obj
@_example("export ../plain-site")
def export_(project: Project, directory: Path, as_of: date) -> None:
    """Write a folder of its own: the pages, the theme and a plain mkdocs.yml without our plugin."""
    with _failures_in_words(), _working("Exporting"):
        export.write(project, as_of, directory)
    click.echo(f"Build it with: mkdocs build --config-file {_shown(directory / 'mkdocs.yml')}")


@contextmanager
def _failures_in_words(outcome: str = "Nothing was published.") -> Iterator[None]:
    """Let no traceback reach a contributor; everything foreseen ends in words and exit code 1."""
    try:
        yield
    except ContentRefused as refused:
        click.echo(reports.text(refused.errors, False), err=True)
        click.echo("Nothing was written.", err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(f"{_in_words(error)}\n{outcome}", err=True)
        sys.exit(1)
    except _FAILURES as error:
        click.echo(f"{error}\n{outcome}", err=True)
        sys.exit(1)


def _in_words(error: OSError) -> str:
    what = error.strerror or str(error)
    return f"{_shown(Path(str(error.filename)))}: {what}" if error.filename else what


@contextmanager
def _working(what: str) -> Iterator[None]:
    """Show on a terminal that work goes on; stay silent in a pipe."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(f"{what} …"):
        yield


def _shown(path: Path) -> str:
    """A path as short as it can be from where the command was called."""
    shown = os.path.relpath(path)
    return shown if len(shown) < len(str(path)) else str(path)
