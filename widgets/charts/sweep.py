"""Sweep: quantities against one parameter, with the present state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from ..engine.model import Model
from .base import Chart, known


@dataclass(frozen=True)
class Line:
    """One quantity against the swept parameter."""

    quantity: str
    label: str
    colour: int
    shape: str
    dash: str = ""


@dataclass(frozen=True)
class Sweep(Chart):
    """Quantities against one parameter, with the present state; `aim` and `reach` draw where a wanted value is met."""

    kind: ClassVar[str] = "sweep"
    title: str
    parameter: str
    axis: str
    lines: Sequence[Line]
    least: float
    aim: str | None = None
    reach: str | None = None

    def check(self, model: Model) -> None:
        known([self.parameter, *(line.quantity for line in self.lines), *filter(None, (self.aim, self.reach))], model)

    def spec(self, model: Model) -> dict[str, Any]:
        return vars(self) | {"lines": [vars(line) for line in self.lines]}
