"""What a model that changes in time is made of: states, terms, events, readings; and its solution."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import sympy as sp

TIME = sp.Symbol("t", nonnegative=True)


@dataclass(frozen=True)
class State:
    """What changes in time: its value at the start and its rate, in the symbols of the model, states, terms and `TIME`.

    Its error is kept small as a part of its value, or of `floor` where it is smaller than that.
    """

    name: str
    symbol: sp.Symbol
    unit: str
    label: str
    start: sp.Expr
    rate: sp.Expr
    floor: float = 1e-6


@dataclass(frozen=True)
class Term:
    """A shorthand in the rates; it may use states and the terms before it."""

    symbol: sp.Symbol
    label: str
    expression: sp.Expr


@dataclass(frozen=True)
class Impulse:
    """An event that sets states at once: at `time`, and again `every` so often until it has struck `count` times.

    `changes` gives the new value of a state from the values just before; the rest stays.
    """

    label: str
    time: sp.Expr | float
    changes: Mapping[sp.Symbol, sp.Expr]
    count: sp.Expr | float = 1
    every: sp.Expr | float = 0


@dataclass(frozen=True)
class Reading:
    """A value of a state or a term: at a time (an expression), at the `"end"`, or the `"minimum"` or `"maximum"` of the course.

    At the time of an event it is the value after it, unless `before` is true.
    """

    name: str
    symbol: sp.Symbol
    unit: str
    label: str
    of: sp.Symbol
    at: sp.Expr | float | str
    before: bool = False

    @property
    def needs(self) -> set[sp.Symbol]:
        """The symbols that must be known before it."""
        return set() if isinstance(self.at, str) else sp.sympify(self.at).free_symbols

    @property
    def expression(self) -> sp.Expr:
        """Write it for readers: `T(t_1)`, `max(T)`."""
        extreme = self.at in ("minimum", "maximum")
        return sp.Function(self.at[:3])(self.of) if extreme else sp.Function(self.of.name)(sp.Symbol(r"t_\mathrm{end}") if self.at == "end" else self.at)


@dataclass(frozen=True)
class Later:
    """The value of a state at a time `after` the end of the course, without further events: where it goes in the long run."""

    name: str
    symbol: sp.Symbol
    unit: str
    label: str
    of: sp.Symbol
    after: float

    needs = frozenset()
    """Nothing must be known before it."""

    @property
    def expression(self) -> sp.Expr:
        """What readers see: `T(t_late)`."""
        return sp.Function(self.of.name)(sp.Symbol(r"t_\mathrm{late}"))


@dataclass(frozen=True)
class Solution:
    """A solution: times, and a row of values for each state; where an event strikes, a time stands twice."""

    t: np.ndarray
    y: np.ndarray
