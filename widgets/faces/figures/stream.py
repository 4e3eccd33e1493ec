"""The figure of `charts.Stream`."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from visual.palette import tissue

from ...charts import Stream, View
from ...engine.formatting import number
from .base import INK, LEGEND_ROW, MUTED, PALETTE, RULE, legend

CELLS = 100
ROWS = (0, 2, 1, 3)


def height(chart: Stream, view: View) -> float:
    """Return the height of the figure, in inches."""
    return 0.2 + 0.95 * len(chart.vessels) + LEGEND_ROW * len(chart.words)


def draw(chart: Stream, axes: Axes, view: View) -> None:
    """Draw one state."""
    along, rows = np.arange(CELLS) + 0.5, 0.2 + 0.2 * np.array([ROWS[i % 4] for i in range(CELLS)])
    now = [float(value) for value in view.model.compute(chart.marks_now, view.values)]
    told = dict.fromkeys(("alive", "dead", "field"), True)  # each is named once
    fill, edge = tissue("heat")
    for place, (vessel, mark) in enumerate(zip(chart.vessels, now, strict=True)):
        top, share, beam = 2 * place, float(view.values[vessel.quantity]), vessel.kind == "field"
        axes.text(0, top - 0.1, f"{vessel.label} {view.texts[vessel.quantity]}", va="bottom")
        axes.add_patch(Rectangle((0, top), 100, 1, fill=False, edgecolor=RULE))
        if beam:
            axes.add_patch(Rectangle((0, top), share, 1, facecolor=fill, edgecolor=edge, label=chart.words[2] if told.pop("field", False) else ""))
        living = along < (CELLS if beam else share)
        for kind, which, style, word in (("alive", living, {"marker": "o", "color": PALETTE["1"], "markersize": 3}, 0), ("dead", ~living, {"marker": "x", "color": MUTED, "markersize": 4}, 1)):
            if which.any():
                axes.plot(along[which], top + rows[which], linestyle="none", label=chart.words[word] if told.pop(kind, False) else "", **style)
        if vessel.now and np.isfinite(mark):
            axes.plot([mark, mark], [top, top + 1], color=INK, linewidth=1, linestyle="--")
            axes.text(mark, top + 1.05, f"{vessel.now[0]} {number(mark)}%", va="top", fontsize=9)
    axes.set(xlim=(0, 100), ylim=(2 * len(chart.vessels) - 0.5, -0.5))
    legend(axes)
    axes.set_axis_off()
