"""Social cards as files: drawn where they are not there yet, removed where nothing names them."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from generator.publish.card_picture import drawn_with, png
from generator.publish.docs_folder import write
from generator.render import cards
from generator.render.cards import Card

FOLDER = cards.FOLDER
STAMP = ".drawn-with"
"""A hidden file beside the cards, which builders leave out: what they were drawn with."""


def publish(cards: Iterable[Card], docs: Path) -> int:
    """Make `docs`/cards hold exactly these cards; the number drawn.

    A card that is there already is not drawn again, unless the drawing or a font has changed. The
    same card gives the same bytes with the same Pillow.
    """
    named = {docs / card.path: card for card in cards}
    folder, made_with = docs / FOLDER, sha256(drawn_with()).hexdigest()
    stamp = folder / STAMP
    is_same = stamp.is_file() and stamp.read_text() == made_with
    # The stamp is written last: after a broken build nobody trusts what lies there.
    _remove_others(folder, set(named) if is_same else set())
    missing = [path for path in named if not path.is_file()]
    for path in missing:
        write(path, png(named[path]))
    if named:
        stamp.write_text(made_with)
    return len(missing)


def _remove_others(folder: Path, kept: set[Path]) -> None:
    """Remove all files but `kept`, the stamp among them, and the folders that are then empty."""
    for path in sorted((folder, *folder.rglob("*")), reverse=True):
        if path.is_file() and path not in kept:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
