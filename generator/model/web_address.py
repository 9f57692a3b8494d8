"""Web addresses that a page may link to: an allow-list, not a repair."""

import re
from urllib.parse import urlsplit

_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f<>\"\\^`{|}\s]")


def fault_of(address: str, schemes: tuple[str, ...] = ("https", "http")) -> str:
    """What is wrong with an absolute web address, in a contributor's words; empty when nothing is.

    Follows RFC 3986 with an allow-list of schemes, and without user information, which can make
    an address look as if it led elsewhere.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "it is not a web address"
    if parts.scheme.lower() not in schemes:
        return f"it does not begin with {' or '.join(scheme + ':' for scheme in schemes)}"
    if _UNSAFE.search(address):
        return "it holds a space or another character that addresses cannot have"
    if parts.scheme.lower() == "mailto":
        return "" if "@" in parts.path else "it names no mail address"
    if not parts.hostname or port == 0:
        return "it names no host"
    if "@" in parts.netloc:
        return "it holds a user name before the host"
    return ""


def host(address: str) -> str:
    """The host of an absolute address in lower case, without `www.`; empty where there is none."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
