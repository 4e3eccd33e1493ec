"""Bars: quantities of one unit on one axis, from zero, with published marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from matplotlib.axes import Axes

from ..formatting import fill, number, pick, with_unit
from ..model import Model
from .base import INK, MUTED, PALETTE, RULE, Chart, Mark, View, ceiling, known, marker


@dataclass(frozen=True)
class Row:
    """One quantity on the shared axis; `detail` is a template that says where it comes from."""

    quantity: str
    label: str
    colour: int
    shape: str
    detail: str = ""


@dataclass(frozen=True)
class Bars(Chart):
    """Quantities of one unit on one axis, which reaches at least to `least`; marks stand at the row of their quantity."""

    kind: ClassVar[str] = "bars"
    title: str
    axis: str
    rows: Sequence[Row]
    least: float
    marks: Sequence[Mark] = ()

    @property
    def height(self) -> float:
        return 0.66 * len(self.rows) + 0.6

    def check(self, model: Model) -> None:
        known([row.quantity for row in self.rows], model)

    def spec(self, model: Model) -> dict[str, Any]:
        return {
            "title": self.title, "axis": self.axis, "least": self.least, "rows": [vars(row) for row in self.rows],
            "marks": [{"row": m.row, "value": m.value, "high": m.high, "only": dict(m.only)} for m in self.marks],
        }  # fmt: skip

    def place(self, mark: Mark, model: Model) -> str:
        return model.quantities[mark.row].label

    def draw(self, axes: Axes, view: View) -> None:
        high = ceiling(max(view.values[row.quantity] for row in self.rows), self.least)
        for place, row in enumerate(self.rows):
            colour, value = PALETTE[str(row.colour)], view.values[row.quantity]
            axes.barh(place, value, height=0.16, color=colour)
            marker(axes, value, place, row.shape, colour, markersize=8)
            axes.text(0, place - 0.24, f"{row.label} {with_unit(number(value), view.unit(row.quantity))}", weight="bold", va="bottom")
            axes.text(high, place - 0.24, fill(row.detail, pick(view.texts)), color=MUTED, ha="right", va="bottom")
            for mark, letter in zip(self.listed, view.letters, strict=True):
                if mark.row == row.quantity and mark.value <= high and view.shows(mark):
                    flag(axes, mark, place, letter)
        axes.set(xlim=(0, high), ylim=(len(self.rows) - 0.42, -0.72), xlabel=self.axis, yticks=[])
        axes.grid(axis="x", color=RULE, linewidth=0.7)
        axes.set_axisbelow(True)
        axes.spines[:].set_visible(False)
        axes.tick_params(axis="x", length=0)


def flag(axes: Axes, mark: Mark, place: float, name: str) -> None:
    """Draw a published value: a line across the bar (a bracket for a range) and its letter."""
    right = mark.value if mark.high is None else mark.high
    x = [mark.value, mark.value] if mark.high is None else [mark.value, mark.value, right, right]
    y = [place - 0.14, place + 0.17] if mark.high is None else [place - 0.14, place + 0.17, place + 0.17, place - 0.14]
    axes.plot(x, y, color=INK, linewidth=1.3, zorder=4)
    axes.text((mark.value + right) / 2, place + 0.2, name, ha="center", va="top")
