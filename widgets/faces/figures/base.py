"""What the figures of all kinds of chart have in common."""

from __future__ import annotations

from math import floor, log10
from typing import Any

from matplotlib.axes import Axes
from matplotlib.ticker import NullLocator

from visual.palette import SHAPES, colours

from ...engine.formatting import number

PALETTE = colours()
INK, MUTED, RULE, PAPER = (PALETTE[name] for name in ("ink", "muted", "rule", "paper"))


def marker(axes: Axes, x: Any, y: Any, shape: str, colour: str, **more: Any) -> None:
    """Draw marks of one shape, with a rim of paper."""
    style = {"markersize": 7, "markeredgecolor": PAPER, "markeredgewidth": 1.2, "linestyle": "none", "zorder": 3, "clip_on": False}
    axes.plot(x, y, color=colour, **(style | {"marker": SHAPES[shape]} | more))


def dashes(dash: str) -> Any:
    """Give matplotlib's line style for the dashes of SVG."""
    return (0, tuple(float(part) / 2 for part in dash.split())) if dash else "-"


LEGEND_ROW = 0.19
"""The height of one entry of a legend, in inches."""


def legend(axes: Axes) -> None:
    """Name the lines above the axes, where they cover nothing; the title moves up."""
    names = axes.legend(loc="lower left", bbox_to_anchor=(-0.02, 1), ncols=1, frameon=False, fontsize=9, labelspacing=0.25, borderaxespad=0)
    axes.set_title(axes.get_title(loc="left"), pad=4 + 72 * LEGEND_ROW * len(names.get_texts()))


def bare(axes: Axes) -> None:
    """Leave the grid alone: no frame, no tick marks, plain numbers."""
    for axis in (axes.xaxis, axes.yaxis):
        if axis.get_scale() == "log":
            axis.set_major_formatter(lambda value, _: number(value))
            axis.set_minor_locator(NullLocator())
    axes.grid(color=RULE, linewidth=0.7)
    axes.set_axisbelow(True)
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0, labelcolor=MUTED)


def ceiling(value: float, least: float) -> float:
    """Give the first round number that holds a value (as in `js/format.js`).

    Examples
    --------
    >>> ceiling(114, 150), ceiling(213, 150)
    (150.0, 300.0)
    """
    wanted = max(value, least)
    power = 10.0 ** floor(log10(wanted))
    return power * next(step for step in (1, 1.5, 3, 6, 10) if step * power >= wanted - 1e-9)
