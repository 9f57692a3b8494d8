"""Reading dates generously, for hints: a reading is offered, never taken.

Dates in words, with their numbers in another order or in another notation become texts of our
profile of EDTF. A reading need not be sound: whether its day exists is not looked at here.
"""

import re
import unicodedata
from calendar import monthrange

_REPLACEMENTS = tuple(
    (re.compile(expression), replacement)
    for expression, replacement in (
        (r"[\u2010-\u2015\u2212]", "-"),
        (r"[][(){}\"'`\u2018-\u201f]", ""),
        (r"\s+", " "),
        ("[年月년월] ?(?=[0-9])", "-"),
        ("[年月日년월일]", ""),
        (r"\b(mon|tues?|wed(nes)?|thu(rs?)?|fri|sat(ur)?|sun)(day)?\b[., ]*", ""),
        (r"^((in|on|at|the|during|dated) )+", ""),
        (r"\b(circa|ca|c|about|around|approx(imately)?|roughly)(\. ?| |(?=[0-9]))", "~"),
        (r"\b(possibly|perhaps|maybe|probably|presumably) ", "?"),
        (r"(?<=[0-9])(st|nd|rd|th)\b", ""),
        (r"\b(1|first) (?=quarter|half)", "1 "),
        (r"\b(2|second) (?=quarter|half)", "2 "),
        (r"\b(3|third) (?=quarter)", "3 "),
        (r"\b(4|fourth) (?=quarter)", "4 "),
        (r"\b([1-4]) (q|h)(uarter|alf)", r"\2\1"),
        (r"^[,;: ]+|[,;: ]+$|(?<!\.)\.$", ""),
    )
)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PERIODS = (
    {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
    | {"q1": (1, 3), "q2": (4, 6), "q3": (7, 9), "q4": (10, 12), "h1": (1, 6), "h2": (7, 12)}
    | {"early": (1, 4), "start": (1, 4), "beginning": (1, 4), "mid": (5, 8), "middle": (5, 8)}
    | {"late": (9, 12), "end": (9, 12)}
)
_THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}

_YEAR = "(?P<year>[0-9]{4})"
_MONTH = "(?P<month>[0-9]{1,2}|xx)"
_DAY = "(?P<day>[0-9]{1,2}|xx)"
MONTH_NAME = (
    "(?P<month>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?"
    r"|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\b"
)
_GAP = "([-/., ]+|[., ]*of )"
_GAP_OR_NONE = f"{_GAP}?"
_TIME = "(z|(t| |, ?| at )[0-9]{1,2}[:h][0-9]{2}.*)?"

_DATES = tuple(
    re.compile(expression + _TIME)
    for expression in (
        f"{_YEAR}(?P<gap>[-/., ]+){_MONTH}(?P=gap){_DAY}",
        f"{_YEAR}([-/., ]+(?P<month>0?[1-9]|1[0-2]|xx))?",
        "(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})?",
        f"({_DAY}{_GAP_OR_NONE})?{MONTH_NAME}{_GAP_OR_NONE}{_YEAR}",
        f"{MONTH_NAME}{_GAP_OR_NONE}{_DAY}{_GAP}{_YEAR}",
        f"{_YEAR}{_GAP_OR_NONE}{MONTH_NAME}({_GAP_OR_NONE}{_DAY})?",
        f"{_MONTH} ?[-/.] ?{_YEAR}",
        rf"{_DAY} ?\. ?{_MONTH} ?\. ?{_YEAR}",
    )
)
_DAY_OR_MONTH_FIRST = re.compile(f"([0-9]{{1,2}}) ?[-/] ?([0-9]{{1,2}}) ?[-/] ?([0-9]{{4}}){_TIME}")
_DECADE = re.compile("(the )?(?P<decade>[0-9]{3})(0s|[x?_])")
_NAMES_OF_PERIODS = f"(the )?(?P<period>{'|'.join(_PERIODS)}|winter)( of| in)?"
_PERIOD_OF_YEAR = tuple(
    re.compile(expression)
    for expression in (
        f"{_NAMES_OF_PERIODS}{_GAP_OR_NONE}{_YEAR}",
        f"{_YEAR}{_GAP_OR_NONE}{_NAMES_OF_PERIODS}",
    )
)
_THIRD_OF_MONTH = re.compile(f"(?P<third>early|mid|late){_GAP}{MONTH_NAME}{_GAP_OR_NONE}{_YEAR}")
_PARTS_NOT_KNOWN = re.compile(r"(-\?+)+$")
_QUALIFIER = re.compile(" ?[?~%] ?")
_UNKNOWN = re.compile(
    r"(date )?(unknown|not known)|undated|no date|n\.? ?d|tb[acd]|n/?a|none|null"
    r"|x{4}(-xx){0,2}|\?+|-+|\.+"
)

