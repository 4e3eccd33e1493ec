"""Radiotherapy and anti-PD-L1 in one mouse against the published statements, its laws, and what is said about it.

Cases of Kosinsky and others 2018; the paper gives them in words, numbers beside them were computed independently.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from widgets.explorables.schedule import GIVEN, NONE
from widgets.models.schedule import MODEL
from widgets.registry import declaration

from .conftest import values_of

SCHEDULE = declaration("schedule")

ALONE, MAB = {"antibody": "none"}, {"radiotherapy": "none"}
STATES = st.fixed_dictionaries(
    {name: values_of(p) for name, p in MODEL.parameters.items() if name != "fractions"}
    | {"fractions": st.integers(1, 5), "radiotherapy": st.sampled_from(["given", "none"]), "antibody": st.sampled_from(["given", "none"])}
)


def volume(day: float, **values: object) -> float:
    course = MODEL.course(**values)
    return float(np.interp(day, course.t, course.y[0] + course.y[1]))


def breaks(dose: float, minutes: float) -> float:
    """Integrate the paper's double-strand breaks through one exposure without growth: U' = delta D' - U / tau."""
    alpha, delta, tau, exposure = 0.146, 19, 0.02, minutes / 1440

    def rate(t: float, y: list[float]) -> list[float]:
        rays = dose / exposure if t < exposure else 0
        return [-y[0] * (alpha * rays + 0.2 * alpha / (tau * delta**2) * y[1] ** 2), delta * rays - y[1] / tau]

    during = solve_ivp(rate, (0, exposure), [1, 0], rtol=1e-9, atol=1e-12)
    return solve_ivp(rate, (exposure, 1), during.y[:, -1], rtol=1e-9, atol=1e-12).y[0, -1]


@pytest.mark.parametrize("dose", [1, 2, 5, 7, 10])
def test_a_dose_at_once_kills_as_its_breaks_do(dose: float) -> None:
    """Exp(-alpha D (1 + D/10)), 0.704 for 2 Gy; with breaks and repair 0.707 in five minutes."""
    at_once = MODEL(dose=dose)["surviving"]
    assert at_once == pytest.approx(np.exp(-0.146 * dose * (1 + dose / 10)))
    assert breaks(dose, 0.1) == pytest.approx(at_once, rel=0.01)
    assert breaks(2, 5) == pytest.approx(0.707, abs=0.001)


def test_without_treatment_t_cells_are_held_down_by_day_20() -> None:
    """"low level of 5 % by Day 20"; 6.6 % computed."""
    assert 0.03 < MODEL(**NONE)["activation_20"] < 0.08


def test_the_antibody_alone_is_not_enough() -> None:
    """782 against 1048 µL on day 20; no rejection."""
    assert volume(20, **NONE) == pytest.approx(1048, rel=0.01)
    assert volume(20, **MAB) == pytest.approx(782, rel=0.01)
    assert MODEL(**MAB)["volume_30"] > 1000


def test_radiotherapy_alone_delays() -> None:
    """Regrowth from days 15 to 20; 167, 253 and 907 µL on days 14, 20 and 30 with breaks and repair."""
    for day, wanted in ((14, 167), (20, 253), (30, 907)):
        assert volume(day, **ALONE) == pytest.approx(wanted, rel=0.025)
    course = MODEL.course(**ALONE)
    after = course.t > 12
    turn = course.t[after][(course.y[0] + course.y[1])[after].argmin()]
    assert 12 < turn < 20


def test_both_together_do_far_more() -> None:
    """90 and 12 µL on days 20 and 30; less than 5 % of the control."""
    assert volume(20) == pytest.approx(90, rel=0.03)
    assert MODEL()["volume_30"] == pytest.approx(12, rel=0.07)
    assert MODEL()["volume_30"] < 0.05 * MODEL(**NONE)["volume_30"]


