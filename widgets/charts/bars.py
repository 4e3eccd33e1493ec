"""Bars: quantities of one unit on one axis, from zero, with published marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from ..engine.model import Model
from .base import Chart, Mark, known


@dataclass(frozen=True)
class Row:
    """One quantity on the shared axis; `detail` is a template that says where it comes from."""

    quantity: str
    label: str
    colour: int
    shape: str
    detail: str = ""


@dataclass(frozen=True)
class Bars(Chart):
    """Quantities of one unit on one axis, which reaches at least to `least`; marks stand at the row of their quantity."""

    kind: ClassVar[str] = "bars"
    title: str
    axis: str
    rows: Sequence[Row]
    least: float
    marks: Sequence[Mark] = ()

    def check(self, model: Model) -> None:
        known([row.quantity for row in self.rows], model)

    def spec(self, model: Model) -> dict[str, Any]:
        return {
            "title": self.title, "axis": self.axis, "least": self.least, "rows": [vars(row) for row in self.rows],
            "marks": [{"row": m.row, "value": m.value, "high": m.high, "only": dict(m.only)} for m in self.marks],
        }  # fmt: skip

    def place(self, mark: Mark, model: Model) -> str:
        return model.quantities[mark.row].label