_SPAN, _WINDOW = "{}/{}", "{}..{}"
_TWO_ENDS = tuple(
    (re.compile(expression), forms)
    for expression, forms in (
        ("between (.+?) and (.+)", (_WINDOW,)),
        (r"(.+?) ?\.{2,} ?(.+)", (_WINDOW,)),
        ("from (.+?) (?:to|until|till|through|-|and) (.+)", (_SPAN,)),
        ("(.+?)(?: ?[/&] ?| and )(.+)", (_SPAN,)),
        ("(?:either )?(.+?) or (.+)", (_WINDOW,)),
        ("(.+?) (?:to|until|till|through|-) (.+)", (_SPAN, _WINDOW)),
    )
)
_STILL = "(now|today|date|(the )?present|ongoing|open|unknown|[?])"
_ONE_END = tuple(
    (re.compile(expression), form)
    for expression, form in (
        (rf"(?:from |since )?(?P<end>.+?) ?(to|until|till|-|/|\.\.+) ?{_STILL}", "{}/.."),
        ("(since|from) (?P<end>.+?)( on(wards?)?)?", "{}/.."),
        ("(?P<end>.+?)( onwards?| ?/)", "{}/.."),
        (r"(until|till|up to|((open|unknown|[?]|\.\.+) ?)?/) ?(?P<end>.+)", "../{}"),
        (r"(by|not? later than|<=|≤|\.{2,}) ?(?P<end>.+)", "..{}"),
        ("(?P<end>.+?) or (earlier|before)", "..{}"),
        ("(not before|not? earlier than|>=|≥) ?(?P<end>.+)", "{}.."),
        (r"(?P<end>.+?) ?( or (later|after)|[+]|\.{2,})", "{}.."),
    )
)


def tidied(typed: str) -> str:
    """`typed` in small letters, without ornaments: one sort of dash, no quotes, no weekdays."""
    text = unicodedata.normalize("NFKC", typed).lower()
    for pattern, replacement in _REPLACEMENTS:
        text = pattern.sub(replacement, text)
    return text.strip()


def readings(text: str) -> tuple[str, ...]:
    """What a tidied text may mean, in our profile of EDTF, likeliest first; empty where none."""
    if _UNKNOWN.fullmatch(text):
        return ("unknown",)
    return _one_date(text) or _range_with_one_end(text) or _range_with_two_ends(text)


def _one_date(text: str) -> tuple[str, ...]:
    text = _PARTS_NOT_KNOWN.sub("", text)
    for read in (_decade, _date, _day_or_month_first, _period, _third_of_month):
        if found := read(text):
            return found
    qualifiers = _QUALIFIER.findall(text)
    return _qualified(_QUALIFIER.sub("", text), "".join(qualifiers)) if qualifiers else ()


def _qualified(text: str, signs: str) -> tuple[str, ...]:
    both = "%" in signs or ("?" in signs and "~" in signs)
    qualifier = "%" if both else signs.strip()[0]
    return tuple(reading if ".." in reading else reading + qualifier for reading in _one_date(text))


