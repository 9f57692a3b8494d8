"""The local preview: MkDocs' own server, which our plugin feeds."""

import logging
import socket
from collections.abc import Callable

from mkdocs.commands import serve as mkdocs_serve
from mkdocs.exceptions import MkDocsException

from generator.pipeline import Project
from generator.publish.complaints import SiteFailed


class _Shown(logging.Handler):
    """Passes on what the server says."""

    def __init__(self, show: Callable[[str], None]) -> None:
        super().__init__(logging.INFO)
        self._show = show

    def emit(self, record: logging.LogRecord) -> None:
        # MkDocs warns that navigation may be out of date; ours does not depend on entries.
        if "'dirty' build" not in record.getMessage():
            self._show(record.getMessage())


def _refuse_taken(address: str) -> None:
    host, _, port = address.rpartition(":")
    if not host or not port.isdigit():
        raise SiteFailed(f"“{address}” is not host and port; type for example 127.0.0.1:8001")
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), int(port)))
        except OSError as error:
            message = f"{address} cannot be used ({error.strerror}); name another with --address"
            raise SiteFailed(message) from None


def serve(project: Project, address: str, show: Callable[[str], None]) -> None:
    """Serve the site at `address` until interrupted; what there is to say goes to `show`.

    Only pages whose Markdown changed are built again. Raises SiteFailed where the first build
    cannot be made.
    """
    _refuse_taken(address)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(_Shown(show))
    logger.setLevel(logging.INFO)
    try:
        mkdocs_serve.serve(str(project.configuration), build_type="dirty", dev_addr=address)
    except MkDocsException as error:
        raise SiteFailed(str(error)) from None
