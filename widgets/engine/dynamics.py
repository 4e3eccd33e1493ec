"""Models that change in time: ordinary differential equations, events that set states at once, and readings of the trajectory.

A `Dynamics` is a `Model` whose list of quantities may hold readings of a trajectory. It is integrated by SciPy in
Python and by `js/integrate.js` on the page, from the same SymPy, at the same times.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import sympy as sp

from .model import Choice, Constant, Equation, Model, Parameter, Quantity
from .planar import Barrier, Planar, barrier
from .trajectories import TIME, Impulse, Later, Reading, Solution, State, Term

__all__ = ["POINTS", "TIME", "Barrier", "Dynamics", "Impulse", "Later", "Planar", "Reading", "Solution", "State", "Term", "ticked"]

POINTS = 200
"""A trajectory is kept at this many equal steps, before and after each event, and at the time of each reading."""
PRECISION = 1e-9
"""Relative tolerance of the integrator."""


class Dynamics(Model):
    """A model whose states change from time zero to `horizon`.

    Parameters
    ----------
    parameters, choices, constants
        As for a `Model`.
    quantities
        Equations (`Quantity`), readings of the course (`Reading`) and of the long run (`Later`), and heights of the barrier between two
        basins (`Barrier`, which needs `planar`), in reading order. Times of events and readings use what stands before the first reading.
    states, terms, impulses
        What changes, the shorthands in its rates, and the events.
    horizon
        The last time.
    planar
        For two states: how the steady states are found.
    holds_while
        A relation between states that must hold for the equations to mean anything; where it fails the course ends, and what follows is not a number.

    Examples
    --------
    >>> A, k, left = sp.symbols("A k left", positive=True)
    >>> decay = Dynamics(
    ...     parameters=[Parameter("rate", k, "1/h", 0, 1, 0.1, 0.1, "Rate")],
    ...     states=[State("amount", A, "mg", "Amount", sp.Integer(1), -k * A)],
    ...     impulses=[Impulse("a dose", 5, {A: A + 1})],
    ...     quantities=[Reading("left_mg", left, "mg", "Left", A, "end")],
    ...     horizon=10,
    ... )
    >>> round(decay(rate=0.2)["left_mg"], 6)
    0.503215
    """

    def __init__(
        self,
        parameters: Sequence[Parameter],
        quantities: Sequence[Quantity | Reading | Later | Barrier],
        states: Sequence[State],
        horizon: float,
        terms: Sequence[Term] = (),
        impulses: Sequence[Impulse] = (),
        choices: Sequence[Choice] = (),
        constants: Sequence[Constant] = (),
        planar: Planar | None = None,
        holds_while: sp.Basic = sp.true,
    ) -> None:
        self.states = {state.name: state for state in states}
        self.terms, self.impulses, self.horizon, self.planar = list(terms), list(impulses), horizon, planar
        self.holds_while = holds_while
        self._check_names([*parameters, *choices, *constants, *quantities, *states])
        super().__init__(parameters, quantities, choices, constants)
        moving = [TIME, *(state.symbol for state in states)]
        for term in self.terms:
            self.check_symbols(str(term.symbol), [term.expression], moving)
            moving.append(term.symbol)
        for state in states:
            self.check_symbols(state.name, [state.start])
            self.check_symbols(state.name, [state.rate], moving)

    @property
    def equations(self) -> list[Equation]:
        """The quantities, then the rates, terms, starts and events."""
        moving = [Equation(f"{s.label}: rate of change", sp.Derivative(s.symbol, TIME), s.rate) for s in self.states.values()]
        moving += [Equation(term.label, term.symbol, term.expression) for term in self.terms]
        moving += [Equation(f"{s.label}: at the start", sp.Function(s.symbol.name)(0), sp.sympify(s.start)) for s in self.states.values()]
        for impulse in self.impulses:
            moving += [Equation(impulse.label, sp.Symbol(f"{symbol.name}^+"), right) for symbol, right in impulse.changes.items()]
        return [*moving, *super().equations]

    def expand_terms(self, expression: sp.Expr) -> sp.Expr:
        """Replace the terms in an expression by what they stand for, so that states and the model's own symbols remain."""
        for term in reversed(self.terms):
            expression = expression.xreplace({term.symbol: term.expression})
        return expression

    def evaluate(self, **state: Any) -> dict[str, float]:
        """Compute every quantity of one state; parameters may not be arrays."""
        return dict(self._solved(self._key(state))[0])

    def course(self, **state: Any) -> Solution:
        """Solve the equations for one state."""
        return self._solved(self._key(state))[1]

    def tracks(self, expressions: Sequence[sp.Expr], values: Mapping[str, Any]) -> tuple[np.ndarray, list[np.ndarray]]:
        """Compute expressions in states, terms, time and the model's symbols along the course of one state; return the times, and a row for each."""
        course = self.course(**{name: values[name] for name in self.inputs})
        running = dict(zip((s.symbol for s in self.states.values()), course.y, strict=True)) | {TIME: course.t}
        return course.t, self.compute([self.expand_terms(e) for e in expressions], values, running)

    def _key(self, state: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
        return tuple((self.defaults | dict(state)).items())

    @cached_property
    def _solved(self) -> Any:
        return lru_cache(maxsize=64)(self._solve)

    def _solve(self, key: tuple[tuple[str, Any], ...]) -> tuple[dict[str, float], Solution]:
        values: dict[str, Any] = dict(key)
        found: Solution | None = None
        for name, quantity in self.quantities.items():
            if isinstance(quantity, Quantity):
                values[name] = float(self.evaluate_expressions([quantity.expression], values)[0])
                continue
            found = self._integrate(values) if found is None else found
            if isinstance(quantity, Barrier):
                values[name] = barrier(self, values, float(self.evaluate_expressions([quantity.at], values)[0]))
            elif isinstance(quantity, Later):
                values[name] = self._later(quantity, found, values)
            else:
                values[name] = self._read(quantity, found, values)
        return {name: values[name] for name in self.quantities}, self._integrate(values) if found is None else found

    def rate(self, values: Mapping[str, Any]) -> Any:
        """Return the function `(t, y)` that computes the rates at these values."""
        numbers = self.numbers(values)
        fixed = [numbers[symbol] for symbol in self.fixed]
        function = self._rate
        return lambda t, y: function(t, *y.tolist(), *fixed)  # numbers of Python, with which one formula is computed twice as fast as with those of NumPy

    @cached_property
    def fixed(self) -> list[sp.Symbol]:
        """The symbols that the rates use, besides states and time."""
        moving = {TIME, *(s.symbol for s in self.states.values())}
        used = set().union(*(self.expand_terms(s.rate).free_symbols for s in self.states.values()))
        return sorted(used - moving, key=str)

    @cached_property
    def _rate(self) -> Any:
        arguments = [TIME, *(s.symbol for s in self.states.values()), *self.fixed]
        return sp.lambdify(arguments, [self.expand_terms(s.rate) for s in self.states.values()], "math", cse=True)

    def events(self, values: Mapping[str, Any]) -> dict[float, list[Impulse]]:
        """Return the events within the horizon, by time."""
        found: dict[float, list[Impulse]] = {}
        for impulse in self.impulses:
            first, every, count = (float(v) for v in self.evaluate_expressions([impulse.time, impulse.every, impulse.count], values))
            for time in (ticked(first + i * every) for i in range(int(count + 0.5))):
                if 0 <= time <= self.horizon:
                    found.setdefault(time, []).append(impulse)
        return found

    def _reading_times(self, values: Mapping[str, Any]) -> Iterator[float]:
        for quantity in self.quantities.values():
            if isinstance(quantity, Reading) and not isinstance(quantity.at, str):
                yield ticked(self.evaluate_expressions([quantity.at], values)[0])

    def _integrate(self, values: Mapping[str, Any]) -> Solution:
        from scipy.integrate import odeint

        events = self.events(values)
        every = {self.horizon * i / POINTS for i in range(POINTS + 1)} | set(self._reading_times(values)) | set(events)
        times = np.array(sorted(every))
        y = np.array([float(v) for v in self.evaluate_expressions([s.start for s in self.states.values()], values)])
        rate, rows, at, begin = self.rate(values), [], [], 0
        exact = {"tfirst": True, "rtol": PRECISION, "atol": [PRECISION * state.floor for state in self.states.values()], "mxstep": 20000}
        for end, acts in [*((i, True) for i, time in enumerate(times) if time in events), (len(times) - 1, False)]:
            # odeint steps in compiled code: ten times as fast as solve_ivp, with the same LSODA.
            rows.append(odeint(rate, y, times[begin : end + 1], **exact) if end > begin else y[None])
            at.append(times[begin : end + 1])
            y, begin = rows[-1][-1], end
            for impulse in events[times[end]] if acts else []:
                y = self._after_event(impulse, y, values)
        return self._cut(Solution(np.concatenate(at), np.concatenate(rows).T), values)

    def _cut(self, course: Solution, values: Mapping[str, Any]) -> Solution:
        """Replace what follows the first breach of `holds_while` by numbers that are none."""
        running = dict(zip((s.symbol for s in self.states.values()), course.y, strict=True))
        valid = np.broadcast_to(np.asarray(self.evaluate_expressions([self.holds_while], values, running)[0], dtype=bool), course.t.shape)
        if not valid.all():
            course.y[:, np.argmin(valid) :] = np.nan
        return course

    def _later(self, quantity: Later, course: Solution, values: Mapping[str, Any]) -> float:
        from scipy.integrate import odeint

        start = course.y[:, -1]
        if not np.isfinite(start).all():
            return float("nan")
        times = self.horizon + quantity.after * np.arange(POINTS + 1) / POINTS
        floors = [PRECISION * state.floor for state in self.states.values()]
        late = self._cut(Solution(times, odeint(self.rate(values), start, times, tfirst=True, rtol=PRECISION, atol=floors, mxstep=20000).T), values)
        return float(late.y[[state.symbol for state in self.states.values()].index(quantity.of), -1])

    def _after_event(self, impulse: Impulse, y: np.ndarray, values: Mapping[str, Any]) -> np.ndarray:
        before = dict(zip((s.symbol for s in self.states.values()), y, strict=True))
        after = self.evaluate_expressions(list(impulse.changes.values()), values, before)
        return np.array(list((before | dict(zip(impulse.changes, after, strict=True))).values()), dtype=float)

    def _read(self, reading: Reading, course: Solution, values: Mapping[str, Any]) -> float:
        running = dict(zip((s.symbol for s in self.states.values()), course.y, strict=True)) | {TIME: course.t}
        track = np.broadcast_to(self.evaluate_expressions([self.expand_terms(reading.of)], values, running)[0], course.t.shape)
        if reading.at in ("minimum", "maximum"):
            return float(np.nanmin(track) if reading.at == "minimum" else np.nanmax(track))
        if reading.at == "end":
            return float(track[-1])
        places = np.flatnonzero(course.t == ticked(self.evaluate_expressions([reading.at], values)[0]))
        return float(track[places[0] if reading.before else places[-1]])


def ticked(time: float) -> float:
    """Round a time to 1e-9, so that float noise cannot split one event into two (as in `js/integrate.js`)."""
    return float(np.round(time, 9))
