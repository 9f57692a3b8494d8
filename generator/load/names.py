"""Whether the names of files and of topics can be the ids and the addresses they stand for."""

from collections.abc import Iterator

from generator.load.content_files import ContentFile, about_path
from generator.load.document import Document
from generator.model import identifiers, states
from generator.model.problems import Problem
from generator.model.references import Location
from generator.model.vocabulary import Kind


def problems_of_id(
    identifier: str, kind: Kind, document: Document, start: Location
) -> Iterator[Problem]:
    """E101 or E103, where the name of a file, or of a topic in one, cannot be an id."""
    what = "the name of the topic" if kind is Kind.TOPIC else "the file's name"
    if states.is_state(identifier):
        yield document.problem(
            "E103",
            start,
            f"“{identifier}” is the code of a state ({states.STATE_NAMES[identifier]})",
            "States need no file: use the code where an actor is asked for. "
            "Anything else needs a longer name.",
            of_key=bool(start),
        )
    elif not identifiers.is_identifier(identifier, of_source=kind is Kind.SOURCE):
        yield document.problem(
            "E101",
            start,
            f"{what}, “{identifier}”, cannot be an id",
            identifiers.advice(identifier, of_source=kind is Kind.SOURCE),
            of_key=True,
        )


def problems_of_page(file: ContentFile) -> Iterator[Problem]:
    """E101, where the name of a page's file cannot be its address."""
    name = file.inside[0].removesuffix(".md")
    if identifiers.is_identifier(name) and name not in set(Kind):
        return
    message = f"the file's name, “{name}”, cannot be the address of a page"
    yield about_path(file.shown, "E101", message, identifiers.advice(name))
