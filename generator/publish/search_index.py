"""The search index: Pagefind over short records of the entries, not over themed pages."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from pagefind.service import get_executable

from generator.model.output import OutputFile
from generator.publish import docs_folder

BUNDLE = "pagefind"


class SearchIndexFailed(Exception):
    """Pagefind is missing or did not finish; the message holds what it said."""


def publish(records: Iterable[OutputFile], workshop: Path, docs: Path) -> None:
    """Index `records` into `docs`/pagefind, where any site builder takes the bundle along.

    `workshop` keeps the records between runs: where none changed, the index stands as it is.
    Raises SearchIndexFailed; the earlier index is then still there.
    """
    folder = workshop / "records"
    before = _count(folder)
    changed = docs_folder.publish(records, folder)
    if changed or _count(folder) != before or not (docs / BUNDLE).is_dir():
        fresh = workshop / BUNDLE
        shutil.rmtree(fresh, ignore_errors=True)
        _run_pagefind(folder, fresh)
        shutil.rmtree(docs / BUNDLE, ignore_errors=True)
        shutil.move(fresh, docs / BUNDLE)


def _count(folder: Path) -> int:
    return sum(1 for path in folder.rglob("*.html")) if folder.is_dir() else 0


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
