"""Where each page is, below the published folder; addresses are permanent."""

from generator.model.items import Item
from generator.model.site import Site
from generator.model.vocabulary import Kind

TIMELINE = "timeline/index.md"
TRACKER = "tracker.md"
COUNTRIES = "countries.md"
WATCH = "watch.md"
QUESTIONS = "open-questions.md"
CHANGES = "changes/index.md"
CORRECTIONS_MADE = "changes/corrections.md"
FOLLOW = "follow.md"
DATA = "data/index.md"

EVIDENCE = "evidence"
"""The id of the heading on an entry's page under which its evidence label is explained."""

POSITIONS = "positions"
"""The part of a briefing that says who says what."""

CALENDAR = "expected.ics"
RECENT = "recent.json"
EVERYTHING = "feeds/everything"
CORRECTED = "feeds/corrections"

RULES = "contribute/rules.md"
DATES = "contribute/dates.md"
TEXTS = "contribute/texts.md"


def page_path(item: Item) -> str:
    """The Markdown file of an item's page: `events/<id>.md`."""
    return f"{item.kind}/{item.id}.md"


def index_path(kind: Kind) -> str:
    """The Markdown file of the list of a kind."""
    return f"{kind.value}/index.md"


def part_path(item: Item, part: str) -> str:
    """The Markdown file of a page that belongs to an item's: `briefings/<id>/positions.md`."""
    return f"{item.kind.value}/{item.id}/{part}.md"


def timeline_of(year: int | None) -> str:
    """The Markdown file of a year's timeline, or of the list of what has no date."""
    return f"timeline/{'undated' if year is None else year}.md"


def known_when_of(briefing: Item) -> str:
    """The page of what was publicly known when: `briefings/<id>/as-of.md`."""
    return part_path(briefing, "as-of")


def feed_of(item: Item) -> str:
    """The feed of an item without its ending: `feeds/actors/<id>`; `.xml` is Atom, `.json` JSON."""
    return f"feeds/{item.kind.value}/{item.id}"


def feed_of_kind(kind: Kind) -> str:
    """The feed of all entries of a kind, without its ending: `feeds/events`."""
    return f"feeds/{kind.value}"


def citation_of(item: Item) -> str:
    """The files by which an item is cited, without their endings: `events/<id>/citation`."""
    return f"{item.kind.value}/{item.id}/citation"


def sources_of(item: Item) -> str:
    """The files by which the sources of an item are cited, without their endings."""
    return f"{item.kind.value}/{item.id}/sources"


def data_of(item: Item) -> str:
    """The file with the data of one item: `data/events/<id>.json`."""
    return f"data/{item.kind.value}/{item.id}.json"


def data_of_kind(kind: Kind) -> str:
    """The file with the data of all items of a kind: `data/events.json`."""
    return f"data/{kind.value}.json"


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


def page_address(path: str, site: Site) -> str:
    """The full address of the page at `path`; empty where the site's is not known."""
    return site.at(public_address(path)) if site.address else ""


def relative(page: str, target: str) -> str:
    """How the page at path `page` refers to the file at path `target`."""
    folder, up = page.rpartition("/")[0], ""
    while folder and not target.startswith(f"{folder}/"):
        folder, up = folder.rpartition("/")[0], f"../{up}"
    return up + (target[len(folder) + 1 :] if folder else target)
