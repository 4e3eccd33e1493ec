"""The figure of `charts.Profile`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from ...charts import Curve, Mark, Profile, View
from ...engine.formatting import number, with_unit
from .base import INK, LEGEND_ROW, MUTED, PALETTE, RULE, bare, ceiling, dashes, legend, marker

DOTS = "1.5 3"
"""The second state is thin and dotted beside the present one (as in `js/profile.js`)."""


def height(chart: Profile, view: View) -> float:
    """Return the height of the figure, in inches."""
    return 2.4 + LEGEND_ROW * len(chart.curves) * (2 if chart.compare else 1)


def draw(chart: Profile, axes: Axes, view: View) -> None:
    """Draw one state."""
    low, high = (float(edge) for edge in view.model.compute(chart.span, view.values))
    states = [(view.values, 2.2, "")] + ([(view.with_inputs(chart.compare.inputs), 1.0, f", {chart.compare.label}")] if chart.compare else [])
    rows = [chart.rows(values, view, low, high) for values, _, _ in states]
    most = max(chart.least, *(np.nanmax(np.where(np.isfinite(y), y, np.nan), initial=chart.least) for _, curves in rows for y in curves))
    top = chart.least if most <= chart.least else 10 ** np.ceil(np.log10(most)) if "y" in chart.log else ceiling(most, chart.least)
    top = top if chart.most is None else min(top, chart.most)
    axes.set(xscale="log" if "x" in chart.log else "linear", yscale="log" if "y" in chart.log else "linear")
    axes.set(xlim=(low, high), ylim=(chart.bottom, top), xlabel=chart.axis, ylabel=chart.value_axis)
    for (values, width, remark), (at, curves) in zip(states, rows, strict=True):
        for curve, y in zip(chart.curves, curves, strict=True):
            _curve(chart, axes, view, curve, at, y, width, remark, values)
    draw_marks(axes, chart.marks, view)
    if chart.here:
        axes.axvline(view.values[chart.here], color=MUTED, linewidth=0.8)
    legend(axes)
    bare(axes)


def _curve(chart: Profile, axes: Axes, view: View, curve: Curve, at: np.ndarray, y: np.ndarray, width: float, remark: str, values: Mapping[str, Any]) -> None:
    colour, size = PALETTE[str(curve.colour)], 7 if width > 2 else 5
    place = curve.at or chart.here
    here = values[place] if place else None
    if here is None:
        there = None
    elif at[0] <= here <= at[-1]:
        there = float(np.interp(here, at, y))
    else:
        there = float(view.model.compute([curve.expression], values, {chart.running: np.array([here])})[0][0])
    value = "" if there is None else f" {with_unit(number(there), chart.unit)}"
    axes.plot(at, y, color=colour, linewidth=width, linestyle=dashes(DOTS if remark else curve.dash), label=f"{curve.label}{remark}{value}")
    if here is None or there is None:
        places = at[len(at) // 8 :: len(at) // 4]
        marker(axes, places, np.interp(places, at, y), curve.shape, colour, clip_on=True, markersize=size)
    elif np.isfinite(there):
        # A place beyond the axes is shown at their edge, with a head that points to it.
        bottom, top = axes.get_ylim()
        beyond = ">" if here > at[-1] else "<" if here < at[0] else "^" if there > top else "v" if there < bottom else None
        axes_place = (min(max(here, at[0]), at[-1]), min(max(there, bottom), top))
        marker(axes, *axes_place, curve.shape, colour, markersize=size, **({"marker": beyond} if beyond else {}))


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
