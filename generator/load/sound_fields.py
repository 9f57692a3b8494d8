"""What can be read of an item whose form is wrong: its other fields."""

from collections.abc import Mapping

from pydantic import ValidationError

from generator.load.document import Plain
from generator.model.items import Item
from generator.model.worked_examples import WORKED_EXAMPLES


def item(
    model: type[Item], identifier: str, typed: Mapping[str, Plain], error: ValidationError
) -> Item | None:
    """An item of the fields that `error` does not blame; of the others, those required are not set.

    So that what they refer to is checked in the same run as the form of the rest.
    """
    wrong = {str(found["loc"][0]) for found in error.errors(include_url=False) if found["loc"]}
    right = {name: value for name, value in typed.items() if name not in wrong}
    filled_in = {**WORKED_EXAMPLES[model.kind], **right, "id": identifier}
    try:
        whole = model.model_validate(filled_in)
    except ValidationError:
        return None
    values = {
        field.alias or name: getattr(whole, name)
        for name, field in model.model_fields.items()
        if (field.alias or name) in right
    }
    return model.model_construct(**values, id=identifier)
