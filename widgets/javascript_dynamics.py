"""A model that moves as JavaScript: its rates, starts, events and readings for `js/integrate.js`, and its plane for `js/planar.js`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import sympy as sp

from .javascript import chosen, function, places, written
from .moving import TIME, Reading
from .parts import Quantity
from .planar import Barrier

if TYPE_CHECKING:
    from .dynamics import Dynamics


def moving(model: Dynamics) -> dict[sp.Symbol, str]:
    """Say where time and states stand in a function of the course: `t` and `y[i]`."""
    return {TIME: "t"} | {state.symbol: f"y[{i}]" for i, state in enumerate(model.states.values())}


def along(model: Dynamics, expressions: Sequence[sp.Expr]) -> str:
    """Write `(p, q, t, y) => [...]`: expressions along the course."""
    return function(model, [model.spelled(expression) for expression in expressions], moving(model))


def module(model: Dynamics, conditions: Sequence[sp.Basic]) -> str:
    """Write the ES module that exports `evaluate(p)`, `conditions(p, q)` and `system`, which charts may use."""
    readings = [q for q in model.quantities.values() if isinstance(q, Reading)]
    times = [reading.at for reading in readings if not isinstance(reading.at, str)]
    imports = "import { solve, read } from './integrate.js';\n" + ("import { barrierAt } from './planar.js';\n" if model.planar else "")
    return "\n".join(
        [
            f"// Generated from SymPy. Do not edit.\n{imports}",
            f"const options = {chosen(model)};",
            f"export const system = {{\n{system(model, times)}\n}};",
            "export function evaluate(p) {",
            "  const q = {};",
            *lines(model),
            "  Object.defineProperty(q, 'course', { value: course });",
            "  return q;",
            "}",
            f"export const conditions = {function(model, conditions)};",
            "",
        ]
    )


def lines(model: Dynamics) -> list[str]:
    """Write what computes each quantity; the course is solved where the first needs it."""
    found, solved, known = [], False, places(model)
    for name, quantity in model.quantities.items():
        if not isinstance(quantity, Quantity) and not solved:
            found.append("  const course = solve(system, p, q);")
            solved = True
        if isinstance(quantity, Quantity):
            found.append(f"  q.{name} = {written(quantity.expression, known)};")
        elif isinstance(quantity, Barrier):
            found.append(f"  q.{name} = barrierAt(system, p, q, {written(quantity.at, known)});")
        else:
            found.append(f"  q.{name} = {reading(model, quantity, known)};")
    return found if solved else [*found, "  const course = solve(system, p, q);"]


def reading(model: Dynamics, item: Reading, known: Mapping[sp.Symbol, sp.Basic]) -> str:
    """Write one reading of the course."""
    at = f"'{item.at}'" if isinstance(item.at, str) else written(item.at, known)
    return f"read(course, {at}, {along(model, [item.of])}, p, q, {str(item.before).lower()})"


def system(model: Dynamics, times: Sequence[sp.Expr]) -> str:
    """Write the parts of the system that the integrator asks for."""
    from .dynamics import POINTS

    known = places(model) | {symbol: sp.Symbol(name) for symbol, name in moving(model).items()}
    terms = [f"    const z{i} = {written(term.expression, known | shorthand(model, i))};" for i, term in enumerate(model.terms)]
    rates = [f"    d[{i}] = {written(state.rate, known | shorthand(model))};" for i, state in enumerate(model.states.values())]
    events = ",\n".join(f"    {{ when: {function(model, [i.time, i.every, i.count])}, strike: {strike(model, i.changes)} }}" for i in model.impulses)
    parts = [
        f"  horizon: {float(model.horizon)!r}, points: {POINTS}, floor: {[state.floor for state in model.states.values()]}",
        f"  start: {function(model, [state.start for state in model.states.values()])}",
        f"  times: {function(model, times)}",
        "\n".join(["  rate: (p, q) => (t, y, d) => {", *terms, *rates, "  }"]),
        f"  events: [\n{events}\n  ]",
    ]
    return ",\n".join([*parts, plane(model)] if model.planar else parts)


def strike(model: Dynamics, changes: Mapping[sp.Symbol, sp.Expr]) -> str:
    """Write `(p, q, t, y) => [...]`: all states after an event."""
    return along(model, [changes.get(state.symbol, state.symbol) for state in model.states.values()])


def shorthand(model: Dynamics, upto: int | None = None) -> dict[sp.Symbol, sp.Basic]:
    """Say where the terms stand within the rates."""
    return {term.symbol: sp.Symbol(f"z{i}") for i, term in enumerate(model.terms[:upto])}


def plane(model: Dynamics) -> str:
    """Write what finds steady states: the nullcline of the second state, the rate of the first along it, the Jacobian."""
    a, b = (state for state in model.states.values())
    rates = [model.spelled(state.rate) for state in (a, b)]
    first = model.planar.first
    on = function(model, [first, rates[0].xreplace({a.symbol: first})], {b.symbol: "y"})
    jacobian = function(model, [sp.diff(rate, symbol) for rate in rates for symbol in (a.symbol, b.symbol)], {a.symbol: "x", b.symbol: "y"})
    fixed = function(model, model.fixed)
    p = model.planar
    return f"  plane: {{ low: {p.low}, high: {p.high}, back: {p.back}, steps: {p.steps}, on: {on}, jacobian: {jacobian}, fixed: {fixed} }}"
