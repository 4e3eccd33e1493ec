"""The static face: the bars of an explorable as a matplotlib figure, and as SVG that follows the page's theme."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO, StringIO
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .declaration import Declaration, Mark
from .formatting import fill, number, pick, with_unit

INK, MUTED, RULE, PAPER = "#1d2327", "#56616a", "#d9dde0", "#fffefb"
COLOURS = {1: "#0072b2", 2: "#b84d00", 3: "#00795a", 4: "#9a4f7f", 5: "#8a6d00", 6: "#4b5b66"}
VARIABLES = {INK: "--tl-ink", MUTED: "--tl-muted", RULE: "--tl-rule", PAPER: "--tl-paper"} | {
    colour: f"--tl-{index}" for index, colour in COLOURS.items()
}
MARKERS = {"circle": "o", "square": "s", "diamond": "D", "triangle": "^"}
STYLE = {
    "svg.fonttype": "none", "svg.hashsalt": "tolerant-liver", "font.size": 9.5, "font.family": "sans-serif",
    "text.color": INK, "axes.edgecolor": RULE, "xtick.color": MUTED, "axes.labelcolor": MUTED,
}  # fmt: skip


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
            colour, value = COLOURS[row.colour], values[row.quantity]
            unit = declaration.model.quantities[row.quantity].unit
            axes.barh(place, value, height=0.16, color=colour)
            axes.plot(value, place, MARKERS[row.shape], color=colour, markersize=8, markeredgecolor=PAPER, markeredgewidth=1.2, clip_on=False, zorder=3)
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


def svg(declaration: Declaration, state: Mapping[str, Any], *, label: str = "", themed: bool = True) -> str:
    """Write the figure as SVG, its text as text; themed, its colours are the page's variables."""
    out = StringIO()
    with mpl.rc_context(STYLE):
        draw(declaration, state).savefig(out, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    text = out.getvalue()
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>\s*", "", text, flags=re.DOTALL)
    text = re.sub(r"\n\s*", "\n", text)
    if not themed:
        return text
    text = re.sub(r'(<svg [^>]*?)width="[^"]*pt"|(<svg [^>]*?)height="[^"]*pt"', r"\1\2", text)
    text = re.sub(r'(<svg [^>]*?)height="[^"]*pt"', r"\1", text)
    text = re.sub(r"font: ([^;\"]*?)([\d.]+px) [^;\"]*", _font, text)
    for colour, variable in VARIABLES.items():
        text = text.replace(colour, f"var({variable}, {colour})")
    from html import escape

    return text.replace("<svg ", f'<svg class="tlx-print" role="img" aria-label="{escape(label)}" ', 1)


def _font(match: re.Match[str]) -> str:
    weight = match[1].strip()
    return f"font-size: {match[2]}" + (f"; font-weight: {weight}" if weight else "")


def png(declaration: Declaration, state: Mapping[str, Any]) -> bytes:
    """Make the figure a bitmap on white, for outputs that take no SVG."""
    out = BytesIO()
    draw(declaration, state).savefig(out, format="png", dpi=200, facecolor="white", metadata={"Software": None})
    return out.getvalue()
