"""Sweep: quantities against one parameter, with the present state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from matplotlib.axes import Axes

from ..formatting import number, with_unit
from ..model import Model
from .base import INK, LEGEND_ROW, MUTED, PALETTE, Chart, View, bare, ceiling, dashes, known, legend, marker


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

    @property
    def height(self) -> float:
        return 2.4 + LEGEND_ROW * len(self.lines)

    def check(self, model: Model) -> None:
        known([self.parameter, *(line.quantity for line in self.lines), *filter(None, (self.aim, self.reach))], model)

    def spec(self, model: Model) -> dict[str, Any]:
        return vars(self) | {"lines": [vars(line) for line in self.lines]}

    def draw(self, axes: Axes, view: View) -> None:
        low, high = view.model.parameters[self.parameter].low, view.model.parameters[self.parameter].high
        at, here = np.linspace(low, high, 97), view.values[self.parameter]
        curves = view.model.evaluate(**({name: view.values[name] for name in view.model.inputs} | {self.parameter: at}))
        target = view.values[self.aim] if self.aim else 0
        top = ceiling(1.15 * max(target, *(view.values[line.quantity] for line in self.lines)), self.least)
        axes.axvline(here, color=MUTED, linewidth=0.8)
        for line in self.lines:
            colour, value = PALETTE[str(line.colour)], view.values[line.quantity]
            name = f"{line.label} {with_unit(number(value), view.unit(line.quantity))}"
            axes.plot(at, np.broadcast_to(curves[line.quantity], at.shape), color=colour, linestyle=dashes(line.dash), label=name)
            marker(axes, here, value, line.shape, colour)
        if self.aim:
            axes.axhline(target, color=INK, linewidth=0.9, linestyle=":")
        axes.set(xlim=(0, high), ylim=(0, top), xlabel=self.axis)
        legend(axes)
        bare(axes)
