"""The plane of two states: their steady states, and the barrier between the basins of two stable ones.

The barrier is the stable manifold of the saddle, found by integrating backward in time from it, as `js/planar.js` does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Protocol

import numpy as np
import sympy as sp

from .trajectories import State

SCAN = 400
OFFSET = 1e-3
"""The backward integration begins this far from the saddle, as a fraction of its values."""


@dataclass(frozen=True)
class Planar:
    """How steady states are found: on the nullcline of the second state, where the rate of the first is zero.

    Parameters
    ----------
    first
        The first state on that nullcline, in the second state's symbol.
    low, high
        Where to look along the second state; both above zero.
    back, steps
        How far to integrate backward in time from the saddle, and in how many steps.
    """

    first: sp.Expr
    low: float
    high: float
    back: float
    steps: int = 500


@dataclass(frozen=True)
class Barrier:
    """The second state on the barrier where the first state is `at`; not a number where there is no barrier."""

    name: str
    symbol: sp.Symbol
    unit: str
    label: str
    at: sp.Expr

    @property
    def needs(self) -> set[sp.Symbol]:
        """The symbols that must be known before it."""
        return self.at.free_symbols

    @property
    def expression(self) -> sp.Expr:
        """What readers see: `W(E)`, the stable manifold at `E`."""
        return sp.Function("W")(self.at)


@dataclass(frozen=True)
class Steady:
    """A steady state: `kind` is saddle, stable or unstable; `slope` is the direction from which a saddle attracts."""

    x: float
    y: float
    kind: str
    slope: tuple[float, float] = (0, 0)


class PlanarModel(Protocol):
    """The parts of a `Dynamics` with two states that this module uses."""

    states: Mapping[str, State]
    planar: Planar

    def rate(self, values: Mapping[str, Any]) -> Any:
        """Return the rates as a function of time and states."""

    def expand_terms(self, expression: sp.Expr) -> sp.Expr:
        """Replace shorthands by what they stand for."""

    def evaluate_expressions(self, expressions: Sequence[sp.Expr], values: Mapping[str, Any], running: Mapping[sp.Symbol, Any] | None = None) -> list[Any]:
        """Compute expressions in the model's symbols."""


def steady(model: PlanarModel, values: Mapping[str, Any]) -> list[Steady]:
    """Find the steady states, in order of the second state.

    Examples
    --------
    >>> from widgets.models.barrier import MODEL
    >>> [(round(s.x, 3), round(s.y, 1), s.kind) for s in steady(MODEL, MODEL.defaults)]
    [(1.608, 8.2, 'stable'), (0.759, 268.0, 'saddle'), (0.173, 447.0, 'stable')]
    """
    from scipy.optimize import brentq

    plane, (a, b) = model.planar, (state for state in model.states.values())
    rates = [model.expand_terms(state.rate) for state in (a, b)]
    balance = rates[0].xreplace({a.symbol: plane.first})

    def at(y: Any) -> Any:
        return model.evaluate_expressions([balance], values, {b.symbol: y})[0]

    scan = np.geomspace(plane.low, plane.high, SCAN + 1)
    signs = np.sign(np.broadcast_to(at(scan), scan.shape))
    found = []
    for i in np.flatnonzero(signs[:-1] * signs[1:] < 0):
        y = brentq(at, scan[i], scan[i + 1], xtol=1e-13, rtol=1e-13)
        x = float(model.evaluate_expressions([plane.first], values, {b.symbol: y})[0])
        jacobian = [model.evaluate_expressions([sp.diff(rate, s) for s in (a.symbol, b.symbol)], values, {a.symbol: x, b.symbol: y}) for rate in rates]
        found.append(classified(x, y, *(float(entry) for row in jacobian for entry in row)))
    return found


def classified(x: float, y: float, a: float, b: float, c: float, d: float) -> Steady:
    """Classify a steady state by its Jacobian; for a saddle, find the direction from which it attracts."""
    trace, determinant = a + d, a * d - b * c
    if determinant >= 0:
        return Steady(x, y, "stable" if trace < 0 else "unstable")
    falling = (trace - (trace * trace - 4 * determinant) ** 0.5) / 2
    slope = (b, falling - a)
    size = max(abs(slope[0]) / x, abs(slope[1]) / y)
    return Steady(x, y, "saddle", (slope[0] / size, slope[1] / size))


def branches(model: PlanarModel, values: Mapping[str, Any]) -> list[np.ndarray]:
    """Return the two branches of the barrier as arrays of shape (2, steps), from the saddle outward, the one that goes down first; none without a saddle."""
    from scipy.integrate import odeint

    saddle = next((state for state in steady(model, values) if state.kind == "saddle"), None)
    if saddle is None:
        return []
    plane, rate = model.planar, model.rate(values)
    times = np.linspace(0, plane.back, plane.steps + 1)
    down = -1 if saddle.slope[1] > 0 else 1

    edge = np.array([1e3 * saddle.x, 2 * plane.high])

    def inside(state: Sequence[float]) -> bool:
        return all(0 < value < end for value, end in zip(state, edge.tolist(), strict=True))

    def backward(t: float, state: np.ndarray) -> list[float]:
        # Beyond the edge it goes on as there, since it would grow without end; that part is left out.
        return [-change for change in rate(t, np.minimum(np.maximum(state, 0), edge))]

    found = []
    for sign in (down, -down):
        start = [value + sign * OFFSET * slope for value, slope in zip((saddle.x, saddle.y), saddle.slope, strict=True)]
        way = odeint(backward, start, times, tfirst=True, rtol=1e-9, atol=1e-12, mxstep=20000)
        found.append(np.array([*takewhile(inside, way.tolist())]).T)
    return found


def barrier(model: PlanarModel, values: Mapping[str, Any], at: float) -> float:
    """Return the second state on the barrier where the first is `at`: where the branch on that side of the saddle first passes it."""
    found = branches(model, values)
    x, y = found[0 if at <= found[0][0, 0] else 1] if found else (np.empty(0), np.empty(0))
    passed = np.flatnonzero((x[:-1] - at) * (x[1:] - at) <= 0)
    if not len(passed):
        return float("nan")
    i = passed[0]
    return float(y[i] * (y[i + 1] / y[i]) ** ((at - x[i]) / (x[i + 1] - x[i])))
