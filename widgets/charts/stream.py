"""Stream: a hundred cells in a vessel, and how many of them something happened to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import sympy as sp

from ..engine.model import Model
from ..javascript.expressions import arrow_function
from .base import Chart, known

KINDS = ("field", "left")


@dataclass(frozen=True)
class Vessel:
    """A vessel whose cells are told apart.

    Parameters
    ----------
    label, quantity
        What the share is, and the quantity that gives it, in percent.
    kind
        `"field"`: a beam covers this share of the blood; `"left"`: this share of the cells is alive.
    now
        A part of the field, in percent, that is marked in it, and what it is called.
    """

    label: str
    quantity: str
    kind: str
    now: tuple[str, sp.Expr] | None = None


@dataclass(frozen=True)
class Stream(Chart):
    """Vessels of one length, one below the other; along it every share is to scale."""

    kind: ClassVar[str] = "stream"
    styles: ClassVar[Sequence[str]] = ("palette.css",)
    title: str
    vessels: Sequence[Vessel]
    words: Sequence[str]
    """Of a living cell, a dead one, and the field."""

    @property
    def marks_now(self) -> list[sp.Expr]:
        """What is marked in each vessel, not a number where nothing is."""
        return [sp.nan if vessel.now is None else vessel.now[1] for vessel in self.vessels]

    def check(self, model: Model) -> None:
        known([vessel.quantity for vessel in self.vessels], model)
        model.check_symbols(self.title, self.marks_now)
        for vessel in self.vessels:
            if vessel.kind not in KINDS:
                msg = f"{self.title}: unknown kind of vessel {vessel.kind!r}; valid are {', '.join(KINDS)}"
                raise ValueError(msg)

    def spec(self, model: Model) -> dict[str, Any]:
        return {"title": self.title, "words": list(self.words), "vessels": [
            {"label": vessel.label, "quantity": vessel.quantity, "kind": vessel.kind, "now": vessel.now[0] if vessel.now else ""} for vessel in self.vessels
        ]}  # fmt: skip

    def functions(self, model: Model) -> str:
        return arrow_function(model, self.marks_now)
