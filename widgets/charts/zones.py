"""Zones: what is reached around a device in tissue, drawn to scale as rings around its middle, and one place beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import sympy as sp

from ..engine.model import Model
from ..javascript.expressions import arrow_function
from .base import Chart, known, known_tissue


@dataclass(frozen=True)
class Ring:
    """A zone as far as a radius; filled as a tissue, or an empty ring of a colour and dashes where there is none."""

    label: str
    radius: sp.Expr
    tissue: str = ""
    colour: int = 0
    dash: str = ""


@dataclass(frozen=True)
class Zones(Chart):
    """A needle in liver tissue, with rings around the middle of its active part.

    Parameters
    ----------
    title, unit
        What it shows, and the unit of all lengths.
    rings
        From the first that is drawn to the last.
    core
        Radius of the part that the device heats or cools itself.
    cell, cell_label
        The input that says where a single cell lies, and what it is called.
    reaches
        How far the drawing may reach: the first that holds everything is taken.
    """

    kind: ClassVar[str] = "zones"
    styles: ClassVar[Sequence[str]] = ("palette.css",)
    title: str
    unit: str
    rings: Sequence[Ring]
    core: sp.Expr
    cell: str
    cell_label: str
    reaches: Sequence[float]

    @property
    def lengths(self) -> list[sp.Expr]:
        """The core and each ring, in the order in which the page takes them."""
        return [self.core, *(ring.radius for ring in self.rings)]

    def check(self, model: Model) -> None:
        model.check_symbols(self.title, self.lengths)
        known([self.cell], model)
        for ring in self.rings:
            if ring.tissue:
                known_tissue(self.title, ring.tissue)

    def spec(self, model: Model) -> dict[str, Any]:
        plain = ("title", "unit", "cell", "cell_label")
        return {name: getattr(self, name) for name in plain} | {"reaches": list(self.reaches), "rings": [
            {"label": ring.label, "tissue": ring.tissue, "colour": ring.colour, "dash": ring.dash} for ring in self.rings
        ]}  # fmt: skip

    def functions(self, model: Model) -> str:
        return arrow_function(model, self.lengths)
