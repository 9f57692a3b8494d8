"""While an entry is previewed, editors get to know new ids; a build leaves their schemas alone."""

import json

import pytest
from mkdocs.config import load_config

from generator.contribute.schemas import places
from tests.conftest import MakeProject


@pytest.mark.parametrize(("command", "are_written"), [("serve", True), ("build", False)])
def test_schemas_follow_a_preview(
    make_site: MakeProject, command: str, are_written: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    project = make_site({"actors/a-new-paper.yaml": "name: New Paper\ntype: media\n"})
    config = load_config(str(project.configuration))
    plugin = config.plugins["briefings"]
    plugin.on_startup(command=command, dirty=False)
    plugin.on_pre_build(config=config)
    written = project.root / places.FOLDER / "event.schema.json"
    assert written.exists() is are_written
    if are_written:
        described = json.loads(written.read_text("utf-8"))
        assert "a-new-paper" in described["definitions"]["actor"]["anyOf"][0]["enum"]
