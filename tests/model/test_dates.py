"""Dates against examples, properties, and the PyPI package `edtf` as an independent oracle."""

import datetime
import pickle
import re
import time
from dataclasses import FrozenInstanceError

import edtf
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from generator.model.dates import (
    PATTERN,
    ApproximateDate,
    DateError,
    DateKind,
    Precision,
    parse,
)

# The first words load CLDR, and the oracle takes milliseconds.
UNHURRIED = settings(deadline=None)

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))
QUALIFIERS = st.sampled_from(["", "", "", "?", "~", "%"])


def _forms_of_day(day: datetime.date) -> st.SearchStrategy[str]:
    decade = [f"{day:%Y}"[:3] + "X"] if day.year < 2100 else []
    return st.sampled_from([f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}", *decade])


def _unspecified_forms_of_day(day: datetime.date) -> st.SearchStrategy[str]:
    return st.sampled_from([f"{day:%Y}-XX", f"{day:%Y}-XX-XX", f"{day:%Y-%m}-XX"])


def _qualified(plain: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds("{}{}".format, plain, QUALIFIERS)


def _expressions(moment: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    open_ended = st.sampled_from(["{}/..", "../{}", "{}..", "..{}"])
    closed = st.sampled_from(["{}/{}", "{}..{}"])
    return st.one_of(
        moment,
        st.builds(str.format, open_ended, moment),
        st.builds(str.format, closed, moment, moment),
    )


SPECIFIED_MOMENTS = _qualified(DAYS.flatmap(_forms_of_day))
MOMENTS = SPECIFIED_MOMENTS | _qualified(DAYS.flatmap(_unspecified_forms_of_day))
# Ends close to each other, so that spans within a year or a month come up.
NEAR_DAYS = st.dates(datetime.date(2024, 12, 1), datetime.date(2025, 2, 28))
NEAR_MOMENTS = _qualified(NEAR_DAYS.flatmap(_forms_of_day))
FORMS = _expressions(MOMENTS) | _expressions(NEAR_MOMENTS) | st.just("unknown")


def _outcome(text: str) -> ApproximateDate | DateError:
    try:
        return parse(text)
    except DateError as error:
        return error


def _parsed(texts: st.SearchStrategy[str]) -> st.SearchStrategy[ApproximateDate]:
    """Well-formed texts as dates, without those whose ends are in the wrong order."""

    def ends_in_order(text: str) -> bool:
        outcome = _outcome(text)
        return not (isinstance(outcome, DateError) and outcome.code == "E131")

    return texts.filter(ends_in_order).map(parse)


DATES = _parsed(FORMS)
FRAGMENTS = (
    "0|1|2|3|4|5|6|7|8|9|-|/|.|?|~|%|T|X| |, |2025|2025-06|14|..|\u2013|\u2026|June |Oct|Q3 |early "
    "|from | to |between | and |since | or later|c. "
)
NEARLY_DATES = st.lists(st.sampled_from(FRAGMENTS.split("|")), max_size=9).map("".join)
OFFER = re.compile(r"(\S+) \(which means “([^”]+)”\)")


def _error(text: str) -> DateError:
    outcome = _outcome(text)
    assert isinstance(outcome, DateError)
    return outcome


def _offers(text: str) -> list[str]:
    return [offered for offered, _ in OFFER.findall(_error(text).hint)]


@pytest.mark.parametrize(
    ("text", "kind", "earliest", "latest", "precision", "exported"),
    [
        ("2025-10-14", "point", "2025-10-14", "2025-10-14", "day", "2025-10-14"),
        ("  2025-10\n", "point", "2025-10-01", "2025-10-31", "month", "2025-10"),
        ("2024-02-XX", "point", "2024-02-01", "2024-02-29", "month", "2024-02-XX"),
        ("2025", "point", "2025-01-01", "2025-12-31", "year", "2025"),
        ("2025-XX", "point", "2025-01-01", "2025-12-31", "year", "2025-XX"),
        ("2025-XX-XX", "point", "2025-01-01", "2025-12-31", "year", "2025-XX-XX"),
        ("202X", "point", "2020-01-01", "2029-12-31", "decade", "202X"),
        ("2024~", "point", "2024-01-01", "2024-12-31", "year", "2024~"),
        ("2025-06-03/2025-07", "span", "2025-06-03", "2025-07-31", "month", "2025-06-03/2025-07"),
        ("2025-06/2025-XX~", "span", "2025-06-01", "2025-12-31", "year", "2025-06/2025~"),
        ("202X?/..", "span", "2020-01-01", None, "decade", "202X?/.."),
        ("2025-06/..", "span", "2025-06-01", None, "month", "2025-06/.."),
        ("../2025-06", "span", None, "2025-06-30", "month", "../2025-06"),
        ("2025-06..2025-12", "window", "2025-06-01", "2025-12-31", "month", "[2025-06..2025-12]"),
        ("2025-06..", "window", "2025-06-01", None, "month", "[2025-06..]"),
        ("..2025-06", "window", None, "2025-06-30", "month", "[..2025-06]"),
        ("2025~..2026-XX", "window", "2025-01-01", "2026-12-31", "year", "[2025..2026]"),
        ("2025..2026-02", "window", "2025-01-01", "2026-02-28", "year", "[2025-01-01..2026-02-28]"),
        ("202X..", "window", "2020-01-01", None, "decade", "[2020-01-01..]"),
        ("unknown", "unknown", None, None, None, "XXXX"),
    ],
)
def test_reads(
    text: str,
    kind: str,
    earliest: str | None,
    latest: str | None,
    precision: str | None,
    exported: str,
) -> None:
    date = parse(text)
    assert str(date) == date.text == text.strip()
    assert date.kind == kind
    assert date.earliest == (earliest and datetime.date.fromisoformat(earliest))
    assert date.latest == (latest and datetime.date.fromisoformat(latest))
    assert date.precision == precision
    assert date.edtf == exported


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-10-14", "14 October 2025"),
        ("2025-06-03", "3 June 2025"),
        ("2025-10", "October 2025"),
        ("2025", "2025"),
        ("202X", "the 2020s"),
        ("2025-XX", "some month of 2025"),
        ("2025-XX-XX", "some day in 2025"),
        ("2025-06-XX", "some day in June 2025"),
        ("2024~", "about 2024"),
        ("2025-10?", "possibly October 2025"),
        ("2025-10-14%", "possibly about 14 October 2025"),
        ("202X~", "about the 2020s"),
        ("2025-06..2025-12", "between June and December 2025"),
        ("2025-06..2026-01", "between June 2025 and January 2026"),
        ("2025-06-03..2025-06-07", "between 3 and 7 June 2025"),
        ("2025-06-03..2025-07-07", "between 3 June and 7 July 2025"),
        ("2025-06-03~..2025-06-07", "between about 3 and 7 June 2025"),
        ("2025-06..2025-09-15", "between June and 15 September 2025"),
        ("2025-06..2025-06", "June 2025"),
        ("..2025-06", "by June 2025"),
        ("2025-06..", "June 2025 or later"),
        ("2025-06-03/2025-06-07", "from 3 to 7 June 2025"),
        ("2025-06-03/2025-06-03", "3 June 2025"),
        ("2025-06-03/2026-06-07", "from 3 June 2025 to 7 June 2026"),
        ("2025-06-03/2025-06-XX", "from 3 June to some day in June 2025"),
        ("2025-06-XX/2025-06-XX", "from some day in June to some day in June 2025"),
        ("2025-06/2026-03", "from June 2025 to March 2026"),
        ("2025/2025-06", "from 2025 to June 2025"),
        ("2025-06-05/2025-06", "from 5 June 2025 to June 2025"),
        ("2025-06/2025-06-05", "from June 2025 to 5 June 2025"),
        ("2025-06-01/2025-06-01~", "from 1 June 2025 to about 1 June 2025"),
        ("2025-06-01/2025-06-05~", "from 1 to about 5 June 2025"),
        ("2025-06..2025-06~", "between June 2025 and about June 2025"),
        ("201X/2025", "from the 2010s to 2025"),
        ("2025-06/..", "since June 2025"),
        ("../2025-06", "until June 2025"),
        ("../2025-06?", "until possibly June 2025"),
        ("unknown", "date unknown"),
    ],
)
def test_in_words(text: str, words: str) -> None:
    assert parse(text).in_words == words


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("14 October 2025", ["2025-10-14"]),
        ("Tuesday, 14th of October, 2025.", ["2025-10-14"]),
        ("October 14, 2025", ["2025-10-14"]),
        ("Oct. 14 2025, 10:00", ["2025-10-14"]),
        ("14.10.2025", ["2025-10-14"]),
        ("10/14/2025", ["2025-10-14"]),
        ("14/10/2025", ["2025-10-14"]),
        ("10/11/2025", ["2025-11-10", "2025-10-11"]),
        ("2025/10/14", ["2025-10-14"]),
        ("2025.10.14", ["2025-10-14"]),
        ("20251014", ["2025-10-14"]),
        ("2025년 10월 14일", ["2025-10-14"]),
        ("2025年10月", ["2025-10"]),
        ("2025-6-3", ["2025-06-03"]),
        ("2025-6", ["2025-06"]),
        ("2025/06", ["2025-06"]),
        ("06/2025", ["2025-06"]),
        ("Oct 2025", ["2025-10"]),
        ("in October of 2025", ["2025-10"]),
        ("2025-10-14T10:00", ["2025-10-14"]),
        ("2025-10-14T10:00:00+09:00", ["2025-10-14"]),
        ("2025-10-14 10:00", ["2025-10-14"]),
        ("2025 - 10", ["2025-10"]),
        ("2025\u201310\u201314", ["2025-10-14"]),
        ("c. 2024", ["2024~"]),
        ("c2024", ["2024~"]),
        ("circa 2024", ["2024~"]),
        ("about October 2024", ["2024-10~"]),
        ("~2024", ["2024~"]),
        ("probably 2024", ["2024?"]),
        ("2024?~", ["2024%"]),
        ("2024?-05", ["2024-05?"]),
        ("2025-xx", ["2025-XX"]),
        ("2025-10-??", ["2025-10"]),
        ("the 2020s", ["202X"]),
        ("202?", ["202X"]),
        ("Q3 2025", ["2025-07..2025-09"]),
        ("2025-Q3", ["2025-07..2025-09"]),
        ("third quarter of 2025", ["2025-07..2025-09"]),
        ("first half of 2025", ["2025-01..2025-06"]),
        ("summer 2025", ["2025-06..2025-08"]),
        ("winter 2025", ["2024-12..2025-02", "2025-12..2026-02"]),
        ("early 2025", ["2025-01..2025-04"]),
        ("mid-2025", ["2025-05..2025-08"]),
        ("end of 2025", ["2025-09..2025-12"]),
        ("late February 2024", ["2024-02-21..2024-02-29"]),
        ("2025-06 to 2025-12", ["2025-06/2025-12", "2025-06..2025-12"]),
        ("2025-06\u20132025-12", ["2025-06/2025-12", "2025-06..2025-12"]),
        ("2025\u20132026", ["2025/2026", "2025..2026"]),
        ("2025…2026", ["2025..2026"]),
        ("2025-06…2025-12", ["2025-06..2025-12"]),
        ("2025-06 .. 2025-12", ["2025-06..2025-12"]),
        ("[2025-06..2025-12]", ["2025-06..2025-12"]),
        ("2025-6-3/2025-6-7", ["2025-06-03/2025-06-07"]),
        ("2025-06/12", ["2025-06/2025-12"]),
        ("2025/26", ["2025/2026"]),
        ("2025-06/", ["2025-06/.."]),
        ("/2025-06", ["../2025-06"]),
        ("2025-06/present", ["2025-06/.."]),
        ("June 2025 to date", ["2025-06/.."]),
        ("June 3-7, 2025", ["2025-06-03/2025-06-07", "2025-06-03..2025-06-07"]),
        ("3\u20137 June 2025", ["2025-06-03/2025-06-07", "2025-06-03..2025-06-07"]),
        ("June or July 2025", ["2025-06..2025-07"]),
        ("Q1 to Q3 2025", ["2025-01/2025-09", "2025-01..2025-09"]),
        ("no later than summer 2025", ["..2025-08"]),
        ("Unknown", ["unknown"]),
        ("n.d.", ["unknown"]),
        ("XXXX", ["unknown"]),
        ("..", ["unknown"]),
    ],
)
def test_offers_what_was_probably_meant(text: str, offered: list[str]) -> None:
    assert _error(text).code == "E130"
    assert _offers(text) == offered


