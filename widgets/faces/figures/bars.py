"""The figure of `charts.Bars`."""

from __future__ import annotations

from matplotlib.axes import Axes

from ...charts import Bars, Mark, View
from ...engine.formatting import fill, number, pick, with_unit
from .base import INK, MUTED, PALETTE, RULE, ceiling, marker


def height(chart: Bars, view: View) -> float:
    """Return the height of the figure, in inches."""
    return 0.66 * len(chart.rows) + 0.6


def draw(chart: Bars, axes: Axes, view: View) -> None:
    """Draw one state."""
    # Nothing that is listed lies beyond the axis.
    published = [edge for mark in chart.marks if view.shows(mark) for edge in (mark.value, mark.high or 0)]
    high = ceiling(max(*(view.values[row.quantity] for row in chart.rows), *published), chart.least)
    for place, row in enumerate(chart.rows):
        colour, value = PALETTE[str(row.colour)], view.values[row.quantity]
        axes.barh(place, value, height=0.16, color=colour)
        marker(axes, value, place, row.shape, colour, markersize=8)
        axes.text(0, place - 0.24, f"{row.label} {with_unit(number(value), view.unit(row.quantity))}", weight="bold", va="bottom")
        axes.text(high, place - 0.24, fill(row.detail, pick(view.texts)), color=MUTED, ha="right", va="bottom")
        for mark, letter in zip(chart.listed, view.letters, strict=True):
            if mark.row == row.quantity and view.shows(mark):
                flag(axes, mark, place, letter)
    axes.set(xlim=(0, high), ylim=(len(chart.rows) - 0.42, -0.72), xlabel=chart.axis, yticks=[])
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
