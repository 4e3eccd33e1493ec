"""Profile: curves against a running variable that is no input, such as a radius, a dose a fraction, a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import sympy as sp

from ..engine.model import Model
from ..javascript.expressions import arrow_function
from .base import Chart, Mark, View, known

POINTS = 96
AXES = ("x", "y")


@dataclass(frozen=True)
class Curve:
    """An expression in the model's symbols and the running one; `at` is its own present place, where the chart's is another."""

    label: str
    expression: sp.Expr
    colour: int
    shape: str
    dash: str = ""
    at: str | None = None


@dataclass(frozen=True)
class Compare:
    """A second state beside the present one: the same with these inputs; drawn thin and dotted."""

    label: str
    inputs: Mapping[str, Any]


@dataclass(frozen=True)
class Profile(Chart):
    """Curves over `span` of the running symbol.

    Parameters
    ----------
    title, axis, value_axis
        What the chart shows, and what stands at its axes, with units.
    running, span
        The running symbol, and from where to where it goes: numbers or expressions in the model's symbols.
    curves, unit
        What is drawn, and its unit.
    bottom, least, most
        The vertical axis starts at `bottom`, reaches at least to `least`, and never beyond `most`.
    log
        Axes with logarithmic steps: `"x"`, `"y"` or `"xy"`; these start above zero.
    here
        The input or quantity that is the present place on the horizontal axis; curves carry their value there.
    compare
        A second state in the same chart.
    marks
        Bands (with `high`) and lines on the axis that their `row`, `"x"` or `"y"`, names.
    guess
        The axis on which the reader's prediction is drawn, if any.

    Examples
    --------
    >>> from widgets.models.y90 import MODEL, T_half
    >>> tau = sp.Symbol("tau")
    >>> left = Curve("left", 2 ** (-tau / T_half), 2, "circle")
    >>> Profile("Decay", tau, (0, 200), "Time (h)", "Part left", [left], 1).functions(MODEL)
    '{ curves: (p, q, x) => [Math.pow(2, -0.015600624024960999*x)], span: (p, q) => [0, 200], marks: (p, q) => [] }'
    """

    kind: ClassVar[str] = "profile"
    title: str
    running: sp.Symbol
    span: tuple[float | sp.Expr, float | sp.Expr]
    axis: str
    value_axis: str
    curves: Sequence[Curve]
    least: float
    unit: str = ""
    bottom: float = 0
    most: float | None = None
    log: str = ""
    here: str | None = None
    compare: Compare | None = None
    marks: Sequence[Mark] = ()
    guess: str = ""

    def check(self, model: Model) -> None:
        known([name for name in (self.here, *(curve.at for curve in self.curves)) if name], model)
        model.check_symbols(self.title, self.expressions(model), self.moving(model))
        model.check_symbols(self.title, [*self.span, *self.edges])
        model.validated_inputs(self.compare.inputs if self.compare else {})
        for name in [mark.row for mark in self.marks] + ([self.guess] if self.guess else []):
            if name not in AXES:
                msg = f"{self.title}: {name!r} is no axis; valid are x, y"
                raise ValueError(msg)
        if "y" in self.log and self.bottom <= 0:
            msg = f"{self.title}: a logarithmic axis starts above zero, not at bottom={self.bottom}"
            raise ValueError(msg)

    def expressions(self, model: Model) -> list[sp.Expr]:
        """The curves, in the model's symbols and those that move."""
        return [curve.expression for curve in self.curves]

    def moving(self, model: Model) -> Mapping[sp.Symbol, str]:
        """What changes along the horizontal axis, and its name in the page's functions."""
        return {self.running: "x"}

    def rows(self, values: Mapping[str, Any], view: View, low: float, high: float) -> tuple[np.ndarray, list[np.ndarray]]:
        """Compute the curves of one state: where, and a row for each."""
        at = np.geomspace(low, high, 2 * POINTS) if "x" in self.log else np.linspace(low, high, 2 * POINTS)
        return at, view.model.compute(self.expressions(view.model), values, {self.running: at})

    @property
    def edges(self) -> list[float | sp.Expr]:
        """Where each mark begins and ends."""
        return [edge for mark in self.marks for edge in (mark.value, mark.value if mark.high is None else mark.high)]

    def spec(self, model: Model) -> dict[str, Any]:
        plain = ("title", "axis", "value_axis", "unit", "bottom", "least", "most", "log", "here", "guess")
        return {name: getattr(self, name) for name in plain} | {
            "points": POINTS,
            "curves": [{"label": c.label, "colour": c.colour, "shape": c.shape, "dash": c.dash, "at": c.at} for c in self.curves],
            "compare": vars(self.compare) if self.compare else None,
            "marks": [{"row": m.row, "band": m.high is not None, "only": dict(m.only), "label": m.label, "listed": bool(m.sources)} for m in self.marks],
        }

    def functions(self, model: Model) -> str:
        curves = arrow_function(model, self.expressions(model), self.moving(model))
        return f"{{ curves: {curves}, span: {arrow_function(model, self.span)}, marks: {arrow_function(model, self.edges)} }}"

    def place(self, mark: Mark, model: Model) -> str:
        return self.axis if mark.row == "x" else self.value_axis