@pytest.mark.parametrize(
    ("text", "code", "message", "hint"),
    [
        ("", "E130", "there is no date here", "2025-06..2025-12"),
        ("hello", "E130", "“hello” is not a date", "2025-06..2025-12"),
        ("20XX", "E130", "not a date", "2025-06/2025-12"),
        ("2025-XX-14", "E130", "not a date", "2025-10"),
        ("../..", "E130", "not a date", "unknown"),
        ("٢٠٢٥", "E130", "not a date", "2025"),
        ("2025" * 30, "E130", "…” is longer than any date", "2025"),
        ("a\u202eb\ud800", "E130", "“a�b�”", "2025"),
        ("today", "E130", "another date whenever it is read", "date_text"),
        ("Later this year", "E130", "another date whenever it is read", "2025-06..2025-12"),
        ("two weeks ago", "E130", "another date whenever it is read", "date_text"),
        ("14 October", "E130", "lacks the year", "2025-10-14"),
        ("mid-October", "E130", "lacks the year", "2025-10-14"),
        ("14.10.25", "E130", "lacks a year of four digits", "2025-10-14"),
        ("10/11/2025", "E130", "differs from country to country", "11 October 2025"),
        ("2025-10-14T10:00", "E130", "time of day", "2025-10-14"),
        ("summer 2025", "E130", "south of the equator", "2025-06..2025-08"),
        ("after June 2025", "E130", "leaves open", "2025-07.."),
        ("2025-02-30", "E130", "no day 30 in 2025-02", "from 01 to 28, or 2025-02"),
        ("2025-06-00", "E130", "no day 00", "from 01 to 30"),
        ("30 February 2024", "E130", "no day 30 in 2024-02", "from 01 to 29"),
        ("2025-13", "E130", "no month 13", "or 2025 if"),
        ("2025-14-10", "E130", "no month 14", "did you mean 2025-10-14?"),
        ("2025-30-02", "E130", "no month 30", "from 01 to 12"),
        ("2025-12/2025-06", "E131", "ends before it begins", "2025-06/2025-12"),
        ("2025-12..2025-06", "E131", "ends before it begins", "2025-06..2025-12"),
        ("from June to March 2025", "E131", "ends before it begins", "2025-03/2025-06"),
        ("1899", "E133", "1899 is not between 1900 and 2100", "Correct the year"),
        ("2101-01-01", "E133", "2101", "Correct the year"),
        ("210X", "E133", "210X", "Correct the year"),
        ("0000", "E133", "0000", "Correct the year"),
        ("1899/1901", "E133", "1899", "Correct the year"),
        ("3 June 1850", "E133", "1850", "Correct the year"),
    ],
)
def test_refuses(text: str, code: str, message: str, hint: str) -> None:
    error = _error(text)
    assert error.code == code
    assert message in error.message
    assert hint in error.hint
    assert str(error) == f"{error.message}. {error.hint}"


