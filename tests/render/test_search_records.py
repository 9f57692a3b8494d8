"""What search knows of an item, and shows of it in a result."""

import pytest
from built import REPOSITORY
from selectolax.lexbor import LexborHTMLParser
from small_archive import archive, event, source, statement

from generator.model.items import Item
from generator.model.site import Site
from generator.render import press
from generator.render.press import Sort


def meta_of(path: str, *items: Item) -> dict[str, str | None]:
    """What a result can show of one item, by name."""
    files = press.files(archive(*items), Site("A site"), REPOSITORY / "site_templates")
    made = {file.path: file for sort, file in files if sort is Sort.RECORD}
    tags = LexborHTMLParser(made[path].content).css("meta[data-pagefind-meta]")
    return {
        (tag.attributes["data-pagefind-meta"] or "").partition("[")[0]: tag.attributes["content"]
        for tag in tags
    }


DENIAL = statement("denial", act="denies", about="event", speaker="kp")


@pytest.mark.parametrize(
    ("items", "labels"),
    [
        ((event(),), ("Single origin", None)),
        ((event(), DENIAL), ("Contested", "Single origin")),
    ],
)
def test_a_result_has_every_evidence_label(
    items: tuple[Item, ...], labels: tuple[str, str | None]
) -> None:
    meta = meta_of("events/event/index.html", *items)
    assert (meta["evidence"], meta.get("ground")) == labels


def test_a_source_has_its_publisher_and_counts_for_less_than_an_entry() -> None:
    meta = meta_of("sources/paper/index.html", source("paper", title="On drones"))
    assert meta["publisher"] == "A Paper"
    assert meta["work"] == "On drones"
    # Pagefind lets a word in `title` count more than one elsewhere.
    assert "title" not in meta
    assert "title" in meta_of("events/event/index.html", event())
