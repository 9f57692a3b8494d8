"""The search index: Pagefind over short records of the entries, not over themed pages."""

import inspect
import shutil
import subprocess
from collections.abc import Iterable
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from pagefind.service import get_executable

from generator.model.failure import Failure
from generator.model.output import OutputFile
from generator.publish import (
    docs_folder,
    filter_order,
    fragment_names,
    pagefind_bundle,
    search_metadata,
)

BUNDLE = "pagefind"
STAMP = ".made-from"
"""A hidden file in the bundle, which builders leave out: the fingerprint of its records."""
SHAPED_BY = (pagefind_bundle, filter_order, fragment_names, search_metadata)
"""What changes the files that Pagefind wrote."""


class SearchIndexFailed(Failure):
    """Pagefind is missing or did not finish; the message holds what it said."""


def publish(records: Iterable[OutputFile], workshop: Path, docs: Path) -> None:
    """Index `records` into `docs`/pagefind, where any site builder takes the bundle along.

    Where the bundle there was made from the same records, it stands as it is. Raises
    SearchIndexFailed; the earlier index is then still there.
    """
    records = tuple(records)
    stamp, made_from = docs / BUNDLE / STAMP, _fingerprint(records)
    if stamp.is_file() and stamp.read_text() == made_from:
        return
    folder, fresh = workshop / "records", workshop / BUNDLE
    docs_folder.publish(records, folder)
    shutil.rmtree(fresh, ignore_errors=True)
    _run_pagefind(folder, fresh)
    _make_small_and_stable(fresh)
    stamp.unlink(missing_ok=True)
    _take_over(fresh, docs / BUNDLE)
    shutil.rmtree(fresh, ignore_errors=True)
    stamp.write_text(made_from)


def _fingerprint(records: Iterable[OutputFile]) -> str:
    """What an index depends on: every byte of the records, and what makes files from them."""
    digest = sha256(version("pagefind").encode())
    for module in SHAPED_BY:
        digest.update(inspect.getsource(module).encode())
    for record in records:
        digest.update(f"\0{record.path}\0{record.content}".encode())
    return digest.hexdigest()


def _take_over(fresh: Path, bundle: Path) -> None:
    """Make `bundle` what `fresh` is; a file that is the same stays, so that nobody copies it."""
    names = {path.relative_to(fresh) for path in fresh.rglob("*") if path.is_file()}
    for name in names:
        path = bundle / name
        if not path.is_file() or path.read_bytes() != (fresh / name).read_bytes():
            path.parent.mkdir(parents=True, exist_ok=True)
            (fresh / name).replace(path)
            path.chmod(docs_folder.FILE_MODE)
    for path in bundle.rglob("*"):
        if path.is_file() and path.relative_to(bundle) not in names:
            path.unlink()


def _make_small_and_stable(bundle: Path) -> None:
    try:
        pagefind_bundle.change(bundle, filter_order.put_in_order, fragment_names.share)
        search_metadata.divide(bundle)
    except pagefind_bundle.UnknownBundle as error:
        raise SearchIndexFailed(str(error)) from error


def _run_pagefind(records: Path, bundle: Path) -> None:
    executable = get_executable()
    if executable is None:
        raise SearchIndexFailed(
            "Pagefind is not installed; install the package “pagefind” with its binary"
        )
    command = [str(executable), "--site", str(records), "--output-path", str(bundle), "--silent"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise SearchIndexFailed(f"Pagefind stopped: {(result.stderr or result.stdout).strip()}")
