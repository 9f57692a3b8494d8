"""Where editors find the schema of a file."""

from pathlib import PurePath

from generator.model.vocabulary import Kind

FOLDER = PurePath("build", "schemas")
"""Seen from the project's own folder."""


def file_name(kind: Kind) -> str:
    """The name of the file that holds the schema of a kind: `event.schema.json`."""
    return f"{kind.singular}.schema.json"


def line_for_editors(kind: Kind, path: PurePath) -> str:
    """The comment that tells an editor the schema of a file; it belongs into the first line.

    `path` is the file as seen from the project's own folder: `content/events/a-test.yaml`. The
    form is that of yaml-language-server: an address relative to the file.
    """
    upwards = ("..",) * len(path.parent.parts)
    address = PurePath(*upwards, FOLDER, file_name(kind)).as_posix()
    return f"# yaml-language-server: $schema={address}"
