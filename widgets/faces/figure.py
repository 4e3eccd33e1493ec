"""The figure of an explorable for print and notebooks: its charts, drawn by matplotlib in the book's colours."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from textwrap import fill
from types import ModuleType
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from ..charts import Chart
from ..declaration import Declaration
from .figures.base import INK, MUTED, RULE

TITLE = 48
"""Characters in a line of a title."""

STYLE = {
    "font.size": 10, "font.family": "sans-serif", "text.color": INK, "axes.edgecolor": RULE, "xtick.color": MUTED, "ytick.color": MUTED,
    "axes.labelcolor": MUTED, "axes.titlesize": 10, "axes.titlecolor": MUTED, "axes.titlelocation": "left",
}  # fmt: skip


def draw(declaration: Declaration, state: Mapping[str, Any]) -> Figure:
    """Draw one state, the charts one below the other; the title of the first is left to the caption."""
    views = list(declaration.views(state))
    heights = [_drawing_of(chart).height(chart, view) + (0.25 if place else 0) for place, (chart, view) in enumerate(views)]
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(4.3, sum(heights)), layout="constrained")
        figure.patch.set_alpha(0)
        every = figure.subplots(len(heights), squeeze=False, height_ratios=heights)[:, 0]
        for axes, (chart, view) in zip(every, views, strict=True):
            axes.patch.set_alpha(0)
            if axes is not every[0]:
                axes.set_title(fill(chart.title, TITLE))
            _drawing_of(chart).draw(chart, axes, view)
    return figure


def _drawing_of(chart: Chart) -> ModuleType:
    return import_module(f".figures.{chart.kind}", __package__)
