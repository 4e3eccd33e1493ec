"""Phase: two states against each other, with what attracts them and the barrier between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import sympy as sp

from ..engine.dynamics import Dynamics
from ..javascript.expressions import arrow_function
from .base import Chart
from .profile import Curve

POINTS = 120
GUESS = sp.Symbol("guess")
NAMES = ("low", "saddle", "high")


@dataclass(frozen=True)
class Phase(Chart):
    """The plane of the two states of a `Dynamics` with `planar`, both on logarithmic axes.

    Parameters
    ----------
    title, axis, value_axis
        What it shows; the first state is across, the second up.
    x, y
        The window, from above zero.
    nullclines
        Curves on which one state does not change: the first state in the symbol of the second.
    path
        Label, colour and shape of the course.
    names
        What the steady states are called: `low` (stable, below the saddle), `saddle`, `high` (stable, above it or alone).
    barrier
        What the line through the saddle is called.
    guess
        Where the reader's prediction is drawn: the second state, in the model's symbols and `GUESS`.
    """

    kind: ClassVar[str] = "phase"
    title: str
    axis: str
    value_axis: str
    x: tuple[float, float]
    y: tuple[float, float]
    nullclines: Sequence[Curve]
    path: Curve
    names: Mapping[str, str] = field(default_factory=dict)
    barrier: str = "barrier"
    guess: sp.Expr | None = None

    def check(self, model: Dynamics) -> None:
        _, second = model.states.values()
        model.check_symbols(self.title, [curve.expression for curve in self.nullclines], [second.symbol])
        model.check_symbols(self.title, [0 if self.guess is None else self.guess], [GUESS])
        if set(self.names) != set(NAMES):
            msg = f"{self.title}: names must be given for {', '.join(NAMES)}"
            raise ValueError(msg)

    def spec(self, model: Dynamics) -> dict[str, Any]:
        plain = ("title", "axis", "value_axis", "x", "y", "barrier")
        return {name: getattr(self, name) for name in plain} | {
            "points": POINTS, "names": dict(self.names), "marks": [], "hasGuess": self.guess is not None,
            "curves": [{"label": c.label, "colour": c.colour, "shape": c.shape, "dash": c.dash} for c in (self.path, *self.nullclines)],
        }  # fmt: skip

    def functions(self, model: Dynamics) -> str:
        _, second = model.states.values()
        lines = arrow_function(model, [curve.expression for curve in self.nullclines], {second.symbol: "y"})
        guess = arrow_function(model, [0 if self.guess is None else self.guess], {GUESS: "guess"})
        return f"{{ system, lines: {lines}, guess: {guess} }}"
