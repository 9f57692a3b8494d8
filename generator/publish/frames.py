"""Digests of what pages depend on beside the content: programs, settings, theme and templates."""

import re
import secrets
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from generator.model import digest

_REFERENCE = re.compile(r'\{%-?\s*(?:from|import|include|extends)\b\s*(?:"([^"]*)")?')

_FROM_ELSEWHERE = re.compile(r"^INHERIT|!ENV|!relative|!!python", re.MULTILINE)
_THEMES = re.compile(r"custom_dir: *(\S+)")
_THEME = "site_templates/theme"

_PROGRAM = Path(__file__).parent.parent


@cache
def of_program() -> bytes:
    """The digest of this program, of Python, and of the versions of all that is installed."""
    installed = sorted(
        path.name
        for place in map(Path, sys.path)
        if place.is_dir()
        for path in place.glob("*.dist-info")
    )
    return digest.of(sys.version.encode(), *(name.encode() for name in installed), _of_own_files())


def of_site(configuration: Path, templates: Path) -> bytes:
    """The digest of what surrounds every page: program, mkdocs.yml and theme.

    Where mkdocs.yml takes something from elsewhere, no two digests are the same.
    """
    theme = (templates / "theme").rglob("*")
    return digest.of(of_program(), of_files((configuration, *theme)), _doubt(configuration))


def _doubt(configuration: Path) -> bytes:
    try:
        text = configuration.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return secrets.token_bytes(digest.SIZE)
    is_whole = not _FROM_ELSEWHERE.search(text) and set(_THEMES.findall(text)) <= {_THEME}
    return b"" if is_whole else secrets.token_bytes(digest.SIZE)


def of_inputs(frame: bytes, templates: Path, content: bytes, as_of: date) -> bytes:
    """The digest of all that a site is made from; `content` is that of the content folder."""
    return digest.of(
        frame, TemplateDigests(templates).of_all(), content, as_of.isoformat().encode()
    )


def _of_own_files() -> bytes:
    """Of the files of this program; templates of pages and theme are not among them."""
    return of_files(path for path in _PROGRAM.rglob("*") if path.suffix not in (".pyc", ""))


def of_files(paths: Iterable[Path]) -> bytes:
    """The digest of the names and bytes of some files."""
    found = sorted(path for path in paths if path.is_file())
    return digest.of(*(part for path in found for part in (str(path).encode(), path.read_bytes())))


class TemplateDigests:
    """The digest of each template with all that it takes from others."""

    def __init__(self, folder: Path) -> None:
        """Read the templates below `folder`."""
        files = (path for part in ("pages", "partials") for path in (folder / part).rglob("*"))
        self._texts: Mapping[str, str] = {
            path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8", errors="replace")
            for path in files
            if path.is_file()
        }
        self._found: dict[str, bytes] = {}

    def of_all(self) -> bytes:
        """The digest of all templates."""
        return digest.of(*(part.encode() for pair in sorted(self._texts.items()) for part in pair))

    def of_template(self, name: str) -> bytes:
        """The digest of one template; a name in it that is no plain text means any template."""
        if name not in self._found:
            taken = sorted(self._closure(name))
            parts = (part for one in taken for part in (one, self._texts.get(one, "")))
            self._found[name] = digest.of(*(part.encode() for part in parts))
        return self._found[name]

    def _closure(self, name: str) -> set[str]:
        found, open_ends = {name}, [name]
        while open_ends:
            for other in self._taken_by(open_ends.pop()):
                if other not in found:
                    found.add(other)
                    open_ends.append(other)
        return found

    def _taken_by(self, name: str) -> Iterator[str]:
        for reference in _REFERENCE.findall(self._texts.get(name, "")):
            yield from (reference,) if reference else self._texts
