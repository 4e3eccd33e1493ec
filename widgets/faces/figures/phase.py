"""The figure of `charts.Phase`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from ...charts import Phase, View
from ...charts.phase import POINTS
from ...engine.planar import branches, steady
from .base import INK, LEGEND_ROW, PALETTE, PAPER, bare, legend, marker


def height(chart: Phase, view: View) -> float:
    """Return the height of the figure, in inches."""
    return 2.9 + LEGEND_ROW * (2 + len(chart.nullclines))


def draw(chart: Phase, axes: Axes, view: View) -> None:
    """Draw one state."""
    model = view.model
    _, second = model.states.values()
    up = np.geomspace(*chart.y, POINTS)
    for curve in chart.nullclines:
        across = model.compute([curve.expression], view.values, {second.symbol: up})[0]
        axes.plot(np.where(across > 0, across, np.nan), up, color=PALETTE[str(curve.colour)], linewidth=1, linestyle=":", label=curve.label)
    for i, (x, y) in enumerate(branches(model, view.values)):
        axes.plot(x, y, color=INK, linewidth=2, linestyle="--", label="" if i else chart.barrier)
    course, colour = model.course(**{name: view.values[name] for name in model.inputs}), PALETTE[str(chart.path.colour)]
    x, y = np.insert(course.y, jumps := np.flatnonzero(np.diff(course.t) == 0) + 1, np.nan, axis=1)
    axes.plot(x, y, color=colour, linewidth=2, label=chart.path.label)
    for i in jumps:
        axes.annotate("", course.y[:, i], course.y[:, i - 1], arrowprops={"arrowstyle": "->", "color": INK, "linewidth": 1.4})
    marker(axes, course.y[0, 0], course.y[1, 0], chart.path.shape, colour)
    for state, name in named(steady(model, view.values)):
        hollow = {"markerfacecolor": PAPER, "markeredgecolor": INK} if state.kind != "stable" else {}
        marker(axes, state.x, state.y, "diamond" if state.kind == "saddle" else "circle", INK, **hollow)
        axes.annotate(chart.names[name], (state.x, state.y), (6, 5), textcoords="offset points", fontsize=9)
    axes.set(xscale="log", yscale="log", xlim=chart.x, ylim=chart.y, xlabel=chart.axis, ylabel=chart.value_axis)
    legend(axes)
    bare(axes)


def named(states: Sequence[Any]) -> list[tuple[Any, str]]:
    """Call stable states by where they lie: below the saddle, above it, or alone."""
    saddle = next((state.y for state in states if state.kind == "saddle"), 0)
    return [(state, "saddle" if state.kind == "saddle" else "low" if state.y < saddle else "high") for state in states]
