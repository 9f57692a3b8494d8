"""What MkDocs, the theme and the extensions complain of, in words for whoever builds."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.exceptions import MkDocsException

from generator.model.failure import Failure


class SiteFailed(Failure):
    """MkDocs could not build a sound site; the message has a line for each reason."""


class _Collector(logging.Handler):
    """Keeps what MkDocs warns of: a site with broken links is not published."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def heard() -> Iterator[list[str]]:
    """A list of what MkDocs warns of meanwhile. It is put before the words of a SiteFailed."""
    collector, logger = _Collector(), logging.getLogger("mkdocs")
    logger.addHandler(collector)
    try:
        yield collector.lines
    except SiteFailed as error:
        raise SiteFailed("\n".join([*collector.lines, str(error)])) from error
    finally:
        logger.removeHandler(collector)


@contextmanager
def in_words() -> Iterator[None]:
    """Raise SiteFailed for whatever MkDocs raises, or what runs in it: theme and extensions."""
    try:
        yield
    except Failure:
        raise
    except MkDocsException as error:
        raise SiteFailed(str(error)) from error
    except Exception as error:
        raise SiteFailed(_said(error)) from error


def _said(error: Exception) -> str:
    """What an error says, with the place in a template where Jinja knows it."""
    file, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    place = f"{file}, line {line}: " if file and line else ""
    return f"MkDocs stopped: {place}{type(error).__name__}: {error}"


def refuse(lines: list[str]) -> None:
    """Raise SiteFailed where there are complaints, always in the same order."""
    if lines:
        raise SiteFailed("\n".join(sorted(set(lines))))
