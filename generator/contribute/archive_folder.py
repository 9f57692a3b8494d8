"""The content folder that something is looked up in, joins, or is put in order in."""

from pathlib import Path

from generator.load import content_folder
from generator.load.content_folder import Content
from generator.model.failure import Failure


class NoArchive(Failure):
    """There is no content folder here; the message says what to do."""


def refuse_absent(folder: Path) -> None:
    """Raise NoArchive where there is no content folder, or a link stands in its place."""
    if folder.is_symlink():
        raise NoArchive(
            f"“{folder.name}” is a link, and links are not followed; put the folder itself here"
        )
    if not folder.is_dir():
        raise NoArchive(f"there is no folder “{folder.name}” here; go to the project's own folder")


def read(folder: Path) -> Content:
    """All that is there, sound or not. Raises NoArchive."""
    refuse_absent(folder)
    return content_folder.read(folder)
