"""Course: what changes in time, along the solution of a `Dynamics`, with its events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import sympy as sp

from ..engine.dynamics import Dynamics
from ..javascript.expressions import running_names
from .base import View
from .profile import Profile


@dataclass(frozen=True)
class Course(Profile):
    """A `Profile` whose running symbol is `engine.trajectories.TIME` and whose curves may use states and terms.

    `span` says which part of the time is shown; `here` is a time, such as the day of a treatment.
    """

    kind: ClassVar[str] = "course"

    def expressions(self, model: Dynamics) -> list[sp.Expr]:
        return [model.expand_terms(curve.expression) for curve in self.curves]

    def moving(self, model: Dynamics) -> Mapping[sp.Symbol, str]:
        return running_names(model)

    def rows(self, values: Mapping[str, Any], view: View, low: float, high: float) -> tuple[np.ndarray, list[np.ndarray]]:
        return view.model.tracks([curve.expression for curve in self.curves], values)
