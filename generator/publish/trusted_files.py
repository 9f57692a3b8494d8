"""Files that are left for a later build, and are believed only if this user wrote them here.

What they say is published, and a pull request can bring any file. So each bears a digest made with
a key that is kept outside of the project, in the cache folder of the user; and one made by another
version of this program is not believed either, which may have meant something else by it.
"""

import os
import secrets
from hashlib import blake2b
from pathlib import Path

from generator.publish import frames

KEY_SIZE = 32
DIGEST_SIZE = 32


def read(path: Path, bearing: bytes | None = None) -> bytes | None:
    """What was left in a file; None where nobody knows who wrote it.

    Where `bearing` is given, it is the digest that `write` gave for what is wanted.
    """
    data = _bytes(path)
    digest, held = data[:DIGEST_SIZE], data[DIGEST_SIZE:]
    is_wanted = bearing in (None, digest)
    is_true = is_wanted and secrets.compare_digest(digest, _digest(path.name, held))
    return held if is_true else None


def write(path: Path, held: bytes) -> bytes:
    """Leave `held` in a file; the digest by which it is known."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft, digest = path.with_name(f"{path.name}.draft"), _digest(path.name, held)
    draft.write_bytes(digest + held)
    draft.replace(path)
    return digest


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _digest(name: str, held: bytes) -> bytes:
    about = blake2b(frames.of_program() + name.encode(), digest_size=DIGEST_SIZE).digest()
    digest = blake2b(about, digest_size=DIGEST_SIZE, key=_key())
    digest.update(held)
    return digest.digest()


def _key() -> bytes:
    """The key of this user on this machine; one that nobody knows where none can be kept."""
    try:
        return _kept_key()
    except (OSError, RuntimeError):
        return secrets.token_bytes(KEY_SIZE)


def _kept_key() -> bytes:
    """The key in the cache folder of the user, made where there is none."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    path = Path(home) / "briefings" / "key"
    if len(key := _bytes(path)) == KEY_SIZE:
        return key
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"key.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_bytes(KEY_SIZE))
    draft.replace(path)
    return path.read_bytes()
