"""Places on the sheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visual import Scale, Sheet


@given(st.floats(0.01, 100), st.floats(0.01, 100))
def test_scale_keeps_order_and_stays_inside(one: float, other: float) -> None:
    scale = Scale(0.5, 4, log=True)
    assert scale.left <= scale(one) <= scale.right
    assert (scale(one) <= scale(other)) == (one <= other) or scale(one) == scale(other)


def test_ends_of_a_scale() -> None:
    assert (Scale(0, 100)(0), Scale(0, 100)(100)) == (16, 504)


@pytest.mark.parametrize("ends", [(1, 1), (2, 1), (0, 1), (-1, 1)])
def test_impossible_logarithmic_scale_is_refused(ends: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="no scale"):
        Scale(*ends, log=True)


def test_unit_of_the_sheet_is_a_point() -> None:
    width, height = Sheet(200).figure.get_size_inches() * 72
    assert (round(width), round(height)) == (520, 200)


def test_end_beyond_the_scale_is_an_arrow() -> None:
    inside, outside = Sheet(40), Sheet(40)
    inside.interval(Scale(0, 10), 1, 9, 20, "1")
    outside.interval(Scale(0, 10), 1, 12, 20, "1")
    assert [len(line.get_xdata()) for line in inside._axes.lines] == [2, 2, 2]
    assert [len(line.get_xdata()) for line in outside._axes.lines] == [2, 2, 3]
