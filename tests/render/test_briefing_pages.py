"""The pages of briefings: no judgement without how sure it is, no report as a bare fact."""

from pathlib import Path
from typing import Any

import pytest
from built import built, words
from small_archive import archive, briefing, event

from generator.model.site import Site
from generator.render import press

TEMPLATES = Path(__file__).parents[2] / "site_templates"
TEXT = "There will be a treaty."
LIKELIHOOD = {"likelihood": "almost_no_chance"}
CONFIDENCE = {"confidence": "low"}


def written(**fields: Any) -> str:
    """The page of a briefing on one reported event, as Markdown."""
    made = archive(event(), briefing(include="event", **fields))
    files = press.pages(made, Site("A site"), TEMPLATES)
    return next(file.content for file in files if file.path == "briefings/briefing.md")


@pytest.mark.parametrize(
    ("sure", "before"),
    [
        (LIKELIHOOD, ["Likelihood: almost no chance (1 to 5 %)"]),
        (CONFIDENCE, ["Confidence: low"]),
        (
            {**LIKELIHOOD, **CONFIDENCE},
            ["Likelihood: almost no chance (1 to 5 %)", "Confidence: low"],
        ),
        ({}, []),
    ],
)
def test_how_sure_a_judgement_is_comes_before_it_and_each_by_itself(
    sure: dict[str, str], before: list[str]
) -> None:
    page = built(written(judgements={"text": TEXT, **sure}))
    (item,) = page.css(".judgements li")
    told = [paragraph.text().strip() for paragraph in item.css("p")] or [item.text().strip()]
    assert told == [*before, TEXT]


def test_what_is_only_reported_does_not_stand_under_what_happened() -> None:
    page = words(built(written()))
    assert "Reported or confirmed" in page
    assert "What happened" not in page
