"""A `Dynamics` as an ES module: rates, starts, events and readings for `js/integrate.js`, and its plane for `js/planar.js`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sympy as sp

from ..engine.dynamics import POINTS, Dynamics
from ..engine.parts import Quantity
from ..engine.planar import Barrier
from ..engine.trajectories import Later, Reading
from .expressions import along_trajectory, arrow_function, option_values, running_names, symbol_locations, to_javascript


def module(model: Dynamics, conditions: Sequence[sp.Basic]) -> str:
    """Write the ES module that exports `evaluate(p)`, `conditions(p, q)` and `system`, which charts may use."""
    readings = [q for q in model.quantities.values() if isinstance(q, Reading)]
    times = [reading.at for reading in readings if not isinstance(reading.at, str)]
    imports = "import { later, read, solve } from './integrate.js';\n" + ("import { barrierAt } from './planar.js';\n" if model.planar else "")
    return "\n".join(
        [
            f"// Generated from SymPy. Do not edit.\n{imports}",
            f"const options = {option_values(model)};",
            f"export const system = {{\n{system(model, times)}\n}};",
            "export function evaluate(p) {",
            "  const q = {};",
            *lines(model),
            "  Object.defineProperty(q, 'course', { value: course });",
            "  return q;",
            "}",
            f"export const conditions = {arrow_function(model, conditions)};",
            "",
        ]
    )


def lines(model: Dynamics) -> list[str]:
    """Write the lines that compute each quantity; the equations are solved before the first quantity that needs the trajectory."""
    found, solved, known = [], False, symbol_locations(model)
    for name, quantity in model.quantities.items():
        if not isinstance(quantity, Quantity) and not solved:
            found.append("  const course = solve(system, p, q);")
            solved = True
        if isinstance(quantity, Quantity):
            found.append(f"  q.{name} = {to_javascript(quantity.expression, known)};")
        elif isinstance(quantity, Barrier):
            found.append(f"  q.{name} = barrierAt(system, p, q, {to_javascript(quantity.at, known)});")
        elif isinstance(quantity, Later):
            place = [state.symbol for state in model.states.values()].index(quantity.of)
            found.append(f"  q.{name} = later(system, p, q, course, {float(quantity.after)!r})[{place}];")
        else:
            found.append(f"  q.{name} = {reading(model, quantity, known)};")
    return found if solved else [*found, "  const course = solve(system, p, q);"]


def reading(model: Dynamics, item: Reading, known: Mapping[sp.Symbol, sp.Basic]) -> str:
    """Write one reading of the trajectory."""
    at = f"'{item.at}'" if isinstance(item.at, str) else to_javascript(item.at, known)
    return f"read(course, {at}, {along_trajectory(model, [item.of])}, p, q, {str(item.before).lower()})"


def system(model: Dynamics, times: Sequence[sp.Expr]) -> str:
    """Write the parts of the system that the integrator asks for."""
    known = symbol_locations(model) | {symbol: sp.Symbol(name) for symbol, name in running_names(model).items()}
    terms = [f"    const z{i} = {to_javascript(term.expression, known | term_names(model, i))};" for i, term in enumerate(model.terms)]
    rates = [f"    d[{i}] = {to_javascript(state.rate, known | term_names(model))};" for i, state in enumerate(model.states.values())]
    events = ",\n".join(f"    {{ when: {arrow_function(model, [i.time, i.every, i.count])}, strike: {after_event(model, i.changes)} }}" for i in model.impulses)
    parts = [
        f"  horizon: {float(model.horizon)!r}, points: {POINTS}, floor: {[state.floor for state in model.states.values()]}",
        f"  start: {arrow_function(model, [state.start for state in model.states.values()])}",
        f"  times: {arrow_function(model, times)}",
        f"  holds: {along_trajectory(model, [model.holds_while])}",
        "\n".join(["  rate: (p, q) => (t, y, d) => {", *terms, *rates, "  }"]),
        f"  events: [\n{events}\n  ]",
    ]
    return ",\n".join([*parts, plane(model)] if model.planar else parts)


def after_event(model: Dynamics, changes: Mapping[sp.Symbol, sp.Expr]) -> str:
    """Write `(p, q, t, y) => [...]`: all states after an event."""
    return along_trajectory(model, [changes.get(state.symbol, state.symbol) for state in model.states.values()])


def term_names(model: Dynamics, upto: int | None = None) -> dict[sp.Symbol, sp.Basic]:
    """Map the terms to their names within the rates."""
    return {term.symbol: sp.Symbol(f"z{i}") for i, term in enumerate(model.terms[:upto])}


def plane(model: Dynamics) -> str:
    """Write the functions that find steady states: the nullcline of the second state, the rate of the first along it, the Jacobian."""
    a, b = (state for state in model.states.values())
    rates = [model.expand_terms(state.rate) for state in (a, b)]
    first = model.planar.first
    on = arrow_function(model, [first, rates[0].xreplace({a.symbol: first})], {b.symbol: "y"})
    jacobian = arrow_function(model, [sp.diff(rate, symbol) for rate in rates for symbol in (a.symbol, b.symbol)], {a.symbol: "x", b.symbol: "y"})
    fixed = arrow_function(model, model.fixed)
    p = model.planar
    return f"  plane: {{ low: {p.low}, high: {p.high}, back: {p.back}, steps: {p.steps}, on: {on}, jacobian: {jacobian}, fixed: {fixed} }}"
