"""The figure of `charts.Forest`."""

from __future__ import annotations

from math import isnan

from matplotlib.axes import Axes

from ...charts import Forest, Interval, View
from ...engine.formatting import number, with_unit
from .base import INK, MUTED, PALETTE, PAPER, RULE, marker

ROW = 0.52


def height(chart: Forest, view: View) -> float:
    """Return the height of the figure, in inches."""
    return ROW * len(chart.rows) + (0.85 if chart.lines else 0.65)


def draw(chart: Forest, axes: Axes, view: View) -> None:
    """Draw one state."""
    found = [float(value) for value in view.model.compute(chart.numbers, view.values)]
    low, high = chart.span
    for place, row in enumerate(chart.rows):
        _row(chart, axes, row, place, *found[4 * place : 4 * place + 4])
    for (label, _), value in zip(chart.lines, found[4 * len(chart.rows) :], strict=True):
        for place in range(len(chart.rows)):  # the words of each row are left out, which the line would cross
            axes.plot([value, value], [place - 0.16, place + 0.28], color=INK, linewidth=1, linestyle="--", zorder=1)
        axes.text(value, -0.8, label, ha="center", va="bottom")
    axes.set(xscale="log" if chart.log else "linear", xlim=chart.span, ylim=(len(chart.rows) - 0.6, -1.25 if chart.lines else -0.8), yticks=[])
    axes.set_xlabel(chart.axis)
    axes.minorticks_off()
    axes.set_xticks(list(chart.ticks), [number(tick) for tick in chart.ticks])
    axes.grid(axis="x", color=RULE, linewidth=0.7)
    axes.set_axisbelow(True)
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0, labelcolor=MUTED)
    axes.set_xlim(low, high)


def _row(chart: Forest, axes: Axes, row: Interval, place: int, start: float, end: float, estimate: float, counted: float) -> None:
    low, high = chart.span
    colour, words = PALETTE[str(row.colour)], {"transform": axes.get_yaxis_transform(), "va": "bottom", "color": INK if counted else MUTED}
    axes.text(0, place - 0.2, row.label, weight="bold", **words)
    axes.text(1, place - 0.2, numbers_of(chart, row, start, end, estimate), ha="right", **words)
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


def numbers_of(chart: Forest, row: Interval, low: float, high: float, estimate: float) -> str:
    """Write the numbers of a row."""
    if isnan(low) or isnan(high):
        return number(low)
    ends = f"{number(low)}–{number(high)}"
    if row.estimate is None:
        return with_unit(ends, chart.unit)
    return f"{with_unit(number(estimate), chart.unit)} ({ends})"
