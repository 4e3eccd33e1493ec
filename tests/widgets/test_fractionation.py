"""The linear-quadratic model against worked cases, and its laws."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.models.fractionation import MODEL
from widgets.registry import declaration

from .conftest import values_of

FRACTIONATION = declaration("fractionation")

STATES = st.fixed_dictionaries(
    {name: values_of(p) for name, p in MODEL.parameters.items()} | {"liver": st.sampled_from(["normal", "cirrhotic"])}
)


@pytest.mark.parametrize(("fractions", "dose", "ratio", "bed"), [(30, 2, 10, 72), (30, 2, 3, 100), (25, 2, 10, 60)])
def test_published_cases(fractions: int, dose: float, ratio: float, bed: float) -> None:
    """Effective doses as two public calculators give them; 2 Gy fractions are their own equivalent."""
    case = MODEL(fractions_A=fractions, dose_A=dose, ratio=ratio)
    assert case["bed_A"] == pytest.approx(bed)
    assert case["eqd2_A"] == pytest.approx(fractions * 2)


@pytest.mark.parametrize(
    ("fractions", "dose", "bed"), [(3, 20, 180), (5, 10, 100), (3, 15, 112.5), (3, 12.5, 84.375), (3, 8, 43.2), (1, 20, 60), (5, 6, 48)]
)
def test_schedules_of_liver_and_of_the_mouse(fractions: int, dose: float, bed: float) -> None:
    assert MODEL(fractions_A=fractions, dose_A=dose)["bed_A"] == pytest.approx(bed)


def test_similar_effect_opposite_immunity() -> None:
    """The teaching point: 3 x 8 and 1 x 20 lie on both sides of 12 to 18 Gy, with biologically effective doses 40 % apart."""
    start = MODEL()
    assert (MODEL.defaults["dose_A"], MODEL.defaults["dose_B"]) == (8, 20)
    assert start["bed_B"] / start["bed_A"] == pytest.approx(1.39, abs=0.005)
    assert start["total_A"] > start["total_B"]


@given(STATES)
def test_the_letters_are_only_names(state: dict) -> None:
    swapped = state | {"fractions_A": state["fractions_B"], "fractions_B": state["fractions_A"], "dose_A": state["dose_B"], "dose_B": state["dose_A"]}
    one, other = MODEL(**state), MODEL(**swapped)
    for name in ("total", "bed", "eqd2", "liver", "limit"):
        assert one[f"{name}_A"] == pytest.approx(other[f"{name}_B"])


@given(STATES, st.floats(1.1, 3))
def test_fewer_and_larger_fractions_weigh_more(state: dict, factor: float) -> None:
    fewer = state | {"fractions_A": state["fractions_A"] / factor, "dose_A": state["dose_A"] * factor}
    one, other = MODEL.evaluate(**state), MODEL.evaluate(**fewer)
    assert other["total_A"] == pytest.approx(one["total_A"])
    assert other["bed_A"] > one["bed_A"] > one["total_A"]


@given(STATES, st.floats(1.05, 2))
def test_a_higher_ratio_makes_fractions_matter_less(state: dict, factor: float) -> None:
    assert MODEL.evaluate(**(state | {"ratio": state["ratio"] * factor}))["bed_A"] < MODEL(**state)["bed_A"]


@given(STATES)
def test_two_gray_fractions_are_their_own_equivalent(state: dict) -> None:
    assert MODEL(**(state | {"dose_A": 2}))["eqd2_A"] == pytest.approx(2 * state["fractions_A"])


@given(STATES)
def test_the_limit_is_where_the_liver_reaches_it(state: dict) -> None:
    limit = MODEL(**state)["limit_A"]
    there = MODEL.evaluate(**(state | {"dose_A": limit / state["fractions_A"], "share": 100}))
    assert there["liver_A"] == pytest.approx({"normal": 70, "cirrhotic": 40}[state["liver"]])
    assert 0 < limit < there["liver_A"]


@given(STATES)
def test_the_whole_dose_at_the_edge(state: dict) -> None:
    edge = MODEL(**(state | {"share": 100, "ratio": 2}))
    assert edge["liver_A"] == pytest.approx(edge["bed_A"])


def test_presets_show_what_the_chapter_says() -> None:
    shown = {preset.name: MODEL(**preset.values) for preset in FRACTIONATION.presets}
    assert shown["equal"]["bed_A"] == shown["equal"]["bed_B"] == pytest.approx(112.5)
    assert [shown["equal"][f"liver_{letter}"] for letter in "AB"] == pytest.approx([107, 103], abs=0.5)
    assert [shown["forty-five"][f"liver_{letter}"] for letter in "AB"] == pytest.approx([107, 39], abs=0.5)
    assert [shown["equal"][f"limit_{letter}"] for letter in "AB"] == pytest.approx([17.7, 20], abs=0.05)
    assert [shown["cirrhotic"][f"limit_{letter}"] for letter in "AB"] == pytest.approx([15.6, 12.8], abs=0.05)


def test_the_sentence_says_what_matters() -> None:
    start = FRACTIONATION.say({})
    assert "Each fraction of A lies below the Trex1 band" in start
    assert "Each fraction of B lies above" in start
    assert "disputed" in start
    assert "within the Trex1 band" in FRACTIONATION.say({"dose_A": 15})
    assert "disputed" not in FRACTIONATION.say({"dose_B": 10})
    assert "B gives it 10\u00a0Gy: more than the advised 8\u00a0Gy (cirrhotic)" in FRACTIONATION.say({"liver": "cirrhotic"})


@given(STATES)
def test_every_state_gives_numbers(state: dict) -> None:
    assert all(map(math.isfinite, MODEL(**state).values()))
    assert "–" not in FRACTIONATION.say(state)
