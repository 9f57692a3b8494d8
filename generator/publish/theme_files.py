"""What belongs to the whole site: the files of the theme, the page for wrong addresses, the map."""

import gzip
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from mkdocs.commands.build import _build_template  # MkDocs has no public way to one template.
from mkdocs.structure.files import Files
from mkdocs.utils import get_build_date, get_build_timestamp

from generator.publish.site_frame import SiteFrame

SITEMAP = "sitemap.xml"


@dataclass(frozen=True, slots=True)
class _Page:
    """As much of a page as a map of the site tells."""

    canonical_url: str
    abs_url: str
    update_date: str
    is_link: bool = False

    @property
    def page(self) -> "_Page":
        """Itself: MkDocs lists files, which have a page."""
        return self


class _AllPages(Files):
    """All pages of a site, and nothing else."""

    def __init__(self, pages: Sequence[Any]) -> None:
        super().__init__([])
        self._pages = pages

    def documentation_pages(self, **_: Any) -> Sequence[Any]:
        return self._pages


def assets(frame: SiteFrame) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every file that the theme brings along."""
    files = Files([])
    files.add_files_from_theme(frame.environment, frame.config)
    for file in files:
        assert file.abs_src_path
        yield file.dest_uri, Path(file.abs_src_path).read_bytes()


def of_all_pages(frame: SiteFrame, pages: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of what tells of the whole site; `pages` are its Markdown files."""
    listed = _AllPages(tuple(_listed(frame, pages)))
    for name in sorted(frame.config.theme.static_templates):
        template = frame.environment.get_template(name)
        text = _build_template(name, template, listed, frame.config, frame.navigation)
        if text.strip():
            yield name, text.encode()
        if text.strip() and name == SITEMAP:
            yield f"{name}.gz", _compressed(text, get_build_timestamp())


def _listed(frame: SiteFrame, pages: Iterable[str]) -> Iterator[_Page]:
    """Every page that has a full address, in the order in which MkDocs finds them."""
    base = frame.config.site_url
    if not base:
        return
    today = get_build_date()
    for path in sorted(pages, key=_turn):
        url = frame.files.described(path).url
        address = urljoin(base.rstrip("/") + "/", "" if url == "./" else url)
        yield _Page(address, urlsplit(address).path, today)


def _compressed(text: str, timestamp: int) -> bytes:
    held = io.BytesIO()
    with gzip.GzipFile(fileobj=held, filename=f"{SITEMAP}.gz", mode="wb", mtime=timestamp) as file:
        file.write(text.encode())
    return held.getvalue()


def _turn(path: str) -> tuple[tuple[int, bool, str], ...]:
    """In the order in which MkDocs walks a folder: index first, then files, then folders."""
    *folders, name = path.split("/")
    stem = name.rpartition(".")[0]
    return (*((1, True, folder) for folder in folders), (0, stem not in ("index", "README"), name))
