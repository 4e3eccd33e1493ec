"""Network: a signed graph in columns, what a push does in it, and along which arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar

from ..engine.model import Model
from ..sources import link
from .base import Chart

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

    def spec(self, model: Model) -> dict[str, Any]:
        return {"title": self.title}

    def functions(self, model: Model) -> str:
        return "look"

    def notes(self, model: Any, live: bool) -> str:
        """Write every arrow with its claim as a table, which the page opens row by row, and the symbols of the nodes."""
        from visual.symbols import symbols

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
