"""JSON Schemas (draft 2020-12) of the data files, one a kind, read off the model.

Their version is that of the content model. Within a version, fields and words are added, but none
is taken away, renamed or given another meaning.
"""

from collections.abc import Iterator

from generator.model.items import MODELS
from generator.model.output import OutputFile
from generator.model.site import Site
from generator.model.vocabulary import Kind
from generator.render.exports.json_text import written
from generator.render.exports.stored_facts import Json

VERSION = 1


def path_of(kind: Kind) -> str:
    """The file of the schema of a kind: `data/schema/v1/events.json`."""
    return f"data/schema/v{VERSION}/{kind.value}.json"


def schema(kind: Kind, site: Site) -> dict[str, Json]:
    """What the data file of one item of a kind holds."""
    of_model = MODELS[kind].model_json_schema(by_alias=True)
    identifier = {"title": "Id", "description": "The id.", "type": "string", "minLength": 1}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **({"$id": site.at(path_of(kind))} if site.address else {}),
        **of_model,
        "properties": {"id": identifier, **of_model["properties"]},
        "required": ["id", *of_model["required"]],
    }


def files(site: Site) -> Iterator[OutputFile]:
    """The schema of every kind."""
    for kind in Kind:
        yield OutputFile(path_of(kind), written(schema(kind, site)))
