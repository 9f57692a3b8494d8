"""The types of fields: what a contributor may type, and the value it becomes.

Every scalar arrives as text, so each type here decides by itself how text becomes its value. A
`PydanticCustomError` whose type is a problem code carries its hint in `context["hint"]`.
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema

from generator.model import dates, identifiers, states, web_address
from generator.model.references import ENTRY_KINDS, Citation, Reference, RichText
from generator.model.rich_text import ANALYSIS, SUMMARY
from generator.model.vocabulary import Kind

T = TypeVar("T")

TO_BE_WRITTEN = "To be written"
"""What a new entry has in place of its texts."""

LONGEST_LINE = 300
LONGEST_TITLE = 120
LONGEST_SUMMARY = 600
LONGEST_QUOTE = 300
LONGEST_TEXT = 20_000

FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
LANGUAGE_TAG = rf"(?:{'|'.join(states.LANGUAGES)})(-[A-Za-z0-9]{{2,8}})*"

_END = r"\s*$"


def _pattern(pattern: str) -> WithJsonSchema:
    """Tell editors the form of a text (ECMA-262) where a function decides what it may be."""
    return WithJsonSchema({"type": "string", "pattern": pattern})


def _listed_once(value: object) -> object:
    if not isinstance(value, (list, tuple)):
        return [value]
    for index, member in enumerate(value):
        if isinstance(member, str) and member in value[:index]:
            raise PydanticCustomError(
                "E113",
                "“{member}” stands here twice",
                {"member": member, "index": index, "hint": "Take one of the two away."},
            )
    return value


class _OneOrMany:
    """A single value is accepted where a list is expected."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_listed_once, handler(source))


OneOrMany = Annotated[tuple[T, ...], _OneOrMany()]


def _on_one_line(text: str) -> str:
    return " ".join(text.split("\n")) if "\n" in text else text


def _as_headline(text: str) -> str:
    if text.endswith(".") and not text.endswith(("..", "…")):
        raise PydanticCustomError(
            "E113", "a title has no full stop at its end", {"hint": "Take the full stop away."}
        )
    return text


Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_LINE),
    AfterValidator(_on_one_line),
]
Title = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_TITLE),
    AfterValidator(_on_one_line),
    AfterValidator(_as_headline),
    _pattern(r"^[\s\S]*(?:[^.\s]|\.\.)$"),
]
Quote = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_QUOTE),
    AfterValidator(_on_one_line),
]
Summary = Annotated[
    str, StringConstraints(min_length=1, max_length=LONGEST_SUMMARY), RichText(SUMMARY)
]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT), RichText(SUMMARY)]
Analysis = Annotated[
    str, StringConstraints(min_length=1, max_length=LONGEST_TEXT), RichText(ANALYSIS)
]


def _as_text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise PydanticKnownError("string_type")


def _as_full_date(value: object) -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    text = _as_text(value).strip()
    if not FULL_DATE.fullmatch(text):
        meant = " or ".join(dates.full_dates_meant(text))
        hint = f"Type {meant}." if meant else ""
        raise PydanticCustomError(
            "E134",
            "this field needs a full date",
            {"hint": hint or "Type year, month and day as YYYY-MM-DD, for example 2025-10-14."},
        )
    moment = _as_date(text).earliest
    assert moment is not None
    return moment


def _as_date(value: object) -> dates.ApproximateDate:
    if isinstance(value, dates.ApproximateDate):
        return value
    try:
        return dates.parse(_as_text(value))
    except dates.DateError as error:
        raise PydanticCustomError(
            error.code,
            "{what}",
            {"what": error.message, "hint": error.hint},
        ) from error


def _text_schema(read: Callable[[object], Any]) -> Any:
    @dataclass(frozen=True)
    class TextSchema:
        def __get_pydantic_core_schema__(
            self, source: object, handler: GetCoreSchemaHandler
        ) -> CoreSchema:
            return core_schema.no_info_plain_validator_function(
                read, serialization=core_schema.to_string_ser_schema()
            )

    return TextSchema()


FullDate = Annotated[
    datetime.date, _text_schema(_as_full_date), _pattern(dates.PATTERN_OF_FULL_DATE)
]
Date = Annotated[dates.ApproximateDate, _text_schema(_as_date), _pattern(dates.PATTERN)]


def _as_web_address(text: str) -> str:
    if fault := web_address.fault_of(text):
        raise PydanticCustomError(
            "E223",
            "this is not an address that readers can open: {fault}",
            {
                "fault": fault,
                "hint": "Copy the whole address from the browser's address bar; "
                "it begins with https://.",
            },
        )
    return text


WebAddress = Annotated[
    str,
    StringConstraints(min_length=1, max_length=2000),
    AfterValidator(_as_web_address),
    _pattern(r"""^[Hh][Tt][Tt][Pp][Ss]?:[^\s<>"\\^`{|}]+$"""),
]


def _as_boolean(value: object) -> bool:
    if value in (True, "true"):
        return True
    if value in (False, "false"):
        return False
    raise PydanticCustomError(
        "E112", "this field is either true or false", {"hint": "Type true or false."}
    )


TrueOrFalse = Annotated[bool, BeforeValidator(_as_boolean)]


def _as_language_tag(text: str) -> str:
    if not re.fullmatch(LANGUAGE_TAG, text):
        code = states.code_of_language(text)
        raise PydanticCustomError(
            "E113",
            "“{typed}” is not a language tag",
            {
                "typed": text[:40],
                "hint": f"For {states.language_name(code)}, type {code}."
                if code
                else "Type its BCP 47 tag: ko for Korean, en for English, zh-Hant for traditional "
                "Chinese.",
            },
        )
    return text


LanguageTag = Annotated[
    str,
    AfterValidator(_as_language_tag),
    _pattern(f"^{LANGUAGE_TAG}$"),
]

_Id = Annotated[str, StringConstraints(min_length=1, max_length=64)]
ActorId = Annotated[_Id, Reference((Kind.ACTOR,))]
StateCode = Annotated[_Id, Reference((Kind.ACTOR,), states_only=True)]
ActorOrName = Annotated[Line, Reference((Kind.ACTOR,), or_name=True)]
ActorOrUnknown = Annotated[_Id, Reference((Kind.ACTOR,), or_word="unknown")]
EntryId = Annotated[_Id, Reference(ENTRY_KINDS)]
EventOrResponseId = Annotated[_Id, Reference((Kind.EVENT, Kind.RESPONSE))]
ResponseId = Annotated[_Id, Reference((Kind.RESPONSE,))]
SourceId = Annotated[_Id, Reference((Kind.SOURCE,))]
TopicId = Annotated[_Id, Reference((Kind.TOPIC,))]
FormerId = Annotated[Line, _pattern(f"^{identifiers.pattern(end=_END)}$")]
SourceCitation = Annotated[Citation, Reference((Kind.SOURCE,), with_place=True)]