@pytest.mark.parametrize("text", ["1900", "2100-12-31", "190X", "209X", "2000-02-29"])
def test_reaches_to_the_ends_of_the_calendar(text: str) -> None:
    assert parse(text).text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-10-14", True),
        ("2025-10-14~", False),
        ("2025-10-XX", False),
        ("2025-10", False),
        ("2025-10-14/2025-10-14", False),
        ("2025-10-14..", False),
        ("unknown", False),
    ],
)
def test_full_date(text: str, *, expected: bool) -> None:
    assert parse(text).is_full_date is expected


def test_a_later_end_within_the_same_year_or_month_is_no_contradiction() -> None:
    assert parse("2025-06/2025").latest == datetime.date(2025, 12, 31)
    assert parse("2025-06-15..2025-06").earliest == datetime.date(2025, 6, 15)


def test_sorts_by_earliest_then_latest_with_unknown_last() -> None:
    in_order = ["202X", "2025", "2025-01-01/..", "..2025-06", "2025-07", "2100-12-31", "unknown"]
    dates = [parse(text) for text in in_order]
    dates.reverse()
    assert [date.text for date in sorted(dates, key=lambda date: date.sort_key)] == in_order


def test_precision_is_ranked_from_coarse_to_fine() -> None:
    assert [precision.rank for precision in Precision] == [0, 1, 2, 3]


