"""`widgets.model`: one list of equations, three renderings that agree."""

from __future__ import annotations

import json

import numpy as np
import pytest
import sympy as sp

from widgets import declarations
from widgets.charts import Profile
from widgets.engine.dynamics import Dynamics
from widgets.engine.model import Choice, Model, Option, Parameter, Quantity
from widgets.javascript.module import declaration_module

SETS = 500
E, M, D = sp.symbols("E m D", positive=True)


def small(**changes: object) -> Model:
    parts = {
        "parameters": [Parameter("energy", E, "J", 0, 100, 50, 1, "Energy"), Parameter("mass", M, "kg", 0.1, 3, 2, 0.1, "Mass")],
        "quantities": [Quantity("dose", D, "Gy", "Dose", E / M), Quantity("square", sp.Symbol("Q"), "Gy2", "Square", D**2)],
    }
    return Model(**(parts | changes))


def test_a_quantity_may_use_the_one_before() -> None:
    assert small()() == {"dose": 25.0, "square": 625.0}


def test_arrays_pass_through() -> None:
    assert small().evaluate(energy=np.array([2.0, 4.0]))["dose"].tolist() == [1.0, 2.0]


def test_an_unknown_symbol_is_named_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"dose: unknown symbol x; known here are E, m"):
        small(quantities=[Quantity("dose", D, "Gy", "Dose", E / sp.Symbol("x"))])


def test_an_order_that_uses_what_comes_later_is_refused() -> None:
    with pytest.raises(ValueError, match="square: unknown symbol D"):
        small(quantities=list(reversed(small().quantities.values())))


def test_a_name_used_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="used twice: energy"):
        small(quantities=[Quantity("energy", D, "Gy", "Dose", E / M)])


@pytest.mark.parametrize("value", [-1, 101, "much", None, float("nan")])
def test_a_value_that_is_not_possible_is_named_with_its_range(value: object) -> None:
    with pytest.raises(ValueError, match=r"energy: .*0.* 100 J"):
        small()(energy=value)


def test_an_unknown_input_is_named_with_the_valid_ones() -> None:
    with pytest.raises(ValueError, match="unknown input enrgy; valid are energy, mass"):
        small()(enrgy=3)


def test_a_default_outside_its_range_is_refused() -> None:
    with pytest.raises(ValueError, match="mass: the default 5 is outside"):
        Parameter("mass", M, "kg", 0.1, 3, 5, 0.1, "Mass")


def test_options_must_set_the_same_symbols() -> None:
    with pytest.raises(ValueError, match="same symbols"):
        Choice("device", "Device", [Option("a", "A", {E: 1}), Option("b", "B", {M: 1})])


@pytest.mark.parametrize("name", declarations())
def test_every_quantity_has_its_equation(name: str) -> None:
    model = declarations()[name].model
    equations = {equation.left: equation for equation in model.equations}
    if model.general:
        assert all(equation.mathml.startswith("<math") and "\\" not in equation.mathml for equation in equations.values())
        return
    for quantity in model.quantities.values():
        equation = equations[quantity.symbol]
        left, right = equation.latex.split(" = ", 1)
        assert left == sp.latex(quantity.symbol)
        for symbol in quantity.needs:
            assert sp.latex(symbol) in right
    for equation in equations.values():
        assert equation.mathml.startswith("<math")
        assert "\\" not in equation.mathml


def states(model: Model) -> list[dict]:
    random = np.random.default_rng(90)
    found = [
        {choice: str(random.choice([option.value for option in item.options])) for choice, item in model.choices.items()}
        | {key: int(random.integers(item.low, item.high + 1)) if item.whole else float(random.uniform(item.low, item.high)) for key, item in model.parameters.items()}
        for _ in range(SETS)
    ]
    return found + [{**model.defaults, key: edge} for key, item in model.parameters.items() for edge in (item.low, item.high)]


@pytest.mark.parametrize("name", declarations())
def test_the_page_computes_what_python_computes(name: str, node) -> None:
    """Every quantity, every condition of the sentence, and every function of every chart."""
    declaration = declarations()[name]
    model, every = declaration.model, states(declaration.model)
    module = f"""{declaration_module(declaration)}
        console.log(JSON.stringify({json.dumps(every)}.map(p => {{
          const q = evaluate(p);
          return {{ q, held: conditions(p, q).map(Boolean) }};
        }})));"""
    # A solution is as exact as its steps; everything else is one formula.
    close = {"rel": 1e-4, "abs": 1e-6} if isinstance(model, Dynamics) else {"rel": 1e-12, "abs": 1e-12}
    for state, page in zip(every, json.loads(node(module)), strict=True):
        values = declaration.values(state)
        for key in model.quantities:
            found = np.nan if page["q"][key] is None else page["q"][key]
            assert found == pytest.approx(values[key], **close, nan_ok=True), (key, state)
        assert page["held"] == declaration.held(values), state


@pytest.mark.parametrize(("name", "place"), [(name, i) for name, d in declarations().items() for i, chart in enumerate(d.charts) if type(chart) is Profile])
def test_the_page_draws_the_curves_of_python(name: str, place: int, node) -> None:
    declaration = declarations()[name]
    chart, every = declaration.charts[place], states(declaration.model)[::5]
    module = f"""{declaration_module(declaration)}
        const {{ curves, span, marks }} = functions[{place}];
        console.log(JSON.stringify({json.dumps(every)}.map(p => {{
          const q = evaluate(p), [low, high] = span(p, q), xs = [0, .1, .37, .5, .93, 1].map(part => low + part * (high - low));
          return {{ xs, marks: marks(p, q), rows: xs.map(x => curves(p, q, x)) }};
        }})));"""
    for state, page in zip(every, json.loads(node(module)), strict=True):
        values = declaration.values(state)
        assert page["marks"] == pytest.approx([float(edge) for edge in declaration.model.compute(chart.edges, values)], rel=1e-12), state
        rows = declaration.model.compute([curve.expression for curve in chart.curves], values, {chart.running: np.array(page["xs"])})
        for row, curve in zip(rows, zip(*page["rows"], strict=True), strict=True):
            assert [np.nan if y is None else y for y in curve] == pytest.approx(np.where(np.isfinite(row), row, np.nan), rel=1e-10, abs=1e-12, nan_ok=True), state
