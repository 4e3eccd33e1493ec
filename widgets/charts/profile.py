"""Profile: curves against a running variable that is no input, such as a radius, a dose a fraction, a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import sympy as sp
from matplotlib.axes import Axes

from ..formatting import number, with_unit
from ..javascript import function
from ..model import Model
from .base import INK, LEGEND_ROW, MUTED, PALETTE, RULE, Chart, Mark, View, bare, ceiling, dashes, known, legend, marker

POINTS = 96
AXES = ("x", "y")
DOTS = "1.5 3"
"""The second state: thin and dotted beside the present one (as in `js/profile.js`)."""


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

    @property
    def height(self) -> float:
        return 2.4 + LEGEND_ROW * len(self.curves) * (2 if self.compare else 1)

    def check(self, model: Model) -> None:
        known([name for name in (self.here, *(curve.at for curve in self.curves)) if name], model)
        model.check_symbols(self.title, self.expressions(model), self.moving(model))
        model.check_symbols(self.title, [*self.span, *self.edges])
        model.check(self.compare.inputs if self.compare else {})
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
        curves = function(model, self.expressions(model), self.moving(model))
        return f"{{ curves: {curves}, span: {function(model, self.span)}, marks: {function(model, self.edges)} }}"

    def place(self, mark: Mark, model: Model) -> str:
        return self.axis if mark.row == "x" else self.value_axis

    def draw(self, axes: Axes, view: View) -> None:
        low, high = (float(edge) for edge in view.model.compute(self.span, view.values))
        states = [(view.values, 2.2, "")] + ([(view.with_inputs(self.compare.inputs), 1.0, f", {self.compare.label}")] if self.compare else [])
        most = self.least
        for values, width, remark in states:
            at, curves = self.rows(values, view, low, high)
            for curve, y in zip(self.curves, curves, strict=True):
                most = max(most, np.nanmax(np.where(np.isfinite(y), y, np.nan), initial=self.least))
                place = curve.at or self.here
                self._curve(axes, curve, at, y, width, remark, values[place] if place else None)
        top = self.least if most <= self.least else 10 ** np.ceil(np.log10(most)) if "y" in self.log else ceiling(most, self.least)
        axes.set(xscale="log" if "x" in self.log else "linear", yscale="log" if "y" in self.log else "linear")
        axes.set(xlim=(low, high), ylim=(self.bottom, top if self.most is None else min(top, self.most)), xlabel=self.axis, ylabel=self.value_axis)
        draw_marks(axes, self.marks, view)
        if self.here:
            axes.axvline(view.values[self.here], color=MUTED, linewidth=0.8)
        legend(axes)
        bare(axes)

    def _curve(self, axes: Axes, curve: Curve, at: np.ndarray, y: np.ndarray, width: float, remark: str, here: float | None) -> None:
        colour = PALETTE[str(curve.colour)]
        inside = here is not None and at[0] <= here <= at[-1]
        value = f" {with_unit(number(np.interp(here, at, y)), self.unit)}" if inside else ""
        axes.plot(at, y, color=colour, linewidth=width, linestyle=dashes(DOTS if remark else curve.dash), label=f"{curve.label}{remark}{value}")
        places = [here] if inside else at[len(at) // 8 :: len(at) // 4]
        marker(axes, places, np.interp(places, at, y), curve.shape, colour, clip_on=True, markersize=7 if width > 2 else 5)


def draw_marks(axes: Axes, marks: Sequence[Mark], view: View) -> None:
    """Draw bands and lines on an axis, with the letter of what was published and the label of the model's own."""
    letters = iter(view.letters)
    row = 1 if any(mark.sources for mark in marks) else 0
    for mark in marks:
        name = next(letters) if mark.sources else mark.label
        if not view.shows(mark):
            continue
        low, high = (float(edge) for edge in view.model.compute([mark.value, mark.value if mark.high is None else mark.high], view.values))
        across = mark.row == "x"
        band, line = (axes.axvspan, axes.axvline) if across else (axes.axhspan, axes.axhline)
        if mark.high is not None:
            band(low, high, facecolor="none", edgecolor=RULE, hatch="///", linewidth=0, zorder=0)
        else:
            line(low, color=INK, linewidth=1, linestyle="--", zorder=1)
        middle = low if mark.high is None else (low * high) ** 0.5 if low > 0 else (low + high) / 2
        frame, where = (axes.get_xaxis_transform(), (middle, 0.99 if mark.sources else 0.99 - 0.09 * row)) if across else (axes.get_yaxis_transform(), (0.99, low))
        place = axes.transAxes.inverted().transform(axes.transData.transform((middle, 1)))[0] if across else 1
        aligned = "center" if len(name) == 1 or 0.15 < place < 0.85 else "left" if place < 0.5 else "right"
        axes.text(*where, name, transform=frame, va="top" if across else "bottom", ha=aligned, clip_on=True)
        row += bool(mark.label) and across
