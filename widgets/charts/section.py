"""Section: discs around the corners of a regular figure (two lie side by side), a zone that lies a depth inside their union, and a target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import sympy as sp

from ..engine.model import Model
from ..javascript.expressions import arrow_function
from .base import Chart


@dataclass(frozen=True)
class Section(Chart):
    """A drawing to scale: what is seen, what acts, what is aimed at.

    Parameters
    ----------
    title
        What it shows.
    count, corner
        How many discs, and how far their centres lie from the middle.
    radius, depth
        Of each disc, and of the zone below the edge of their union.
    target
        Radius of the circle in the middle.
    unit, reaches
        Unit of all lengths, and how far up the drawing may reach: the first that holds all is taken.
    words
        Of the discs, the zone, the target.
    """

    kind: ClassVar[str] = "section"
    title: str
    count: sp.Expr
    corner: sp.Expr
    radius: sp.Expr
    depth: sp.Expr
    target: sp.Expr
    unit: str
    reaches: Sequence[float]
    words: Sequence[str]

    @property
    def lengths(self) -> list[sp.Expr]:
        """What the page computes, in the order in which it takes them."""
        return [self.count, self.corner, self.radius, self.depth, self.target]

    def check(self, model: Model) -> None:
        model.check_symbols(self.title, self.lengths)

    def spec(self, model: Model) -> dict[str, Any]:
        return {"title": self.title, "unit": self.unit, "reaches": list(self.reaches), "words": list(self.words)}

    def functions(self, model: Model) -> str:
        return arrow_function(model, self.lengths)
