"""Drawings broken as those who draw break them: one error, with line, value and what is expected."""

from __future__ import annotations

import pytest

from tests.broken.breaks import Break, breaks, table
from visual.checking import faults
from visual.compose import compose

CASES = breaks("drawings")


def test_the_sound_drawing_is_taken() -> None:
    assert compose(table("drawings")["sound"], "d")[1] == "A cell near a vessel, described in words."


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_a_break_is_one_error(case: Break) -> None:
    with pytest.raises(ValueError) as caught:
        compose(case.text, "d")
    said = f"{case.file}: {caught.value}"  # as the directive says it
    for words in case.says:
        assert any(word in said for word in words.split("|")), said
    assert len(list(faults(case.text))) <= 1
