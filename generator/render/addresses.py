"""Where each page is, below the published folder; addresses are permanent."""

from generator.model.items import Item
from generator.model.vocabulary import Kind

RULES = "contribute/rules.md"
DATES = "contribute/dates.md"
TEXTS = "contribute/texts.md"


def page_path(item: Item) -> str:
    """The Markdown file of an item's page: `events/<id>.md`."""
    return f"{item.kind.value}/{item.id}.md"


def index_path(kind: Kind) -> str:
    """The Markdown file of the list of a kind."""
    return f"{kind.value}/index.md"


def reference_path(kind: Kind) -> str:
    """The Markdown file of the field reference of a kind."""
    return f"contribute/{kind.singular}.md"


def anchor_of_rule(code: str) -> str:
    """The id under which a rule stands on the page of all rules."""
    return code.lower()


def address_of_rule(code: str) -> str:
    """The address of a rule relative to the site."""
    return f"{public_address(RULES)}#{anchor_of_rule(code)}"


def continued(path: str, number: int) -> str:
    """The file of the `number`th page of a long list that begins at `path`."""
    if number == 1:
        return path
    stem = path.removesuffix(".md").removesuffix("/index")
    return f"{stem}/page/{number}.md"


def public_address(path: str) -> str:
    """The address of a page relative to the site: `events/<id>/`."""
    stem = path.removesuffix(".md")
    if stem == "index":
        return ""
    return stem.removesuffix("/index") + "/"


def relative(page: str, target: str) -> str:
    """How the page at path `page` refers to the file at path `target`."""
    here, there = page.split("/")[:-1], target.split("/")
    while here and there[1:] and here[0] == there[0]:
        del here[0], there[0]
    return "/".join([*(".." for _ in here), *there])
