"""`widgets.dynamics`, `widgets.planar` and their twins on the page: known solutions, events, readings, and giving up."""

from __future__ import annotations

import json

import numpy as np
import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

from widgets import declarations
from widgets.charts import Course, Phase
from widgets.engine.dynamics import POINTS, TIME, Dynamics, Impulse, Reading, State, Term
from widgets.engine.model import Parameter, Quantity
from widgets.engine.planar import branches, steady
from widgets.javascript.module import declaration_module, model_module

A, B, k, dose, left, top, half = sp.symbols("A B k d L M H", positive=True)
MOVING = [name for name, declaration in declarations().items() if isinstance(declaration.model, Dynamics)]


def decay(**changes: object) -> Dynamics:
    """Give a drug that goes away and is given three times."""
    parts = {
        "parameters": [Parameter("rate", k, "1/h", 0.01, 2, 0.3, 0.01, "Rate"), Parameter("dose", dose, "mg", 0, 9, 1, 0.1, "Dose")],
        "states": [State("amount", A, "mg", "Amount", sp.Integer(4), -k * A)],
        "impulses": [Impulse("At each dose", 2, {A: A + dose}, count=3, every=1.5)],
        "quantities": [
            Quantity("half_h", half, "h", "Half-life", sp.log(2) / k),
            Reading("before_mg", sp.Symbol("b"), "mg", "Before the second dose", A, 3.5, before=True),
            Reading("after_mg", sp.Symbol("a"), "mg", "After the second dose", A, 3.5),
            Reading("left_mg", left, "mg", "Left", A, "end"),
            Reading("most_mg", top, "mg", "Most", A, "maximum"),
        ],
        "horizon": 10,
    }
    return Dynamics(**(parts | changes))


def exact(t: float, rate: float, given: float, *, before: bool = False) -> float:
    times = [at for at in (2, 3.5, 5) if at < t or (at == t and not before)]
    return 4 * np.exp(-rate * t) + sum(given * np.exp(-rate * (t - at)) for at in times)


@given(st.floats(0.01, 2), st.floats(0, 9))
def test_a_decay_with_doses_is_the_sum_of_exponentials(rate: float, given: float) -> None:
    model = decay()
    found = model(rate=rate, dose=given)
    assert found["before_mg"] == pytest.approx(exact(3.5, rate, given, before=True), rel=1e-6, abs=1e-9)
    assert found["after_mg"] - found["before_mg"] == pytest.approx(given, abs=1e-9)
    assert found["left_mg"] == pytest.approx(exact(10, rate, given), rel=1e-6, abs=1e-9)
    assert found["half_h"] == pytest.approx(np.log(2) / rate)
    course = model.course(rate=rate, dose=given)
    assert found["most_mg"] == course.y[0].max()
    assert (np.diff(course.t) == 0).sum() == 3


def page(node, model: Dynamics, states: list[dict], more: str = "") -> list[dict]:
    module = f"""{model_module(model)}
        console.log(JSON.stringify({json.dumps(states)}.map(p => {{
          const q = evaluate(p);
          return {{ q, t: q.course.t, y: q.course.y.map(row => [...row]), stopped: q.course.stopped {more} }};
        }})));"""
    return json.loads(node(module))


def test_the_page_solves_it_too(node) -> None:
    states = [{"rate": rate, "dose": given} for rate in (0.01, 0.3, 2) for given in (0, 1, 9)]
    for state, found in zip(states, page(node, decay(), states), strict=True):
        course = decay().course(**state)
        assert found["t"] == course.t.tolist()
        assert np.array(found["y"])[:, 0] == pytest.approx(course.y[0], rel=1e-5, abs=1e-7)
        assert not found["stopped"]


def test_an_oscillator_keeps_its_energy_on_the_page(node) -> None:
    model = Dynamics(
        parameters=[Parameter("pace", k, "1/s", 0.1, 9, 1, 0.1, "Pace")], quantities=[], horizon=30,
        states=[State("place", A, "m", "Place", sp.Integer(1), k * B), State("speed", B, "m", "Speed", sp.Integer(0), -k * A)],
    )  # fmt: skip
    (found,) = page(node, model, [{"pace": 3}])
    t, (a, b) = np.array(found["t"]), np.array(found["y"]).T
    assert a == pytest.approx(np.cos(3 * t), abs=1e-4)
    assert a**2 + b**2 == pytest.approx(np.ones_like(a), abs=1e-4)


