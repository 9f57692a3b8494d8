"""The links of one page to others, as MkDocs writes them."""

import posixpath
import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from mkdocs.utils import get_relative_url

from generator.publish.known_files import LinkedFiles

_TO_OURS = re.compile(
    r"((?:\.\./)*(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-]+\.[a-z.]+)(#[A-Za-z0-9_-]+)?"
)


class PageLinks:
    """Turns what a page links to into addresses, and notices what that is.

    MkDocs looks at each link for everything that could be wrong with it. Those from a template to
    a file of ours are plain, and are turned directly; it is given all others.
    """

    def __init__(self, file: File, files: LinkedFiles, config: MkDocsConfig) -> None:
        """Say from which file the links are."""
        self._file = file
        self._files = files
        self._folder = posixpath.dirname(file.src_uri)
        self._mkdocs = _RelativePathTreeprocessor(file, files, config)

    def address(self, link: str) -> str:
        """What stands in the page for `link`."""
        found = _TO_OURS.fullmatch(link)
        if found is None:
            return self._mkdocs.path_to_url(link)
        target = self._files.led_to(posixpath.normpath(posixpath.join(self._folder, found[1])))
        anchor = found[2] or ""
        if anchor:
            of_file = self._mkdocs.links_to_anchors.setdefault(target, {})
            of_file.setdefault(anchor[1:], link)
        return get_relative_url(target.url, self._file.url) + anchor

    def note(self, page: Page) -> None:
        """Let `page` know which places on other pages it leads to."""
        page.links_to_anchors = self._mkdocs.links_to_anchors
