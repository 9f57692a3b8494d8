"""As much of the content as a change can be judged by, however much there is besides."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from generator.load import content_files, content_folder, filed
from generator.load.content_files import ContentFile, Listing
from generator.load.content_folder import Content
from generator.load.filed import TOPICS_FILE
from generator.model import identifiers, states, web_address
from generator.model.items import Actor, Briefing, Entry, Item, Source
from generator.model.problems import Problem
from generator.model.provenance import bare_name, names_of
from generator.model.references import Reference, references_of
from generator.model.vocabulary import Kind

MOST_CHANGED = 200
"""Beyond this, reading everything is hardly more work."""

_CHAINS = ("part_of", "cited_via", "amends")

_PUBLISHER = re.compile(r"^publisher:\s*(.+)", re.MULTILINE)

_OF_IDS = b"abcdefghijklmnopqrstuvwxyz0123456789-"
_NO_PART_OF_AN_ID = bytes(byte if byte in _OF_IDS else ord(" ") for byte in range(256))

_Files = Mapping[str, ContentFile]


def read(folder: Path, changed: frozenset[str]) -> Content:
    """The changed files, those that name what stands in them, and what all of these rest on.

    `changed` are paths as problems show them (`content/events/x.yaml`), also of files that are
    gone. Everything else is known by its id only. Where topics changed, or very much did,
    everything is read: too much hangs on it.
    """
    listing = content_files.find(folder)
    if len(changed) > MOST_CHANGED or f"{folder.name}/{TOPICS_FILE}" in changed:
        return content_folder.read_some(listing)
    files = {file.shown: file for file in listing.files}
    paths = {_identifier(path): path for path in files}
    names = _names(changed, files, paths)
    naming = {*_naming(listing, names), *(path for path in files if _identifier(path) in names)}
    naming |= {*_called_alike(changed, files)}
    briefings = {path for path, file in files.items() if file.inside[0] == Kind.BRIEFING}
    targets = {*changed & files.keys(), *naming - briefings}
    return content_folder.read_some(listing, _with_grounds(targets, files, paths) | briefings)


def _identifier(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yaml")


def _item(file: ContentFile) -> Item | None:
    """The item in a file, as far as it can be read."""
    found = filed.filed_in(file)
    return (found[0].item or found[0].readable) if found else None


def _names(changed: frozenset[str], files: _Files, paths: Mapping[str, str]) -> set[str]:
    """By what others may hang on the change.

    The ids of what changed, its former ids, the ids it names that nothing has; a briefing's topics.
    """
    names = {_identifier(path) for path in changed}
    for path in changed & files.keys():
        item = _item(files[path])
        if isinstance(item, Entry):
            names |= {*item.aliases}
        if isinstance(item, Source) and item.url:
            names.add(_address(item.url))
        if isinstance(item, Briefing):
            names |= {*item.topics}
        if item is not None:
            names |= {
                _address(name)
                for _, mark, name in references_of(item)
                if _is_missing(name, mark, paths)
            }
    return names


def _address(url: str) -> str:
    """What every way to write an address has in common, but for capitals; else the text itself."""
    if web_address.fault_of(url):
        return url
    return f"{web_address.host(url)}{urlsplit(url).path.rstrip('/')}"


def _is_missing(name: str, mark: Reference, paths: Mapping[str, str]) -> bool:
    """Whether a file should have this id, and none has: an entry may have had it once."""
    is_of_file = mark.kinds != (Kind.TOPIC,) and not mark.or_name and name != mark.or_word
    return is_of_file and name not in paths and not states.is_state(name)


def _naming(listing: Listing, names: set[str]) -> Iterator[str]:
    """The files in which one of `names` stands.

    An id is a word of its own; an address stands in one piece; of any other name, which may be
    that of an item, every word has to be there.
    """
    if not names:
        return
    ids = {name for name in map(str.encode, names) if _words(name) == [name]}
    phrases = [_pieces(name) for name in names if name.encode() not in ids]
    reported_elsewhere: list[Problem] = []
    for file in listing.files:
        data = content_files.read(file, reported_elsewhere)
        if data and (_holds(data.lower(), phrases) or not ids.isdisjoint(_words(data))):
            yield file.shown


def _called_alike(changed: frozenset[str], files: _Files) -> Iterator[str]:
    """The actors, and the sources of the publishers, whose names stand in what changed.

    However these are spelled: it may have to be typed as others are.
    """
    names = {name for path in changed & files.keys() for name in _names_in(files[path])}
    for path, file in files.items() if names else ():
        called = _names_in(file) if file.inside[0] == Kind.ACTOR else _publisher_in(file)
        if not names.isdisjoint(called):
            yield path


def _names_in(file: ContentFile) -> Iterator[str]:
    """All names of an actor, or the publisher of a source where it is no id; without spelling."""
    found = filed.filed_in(file)
    item = found[0].item if found else None
    if isinstance(item, Actor):
        yield from map(bare_name, names_of(item))
    elif isinstance(item, Source) and not identifiers.is_identifier(item.publisher):
        yield bare_name(item.publisher)


def _publisher_in(file: ContentFile) -> Iterator[str]:
    """The publisher of a source without its spelling, found without reading all the file says."""
    if file.inside[0] == Kind.SOURCE:
        text = (content_files.read(file, []) or b"").decode(errors="replace")
        yield from map(bare_name, _PUBLISHER.findall(text))


def _holds(data: bytes, phrases: Sequence[Sequence[bytes]]) -> bool:
    return any(all(piece in data for piece in phrase) for phrase in phrases)


def _pieces(name: str) -> list[bytes]:
    pieces = re.findall(r"\w{2,}", name) if " " in name else [name]
    return [piece.encode().lower() for piece in pieces or [name]]


def _words(data: bytes) -> list[bytes]:
    """All that an id can be in it."""
    return data.translate(_NO_PART_OF_AN_ID).split()


def _with_grounds(targets: set[str], files: _Files, paths: Mapping[str, str]) -> set[str]:
    """The targets, what they name, and what that rests on in turn: sources, chains to their end."""
    wanted, waiting = set(targets), sorted(targets)
    while waiting:
        path = waiting.pop()
        item = _item(files[path])
        if item is None:
            continue
        for location, mark, name in references_of(item):
            rests_on = path in targets or location[0] in _CHAINS or mark.kinds == (Kind.SOURCE,)
            found = paths.get(name, "") if rests_on else ""
            if found and found not in wanted:
                wanted.add(found)
                waiting.append(found)
    return wanted
