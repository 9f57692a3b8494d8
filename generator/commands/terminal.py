"""What the commands have in common: options, failures in words, progress, short paths."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from time import monotonic

import click
from rich.console import Console

from generator import clock, reports
from generator.load.text_file import visible
from generator.model.failure import Failure
from generator.pipeline import ContentRefused

as_of = click.option(
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


def example(command: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command's help an example that can be copied."""

    def add(function: Callable[..., None]) -> Callable[..., None]:
        function.__doc__ = (
            f"{function.__doc__}\n\n    \b\n    Example:\n      briefings {command}\n"
        )
        return function

    return add


def say(words: str, *, err: bool = False) -> None:
    """Print words that may hold somebody else's, without what a terminal would hide or obey."""
    click.echo(visible(words), err=err)


@contextmanager
def failures_in_words(outcome: str = "Nothing was published.") -> Iterator[None]:
    """Let no traceback reach a contributor; everything foreseen ends in words and exit code 1."""
    try:
        yield
    except ContentRefused as refused:
        say(f"{reports.text(refused.errors, False)}\nNothing was written.", err=True)
        sys.exit(1)
    except OSError as error:
        say(f"{_in_words(error)}\n{outcome}", err=True)
        sys.exit(1)
    except Failure as error:
        say(f"{error}\n{outcome}", err=True)
        sys.exit(1)


def _in_words(error: OSError) -> str:
    what = error.strerror or str(error)
    return f"{shown(Path(str(error.filename)))}: {what}" if error.filename else what


@contextmanager
def working(what: str) -> Iterator[Callable[[str], None]]:
    """Show on a terminal that work goes on, and how far when told; stay silent in a pipe."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda how_far: None
        return
    with console.status(f"{what} …") as status:
        yield lambda how_far: status.update(f"{what} … {how_far}")


class Countdown:
    """Says how much of some work is done, and how long the rest will take."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        """Begin to count; `tell` shows a text in place of the one before."""
        self._tell = tell
        self._begun = monotonic()

    def show(self, done: int, of: int) -> None:
        """Tell that `done` pieces of `of` are done."""
        left = (monotonic() - self._begun) / done * (of - done) if done else 0.0
        self._tell(f"{done:,} of {of:,} pieces, about {left:.0f} s left")


def shown(path: Path) -> str:
    """A path as short as it can be from where the command was called."""
    short = os.path.relpath(path)
    return short if len(short) < len(str(path)) else str(path)
