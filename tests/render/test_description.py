"""What is said of a page elsewhere: whole sentences, so that what limits a claim is not cut off."""

import pytest

from generator.render.description import cut


@pytest.mark.parametrize(
    ("words", "longest", "kept"),
    [
        ("It flies. That is a question, not a finding.", 60, None),
        ("It flies. That is a question, not a finding.", 30, "It flies."),
        ("It flies. It lands. That is a question, not a finding.", 30, "It flies. It lands."),
        ("“It flies!” That is a question, not a finding.", 30, "“It flies!”"),
        ("It flies. That", 9, "It flies."),
        ("No. 5 of the U.S. Army flies. It does not land.", 40, "No. 5 of the U.S. Army flies."),
        ("No. 5 of the U.S. Army flies. It does not land.", 28, "No. 5 of the U.S. Army …"),
        ("That it flies is a question. 그렇다.", 28, "That it flies is a question."),
        ("Whether it flies is a question, not a finding.", 30, "Whether it flies is a …"),
    ],
)  # fmt: skip
def test_only_a_first_sentence_without_room_is_cut_within(
    words: str, longest: int, kept: str | None
) -> None:
    assert cut(words, longest) == (kept or words)


@pytest.mark.parametrize("longest", range(3, 60))
def test_no_cut_is_longer_than_asked(longest: int) -> None:
    assert len(cut("It flies. That is a question, not a finding. Ask again.", longest)) <= longest
