"""JSON Schemas (draft 2020-12) of all kinds, for editors; derived from the model."""

import json
from pathlib import Path
from typing import Any

from generator.model.items import MODELS
from generator.model.vocabulary import Kind

Schema = dict[str, Any]


def schema(kind: Kind) -> Schema:
    """The schema of one file of a kind; for topics, of the one file that holds them all."""
    described = MODELS[kind].model_json_schema(by_alias=True)
    if kind is Kind.TOPIC:
        definitions = described.pop("$defs", {})
        described = {
            "title": "Topics",
            "type": "object",
            "additionalProperties": described,
            "$defs": definitions,
        }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **described}


def all_kinds() -> dict[str, Schema]:
    """The schema of every kind by the kind's name."""
    return {kind.singular: schema(kind) for kind in Kind}


def write(folder: Path) -> None:
    """Write `<kind>.schema.json` into `folder` for every kind."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, described in all_kinds().items():
        text = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
        (folder / f"{name}.schema.json").write_text(text, encoding="utf-8")
