"""`briefings explain`: one rule, several, all; and codes that there are not."""

from collections.abc import Callable

import pytest
from click.testing import Result

from generator.check import rulebook

Call = Callable[..., Result]

E131 = """\
E131: A date ends before it begins (error)

The two ends of a span or a window were most likely swapped, or one of them has a typing
error.

Broken:

    # content/events/test-flight.yaml
    date: 2025-06-05/2025-06-01
    # … and the other fields

What “briefings check” says:

    content/events/test-flight.yaml:1:7: error E131: the date ends before it begins
        | date: 2025-06-05/2025-06-01
        |       ^
        Type the earlier date first, 2025-06-01/2025-06-05, or correct the wrong one.

Mended:

    # content/events/test-flight.yaml
    date: 2025-06-01/2025-06-05
    # … and the other fields
"""


@pytest.mark.parametrize("code", ["E131", "e131"])
def test_one_rule_in_full(call: Call, code: str) -> None:
    result = call("explain", code)
    assert (result.exit_code, result.output) == (0, E131)


def test_several_rules_each_once(call: Call) -> None:
    output = call("explain", "W201", "E131", "W201").output
    assert output.startswith("W201: An expected event is overdue (warning)\n")
    assert output.endswith(f"\n\n\n{E131}")
    assert output.count("W201: ") == 2  # its title, and what the check says


def test_without_a_code_all_rules_are_listed(call: Call) -> None:
    lines = call("explain").output.splitlines()
    assert "  E110  A field is missing or empty" in lines
    listed = [line.split()[0] for line in lines if line.startswith("  ")]
    assert sorted(listed) == sorted(rule.code for rule in rulebook.rules())


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("E11O", "there is no rule “E11O”. Did you mean “E110”?"),
        ("status", "there is no rule “status”"),
        ("x" * 1000, f"there is no rule “{'x' * 40}”"),
    ],
)
def test_a_code_that_there_is_not(call: Call, code: str, said: str) -> None:
    result = call("explain", "E131", code)
    assert result.exit_code == 1
    assert result.output == f"{said}\n“briefings explain” without a code lists them all.\n"


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("E008", "    (The content folder is empty.)\n"),
        ("E007", "# content/sources/second-report.yaml is a link to ../../downloads/"),
    ],
)
def test_an_example_of_nothing_and_one_of_a_link(call: Call, code: str, shown: str) -> None:
    assert shown in call("explain", code).output
