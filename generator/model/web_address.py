"""Web addresses: which ones a page may link to, and which ones lead to the same page.

What may be linked to is an allow-list, not a repair. What leads to the same page is told by one
form for comparing, which is not for showing.
"""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit

_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f<>\"\\^`{|}\s]")

# Who clicked where, never what is shown: chosen from the global rules of ClearURLs and the general
# tracking parameters of AdGuard. Only names that mean nothing else anywhere (no `ref`, `cid`,
# `source`): to leave out the number of an article would make two articles one.
_TRACKING_BEGINS = (
    *("utm_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_", "ga_", "itm_", "oly_", "vero_"),
    *("at_custom", "at_link_", "guce_referrer", "_hs", "wt.mc", "wt_mc", "wt.zmc", "wt_zmc"),
)
_TRACKING = frozenset(
    (
        *(
            "fbclid",
            "gclid",
            "dclid",
            "yclid",
            "ysclid",
            "twclid",
            "ttclid",
            "msclkid",
            "rb_clickid",
        ),
        *("gclsrc", "gbraid", "wbraid", "srsltid", "_ga", "_gl", "fb_ref", "fb_source", "mibextid"),
        *(
            "igsh",
            "igshid",
            "li_fat_id",
            "__twitter_impression",
            "_openstat",
            "xtor",
            "spm",
            "s_cid",
        ),
        *("mc_cid", "mc_eid", "mkt_tok", "hsctatracking", "ck_subscriber_id", "_branch_match_id"),
        *("at_medium", "at_campaign", "at_format", "at_ptr_name", "at_bbc_team", "ocid", "smid"),
        *("cmpid", "echobox", "guccounter"),
    )
)
_SESSION = re.compile(r";jsessionid=[^/]*", re.IGNORECASE)
_WWW = re.compile(r"^(?:www\.)+(?=[^.]+\.)")
_NOT_IN_NAMES = re.compile(r"[\x00-\x20\x7f%/?#@:\\\[\]]")
_PLAIN = re.compile(r"https?://([a-z0-9-]+(?:\.[a-z0-9-]+)+)((?:/[A-Za-z0-9._~-]*)*)")
_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}|%|[^]!#$&-;=?-[_a-z~]+")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")

# Where the address of the original stands in that of a copy. Archives of any host that follow
# OpenWayback or pywb put a time before it; a few leave its scheme out.
_TIME = r"(?:[0-9]{4,14}(?:[a-z]{2}_)?|\*)"
_TODAY = r"archive\.(?:ph|is|today|fo|li|md|vn)"
_IN_PATH = re.compile(
    rf"https?://(?:www\.)?(?:[^?]+/{_TIME}/(?=https?(?::|%3A)/)"
    rf"|web\.archive\.org/(?:web|save)/(?:{_TIME}/)?"
    rf"|{_TODAY}/(?:(?:newest|oldest|[0-9][0-9.-]{{3,}}|o/\w+)/)?"
    r"|[^/?]+\.cdn\.ampproject\.org/[a-z]/s/"
    r"|google\.[a-z.]+/amp/(?:s/)?)(?P<original>[^/?]+\..+|https?(?::|%3A).+)"
)
_IN_QUERY = re.compile(
    rf"https?://(?:www\.)?(?:{_TODAY}/?\?(?:.*&)?url="
    r"|webcache\.googleusercontent\.com/search\?(?:.*&)?q=cache:(?:[\w-]+:)?(?=[^:&]*\.|https?:)"
    r"|google\.[a-z.]+/url\?(?:.*&)?(?:q|url)=)(?P<original>[^&]+?)(?:%20[^&]*)?(?:&.*)?"
)


@lru_cache(maxsize=4096)
def fault_of(address: str, schemes: tuple[str, ...] = ("https", "http")) -> str:
    """What is wrong with an absolute web address, in a contributor's words; empty when nothing is.

    Follows RFC 3986 with an allow-list of schemes, and without user information, which can make
    an address look as if it led elsewhere.
    """
    if _PLAIN.fullmatch(address) and address.partition(":")[0] in schemes:
        return ""
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
    # A host ends at the third slash, and the same ones come again and again.
    return _host_of("/".join(address.split("/", 3)[:3]))


