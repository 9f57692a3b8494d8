"""The local preview: MkDocs' own server, which our plugin feeds."""

import logging
from collections.abc import Callable

from mkdocs.commands import serve as mkdocs_serve
from mkdocs.exceptions import MkDocsException

from generator.pipeline import Project
from generator.publish.site_folder import SiteFailed


class _Shown(logging.Handler):
    """Passes on what the server says."""

    def __init__(self, show: Callable[[str], None]) -> None:
        super().__init__(logging.INFO)
        self._show = show

    def emit(self, record: logging.LogRecord) -> None:
        # MkDocs warns that navigation may be out of date; ours does not depend on entries.
        if "'dirty' build" not in record.getMessage():
            self._show(record.getMessage())


def serve(project: Project, address: str, show: Callable[[str], None]) -> None:
    """Serve the site at `address` until interrupted; what there is to say goes to `show`.

    Only pages whose Markdown changed are built again. Raises SiteFailed where the first build
    cannot be made.
    """
    logger = logging.getLogger("mkdocs")
    logger.addHandler(_Shown(show))
    logger.setLevel(logging.INFO)
    try:
        mkdocs_serve.serve(str(project.configuration), build_type="dirty", dev_addr=address)
    except MkDocsException as error:
        raise SiteFailed(str(error)) from None
