"""The figure of `charts.Section`."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon
from matplotlib.path import Path

from visual.palette import tissue

from ...charts import Section, View
from .base import INK, LEGEND_ROW, PALETTE, PAPER, bare, legend


def height(chart: Section, view: View) -> float:
    """Return the height of the figure, in inches."""
    return 3.3 + LEGEND_ROW * len(chart.words)


def draw(chart: Section, axes: Axes, view: View) -> None:
    """Draw one state."""
    count, corner, radius, depth, target = map(float, view.model.compute(chart.lengths, view.values))
    colour = PALETTE["1"]
    ground, (ice, edge) = tissue("tissue")[0], tissue("ice")
    axes.set_facecolor(ground)
    axes.patch.set_alpha(1)
    centres, notches = corners(round(count), corner, radius)
    union = Path.make_compound_path(*(Path.circle(centre, radius) for centre in centres))
    for rim in (3, 0):
        for centre in centres:
            axes.add_patch(Circle(centre, radius, facecolor=ice, edgecolor=edge, linewidth=rim))
    if notches:
        # Between the discs the zone reaches to the notches of the union, but for a disc around each.
        axes.add_patch(Polygon(np.stack([centres, notches], 1).reshape(-1, 2), color=colour, linewidth=0))
        for notch in notches:
            axes.add_patch(Circle(notch, depth, color=ice, linewidth=0, clip_path=(union, axes.transData)))
    for centre in centres:
        axes.add_patch(Circle(centre, max(0.0, radius - depth), color=colour, linewidth=0))
    axes.add_patch(Circle((0, 0), target, fill=False, edgecolor=INK, linewidth=1.8, linestyle=(0, (5, 3))))
    axes.plot(*np.transpose(centres), "o", color=PAPER, markeredgecolor=INK, markersize=5)
    wanted = max(corner + radius, target) * 1.05
    reach = next((reach for reach in chart.reaches if reach >= wanted), chart.reaches[-1])
    axes.set(xlim=(-1.25 * reach, 1.25 * reach), ylim=(-reach, reach), aspect="equal", xlabel=f"Distance from the middle ({chart.unit})", yticks=[])
    handles = [Line2D([], [], color=ice, markeredgecolor=edge, marker="s", linestyle="none"), Line2D([], [], color=colour, linewidth=6), Line2D([], [], color=INK, linestyle="--")]
    for handle, word in zip(handles, chart.words, strict=True):
        handle.set_label(word)
        axes.add_line(handle)
    legend(axes)
    bare(axes)


def corners(count: int, corner: float, radius: float) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Give the centres of the discs, and after each the notch between it and the next; no notches where the union has a hole or falls apart.

    Examples
    --------
    >>> corners(1, 0, 2)[1]
    []
    >>> _, notches = corners(2, 3, 5)
    >>> [(round(x) + 0, round(y) + 0) for x, y in notches]
    [(0, 4), (0, -4)]
    """
    half = np.pi / count
    turns = np.pi / 2 - half + 2 * half * np.arange(count)
    centres = [(float(corner * np.cos(turn)), float(corner * np.sin(turn))) for turn in turns]
    if count == 1 or radius <= corner:
        return centres, []
    out = corner * np.cos(half) + np.sqrt(radius**2 - (corner * np.sin(half)) ** 2)
    return centres, [(float(out * np.cos(turn + half)), float(out * np.sin(turn + half))) for turn in turns]
