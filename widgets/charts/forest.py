"""Forest: estimates with their intervals on one axis, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any, ClassVar

import sympy as sp
from matplotlib.axes import Axes

from ..formatting import number, with_unit
from ..javascript import function
from ..model import Model
from .base import INK, MUTED, PALETTE, PAPER, RULE, Chart, View, marker

ROW = 0.52


@dataclass(frozen=True)
class Interval:
    """An estimate and the ends of its interval: numbers, or expressions in the model's symbols.

    Where `counted` is zero the row is drawn thin and hollow; where `estimate` is no number it is drawn empty. Without an
    estimate (None) only the interval is drawn.
    """

    label: str
    low: float | sp.Expr
    high: float | sp.Expr
    estimate: float | sp.Expr | None
    colour: int
    shape: str
    counted: float | sp.Expr = 1
    dash: str = ""


@dataclass(frozen=True)
class Forest(Chart):
    """Rows with intervals over `span`; an end beyond it becomes an arrow head.

    Parameters
    ----------
    title, axis, unit
        What it shows, what stands at its axis, and the unit of its numbers.
    rows
        From top to bottom.
    span, ticks
        The axis, and where numbers stand at it.
    log
        Whether the axis has logarithmic steps.
    lines
        What is drawn across all rows: a label and a value, a number or an expression.
    guess
        The row at which the reader's prediction is drawn, if any.

    Examples
    --------
    >>> from widgets.models.small_trials import MODEL, high, low, share
    >>> chart = Forest("Rate", "Response rate (%)", [Interval("exact", low, high, share, 1, "square")], (0, 100), [0, 50, 100])
    >>> chart.functions(MODEL)
    '(p, q) => [q.exact_low, q.exact_high, q.observed, 1]'
    """

    kind: ClassVar[str] = "forest"
    title: str
    axis: str
    rows: Sequence[Interval]
    span: tuple[float, float]
    ticks: Sequence[float]
    unit: str = ""
    log: bool = False
    lines: Sequence[tuple[str, float | sp.Expr]] = ()
    guess: int | None = None

    @property
    def height(self) -> float:
        return ROW * len(self.rows) + (0.85 if self.lines else 0.65)

    @property
    def numbers(self) -> list[float | sp.Expr]:
        """Low, high, estimate and `counted` of each row, then the lines."""
        rows = [(row.low, row.high, sp.nan if row.estimate is None else row.estimate, row.counted) for row in self.rows]
        return [value for row in rows for value in row] + [value for _, value in self.lines]

    def check(self, model: Model) -> None:
        model.check_symbols(self.title, self.numbers)

    def spec(self, model: Model) -> dict[str, Any]:
        plain = ("title", "axis", "span", "ticks", "unit", "log", "guess")
        return {name: getattr(self, name) for name in plain} | {
            "rows": [{"label": r.label, "colour": r.colour, "shape": r.shape, "dash": r.dash, "bare": r.estimate is None} for r in self.rows],
            "lines": [label for label, _ in self.lines],
        }

    def functions(self, model: Model) -> str:
        return function(model, self.numbers)

    def draw(self, axes: Axes, view: View) -> None:
        found = [float(value) for value in view.model.compute(self.numbers, view.values)]
        low, high = self.span
        for place, row in enumerate(self.rows):
            self._row(axes, row, place, *found[4 * place : 4 * place + 4])
        for (label, _), value in zip(self.lines, found[4 * len(self.rows) :], strict=True):
            axes.plot([value, value], [-0.75, len(self.rows)], color=INK, linewidth=1, linestyle="--", zorder=1)
            axes.text(value, -0.8, label, ha="center", va="bottom")
        axes.set(xscale="log" if self.log else "linear", xlim=self.span, ylim=(len(self.rows) - 0.6, -1.25 if self.lines else -0.8), yticks=[])
        axes.set_xlabel(self.axis)
        axes.minorticks_off()
        axes.set_xticks(list(self.ticks), [number(tick) for tick in self.ticks])
        axes.grid(axis="x", color=RULE, linewidth=0.7)
        axes.set_axisbelow(True)
        axes.spines[:].set_visible(False)
        axes.tick_params(length=0, labelcolor=MUTED)
        axes.set_xlim(low, high)

    def _row(self, axes: Axes, row: Interval, place: int, start: float, end: float, estimate: float, counted: float) -> None:
        low, high = self.span
        colour, words = PALETTE[str(row.colour)], {"transform": axes.get_yaxis_transform(), "va": "bottom", "color": INK if counted else MUTED}
        axes.text(0, place - 0.2, row.label, weight="bold", **words)
        axes.text(1, place - 0.2, self.said(row, start, end, estimate), ha="right", **words)
        if isnan(start) or isnan(end):
            return
        style = {"color": colour, "linewidth": 2 if counted else 0.9, "linestyle": "--" if row.dash else "-"}
        axes.plot([max(start, low), min(end, high)], [place, place], **style)
        for edge, outside, shape in ((low, start < low, "<"), (high, end > high, ">")):
            if outside:
                axes.plot(edge, place, shape, color=colour, markersize=6, clip_on=False)
        if row.estimate is not None and low <= estimate <= high:
            rim = {} if counted else {"markerfacecolor": PAPER, "markeredgecolor": colour}
            marker(axes, estimate, place, row.shape, colour, **rim)

    def said(self, row: Interval, low: float, high: float, estimate: float) -> str:
        """Write the numbers of a row."""
        if isnan(low) or isnan(high):
            return number(low)
        ends = f"{number(low)}–{number(high)}"
        if row.estimate is None:
            return with_unit(ends, self.unit)
        return f"{with_unit(number(estimate), self.unit)} ({ends})"
