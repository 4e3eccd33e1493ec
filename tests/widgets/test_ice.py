"""The iceball: measured cases, the geometry of several probes against a drawn grid, its laws."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.ndimage import distance_transform_edt

from widgets.models.ice import MODEL
from widgets.registry import declaration

from .conftest import values_of

ICE = declaration("ice")

PROBES = ["one", "two", "three", "four"]
STATES = st.fixed_dictionaries({name: values_of(p) for name, p in MODEL.parameters.items()} | {"probes": st.sampled_from(PROBES)})
# Littrup 2009, 2.4 mm probes, 15 minutes, phantom at 39 degC, 2 cm apart: lethal diameter (cm) and part of the ice's area.
MEASURED = {"one": (1.2, 0.13), "two": (3.3, 0.46), "three": (4.1, 0.51), "four": (4.9, 0.56)}
CELL = 0.01


def drawn(state: dict) -> np.ndarray:
    """Draw the union of the ice on a grid of 0.1 mm."""
    count = PROBES.index(state["probes"]) + 1
    side, corner = ({"one": 0, "two": 0.5, "three": 1 / 3**0.5, "four": 1 / 2**0.5}[state["probes"]] * state["spacing"], 2 * np.pi / count)
    at = np.arange(-6, 6, CELL) + CELL / 2
    x, y = np.meshgrid(at, at)
    return np.min([(x - side * np.cos(i * corner)) ** 2 + (y - side * np.sin(i * corner)) ** 2 for i in range(count)], axis=0) <= state["ice"] ** 2


def test_single_probe() -> None:
    """1.2 cm of lethal ice that are 13 % of the area belong to ice of 3.33 cm, 1.06 cm wider on each side."""
    ice = 1.2 / 0.13**0.5
    assert ice == pytest.approx(3.33, rel=0.02)
    case = MODEL(probes="one", ice=ice / 2, depth=1.06 * 40 / 30, cold=-30)
    assert case["lethal_cm"] == pytest.approx(1.2, rel=0.02)
    assert case["single_percent"] == pytest.approx(13, rel=0.03)
    assert case["margin_cm"] == pytest.approx(1.06)


def test_linear_rule() -> None:
    """With -40 degC at 1 cm, -20 degC lies at 0.5 cm."""
    assert MODEL(depth=1, cold=-20)["margin_cm"] == pytest.approx(0.5)
    assert MODEL(ice=1.7, depth=1, tumour=2 * (1.7 - 0.5))["edge_C"] == pytest.approx(-20)


def test_area_and_diameter_agree() -> None:
    """1.7 mm probes made 71 % of the area and 84 % of the diameter."""
    assert abs(0.71**0.5 - 0.84) < 0.01


@pytest.mark.parametrize(("probes", "radius"), [("one", 1.7), ("two", 1.9), ("three", 2.0), ("four", 2.1)])
def test_radii_that_make_the_measured_area(probes: str, radius: float) -> None:
    """The radii of the presets: with them the union has the area that was measured, to the tenth of a centimetre."""
    lethal, part = MEASURED[probes]
    area = drawn({"probes": probes, "ice": radius, "spacing": 2}).sum() * CELL**2
    assert area == pytest.approx(np.pi * lethal**2 / 4 / part, rel=0.05)


@pytest.mark.parametrize("probes", PROBES[1:])
def test_the_rule_of_one_phantom_fits_the_other(probes: str) -> None:
    """-40 degC at 1 cm puts -30 degC at 0.75 cm; with several probes 0.78 to 0.82 cm follow from the other phantom."""
    lethal, part = MEASURED[probes]
    assert lethal / 2 * (part**-0.5 - 1) == pytest.approx(MODEL(depth=1, cold=-30)["margin_cm"], abs=0.08)


@pytest.mark.parametrize(
    ("probes", "ice", "spacing", "depth"),
    [("one", 1.7, 2, 1), ("two", 1.9, 2, 1), ("two", 1.2, 2.2, 0.4), ("three", 2, 2, 1), ("three", 1.2, 2, 0.5), ("four", 2.1, 2, 1), ("four", 1.5, 2, 0.3)],
)
def test_the_geometry_is_that_of_a_drawing(probes: str, ice: float, spacing: float, depth: float) -> None:
    state = {"probes": probes, "ice": ice, "spacing": spacing, "depth": depth, "cold": -40}
    q = MODEL(**state)
    inside = distance_transform_edt(drawn(state)) * CELL
    middle = inside.shape[0] // 2
    assert inside[middle, middle] == pytest.approx(q["middle_cm"], abs=0.03)
    assert (inside[middle, middle] > depth) == (q["lethal_cm"] > 0)


@pytest.mark.parametrize(("probes", "spacing"), [("two", 3.6), ("three", 3.2), ("four", 2.6)])
def test_probes_too_far_apart_leave_a_hole(probes: str, spacing: float) -> None:
    q = MODEL(probes=probes, spacing=spacing, ice=1.7)
    assert q["gap_cm"] > 0
    assert q["ice_cm"] == q["lethal_cm"] == 0
    assert not drawn({"probes": probes, "ice": 1.7, "spacing": spacing})[600, 600]


@given(STATES)
def test_lethal_ice_is_never_wider_than_the_ice(state: dict) -> None:
    q = MODEL(**state)
    assert 0 <= q["lethal_cm"] <= q["ice_cm"]
    assert q["ice_cm"] - q["lethal_cm"] == pytest.approx(2 * min(q["margin_cm"], q["middle_cm"]))
    assert -40 <= q["edge_C"] <= 0
    assert 0 <= q["single_percent"] <= 100


@given(STATES, st.floats(0.01, 0.5))
def test_a_stricter_threshold_leaves_less(state: dict, part: float) -> None:
    colder = state | {"cold": state["cold"] + part * (-40 - state["cold"])}
    assert MODEL(**colder)["lethal_cm"] <= MODEL(**state)["lethal_cm"] + 1e-9


@given(STATES, st.floats(0.01, 0.5))
def test_more_ice_never_kills_less(state: dict, part: float) -> None:
    larger = state | {"ice": state["ice"] + part * (3 - state["ice"])}
    assert MODEL(**larger)["lethal_cm"] >= MODEL(**state)["lethal_cm"] - 1e-9


@given(STATES)
def test_a_single_probe_has_no_spacing(state: dict) -> None:
    one = state | {"probes": "one"}
    assert MODEL(**one) == MODEL(**(one | {"spacing": 1}))


@given(STATES)
def test_the_edge_is_cold_enough_where_the_margin_is_positive(state: dict) -> None:
    q = MODEL(**state)
    if q["edge_cm"] > 1e-6 and q["lethal_cm"] > 0:
        assert q["edge_C"] <= state["cold"] + 1e-6


def test_presets_show_what_the_chapter_says() -> None:
    shown = {preset.name: MODEL(**preset.values) for preset in ICE.presets}
    assert [shown[f"{n}-probe" if n == "one" else f"{n}-probes"]["lethal_cm"] for n in PROBES] == pytest.approx([1.4, 1.2, 2.6, 3.7], abs=0.05)
    assert shown["thin"]["lethal_cm"] == pytest.approx(3.2)
    assert shown["apart"]["gap_cm"] > 0


def test_the_sentence_says_what_matters() -> None:
    assert "not reliably dead" in ICE.say({})
    assert "Lethal ice covers the tumour" in ICE.say({"tumour": 1})
    assert "reaches out of the ice" in ICE.say({"tumour": 4})
    assert "too far apart" in ICE.say({"probes": "four", "spacing": 4})


@given(STATES)
def test_every_state_gives_numbers(state: dict) -> None:
    assert all(map(math.isfinite, MODEL(**state).values()))
    assert "–" not in ICE.say(state)


def test_cold_that_nobody_calls_lethal_is_named() -> None:
    assert "are in use" in ICE.say({"cold": -10})
    assert "are in use" not in ICE.say({"cold": -20})
