"""Spheres: organs whose areas are their masses, and in them a dot for each part of the energy, so that dots for an area are the dose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import sympy as sp

from visual.outline import outline

from ..engine.model import Model
from ..javascript.expressions import arrow_function
from .base import Chart, known, known_tissue

LIVER = ("organ-liver", (22, 22))
"""The symbol of the liver, and the point from which all of its outline is seen: there the tumour lies."""


@dataclass(frozen=True)
class Organ:
    """One compartment: its words, the quantity that is told of it, its mass, its energy, and the tissue that it is drawn as."""

    label: str
    quantity: str
    mass: sp.Expr
    energy: sp.Expr
    tissue: str


@dataclass(frozen=True)
class Spheres(Chart):
    """A tumour in its liver, and the lungs behind it.

    Parameters
    ----------
    title
        What it shows.
    tumour, liver, lungs
        The compartments; that of the liver is what lies around the tumour.
    shunt
        The input that says which part goes on to the lungs.
    dot
        The energy of one dot, in joules.
    reaches
        How much liver the drawing may hold, in kilograms: the first that holds tumour and liver is taken.
    """

    kind: ClassVar[str] = "spheres"
    styles: ClassVar[Sequence[str]] = ("palette.css",)
    title: str
    tumour: Organ
    liver: Organ
    lungs: Organ
    shunt: str
    dot: float = 1
    reaches: Sequence[float] = (1, 2, 4)

    @property
    def organs(self) -> tuple[Organ, Organ, Organ]:
        """The three compartments, in the order in which they are drawn and told."""
        return self.tumour, self.liver, self.lungs

    @property
    def amounts(self) -> list[sp.Expr]:
        """Mass and energy of each compartment."""
        return [amount for organ in self.organs for amount in (organ.mass, organ.energy)]

    def check(self, model: Model) -> None:
        model.check_symbols(self.title, self.amounts)
        known([self.shunt, *(organ.quantity for organ in self.organs)], model)
        for organ in self.organs:
            known_tissue(self.title, organ.tissue)

    def spec(self, model: Model) -> dict[str, Any]:
        return {
            "title": self.title, "shunt": self.shunt, "dot": self.dot, "reaches": list(self.reaches),
            "organs": [{"label": organ.label, "quantity": organ.quantity, "tissue": organ.tissue} for organ in self.organs],
            "outline": [round(radius, 3) for radius in outline(*LIVER)],
        }  # fmt: skip

    def functions(self, model: Model) -> str:
        return arrow_function(model, self.amounts)
