"""What may be chosen, as a JSON Schema (draft 7): words of a vocabulary, and ids that exist.

`enumDescriptions` and `errorMessage` are words of VS Code and yaml-language-server: they show what
each choice means, and one sentence in place of a list of thousands of ids.
"""

from collections.abc import Iterator, Mapping, Sequence

from generator.contribute.schemas.known_ids import KnownId, choices
from generator.contribute.schemas.texts import END, Schema, text
from generator.model import identifiers, states
from generator.model.fields import LONGEST_LINE
from generator.model.references import Citation, Reference
from generator.model.vocabulary import Kind


def one_of(meanings: Mapping[str, str], message: str = "") -> Schema:
    """One of these words, each with its meaning; `message` is shown where it is none of them."""
    said = {"errorMessage": message} if message else {}
    seen = [as_seen(word) for word in meanings]
    listed: Schema = {"enum": seen, "enumDescriptions": list(meanings.values()), **said}
    in_quotes = [word for word in meanings if as_seen(word) is not word]
    if not in_quotes:
        return listed
    quoted = {"type": "string", "pattern": f"^(?:{'|'.join(in_quotes)})$", **said}
    return {"anyOf": [listed, quoted]}


def as_seen(word: str) -> str | int | bool:
    """A word without quotes as an editor reads it (YAML 1.2.2, core schema): `6` is a number.

    An id that is `null`, or a number in another notation, an editor wants in quotes.
    """
    if word in ("true", "false"):
        return word == "true"
    return int(word) if word.isascii() and word.isdigit() else word


def name_of(reference: Reference) -> str:
    """What the schema of such references is called among the definitions."""
    endings = (
        "-of-state" * reference.states_only,
        "-or-name" * reference.or_name,
        f"-or-{reference.or_word}" if reference.or_word else "",
        "-with-place" * reference.with_place,
    )
    return "-or-".join(kind.singular for kind in reference.kinds) + "".join(endings)


def referred(reference: Reference, known: Sequence[KnownId] | None) -> Schema:
    """What may stand where something is referred to.

    `known` are the ids that exist; where it is None, whatever can be an id is taken.
    """
    meanings = choices(reference, known or ())
    alternatives = [one_of(meanings, _advice(reference))] if meanings or known is not None else []
    if known is None:
        alternatives += _whatever_can_be(reference)
    else:
        alternatives += _beside(reference, meanings)
    return {"anyOf": alternatives}


def _advice(reference: Reference) -> str:
    if reference.states_only:
        return "Type the two-letter code of a state, for example kp."
    *others, last = (kind.label.lower() for kind in reference.kinds)
    wanted = f"{', '.join(others)} or {last}" if others else last
    return f"No {wanted} has this id. Where its file is new, run “make schemas”."


def _whatever_can_be(reference: Reference) -> Iterator[Schema]:
    of_source = Kind.SOURCE in reference.kinds
    if reference.or_name:
        yield text(longest=LONGEST_LINE)
    elif reference.with_place:
        identifier = identifiers.pattern(of_source=of_source, end=r"\s*(?:#|$)")
        yield text(rf"{identifier}\s*(?:#[\s\S]*)?", longest=Citation.LONGEST)
    elif not reference.states_only:
        yield text(identifiers.pattern(of_source=of_source, end=END))


def _beside(reference: Reference, ids: Mapping[str, str]) -> Iterator[Schema]:
    """What may stand there beside the ids that exist."""
    if reference.with_place and ids:
        yield text(rf"(?:{'|'.join(ids)})\s*#[\s\S]*", longest=Citation.LONGEST)
    if reference.or_name:
        codes = "|".join(states.STATE_NAMES)
        written_as_id = rf"(?:{identifiers.pattern(end=END)}|{codes}){END}"
        yield text(rf"(?!{written_as_id})[\s\S]*", longest=LONGEST_LINE)