def test_values_are_frozen_and_travel_between_processes() -> None:
    date = parse("2025-06~..2025-12")
    with pytest.raises(FrozenInstanceError):
        date.text = "2026"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(date)) == date
    error = _error("2025-12/2025-06")
    copied = pickle.loads(pickle.dumps(error))
    assert (copied.code, copied.message, copied.hint) == (error.code, error.message, error.hint)


@given(DATES)
def test_bounds_are_in_order(date: ApproximateDate) -> None:
    for moment in (date.start, date.end):
        assert moment is None or moment.earliest <= moment.latest
    if date.earliest and date.latest:
        assert date.earliest <= date.latest
    if date.kind is DateKind.POINT:
        assert date.start == date.end


@given(DATES)
def test_is_as_precise_as_its_coarsest_end(date: ApproximateDate) -> None:
    ranks = [moment.precision.rank for moment in (date.start, date.end) if moment]
    assert (date.precision.rank if date.precision else None) == min(ranks, default=None)


@given(DATES)
def test_a_date_known_to_the_day_has_one_day(date: ApproximateDate) -> None:
    if date.kind is DateKind.POINT:
        one_day = date.earliest == date.latest
        assert one_day == (date.precision is Precision.DAY)


def _oracle_day(bound: time.struct_time | float) -> datetime.date | None:
    """edtf gives an open end as an infinite number."""
    return None if isinstance(bound, float) else datetime.date(*bound[:3])