def _decade(text: str) -> tuple[str, ...]:
    match = _DECADE.fullmatch(text)
    return (f"{match['decade']}X",) if match else ()


def _date(text: str) -> tuple[str, ...]:
    for pattern in _DATES:
        if match := pattern.fullmatch(text):
            parts = match.groupdict()
            return (_joined(parts["year"], parts.get("month") or "", parts.get("day") or ""),)
    return ()


def _joined(year: str, month: str, day: str) -> str:
    if month[:3] in _MONTHS:
        month = str(_MONTHS.index(month[:3]) + 1)
    parts = [part.upper().zfill(2) for part in (month, day) if part.strip("0")]
    return "-".join([year, *parts])


def _day_or_month_first(text: str) -> tuple[str, ...]:
    match = _DAY_OR_MONTH_FIRST.fullmatch(text)
    if match is None:
        return ()
    first, second, year = match.groups()[:3]
    orders = dict.fromkeys([(second, first), (first, second)])
    possible = [(month, day) for month, day in orders if int(month) <= 12] or list(orders)[:1]
    return tuple(_joined(year, month, day) for month, day in possible)


def _period(text: str) -> tuple[str, ...]:
    match = next(filter(None, (pattern.fullmatch(text) for pattern in _PERIOD_OF_YEAR)), None)
    if match is None:
        return ()
    year = match["year"]
    if match["period"] == "winter":
        return f"{int(year) - 1:04}-12..{year}-02", f"{year}-12..{int(year) + 1:04}-02"
    first, last = _PERIODS[match["period"]]
    return (f"{year}-{first:02}..{year}-{last:02}",)


def _third_of_month(text: str) -> tuple[str, ...]:
    match = _THIRD_OF_MONTH.fullmatch(text)
    if match is None or match["year"] == "0000":
        return ()
    month = _joined(match["year"], match["month"], "")
    first, last = _THIRDS[match["third"]]
    length = monthrange(int(month[:4]), int(month[5:]))[1]
    return (f"{month}-{first:02}..{month}-{min(last, length)}",)


def _range_with_one_end(text: str) -> tuple[str, ...]:
    for pattern, form in _ONE_END:
        match = pattern.fullmatch(text)
        if match and (end := _only_reading(match["end"])):
            return (form.format(end.split("..")[-1 if form.startswith("..") else 0]),)
    return ()


def _range_with_two_ends(text: str) -> tuple[str, ...]:
    for pattern, forms in _TWO_ENDS:
        match = pattern.fullmatch(text)
        if match and (ends := _both_ends(*match.groups())):
            return tuple(form.format(*ends) for form in forms)
    for hyphen in re.finditer("-", text):
        if ends := _both_ends(text[: hyphen.start()], text[hyphen.end() :]):
            return _SPAN.format(*ends), _WINDOW.format(*ends)
    return ()


def _both_ends(start: str, end: str) -> tuple[str, str] | None:
    """Each end may leave out what the other says: `3 to 7 June 2025`, `June 3 to 7, 2025`."""
    words = end.split()
    last = _in_place_of_tail(_only_reading(start), end) or _only_reading(end)
    last = last or _only_reading(f"{start.partition(' ')[0]} {end}")
    tails = ("", " ".join(words[-1:]), " ".join(words[-2:]))
    first = next(filter(None, (_only_reading(f"{start} {tail}".strip()) for tail in tails)), "")
    return (first.split("..")[0], last.split("..")[-1]) if first and last else None


def _in_place_of_tail(first: str, end: str) -> str:
    """`2025-06/12` ends in 2025-12, `2025/26` in 2026; empty where that would be earlier."""
    last = first[:-2] + end
    return last if re.fullmatch("[0-9]{2}", end) and last > first else ""


def _only_reading(text: str) -> str:
    found = _one_date(text)
    return found[0] if len(found) == 1 else ""
