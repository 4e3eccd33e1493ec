"""The figure of `charts.Network`."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch

from ...charts import Network, View
from ...models.network import Network as Model
from ...models.signed import DOWN, UP
from .base import INK, MUTED, PALETTE, RULE

ROW = 0.2
UPWARD, DOWNWARD, BOTH = PALETTE["3"], PALETTE["2"], PALETTE["4"]
SIGNS = {frozenset({UP}): ("↑ ", UPWARD), frozenset({DOWN}): ("↓ ", DOWNWARD), frozenset({UP, DOWN}): ("↕ ", BOTH)}


def height(chart: Network, view: View) -> float:
    """Return the height of the figure, in inches."""
    return ROW * _rows(view.model) + 0.3


def draw(chart: Network, axes: Axes, view: View) -> None:
    """Draw one state."""
    model, values = view.model, view.values
    found = model.pushed(values["setting"], values["node"], values["push"], values["steps"])
    places, pressed, target = model.places[values["setting"]], model.named[values["node"]], model.named[values["target"]]
    columns = max(column for column, _ in places.values()) + 1
    rows = _rows(model)
    spots = _spots(rows, places)
    for source, end, key, arrow in model.graphs[values["setting"]].edges(keys=True, data="arrow"):
        _line(axes, spots[source], spots[end], arrow.sign, key in found.arrows)
    for name, (x, y) in spots.items():
        sign, colour = SIGNS.get(found.effects.get(name, frozenset()), ("", MUTED))
        bold = name in (pressed, target) or bool(sign)
        label = "\n".join(wrap(f"{'● ' if name == pressed else sign}{name}", 17))
        axes.text(
            x, y, label, fontsize=6.5, ha="center", va="center", color=INK if name == pressed else colour, weight="bold" if bold else "normal",
            linespacing=0.9, bbox={"boxstyle": "round,pad=0.15", "facecolor": PALETTE["paper"], "edgecolor": INK if name in (pressed, target) else "none", "linewidth": 0.8},
        )  # fmt: skip
    axes.set(xlim=(-0.5, columns - 0.5), ylim=(rows - 0.5, -0.7), xticks=[], yticks=[])
    axes.spines[:].set_visible(False)


def _rows(model: Model) -> int:
    """Return the rows of the tallest setting, so that figures of all settings have one scale."""
    return 1 + max(row for places in model.places.values() for _, row in places.values())


def _spots(rows: int, places: Mapping[str, tuple[int, int]]) -> dict[str, tuple[float, float]]:
    tall = {column: 1 + max(row for other, row in places.values() if other == column) for column, _ in places.values()}
    return {name: (column, (row + 0.5) * rows / tall[column] - 0.5) for name, (column, row) in places.items()}


def _line(axes: Axes, start: tuple[float, float], end: tuple[float, float], sign: int, used: bool) -> None:
    style = "-|>,head_length=0.25,head_width=0.12" if sign > 0 else "|-|,widthA=0,widthB=0.18" if sign < 0 else "->,head_length=0.25,head_width=0.12"
    same = start[0] == end[0]
    axes.add_patch(
        FancyArrowPatch(
            start, end, arrowstyle=style, mutation_scale=14, shrinkA=10, shrinkB=10, connectionstyle=f"arc3,rad={0.3 if same else 0.04}",
            color=(UPWARD if sign > 0 else DOWNWARD if sign < 0 else BOTH) if used else RULE, linewidth=1.2 if used else 0.5, zorder=1.5 if used else 1,
            linestyle="-" if sign > 0 or not used else "--",
        )
    )  # fmt: skip
