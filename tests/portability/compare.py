"""Whether other builders make the same addresses of an export as `briefings build` does.

    python tests/portability/compare.py [BUILDER ...]

Each builder is installed from PyPI into an environment of its own, which is thrown away; one that
cannot be installed is named and passed over. Ends with 1 where a builder fails or misses a page.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent.parent
HERE = Path(sys.executable).parent
AS_OF = "2026-11-23"
SHOWN = 20


@dataclass(frozen=True)
class Builder:
    """A program that takes a folder with an mkdocs.yml and leaves a folder `site` in it."""

    name: str
    packages: tuple[str, ...]
    command: tuple[str, ...]


BUILDERS = (
    Builder("MkDocs", ("mkdocs", "mkdocs-material"), ("mkdocs", "build", "--strict")),
    Builder("ProperDocs", ("properdocs", "mkdocs-material"), ("properdocs", "build", "--strict")),
    Builder("Zensical", ("zensical",), ("zensical", "build", "--strict")),
)


class NotInstalled(Exception):
    """A builder that pip could not get; the message is the last that pip said."""


class Failed(Exception):
    """A builder that did not finish; the message is what it said."""


def main() -> int:
    """Compare every builder and print what differs."""
    chosen = _chosen()
    with tempfile.TemporaryDirectory(prefix="briefings-portability-") as folder:
        work = Path(folder)
        expected = _pages(_built_by_us(work))
        print(f"briefings build: {len(expected)} addresses, those of the search index included")
        return max([_compared(builder, expected, work) for builder in chosen], default=0)


def _chosen() -> list[Builder]:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    names = [builder.name.lower() for builder in BUILDERS]
    parser.add_argument("builders", nargs="*", metavar="BUILDER", help=", ".join(names))
    wanted = [name.lower() for name in parser.parse_args().builders] or names
    if unknown := set(wanted).difference(names):
        parser.error(f"there is no builder {', '.join(sorted(unknown))}; known: {', '.join(names)}")
    return [builder for builder in BUILDERS if builder.name.lower() in wanted]


def _built_by_us(work: Path) -> Path:
    briefings = [str(HERE / "briefings"), "--project", str(REPOSITORY)]
    _run([*briefings, "build", "--as-of", AS_OF, "--output", str(work / "expected")], work)
    _run([*briefings, "export", "--as-of", AS_OF, str(work / "export")], work)
    return work / "expected"


def _compared(builder: Builder, expected: set[str], work: Path) -> int:
    try:
        found = _pages(_built_by(builder, work))
    except NotInstalled as reason:
        print(f"{builder.name}: SKIPPED, it cannot be installed: {reason}")
        return 0
    except Failed as reason:
        print(f"{builder.name}: FAILED\n{reason}")
        return 1
    missing, added = sorted(expected - found), sorted(found - expected)
    print(f"{builder.name}: {len(found)} addresses, {len(missing)} missing, {len(added)} more")
    for line in (*_listed("missing", missing), *_listed("more", added)):
        print(line)
    return 1 if missing else 0


def _listed(what: str, pages: list[str]) -> Iterator[str]:
    yield from (f"    {what}: {page}" for page in pages[:SHOWN])
    if len(pages) > SHOWN:
        yield f"    … and {len(pages) - SHOWN} more that are {what}"


def _built_by(builder: Builder, work: Path) -> Path:
    environment, export = work / builder.name, work / "export"
    site = export / "site"
    _run([sys.executable, "-m", "venv", str(environment)], work)
    program = environment / "bin" / builder.command[0]
    _install(environment, builder.packages)
    print(f"    {_run([str(program), '--version'], export).strip()}")
    said = _run([str(program), *builder.command[1:]], export)
    if not site.is_dir():
        raise Failed(f"{said}\nIt ended well, but left no folder “site”.")
    return site.rename(work / f"site of {builder.name}")


def _install(environment: Path, packages: tuple[str, ...]) -> None:
    pip = [str(environment / "bin/python"), "-m", "pip", "install", "--quiet"]
    try:
        _run([*pip, "--disable-pip-version-check", *packages], environment)
    except Failed as reason:
        raise NotInstalled(str(reason).strip().rpartition("\n")[2]) from None


def _run(command: list[str], folder: Path) -> str:
    """What a program said; Failed where it ended with another code than 0."""
    try:
        result = subprocess.run(
            command,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    except OSError as error:
        raise Failed(str(error)) from None
    if result.returncode:
        raise Failed(result.stdout)
    return result.stdout


def _pages(site: Path) -> set[str]:
    """The addresses of a site: its pages with their headings, and the files of its search."""
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html") if _is_whole(path)}
    search = (path for path in site.glob("pagefind/**/*") if path.is_file())
    return pages | {path.relative_to(site).as_posix() for path in search if path.name[0] != "."}


def _is_whole(page: Path) -> bool:
    """Whether a page has a heading, or is one that leads on to another."""
    html = page.read_text(encoding="utf-8")
    return "<h1" in html or 'http-equiv="refresh"' in html


if __name__ == "__main__":
    sys.exit(main())