@lru_cache(maxsize=4096)
def _host_of(beginning: str) -> str:
    return (urlsplit(beginning).hostname or "").removeprefix("www.")


def canonical(address: str) -> str:
    """The form in which addresses of the same page are equal; for comparing, not for showing.

    http and https are one, and so are hosts with and without `www.`, in Unicode or Punycode; a
    slash at the end, the default port, tracking parameters and the order of parameters do not
    count, nor does a fragment unless it is a route of the page's program (`#!` or `#/`). A copy in
    a web archive, Google's cache or an AMP cache is its original. Percent-encoding follows RFC
    3986, section 6.2.2. Any other text is only rid of surrounding space; nothing is raised.
    """
    form = _normalised(address)
    while copied := original_of(form):
        form = _normalised(copied)
    return form


def without_tracking(address: str) -> str:
    """An address for showing, without its tracking parameters and without a mark of a text."""
    address, fragment = address.partition("#")[::2]
    page, _, query = address.partition("?")
    kept = "&".join(pair for pair in query.split("&") if not _is_tracking(pair))
    mark = f"#{fragment}" if fragment and not fragment.startswith(":~:") else ""
    return f"{page}{kept and '?' + kept}{mark}"


def original_of(address: str) -> str:
    """The address of which this one names a copy in an archive or a cache; empty for any other."""
    if in_query := _IN_QUERY.fullmatch(address):
        return _with_scheme(unquote(in_query["original"]))
    in_path = _IN_PATH.fullmatch(address)
    if in_path is None:
        return ""
    text = in_path["original"]
    return _with_scheme(unquote(text) if re.match("https?%3A", text) else text)


def _with_scheme(address: str) -> str:
    # Some archives leave the scheme out, and some servers make one slash of two.
    scheme = "http" if address.startswith("http:") else "https"
    return f"{scheme}://{re.sub('^https?:/+', '', address)}"


def _normalised(address: str) -> str:
    # Most addresses have nothing of all this, and taking them apart is slow.
    if plain := _PLAIN.fullmatch(address):
        return f"https://{_WWW.sub('', plain[1])}{plain[2].rstrip('/')}"
    try:
        parts = urlsplit(address.strip())
        name, port = _host(parts.hostname or ""), parts.port
    except ValueError:
        return address.strip()
    if parts.scheme not in ("http", "https") or not name:
        return address.strip()
    path = _SESSION.sub("", _escaped(parts.path)).rstrip("/")
    query = _query(_escaped(parts.query.replace("+", " ")))
    route = _escaped(parts.fragment) if parts.fragment.startswith(("!", "/")) else ""
    at_port = "" if port in (None, 80, 443) else f":{port}"
    return f"https://{name}{at_port}{path}{query and '?' + query}{route and '#' + route}"


@lru_cache(maxsize=4096)
def _host(name: str) -> str:
    if ":" in name:
        return f"[{name}]"
    # Inside the path of a copy's address, a name in Unicode was percent-encoded.
    decoded = unicodedata.normalize("NFKC", unquote(name)).lower()
    if _NOT_IN_NAMES.search(decoded):
        raise ValueError(name)
    labels = decoded.strip(".").split(".")
    return _WWW.sub("", ".".join(map(_in_ascii, labels)))


def _in_ascii(label: str) -> str:
    """A label as Punycode (RFC 3492), where it is not in ASCII already."""
    return label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii").lower()


def _query(query: str) -> str:
    kept = (pair for pair in query.split("&") if pair and not _is_tracking(pair))
    return "&".join(sorted(kept, key=lambda pair: pair.partition("=")[0]))


def _is_tracking(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    return name in _TRACKING or name.startswith(_TRACKING_BEGINS)


def _escaped(part: str) -> str:
    return _ESCAPED.sub(_escape, part)


def _escape(found: re.Match[str]) -> str:
    text = found[0]
    if not text.startswith("%"):
        return quote(text, safe="", errors="replace")
    character = chr(int(text[1:], 16)) if len(text) == 3 else ""
    return (
        character if _UNRESERVED.fullmatch(character) else (text.upper() if text != "%" else "%25")
    )
