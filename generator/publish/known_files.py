"""The files that a site is made of, as MkDocs looks them up."""

import re
from pathlib import PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/")
"""How a link begins that leads to no file of the docs folder."""


class LinkedFiles(Files):
    """MkDocs' collection, which takes it that every file is there that something leads to.

    So a page can be built while others are not made yet. Whoever has all pages sees in
    `asked_for` whether what they lead to is there.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        super().__init__([])
        self._config = config
        self.asked_for: set[str] = set()

    def get_file_from_path(self, path: str) -> File | None:
        """The file at `path`, relative to the docs folder, whether it is there or not."""
        return None if _ELSEWHERE.match(path) else self.led_to(PurePath(path).as_posix())

    def led_to(self, name: str) -> File:
        """The file of this name, to which the page leads that is being built."""
        self.asked_for.add(name)
        return self.described(name)

    def described(self, name: str) -> File:
        """What MkDocs says of a file of this name."""
        if name not in self._src_uris:
            config = self._config
            file = File(name, config.docs_dir, config.site_dir, config.use_directory_urls)
            set_exclusions([file], config)
            self.append(file)
        return self._src_uris[name]