@UNHURRIED
@given(DATES)
@example(parse("2024-02-XX?"))
@example(parse("202X~..2030-XX"))
def test_export_is_edtf_with_the_same_bounds(date: ApproximateDate) -> None:
    # edtf 5.0.2 reads no span with a decade when an end is qualified or open.
    if date.kind is DateKind.SPAN and "X" in date.edtf:
        assume(not re.search(r"[?~%]|\.\.", date.edtf))
    oracle = edtf.parse_edtf(date.edtf)
    if date.kind is not DateKind.UNKNOWN:
        assert _oracle_day(oracle.lower_strict()) == date.earliest
        assert _oracle_day(oracle.upper_strict()) == date.latest


@given(st.lists(DATES))
def test_order_is_total(dates: list[ApproximateDate]) -> None:
    ordered = sorted(dates, key=lambda date: date.sort_key)
    keys = [date.sort_key for date in ordered]
    assert all(first <= last for first, last in keys)
    assert keys == sorted(date.sort_key for date in reversed(dates))
    known = [date.kind is not DateKind.UNKNOWN for date in ordered]
    assert known == sorted(known, reverse=True)


@UNHURRIED
@given(DATES)
def test_words_stand_in_a_sentence(date: ApproximateDate) -> None:
    assert re.fullmatch(r"[a-z0-9]?[A-Za-z0-9 ]+", date.in_words)
    assert "  " not in date.in_words
    assert date.in_words == date.in_words.strip()


@UNHURRIED
@given(_parsed(_expressions(SPECIFIED_MOMENTS) | _expressions(NEAR_MOMENTS)))
def test_words_typed_as_a_date_lead_back_to_it(date: ApproximateDate) -> None:
    assume(date.kind is DateKind.POINT or date.start != date.end)
    assert _outcome(date.in_words) == date or _offers(date.in_words) == [date.text]


@UNHURRIED
@given(st.text() | NEARLY_DATES)
@example("İ" * 80)
@example("ﷺ" * 80)
@example("- to -")
@example("early jan 0000")
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    outcome = _outcome(text)
    if isinstance(outcome, DateError):
        assert outcome.code in {"E130", "E131", "E133"}
        assert (outcome.message + outcome.hint).isprintable()
    else:
        assert outcome.text == text.strip()


@UNHURRIED
@given(NEARLY_DATES)
def test_every_text_offered_is_a_date_that_means_what_is_said(text: str) -> None:
    outcome = _outcome(text)
    if isinstance(outcome, DateError):
        for offered, meaning in OFFER.findall(outcome.hint):
            assert parse(offered).in_words == meaning


@UNHURRIED
@given(FORMS | NEARLY_DATES)
def test_pattern_for_editors_knows_the_same_forms(text: str) -> None:
    outcome = _outcome(text)
    bad_form = isinstance(outcome, DateError) and outcome.message.startswith("“")
    if re.search(PATTERN, text.strip()):
        assert not bad_form
    else:
        assert isinstance(outcome, DateError)
