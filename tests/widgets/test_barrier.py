"""The tumour and effector model against the published states and courses, its laws, and what is said about it.

Cases of Kuznetsov and others 1994, read off scans of its figures or from public code that computes it again.
"""

from __future__ import annotations

import numpy as np
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

from widgets.engine.planar import branches, steady
from widgets.explorables.barrier import ESCAPED
from widgets.models.barrier import MODEL, ONE_CELL, E, T
from widgets.registry import declaration

from .conftest import values_of

BARRIER = declaration("barrier")

STATES = st.fixed_dictionaries({name: values_of(p) for name, p in MODEL.parameters.items()} | {"start": st.sampled_from(["grown", "implant"])})
USUAL = MODEL.defaults


def at(**values: float) -> list[float]:
    """Compute the rates of both states somewhere."""
    rates = [state.rate for state in MODEL.states.values()]
    return MODEL.evaluate_expressions(rates, USUAL, {E: values["E"], T: values["T"]})


def test_without_tumour_effectors_settle_and_a_tumour_can_start() -> None:
    """Saddle at about 0.32 million effectors and no tumour."""
    c = {name: constant.value for name, constant in MODEL.constants.items()}
    effectors = c["source"] / c["death"]
    assert effectors == pytest.approx(0.3155, rel=0.01)
    assert at(E=effectors, T=0) == pytest.approx([0, 0], abs=1e-12)
    assert c["growth"] - c["kill"] * effectors > 0


@pytest.mark.parametrize(("place", "wanted", "kind"), [(0, (1.608, 8.186), "stable"), (1, (0.759, 268.0), "saddle"), (2, (0.173, 447.0), "stable")])
def test_steady_states(place: int, wanted: tuple[float, float], kind: str) -> None:
    """Dormant, saddle, escaped."""
    found = steady(MODEL, USUAL)[place]
    assert (found.x, found.y) == pytest.approx(wanted, rel=2e-3)
    assert found.kind == kind
    assert at(E=found.x, T=found.y) == pytest.approx([0, 0], abs=1e-9)


def started(effectors: float, tumour: float) -> dict:
    """Integrate from anywhere, without treatment, by the model's own rates."""
    from scipy.integrate import solve_ivp

    return solve_ivp(MODEL.rate(USUAL), (0, 2000), [effectors, tumour], rtol=1e-9, atol=1e-9, method="LSODA")


@pytest.mark.parametrize(("effectors", "tumour"), [(0.54, 60), (1.5, 470)])
def test_published_starts_spiral_into_dormancy(effectors: float, tumour: float) -> None:
    """Two crosses of figure 3."""
    assert started(effectors, tumour).y[:, -1] == pytest.approx([1.608, 8.186], rel=0.02)


def test_the_published_course() -> None:
    """Figure 7: from (5, 50) a first minimum of 0.016 at 40 d and a first maximum of 60 at 134 d."""
    course = MODEL.course(start="implant", killed=0)
    t, tumour = course.t, course.y[1]
    early, later = t < 80, (t > 80) & (t < 200)
    assert tumour[early].min() == pytest.approx(0.0157, rel=0.1)
    assert t[early][tumour[early].argmin()] == pytest.approx(39.8, abs=3)
    assert tumour[later].max() == pytest.approx(61.6, rel=0.1)
    assert t[later][tumour[later].argmax()] == pytest.approx(134.3, abs=4)


def test_the_barrier_divides() -> None:
    """Derived: from the escaped state 94.8 % must go; beside 4.4 times the effectors 40 % is enough."""
    assert MODEL()["needed"] == pytest.approx(94.8, abs=0.1)
    assert MODEL(killed=94.6)["tumour_end"] > ESCAPED > MODEL(killed=94.9)["tumour_end"]
    assert MODEL(boost=4.4)["needed"] == pytest.approx(39.6, abs=0.5)
    assert MODEL(boost=4.4, killed=38)["tumour_end"] > ESCAPED > MODEL(boost=4.4, killed=41)["tumour_end"]


