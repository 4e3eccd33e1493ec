"""The static face: the bars of an explorable as a matplotlib figure, in the page's colours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from visual.palette import SHAPES, colours

from .declaration import Declaration, Mark
from .formatting import fill, number, pick, with_unit

_PALETTE = colours()
INK, MUTED, RULE, PAPER = (_PALETTE[name] for name in ("ink", "muted", "rule", "paper"))
STYLE = {"font.size": 9.5, "font.family": "sans-serif", "text.color": INK, "axes.edgecolor": RULE, "xtick.color": MUTED, "axes.labelcolor": MUTED}


def ceiling(value: float, least: float) -> float:
    """Give the first round number that holds a value (as in `js/format.js`).

    Examples
    --------
    >>> ceiling(114, 150), ceiling(213, 150)
    (150.0, 300.0)
    """
    from math import floor, log10

    wanted = max(value, least)
    power = 10.0 ** floor(log10(wanted))
    return power * next(step for step in (1, 1.5, 3, 6, 10) if step * power >= wanted - 1e-9)


def draw(declaration: Declaration, state: Mapping[str, Any]) -> Figure:
    """Draw one state: a bar for each row, its published marks with their letters."""
    values = declaration.values(state)
    texts = declaration.texts(values)
    rows = declaration.bars.rows
    marks = declaration.marks(state)
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(5.2, 0.66 * len(rows) + 0.6), layout="constrained")
        figure.patch.set_alpha(0)
        axes = figure.subplots()
        axes.patch.set_alpha(0)
        high = ceiling(max(values[row.quantity] for row in rows), declaration.bars.least)
        for place, row in enumerate(rows):
            colour, value = _PALETTE[str(row.colour)], values[row.quantity]
            unit = declaration.model.quantities[row.quantity].unit
            axes.barh(place, value, height=0.16, color=colour)
            axes.plot(value, place, SHAPES[row.shape], color=colour, markersize=8, markeredgecolor=PAPER, markeredgewidth=1.2, clip_on=False, zorder=3)
            axes.text(0, place - 0.24, f"{row.label} {with_unit(number(value), unit)}", weight="bold", va="bottom")
            axes.text(high, place - 0.24, fill(row.detail, pick(texts)), color=MUTED, ha="right", va="bottom")
            for mark in marks:
                if mark.row == row.quantity and mark.value <= high:
                    flag(axes, mark, place, letter(declaration, mark))
        axes.set(xlim=(0, high), ylim=(len(rows) - 0.42, -0.72), xlabel=declaration.bars.axis, yticks=[])
        axes.grid(axis="x", color=RULE, linewidth=0.7)
        axes.set_axisbelow(True)
        axes.spines[:].set_visible(False)
        axes.tick_params(axis="x", length=0)
    return figure


def flag(axes: Axes, mark: Mark, place: float, name: str) -> None:
    """Draw a published value: a line across the bar (a bracket for a range) and its letter."""
    right = mark.value if mark.high is None else mark.high
    x = [mark.value, mark.value] if mark.high is None else [mark.value, mark.value, right, right]
    y = [place - 0.14, place + 0.17] if mark.high is None else [place - 0.14, place + 0.17, place + 0.17, place - 0.14]
    axes.plot(x, y, color=INK, linewidth=1.3, zorder=4)
    axes.text((mark.value + right) / 2, place + 0.2, name, ha="center", va="top", size=9)


def letter(declaration: Declaration, mark: Mark) -> str:
    """Name the letter of a mark; it is the same whatever is chosen."""
    return chr(97 + list(declaration.bars.marks).index(mark))
