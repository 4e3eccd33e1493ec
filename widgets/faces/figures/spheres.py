"""The figure of `charts.Spheres`."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Polygon, Rectangle

from visual.outline import outline
from visual.palette import tissue

from ...charts import Spheres, View
from ...charts.spheres import LIVER
from ...engine.formatting import number
from .base import INK, LEGEND_ROW, PALETTE, legend

ROUND = 0.55
LONG = 1.7
"""As in `js/spheres.js`."""


def height(chart: Spheres, view: View) -> float:
    """Return the height of the figure, in inches."""
    return 2.2 + LEGEND_ROW * (len(chart.organs) + 1)


def draw(chart: Spheres, axes: Axes, view: View) -> None:
    """Draw one state."""
    tumour, tumour_J, liver, liver_J, lungs, lung_J = map(float, view.model.compute(chart.amounts, view.values))  # noqa: N806
    edge, disc = np.array(outline(*LIVER)), np.full(len(outline(*LIVER)), math.sqrt(1 / math.pi))
    outside = math.sqrt(tumour + liver) * edge
    inside = math.sqrt(tumour) * (disc if tumour <= ROUND * (tumour + liver) else edge)
    lung = math.sqrt(lungs / 2)
    axis = np.array([lung / math.sqrt(math.pi * LONG), lung * math.sqrt(LONG / math.pi)])
    start = 1.05 * math.sqrt(tumour + liver) + 0.3 + axis[0]
    centres = [np.array([start, 0]), np.array([start + 2.1 * axis[0], 0])]
    halves = [seeds((round(lung_J / chart.dot) + turn) // 2, 0 * disc, 0 * disc + 0.97) * axis for turn in (0, 1)]
    for organ, shapes in zip((chart.liver, chart.tumour, chart.lungs), ([corners(outside)], [corners(inside)], [at + corners(0 * disc + 1) * axis for at in centres]), strict=True):
        fill, rim = tissue(organ.tissue)
        for place, shape in enumerate(shapes):
            axes.add_patch(Polygon(shape, facecolor=fill, edgecolor=rim, linewidth=1.2, label="" if place else f"{organ.label} {view.texts[organ.quantity]}"))
    dots = np.concatenate([seeds(liver_J / chart.dot, inside, np.maximum(0.97 * outside, inside + 1e-3)), seeds(tumour_J / chart.dot, 0 * disc, 0.97 * inside), *(at + half for at, half in zip(centres, halves, strict=True))])
    axes.plot(*dots.T, ".", color=PALETTE["accent"], markersize=3, label=f"{number(chart.dot)} J")
    reach = next((reach for reach in chart.reaches if reach >= tumour + liver), chart.reaches[-1])
    side = math.sqrt(reach / 20)
    axes.add_patch(Rectangle((-0.5, 0.75 * math.sqrt(reach)), side, side, fill=False, edgecolor=INK))
    axes.text(-0.45 + side, 0.75 * math.sqrt(reach) + side / 2, f"{number(reach / 20)} kg", va="center")
    axes.text(start - axis[0], 0.75 * math.sqrt(reach) + side / 2, f"{view.texts[chart.shunt]} pass to the lungs", va="center")
    axes.set(aspect="equal", xlim=(-0.55 * math.sqrt(reach), start + 3.2 * axis[0]), ylim=(0.78 * math.sqrt(reach) + side, -0.6 * math.sqrt(reach)))
    legend(axes)
    axes.set_axis_off()


def corners(radii: Sequence[float]) -> np.ndarray:
    """Give the points of an outline."""
    turns = np.arange(len(radii)) * math.tau / len(radii)
    return np.stack([radii * np.cos(turns), radii * np.sin(turns)], 1)


def halton(place: int, base: int) -> float:
    """Give one number of Halton's sequence.

    Examples
    --------
    >>> [halton(place, 2) for place in range(3)]
    [0.5, 0.25, 0.75]
    """
    part, found, rest = 1.0, 0.0, place + 1
    while rest:
        part /= base
        found += part * (rest % base)
        rest //= base
    return found


def seeds(count: float, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Spread points evenly between two outlines around one middle, as the page does.

    Examples
    --------
    >>> found = seeds(400, np.zeros(48), np.ones(48))
    >>> len(found), round(float((np.hypot(*found.T) < 0.5).mean()), 2)
    (400, 0.25)
    """
    sums = np.concatenate([[0.0], np.cumsum(high**2 - low**2)])
    along, out = (np.array([halton(place, base) for place in range(round(count))]) for base in (2, 3))
    wanted = along * sums[-1]
    place = np.searchsorted(sums, wanted, side="left").clip(1) - 1
    turn = (place - 0.5 + (wanted - sums[place]) / (sums[place + 1] - sums[place])) * math.tau / len(high)
    away = np.sqrt(low[place] ** 2 + out * (high[place] ** 2 - low[place] ** 2))
    return np.stack([away * np.cos(turn), away * np.sin(turn)], 1)
