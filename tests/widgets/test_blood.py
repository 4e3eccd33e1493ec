"""Blood through the liver: published flows and shares, the limits of mixing, conservation of the mean dose."""

from __future__ import annotations

import math

import numpy as np
import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st
from scipy.linalg import expm

from widgets.models.blood import MODEL, T
from widgets.registry import declaration

from .conftest import values_of

BLOOD = declaration("blood")

STATES = st.fixed_dictionaries({name: values_of(p) for name, p in MODEL.parameters.items()} | {"adult": st.sampled_from(["male", "female"])})


def test_liver_blood_flow() -> None:
    """1.5 to 2 L/min were published."""
    assert MODEL(adult="male")["flow_L"] == pytest.approx(1.66, abs=0.005)
    assert 1.5 < MODEL(adult="female")["flow_L"] < 2


def test_transit_time() -> None:
    """The transit time of a whole male liver, as computed from the reference flows and volumes: 19.2 s."""
    assert MODEL(adult="male", field=100)["transit_s"] == pytest.approx(19.2, rel=0.01)


@given(STATES)
def test_the_mean_dose_does_not_depend_on_the_dose_rate(state: dict) -> None:
    """The mean is what survival loses at first, whatever the time; read off the survival itself."""
    small = state | {"alpha": 1e-6}
    lost = 1 - MODEL.evaluate(**small)["once"]
    assert lost / 1e-6 == pytest.approx(MODEL(**state)["mean_Gy"], rel=1e-4)


@given(STATES)
def test_the_mean_dose_is_shared_by_what_was_touched(state: dict) -> None:
    q = MODEL(**state)
    assert q["touched_Gy"] * q["touched_percent"] / 100 == pytest.approx(q["mean_Gy"])


@pytest.mark.parametrize(("left", "dose"), [(0.5, 1.07), (0.1, 3.54)])
def test_doses_that_leave_half_and_a_tenth(left: float, dose: float) -> None:
    """With the whole dose to all blood: alpha 0.65 per Gy."""
    assert np.exp(-MODEL.defaults["alpha"] * dose) == pytest.approx(left, rel=0.01)


def test_whole_liver_one_gray_slowly() -> None:
    """1 Gy to the whole liver is 0.1 Gy to all blood, since a tenth of it is there."""
    assert MODEL(field=100, dose=1, beam=300)["mean_Gy"] == pytest.approx(0.10)


@pytest.mark.parametrize(("beam", "published", "tolerance"), [(1, 10, 0.06), (120, 48.7, 0.15)])
def test_share_of_blood_that_is_touched(beam: float, published: float, tolerance: float) -> None:
    """HEDOS, one liver cancer patient: 10 % for 1 s, 48.7 % for 120 s; this coarse model gives 10.5 and 55."""
    assert MODEL(field=100, beam=beam)["touched_percent"] == pytest.approx(published, rel=tolerance)


@given(STATES)
def test_the_closed_form_solves_its_equations(state: dict) -> None:
    q = MODEL(**state)
    matrix = np.array([[-(q["leaving"] + q["killing"]), q["leaving"]], [q["returning"], -q["returning"]]])
    inside, outside = expm(matrix * state["beam"]) @ np.ones(2)
    assert q["once"] == pytest.approx(q["share"] * inside + (1 - q["share"]) * outside, rel=1e-9)


def test_cells_followed_one_by_one_agree() -> None:
    """20 000 cells that jump in and out of the field at random."""
    random = np.random.default_rng(25)
    state = {"field": 100, "beam": 60, "dose": 6, "alpha": 0.65}
    q = MODEL(**state)
    steps, cells = 1200, 20_000
    dt = state["beam"] / steps
    inside = random.random(cells) < q["share"]
    time_inside = np.zeros(cells)
    for _ in range(steps):
        time_inside += dt * inside
        inside ^= random.random(cells) < np.where(inside, q["leaving"], q["returning"]) * dt
    doses = state["dose"] * time_inside / state["beam"]
    assert doses.mean() == pytest.approx(q["mean_Gy"], rel=0.03)
    assert np.exp(-state["alpha"] * doses).mean() == pytest.approx(q["once"], abs=0.005)


@given(STATES)
def test_survival_lies_between_its_limits(state: dict) -> None:
    q = MODEL(**state)
    assert q["mixed_percent"] * (1 - 1e-9) <= q["survival_percent"] <= q["instant_percent"] * (1 + 1e-9)


@given(STATES)
def test_its_limits_are_met(state: dict) -> None:
    instant, mixed = (MODEL.evaluate(**(state | {"beam": beam})) for beam in (1e-7, 1e9))
    assert instant["survival_percent"] == pytest.approx(instant["instant_percent"], rel=1e-4)
    assert mixed["survival_percent"] == pytest.approx(mixed["mixed_percent"], rel=1e-4)


@given(STATES, st.floats(1.05, 3))
def test_slower_beams_touch_more_blood_and_kill_more(state: dict, factor: float) -> None:
    now, slower = MODEL(**state), MODEL.evaluate(**(state | {"beam": state["beam"] * factor}))
    assert slower["touched_percent"] > now["touched_percent"]
    assert slower["touched_Gy"] < now["touched_Gy"]
    assert slower["survival_percent"] <= now["survival_percent"] * (1 + 1e-9)


@given(STATES)
def test_nothing_is_lost_or_won(state: dict) -> None:
    q = MODEL(**state)
    assert 0 <= q["survival_percent"] <= 100
    assert q["share"] * 100 <= q["touched_percent"] <= 100
    assert q["share"] * q["leaving"] == pytest.approx((1 - q["share"]) * q["returning"])


def test_presets_show_what_the_chapter_says() -> None:
    shown = {preset.name: MODEL(**preset.values) for preset in BLOOD.presets}
    assert [shown[name]["survival_percent"] for name in ("usual", "instant", "few", "small")] == pytest.approx([23, 48, 38, 75], abs=0.5)
    assert [shown[name]["touched_percent"] for name in ("usual", "instant")] == pytest.approx([32, 5], abs=0.5)
    assert [shown[name]["course_Gy"] for name in ("few", "usual")] == pytest.approx([3, 3])


def test_the_curve_passes_through_the_state() -> None:
    x = sp.Symbol("x", positive=True)
    state = BLOOD.values({"beam": 37})
    for name in ("survival_percent", "touched_Gy", "mean_Gy"):
        assert float(MODEL.compute([MODEL.as_function_of(name, T, x)], state, {x: np.array([37.0])})[0][0]) == pytest.approx(state[name])


def test_the_sentence_says_what_matters() -> None:
    assert "a small part of one transit (19.2\xa0s)" in BLOOD.say({"beam": 3})
    assert "Given in an instant" in BLOOD.say({})


@given(STATES)
def test_every_state_gives_numbers(state: dict) -> None:
    assert all(map(math.isfinite, MODEL(**state).values()))
    assert "–" not in BLOOD.say(state)


def test_one_fraction_is_no_plural() -> None:
    assert "After 1 × 4\u00a0Gy" in BLOOD.say({"fractions": 1})
