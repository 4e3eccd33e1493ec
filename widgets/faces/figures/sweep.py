"""The figure of `charts.Sweep`."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from ...charts import Sweep, View
from ...engine.formatting import number, with_unit
from .base import INK, LEGEND_ROW, MUTED, PALETTE, bare, ceiling, dashes, legend, marker


def height(chart: Sweep, view: View) -> float:
    """Return the height of the figure, in inches."""
    return 2.4 + LEGEND_ROW * len(chart.lines)


def draw(chart: Sweep, axes: Axes, view: View) -> None:
    """Draw one state."""
    low, high = view.model.parameters[chart.parameter].low, view.model.parameters[chart.parameter].high
    at, here = np.linspace(low, high, 97), view.values[chart.parameter]
    curves = view.model.evaluate(**({name: view.values[name] for name in view.model.inputs} | {chart.parameter: at}))
    target = view.values[chart.aim] if chart.aim else 0
    top = ceiling(1.15 * max(target, *(view.values[line.quantity] for line in chart.lines)), chart.least)
    axes.axvline(here, color=MUTED, linewidth=0.8)
    for line in chart.lines:
        colour, value = PALETTE[str(line.colour)], view.values[line.quantity]
        name = f"{line.label} {with_unit(number(value), view.unit(line.quantity))}"
        axes.plot(at, np.broadcast_to(curves[line.quantity], at.shape), color=colour, linestyle=dashes(line.dash), label=name)
        marker(axes, here, value, line.shape, colour)
    if chart.aim:
        axes.axhline(target, color=INK, linewidth=0.9, linestyle=":")
    axes.set(xlim=(0, high), ylim=(0, top), xlabel=chart.axis)
    legend(axes)
    bare(axes)
