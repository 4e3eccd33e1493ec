"""Forest: estimates with their intervals on one axis, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import sympy as sp

from ..engine.model import Model
from ..javascript.expressions import arrow_function
from .base import Chart


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
        return arrow_function(model, self.numbers)
