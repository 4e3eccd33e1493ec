"""Network: a signed graph in columns, what a push does in it, and along which arrows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import Any, ClassVar

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch

from visual import symbols

from ..model import Model
from ..models.network import GROUPS
from ..models.signed import DOWN, UP
from ..sources import link
from .base import INK, MUTED, PALETTE, RULE, Chart, View

ROW = 0.2
UPWARD, DOWNWARD, BOTH = PALETTE["3"], PALETTE["2"], PALETTE["4"]
SIGNS = {frozenset({UP}): ("↑ ", UPWARD), frozenset({DOWN}): ("↓ ", DOWNWARD), frozenset({UP, DOWN}): ("↕ ", BOTH)}
WORDS = {1: "raises", -1: "lowers", 0: "changes"}


@dataclass(frozen=True)
class Claim:
    """What stands behind an arrow: in which setting and in whom it was shown, what was found, and by which works."""

    setting: str
    shown_in: str
    text: str
    sources: Sequence[str]


@dataclass(frozen=True)
class Network(Chart):
    """The network of a `models.network.Network`, with the claim of each of its arrows."""

    kind: ClassVar[str] = "network"
    styles: ClassVar[Sequence[str]] = ("palette.css", "drawing.css")
    title: str
    claims: Sequence[Claim]
    rows: int

    @property
    def height(self) -> float:
        return ROW * self.rows + 0.3

    def spec(self, model: Model) -> dict[str, Any]:
        return {"title": self.title, "columns": list(GROUPS)}

    def functions(self, model: Model) -> str:
        return "look"

    def notes(self, model: Any, live: bool) -> str:
        """Write every arrow with its claim as a table, which the page opens row by row, and the symbols of the nodes."""
        rows = "".join(self._arrow(place, arrow, claim) for place, (arrow, claim) in enumerate(zip(model.arrows, self.claims, strict=True)))
        head = "".join(f'<th scope="col">{name}</th>' for name in ("Arrow", "Setting", "Shown in", "What was found"))
        used = sorted({node.symbol for node in model.nodes.values() if node.symbol})
        return (
            f'<svg class="tlx-sprite" aria-hidden="true" width="0" height="0">{symbols(used, "tlx-")}</svg>'
            f'<details class="tlx-more tlx-arrows"><summary>All {len(model.arrows)} arrows, with their sources</summary>'
            '<div class="tlx-scroll" role="region" aria-label="All arrows" tabindex="0"><table class="tlx-table"><caption>Every arrow of the network</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></details>"
        )

    def _arrow(self, place: int, arrow: Any, claim: Claim) -> str:
        sources = ", ".join(map(link, claim.sources))
        return (
            f'<tr data-arrow="{place}"><th scope="row">{escape(arrow.source)} {WORDS[arrow.sign]} {escape(arrow.target)}</th>'
            f"<td>{escape(claim.setting)}</td><td>{escape(claim.shown_in)}</td><td>{escape(claim.text)} {sources}</td></tr>"
        )

    def draw(self, axes: Axes, view: View) -> None:
        model, values = view.model, view.values
        found = model.pushed(values["setting"], values["node"], values["push"], values["steps"])
        places, pressed, target = model.places[values["setting"]], model.named[values["node"]], model.named[values["target"]]
        columns = max(column for column, _ in places.values()) + 1
        spots = self._spots(places)
        for source, end, key, arrow in model.graphs[values["setting"]].edges(keys=True, data="arrow"):
            self._line(axes, spots[source], spots[end], arrow.sign, key in found.arrows)
        for name, (x, y) in spots.items():
            sign, colour = SIGNS.get(found.effects.get(name, frozenset()), ("", MUTED))
            bold = name in (pressed, target) or bool(sign)
            label = "\n".join(wrap(f"{'● ' if name == pressed else sign}{name}", 17))
            axes.text(
                x, y, label, fontsize=6.5, ha="center", va="center", color=INK if name == pressed else colour, weight="bold" if bold else "normal",
                linespacing=0.9, bbox={"boxstyle": "round,pad=0.15", "facecolor": PALETTE["paper"], "edgecolor": INK if name in (pressed, target) else "none", "linewidth": 0.8},
            )  # fmt: skip
        axes.set(xlim=(-0.5, columns - 0.5), ylim=(self.rows - 0.5, -0.7), xticks=[], yticks=[])
        axes.spines[:].set_visible(False)

    def _spots(self, places: Mapping[str, tuple[int, int]]) -> dict[str, tuple[float, float]]:
        tall = {column: 1 + max(row for other, row in places.values() if other == column) for column, _ in places.values()}
        return {name: (column, (row + 0.5) * self.rows / tall[column] - 0.5) for name, (column, row) in places.items()}

    def _line(self, axes: Axes, start: tuple[float, float], end: tuple[float, float], sign: int, used: bool) -> None:
        style = "-|>,head_length=0.25,head_width=0.12" if sign > 0 else "|-|,widthA=0,widthB=0.18" if sign < 0 else "->,head_length=0.25,head_width=0.12"
        same = start[0] == end[0]
        axes.add_patch(
            FancyArrowPatch(
                start, end, arrowstyle=style, mutation_scale=14, shrinkA=10, shrinkB=10, connectionstyle=f"arc3,rad={0.3 if same else 0.04}",
                color=(UPWARD if sign > 0 else DOWNWARD if sign < 0 else BOTH) if used else RULE, linewidth=1.2 if used else 0.5, zorder=1.5 if used else 1,
                linestyle="-" if sign > 0 or not used else "--",
            )
        )  # fmt: skip
