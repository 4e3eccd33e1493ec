"""What every kind of chart has in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import floor, log10
from typing import Any, ClassVar

import sympy as sp
from matplotlib.axes import Axes
from matplotlib.ticker import NullLocator

from visual.palette import SHAPES, colours

from ..formatting import number, pick
from ..model import Model

PALETTE = colours()
INK, MUTED, RULE, PAPER = (PALETTE[name] for name in ("ink", "muted", "rule", "paper"))


@dataclass(frozen=True)
class Mark:
    """A published value (or range, up to `high`) in a chart, and in whom it was found.

    `row` says where: the quantity of a bar, or the axis, `"x"` or `"y"`, of other charts. `only` restricts it to
    one option of each choice, such as `{"device": "resin"}`. It is drawn with a letter, which the list below the
    charts explains. Without `sources` it is a line of the model's own, drawn with its `label` and not listed.
    In charts with axes, `value` and `high` may be expressions in the model's symbols.
    """

    row: str
    value: float | sp.Expr
    text: str = ""
    sources: Sequence[str] = ()
    only: Mapping[str, str] = field(default_factory=dict)
    high: float | sp.Expr | None = None
    label: str = ""


@dataclass(frozen=True)
class View:
    """One state of an explorable, as a chart draws it: values and texts by name, and the letters of its marks."""

    model: Model
    values: Mapping[str, Any]
    texts: Mapping[str, str]
    letters: Sequence[str] = ()

    def unit(self, name: str) -> str:
        """Give the unit of an input or a quantity."""
        return (self.model.inputs | self.model.quantities)[name].unit

    def with_inputs(self, changed: Mapping[str, Any]) -> Mapping[str, Any]:
        """Compute the values of this state with some inputs changed."""
        inputs = {name: self.values[name] for name in self.model.inputs} | dict(changed)
        return {**inputs, **self.model(**inputs)}

    def shows(self, mark: Mark) -> bool:
        """Tell whether a mark belongs to this state's options."""
        return all(self.values[name] == value for name, value in mark.only.items())


class Chart:
    """A kind of chart; its class is a frozen dataclass, its script is `js/KIND.js`."""

    kind: ClassVar[str]
    styles: ClassVar[Sequence[str]] = ()
    """Style sheets of the book that it needs besides that of explorables; the book's pages have them already."""
    title: str
    marks: Sequence[Mark] = ()

    @property
    def height(self) -> float:
        """The height of the static drawing, in inches."""
        return 2.4

    @property
    def listed(self) -> list[Mark]:
        """The marks with a letter: those that were published."""
        return [mark for mark in self.marks if mark.sources]

    def check(self, model: Model) -> None:
        """Refuse what the model does not have."""

    def spec(self, model: Model) -> dict[str, Any]:
        """Gather what the page must know, ready for JSON."""
        raise NotImplementedError

    def functions(self, model: Model) -> str:
        """Write what the page must compute for this chart alone, as a JavaScript expression."""
        return "null"

    def notes(self, model: Model, live: bool) -> str:
        """Write the HTML that stands under every face for this chart, if any."""
        return ""

    def draw(self, axes: Axes, view: View) -> None:
        """Draw one state."""
        raise NotImplementedError

    def place(self, mark: Mark, model: Model) -> str:
        """Name in words where a mark stands."""
        raise NotImplementedError


def known(names: Sequence[str], model: Model) -> None:
    """Refuse a name that is no input and no quantity."""
    table = dict.fromkeys([*model.inputs, *model.quantities], "")
    for name in names:
        pick(table)(name)


def marker(axes: Axes, x: Any, y: Any, shape: str, colour: str, **more: Any) -> None:
    """Draw marks of one shape, with a rim of paper."""
    style = {"markersize": 7, "markeredgecolor": PAPER, "markeredgewidth": 1.2, "linestyle": "none", "zorder": 3, "clip_on": False}
    axes.plot(x, y, SHAPES[shape], color=colour, **(style | more))


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
