"""`briefings find`: ids for those who look for them, word for word."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.pipeline import Project

Call = Callable[..., Result]
MakeProject = Callable[..., Project]


def test_what_is_found_word_for_word(call: Call) -> None:
    result = call("find", "something", "happend", "2025-06", "--kind", "event")
    assert result.exit_code == 0
    assert result.output == (
        " 98  something-happened\n"
        "     event, 2025-06-01: Something happened\n"
        "     content/events/something-happened.yaml (title 97, dates overlap)\n"
    )


def test_as_json(call: Call) -> None:
    result = call("find", "report", "--format", "json", "--kind", "source")
    assert json.loads(result.output) == [
        {
            "id": "a-report",
            "kind": "source",
            "title": "A report",
            "date": "2025-06-01",
            "score": 100,
            "path": "content/sources/a-report.yaml",
            "reasons": ["title 100"],
        }
    ]


def test_the_most_that_is_shown(call: Call, make_project: MakeProject) -> None:
    project, words = make_project(), ("find", "happened", "paper")
    assert call(*words, project=project).output.count("content/") == 3
    assert call(*words, "--limit", "1", project=project).output.count("content/") == 1


@pytest.mark.parametrize(("form", "output"), [("text", ""), ("json", "[]\n")])
def test_where_nothing_is_found(call: Call, form: str, output: str) -> None:
    result = call("find", "zeppelin", "--format", form)
    assert result.exit_code == 1
    assert result.stdout == output
    assert result.stderr == "Nothing here is much like these words.\n"


def test_files_with_errors_are_named(call: Call) -> None:
    result = call("find", "something", files={"events/broken.yaml": "title: Something else\n"})
    assert result.exit_code == 0
    assert "broken\n     event, with errors: Something else\n" in result.stdout
    assert result.stderr == (
        "content/events/broken.yaml has errors and could be searched only in part; "
        "“briefings check” shows them.\n"
    )


def test_what_a_terminal_would_obey_is_not_shown(call: Call) -> None:
    hidden = b'title: "Something \\e[2J else"\n'
    output = call("find", "something", files={"events/broken.yaml": hidden}).output
    assert "Something \ufffd[2J else" in output


def test_without_content(call: Call, make_project: MakeProject) -> None:
    assert call("find", "something", project=make_project(empty=True)).exit_code == 1


def test_outside_of_a_project(call: Call, tmp_path: Path) -> None:
    result = call("find", "something", project=Project(tmp_path))
    assert result.exit_code == 1
    assert result.output.startswith("there is no folder “content” here; go to the project's own")


def test_words_are_needed(call: Call) -> None:
    assert call("find").exit_code == 2


def test_no_title_passes_for_lines_of_ours(call: Call) -> None:
    hostile = 'title: "Ministry\\n100  something-else\\e[31m\\u009b31m"\n'
    result = call("find", "ministry", files={"events/hostile.yaml": hostile})
    assert "\n     event, with errors: Ministry 100  something-else�[31m�31m\n" in result.output


@pytest.mark.parametrize("form", ["text", "json"])
def test_nothing_that_a_terminal_obeys_is_printed(call: Call, form: str) -> None:
    topics = '"red\\e[31m\\x9b31m-topic":\n  label: Red topic\n  definition: Red.\n'
    result = call("find", "red", "--format", form, files={"topics.yaml": topics})
    assert "31m-topic" in result.output
    assert not {"\x1b", "\x9b"} & {*result.output}


def test_a_word_that_nothing_has_is_only_a_word_too_many(call: Call) -> None:
    result = call("find", "happened", "zeppelin")
    assert result.exit_code == 0
    assert "events/something-happened.yaml" in result.output
