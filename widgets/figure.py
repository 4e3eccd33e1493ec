"""The static face: the charts of an explorable in one matplotlib figure, in the page's colours."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import fill
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from .charts.base import INK, MUTED, RULE
from .declaration import Declaration

TITLE = 48
"""Letters of a title in a line."""

STYLE = {
    "font.size": 10, "font.family": "sans-serif", "text.color": INK, "axes.edgecolor": RULE, "xtick.color": MUTED, "ytick.color": MUTED,
    "axes.labelcolor": MUTED, "axes.titlesize": 10, "axes.titlecolor": MUTED, "axes.titlelocation": "left",
}  # fmt: skip


def draw(declaration: Declaration, state: Mapping[str, Any]) -> Figure:
    """Draw one state: every chart below the one before; the first goes without its title, which stands in the label."""
    heights = [chart.height + (0.25 if place else 0) for place, chart in enumerate(declaration.charts)]
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(4.3, sum(heights)), layout="constrained")
        figure.patch.set_alpha(0)
        every = figure.subplots(len(heights), squeeze=False, height_ratios=heights)[:, 0]
        for axes, (chart, view) in zip(every, declaration.views(state), strict=True):
            axes.patch.set_alpha(0)
            if axes is not every[0]:
                axes.set_title(fill(chart.title, TITLE))
            chart.draw(axes, view)
    return figure
