"""`widgets.model`: one list of equations, three renderings that agree."""

from __future__ import annotations

import json

import numpy as np
import pytest
import sympy as sp

from widgets import declarations
from widgets.model import Choice, Model, Option, Parameter, Quantity

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
    for key, quantity in model.quantities.items():
        left, right = model.latex(key).split(" = ")
        assert left == sp.latex(quantity.symbol)
        for symbol in quantity.expression.free_symbols:
            assert sp.latex(symbol) in right
        assert model.mathml(key).startswith("<math")
        assert "\\" not in model.mathml(key)


@pytest.mark.parametrize("name", declarations())
def test_the_page_computes_what_numpy_computes(name: str, node) -> None:
    model = declarations()[name].model
    random = np.random.default_rng(90)
    states = [
        {choice: str(random.choice([option.value for option in item.options])) for choice, item in model.choices.items()}
        | {key: float(random.uniform(item.low, item.high)) for key, item in model.parameters.items()}
        for _ in range(SETS)
    ]
    states += [{**model.defaults, key: edge} for key, item in model.parameters.items() for edge in (item.low, item.high)]
    module = f"{model.javascript()}\nconsole.log(JSON.stringify({json.dumps(states)}.map(evaluate)));"
    for state, page in zip(states, json.loads(node(module)), strict=True):
        for key, value in model(**state).items():
            assert page[key] == pytest.approx(value, rel=1e-12, abs=1e-12), (key, state)