@pytest.mark.parametrize("factor", [1.0, 1.2, 1.5, 1.7])
def test_points_on_either_side_of_the_barrier_part(factor: float) -> None:
    from scipy.integrate import solve_ivp

    values = USUAL | {"deletion": factor}
    rate = MODEL.rate(values)
    down, _ = branches(MODEL, values)
    for x, y in down.T[60:140:20]:
        ends = [solve_ivp(rate, (0, 900), [x, y * part], method="LSODA", rtol=1e-8).y[1, -1] for part in (0.97, 1.03)]
        assert ends[0] < ESCAPED < ends[1], (factor, x, y)


def test_with_more_deletion_the_dormant_state_is_lost() -> None:
    kinds = {factor: [state.kind for state in steady(MODEL, USUAL | {"deletion": factor})] for factor in (1, 1.5, 1.8, 2)}
    assert kinds == {1: ["stable", "saddle", "stable"], 1.5: ["stable", "saddle", "stable"], 1.8: ["stable", "saddle", "stable"], 2: ["stable"]}


@given(STATES)
@settings(max_examples=40, deadline=None)
def test_cells_stay_cells(state: dict) -> None:
    """No state has fewer cells than one, nor more tumour than its limit; a course that falls below one cell ends there."""
    tumour = MODEL.course(**state).y[1]
    q = MODEL(**state)
    known = np.isfinite(tumour)
    assert known[: known.sum()].all()
    assert tumour[known].min() >= ONE_CELL
    assert tumour[known].max() <= 500.001
    assert q["least"] == tumour[known].min()
    assert bool(known.all()) == bool(np.isfinite(q["tumour_end"]))
    assert q["tumour_after"] == pytest.approx(q["tumour_before"] * (1 - state["killed"] / 100), rel=1e-9)


@given(st.floats(0, 99.8), st.floats(1, 9), st.floats(1, 2))
@settings(max_examples=25, deadline=None)
def test_more_effectors_never_raise_the_cut_that_is_needed(killed: float, boost: float, deletion: float) -> None:
    """On the usual branch: the barrier rises with the effectors (where there is one on both sides)."""
    less, more = (MODEL(killed=killed, boost=factor, deletion=deletion)["needed"] for factor in (boost, boost + 0.5))
    if boost * 0.1732 > 0.8 or deletion < 1.2:
        assert not more > less + 1e-6


@given(st.floats(1, 2), st.floats(0, 200))
@settings(max_examples=20, deadline=None)
def test_no_treatment_leaves_an_escaped_tumour_escaped(deletion: float, day: float) -> None:
    assert MODEL(killed=0, deletion=deletion, day=day)["tumour_end"] > 440


def test_presets_do_what_their_notes_say() -> None:
    ends = {preset.name: MODEL(**preset.values)["tumour_end"] for preset in BARRIER.presets}
    assert {name for name, end in ends.items() if end > ESCAPED} == {"ninety", "effectors-only", "deletion"}


def test_the_sentence_says_what_matters() -> None:
    assert BARRIER.say({}).replace("\u00a0", " ") == (
        "The treatment takes the tumour from 447 million to 44.7 million cells, beside 0.173 million effector cells. "
        "Beside so many effectors the barrier stands at 23.4 million: 94.8% of the tumour must go. On day 400 it has escaped: 447 million cells."
    )
    held = BARRIER.say({"killed": 96})
    assert "dormant, not gone" in held
    assert "escaped" not in held
    assert "sneaks through" in BARRIER.say({"deletion": 1.7, "boost": 5.5, "killed": 99.9})


def test_what_is_second_hand_says_so() -> None:
    assert all("BIOMD0000000762" in constant.note for constant in MODEL.constants.values())
    assert "published no such model" in MODEL.parameters["deletion"].note
    assert sp.simplify(MODEL.impulses[0].changes[E] / E - MODEL.parameters["boost"].symbol) == 0