def test_events_at_the_start_at_the_end_and_together(node) -> None:
    model = decay(impulses=[Impulse("At the start", 0, {A: A + 1}), Impulse("At the start", 0, {A: 2 * A}), Impulse("At the end", 10, {A: A * 0})], quantities=[])
    course = model.course(rate=0.5)
    assert course.y[0][:2] == pytest.approx([4, 10])
    assert course.y[0][-1] == 0
    assert course.y[0][-2] == pytest.approx(10 * np.exp(-5), rel=1e-6)
    (found,) = page(node, model, [{"rate": 0.5, "dose": 0}])
    assert np.array(found["y"])[:, 0] == pytest.approx(course.y[0], rel=1e-5, abs=1e-8)


def test_a_course_that_runs_away_is_stopped_and_says_so(node) -> None:
    """dA/dt = A² from 4 is infinite at t = 1/4: no frozen page, and no number where there is none."""
    model = decay(states=[State("amount", A, "mg", "Amount", sp.Integer(4), A**2 + 0 * k)], impulses=[], quantities=[])
    (found,) = page(node, model, [{"rate": 1, "dose": 0}])
    assert found["stopped"]
    assert found["y"][-1] == [None]
    assert found["y"][1][0] == pytest.approx(4 / (1 - 4 * 10 / POINTS), rel=1e-5)


def test_terms_are_shorthand(node) -> None:
    z = sp.Symbol("z")
    with_term = decay(terms=[Term(z, "Loss", k * A)], states=[State("amount", A, "mg", "Amount", sp.Integer(4), -z)])
    assert with_term(rate=0.7) == pytest.approx(decay()(rate=0.7))
    (found,) = page(node, with_term, [{"rate": 0.7, "dose": 1}])
    assert found["q"]["left_mg"] == pytest.approx(decay()(rate=0.7)["left_mg"], rel=1e-5)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"states": [State("amount", A, "mg", "Amount", sp.Integer(4), -k * B)]}, "amount: unknown symbol B; known here are"),
        ({"states": [State("rate", A, "mg", "Amount", sp.Integer(4), -k * A)]}, "a name is used twice: rate"),
        ({"quantities": [Reading("x", left, "mg", "Left", A, half)]}, "x: unknown symbol H"),
    ],
)
def test_what_does_not_fit_is_refused(changes: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        decay(**changes)


@pytest.mark.parametrize(("name", "place"), [(name, i) for name in MOVING for i, chart in enumerate(declarations()[name].charts) if isinstance(chart, Course)])
def test_the_page_draws_the_course_of_python(name: str, place: int, node) -> None:
    declaration = declarations()[name]
    model, chart = declaration.model, declaration.charts[place]
    states = [{**model.defaults, **preset.values} for preset in declaration.presets]
    module = f"""{declaration_module(declaration)}
        console.log(JSON.stringify({json.dumps(states)}.map(p => {{
          const q = evaluate(p), {{ t, y }} = q.course;
          return {{ t, rows: t.map((time, i) => functions[{place}].curves(p, q, time, y[i])) }};
        }})));"""
    for state, found in zip(states, json.loads(node(module)), strict=True):
        times, rows = model.tracks([curve.expression for curve in chart.curves], declaration.values(state))
        assert found["t"] == pytest.approx(times)
        for row, theirs in zip(rows, zip(*found["rows"], strict=True), strict=True):
            assert theirs == pytest.approx(row, rel=1e-4, abs=1e-6), state


@pytest.mark.parametrize("name", [name for name in MOVING if any(isinstance(chart, Phase) for chart in declarations()[name].charts)])
def test_the_page_finds_the_steady_states_and_the_barrier_of_python(name: str, node) -> None:
    model = declarations()[name].model
    random = np.random.default_rng(7)
    states = [model.defaults | {key: float(random.uniform(p.low, p.high)) for key, p in model.parameters.items()} for _ in range(12)]
    module = f"""import {{ phase }} from './planar.js';\n{model_module(model)}
        console.log(JSON.stringify({json.dumps(states)}.map(p => {{
          const {{ states, branches }} = phase(system, p, evaluate(p));
          return {{ states, branches: branches.map(rows => rows.map(row => [...row])) }};
        }})));"""
    for state, found in zip(states, json.loads(node(module)), strict=True):
        values = {**state, **model(**state)}
        ours = steady(model, values)
        assert [one["kind"] for one in found["states"]] == [one.kind for one in ours]
        assert [(one["x"], one["y"]) for one in found["states"]] == [pytest.approx((one.x, one.y), rel=1e-9) for one in ours]
        for theirs, line in zip(found["branches"], branches(model, values), strict=True):
            shared = min(len(theirs), line.shape[1]) - 1
            assert np.array(theirs[:shared]) == pytest.approx(line.T[:shared], rel=2e-3, abs=1e-3), state


def test_time_may_stand_in_a_rate() -> None:
    model = decay(states=[State("amount", A, "mg", "Amount", sp.Integer(0), 2 * TIME + 0 * k)], impulses=[], quantities=[Reading("end", left, "mg", "End", A, "end")])
    assert model()["end"] == pytest.approx(100)
