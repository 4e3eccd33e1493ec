"""A sheet to draw on: 520 units wide like the book's drawings, one unit a point of type.

On a phone the sheet is 358 pixels wide; type of 17.5 units is 12 pixels there. Text is placed by its
baseline and one line at a time, so that it stands where it is put whatever typeface sets it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from matplotlib.figure import Figure

from visual.palette import SHAPES, colours

WIDTH = 520.0
TEXT, HEADING = 17.5, 18.5
POINT = 72.0
"""Units to the inch."""


@dataclass(frozen=True)
class Scale:
    """From values to places across the sheet, linear or logarithmic.

    Examples
    --------
    >>> Scale(0, 100, 20, 500)(50)
    260.0
    >>> round(Scale(0.5, 2, 0, 520, log=True)(1))
    260
    """

    low: float
    high: float
    left: float = 16.0
    right: float = 504.0
    log: bool = False

    def __post_init__(self) -> None:
        if not self.low < self.high or (self.log and self.low <= 0):
            raise ValueError(f"no scale from {self.low:g} to {self.high:g}")

    def __call__(self, value: float) -> float:
        """Return the place of a value, at the edge if it lies beyond."""
        value = min(max(value, self.low), self.high)
        share = log(value / self.low) / log(self.high / self.low) if self.log else (value - self.low) / (self.high - self.low)
        return self.left + share * (self.right - self.left)


class Sheet:
    """What is drawn on, from the top down.

    Parameters
    ----------
    height
        In units.
    """

    def __init__(self, height: float) -> None:
        self.height = height
        self.colours = colours()
        self.figure = Figure(figsize=(WIDTH / POINT, height / POINT), dpi=POINT)
        self.figure.patch.set_alpha(0)
        self._axes = self.figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
        self._axes.set_axis_off()

    def text(self, x: float, y: float, text: str, *, colour: str = "ink", at: str = "left", bold: bool = False, size: float = TEXT) -> None:
        """Write one line, its baseline at `y`, its left end, middle or right end at `x`."""
        weight = "bold" if bold else "normal"
        text = text.replace("$", r"\$")
        self._axes.text(x, y, text, color=self.colours[colour], ha=at, va="baseline", fontsize=size, fontweight=weight)

    def heading(self, y: float, text: str) -> None:
        """Write the title of a part of the figure."""
        self.text(0, y, text, bold=True, size=HEADING)

    def line(self, xs: Sequence[float], ys: Sequence[float], *, colour: str = "muted", width: float = 1.0, dashed: bool = False, behind: bool = False) -> None:
        """Draw a line through points, behind all others if so wished."""
        style = (0, (4, 3)) if dashed else "solid"
        self._axes.plot(xs, ys, color=self.colours[colour], linewidth=width, linestyle=style, solid_capstyle="butt", zorder=0 if behind else 1)

    def bar(self, x: float, y: float, width: float, height: float, *, colour: str, hollow: bool = False) -> None:
        """Draw a rectangle from its upper left corner."""
        fill = self.colours["paper" if hollow else colour]
        if hollow:  # the outline is drawn inside
            x, y, width, height = x + 0.7, y + 0.7, width - 1.4, height - 1.4
        edge = {"edgecolor": self.colours[colour], "linewidth": 1.4} if hollow else {"linewidth": 0}
        self._axes.bar(x, height, width, y, align="edge", color=fill, zorder=2, **edge)

    def mark(self, x: float, y: float, shape: str, colour: str, *, hollow: bool = False, size: float = 11.0) -> None:
        """Draw a mark; a hollow one is of a number that was not read in its source, or of another group."""
        paint, paper = self.colours[colour], self.colours["paper"]
        style = {"markerfacecolor": paper if hollow else paint, "markeredgecolor": paint if hollow else paper}
        self._axes.plot([x], [y], SHAPES[shape], markersize=size, markeredgewidth=2.0 if hollow else 1.0, zorder=4, **style)

    def interval(self, scale: Scale, low: float, high: float, y: float, colour: str) -> None:
        """Draw an interval; an end beyond the scale is an arrow."""
        self.line([scale(low), scale(high)], [y, y], colour=colour, width=2.4)
        for value, outside, step in ((low, low < scale.low, 7), (high, high > scale.high, -7)):
            x = scale(value)
            if outside:
                self.line([x + step, x, x + step], [y - 5, y, y + 5], colour=colour, width=2.0)
            else:
                self.line([x, x], [y - 5, y + 5], colour=colour, width=2.4)

    def axis(
        self,
        scale: Scale,
        bands: Sequence[tuple[float, float]],
        bottom: float,
        ticks: Sequence[float],
        *,
        unit: str = "",
        title: str = "",
        reference: float | None = None,
    ) -> None:
        """Draw lines at the ticks, in the bands where marks stand and nowhere behind text, and their numbers below."""
        for tick in ticks:
            x, main = scale(tick), tick == reference
            for ends in bands:
                self.line([x, x], ends, colour="ink" if main else "rule", width=1.6 if main else 1.0, behind=True)
            self.text(x, bottom + 18, f"{tick:,g}{unit}", colour="muted", at="center")
        if title:
            self.text((scale.left + scale.right) / 2, bottom + 40, title, colour="muted", at="center")
