"""Phase: two states against each other, with what attracts them and the barrier between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np
import sympy as sp
from matplotlib.axes import Axes

from ..dynamics import Dynamics
from ..javascript import function
from ..planar import branches, steady
from .base import INK, LEGEND_ROW, PALETTE, PAPER, Chart, View, bare, legend, marker
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

    @property
    def height(self) -> float:
        return 2.9 + LEGEND_ROW * (2 + len(self.nullclines))

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
        lines = function(model, [curve.expression for curve in self.nullclines], {second.symbol: "y"})
        guess = function(model, [0 if self.guess is None else self.guess], {GUESS: "guess"})
        return f"{{ system, lines: {lines}, guess: {guess} }}"

    def draw(self, axes: Axes, view: View) -> None:
        model = view.model
        _, second = model.states.values()
        up = np.geomspace(*self.y, POINTS)
        for curve in self.nullclines:
            across = model.compute([curve.expression], view.values, {second.symbol: up})[0]
            axes.plot(np.where(across > 0, across, np.nan), up, color=PALETTE[str(curve.colour)], linewidth=1, linestyle=":", label=curve.label)
        for i, (x, y) in enumerate(branches(model, view.values)):
            axes.plot(x, y, color=INK, linewidth=2, linestyle="--", label="" if i else self.barrier)
        course, colour = model.course(**{name: view.values[name] for name in model.inputs}), PALETTE[str(self.path.colour)]
        x, y = np.insert(course.y, jumps := np.flatnonzero(np.diff(course.t) == 0) + 1, np.nan, axis=1)
        axes.plot(x, y, color=colour, linewidth=2, label=self.path.label)
        for i in jumps:
            axes.annotate("", course.y[:, i], course.y[:, i - 1], arrowprops={"arrowstyle": "->", "color": INK, "linewidth": 1.4})
        marker(axes, course.y[0, 0], course.y[1, 0], self.path.shape, colour)
        for state, name in named(steady(model, view.values)):
            hollow = {"markerfacecolor": PAPER, "markeredgecolor": INK} if state.kind != "stable" else {}
            marker(axes, state.x, state.y, "diamond" if state.kind == "saddle" else "circle", INK, **hollow)
            axes.annotate(self.names[name], (state.x, state.y), (6, 5), textcoords="offset points", fontsize=9)
        axes.set(xscale="log", yscale="log", xlim=self.x, ylim=self.y, xlabel=self.axis, ylabel=self.value_axis)
        legend(axes)
        bare(axes)


def named(states: Sequence[Any]) -> list[tuple[Any, str]]:
    """Call stable states by where they lie: below the saddle, above it, or alone."""
    saddle = next((state.y for state in states if state.kind == "saddle"), 0)
    return [(state, "saddle" if state.kind == "saddle" else "low" if state.y < saddle else "high") for state in states]