def test_before_or_together_is_best_and_later_is_worse() -> None:
    """The paper's conclusion, by volume on day 30."""
    volumes = [MODEL(lag=lag)["volume_30"] for lag in (-4, -2, 0, 5, 12)]
    assert volumes == sorted(volumes)
    assert volumes[2] < 0.2 * volumes[3] < volumes[4]


def test_late_a_single_dose_does_more_than_fractions() -> None:
    """The paper: fractions are significantly less effective from day 12, a high single dose is not."""
    late = {"rt_day": 12}
    assert MODEL(**late, fractions=1, dose=10)["volume_30"] < 0.1 * MODEL(**late)["volume_30"]


def test_more_infiltration_drives_the_response() -> None:
    """The paper: animals that reject have smaller S_L."""
    volumes = [MODEL(infiltration=value)["volume_30"] for value in (1.8, 7, 12, 22.6)]
    assert volumes == sorted(volumes)


@given(STATES)
@settings(max_examples=30, deadline=None)
def test_volumes_and_cells_stay_within_their_limits(state: dict) -> None:
    course = MODEL.course(**state)
    assert np.isfinite(course.y).all()
    assert (course.y > -1e-6).all()
    assert (course.y[0] <= 2500).all()
    assert (course.y[4] <= 1 + 1e-9).all()
    q = MODEL(**state)
    assert 0 <= q["activation_20"] <= 1
    assert 0 < q["surviving"] <= 1


@given(STATES)
@settings(max_examples=20, deadline=None)
def test_a_fraction_moves_tumour_and_loses_none(state: dict) -> None:
    course = MODEL.course(**state)
    jumps = np.flatnonzero(np.diff(course.t) == 0)
    whole = course.y[0] + course.y[1]
    assert whole[jumps + 1] == pytest.approx(whole[jumps], rel=1e-9)


@given(STATES, st.floats(0, 1))
@settings(max_examples=20, deadline=None)
def test_more_dose_leaves_fewer_cells(state: dict, part: float) -> None:
    more = state | {"dose": state["dose"] + part * (10 - state["dose"])}
    assert MODEL(**more)["surviving"] <= MODEL(**state)["surviving"]


def test_the_antibody_is_absorbed_and_lost() -> None:
    """One dose: the level follows the sum of two exponentials; 444 nM if all came at once."""
    course = MODEL.course(**MAB, rt_day=14, lag=12)
    first = (course.t > 26) & (course.t < 28)
    t = course.t[first] - 26
    wanted = 1.333 * 8 / 0.003 * (np.exp(-0.15 * t) - np.exp(-8 * t)) / (8 - 0.15)
    assert course.y[6][first] == pytest.approx(wanted, rel=1e-4)


def test_presets_do_what_their_notes_say() -> None:
    day30 = {preset.name: MODEL(**preset.values)["volume_30"] for preset in SCHEDULE.presets}
    assert day30["before"] < day30["together"] < day30["after"] < day30["late"] < day30["radiotherapy"] < day30["antibody"] < day30["untreated"]
    assert day30["late-single"] < day30["late-fractions"]


def test_the_question_gives_the_right_numbers() -> None:
    shown = [MODEL(**values)["volume_30"] for values in (NONE, MAB, ALONE)]
    assert shown == pytest.approx([1670, 1490, 890], abs=6)


def test_the_conflict_is_said_and_no_response_rate_is() -> None:
    assert "not resolved" in SCHEDULE.say({"lag": -4})
    assert "begins later" in SCHEDULE.say({"lag": 5})
    assert "not resolved" not in SCHEDULE.say(MAB | {"lag": -4})
    assert SCHEDULE.marks["a"][1].sources[0] == "wei2021sequence"
    assert not any("response" in quantity.label for quantity in MODEL.quantities.values())
    assert SCHEDULE.say(NONE).startswith("No treatment.")
    assert SCHEDULE.say(GIVEN) == SCHEDULE.say({})


def test_what_is_second_hand_says_so() -> None:
    constants = MODEL.constants
    assert "BIOMD0000000863" in constants["ratio"].note
    assert "assumed" in constants["mab"].note
    assert all(constant.note for constant in constants.values())
