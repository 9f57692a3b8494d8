"""Pagefind as a service: records go in, the files of an index come out, and no disk lies between.

Its own interface for Python waits a tenth of a second for every answer. So what it says to the
program is said here: messages of JSON in base64, each with a comma behind it (seen in 1.5.2).
"""

import base64
import json
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.metadata import version
from itertools import islice
from tempfile import TemporaryFile
from threading import Thread
from typing import IO, Any, NamedTuple

from pagefind.service import get_executable

from generator.model.output import OutputFile
from generator.publish.pagefind_bundle import SearchIndexFailed, as_expected

Records = Sequence[OutputFile]
AT_ONCE = 1 << 20
"""Bytes read at a time."""


class Indexed(NamedTuple):
    """What Pagefind made of some records: the address of each, and all files of their index."""

    addresses: tuple[str, ...]
    files: dict[str, bytes]


def program() -> str:
    """Which Pagefind is run: its version, and what tells its programs from each other."""
    executable = get_executable()
    kind = f"{executable.name} {executable.stat().st_size}" if executable else ""
    return f"{version('pagefind')} {kind}"


def index(groups: Iterable[Records]) -> Iterator[tuple[Records, Indexed]]:
    """Index each of `groups` alone. Raises SearchIndexFailed, or an OSError of the program."""
    with _running() as (said, heard):
        for records in groups:
            with as_expected():
                made = _index(records, said, heard)
            yield records, made


def _index(records: Records, said: IO[bytes], heard: Iterator[Any]) -> Indexed:
    opened = next(_asked([{"type": "NewIndex", "config": None}], said, heard))
    here = {"index_id": opened["index_id"]}
    wishes = [
        *({"type": "AddFile", "file_path": it.path, "file_contents": it.content} for it in records),
        {"type": "GetFiles"},
        {"type": "DeleteIndex"},
    ]
    *added, got, _ = _asked([wish | here for wish in wishes], said, heard)
    addresses = tuple(each["page_url"] for each in added)
    files = {file["path"]: base64.b64decode(file["content"]) for file in got["files"]}
    return Indexed(addresses, files)


def _asked(wishes: list[Any], said: IO[bytes], heard: Iterator[Any]) -> Iterator[Any]:
    """The answers to `wishes`; they are written beside the reading, so that nobody waits."""
    writing = Thread(target=_write, args=(wishes, said), daemon=True)
    writing.start()
    for answer in islice(heard, len(wishes)):
        if answer["type"] == "Error":
            raise SearchIndexFailed(f"Pagefind refused a record: {answer['message']}")
        yield answer
    writing.join()


def _write(wishes: list[Any], said: IO[bytes]) -> None:
    messages = (
        json.dumps({"message_id": number, "payload": wish}).encode()
        for number, wish in enumerate(wishes)
    )
    # A program that is gone is noticed where its answers are read.
    with suppress(OSError, ValueError):
        said.write(b"".join(base64.b64encode(message) + b"," for message in messages))
        said.flush()


def _answers(heard: IO[bytes], errors: IO[bytes]) -> Iterator[Any]:
    rest = b""
    while part := heard.read1(AT_ONCE):  # type: ignore[attr-defined]
        *messages, rest = (rest + part).split(b",")
        for message in messages:
            yield json.loads(base64.b64decode(message))["payload"]
    errors.seek(0)
    raise SearchIndexFailed(f"Pagefind stopped: {errors.read().decode(errors='replace').strip()}")


@contextmanager
def _running() -> Iterator[tuple[IO[bytes], Iterator[Any]]]:
    """Where to write to the running program, and its answers."""
    executable = get_executable()
    if executable is None:
        raise SearchIndexFailed(
            "Pagefind is not installed; install the package “pagefind” with its binary"
        )
    command, pipe = [str(executable), "--service"], subprocess.PIPE
    with TemporaryFile() as errors:
        program = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=errors)
        assert program.stdin
        assert program.stdout
        try:
            yield program.stdin, _answers(program.stdout, errors)
        finally:
            program.kill()
            program.communicate()
