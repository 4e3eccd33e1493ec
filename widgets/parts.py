"""What a model is made of: parameters, choices, constants, quantities; and an equation as readers see it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import sympy as sp
from sympy.core.function import AppliedUndef


@dataclass(frozen=True)
class Parameter:
    """A number that the reader moves.

    Examples
    --------
    >>> activity = Parameter("activity", sp.Symbol("A"), "GBq", 0.1, 6, 2.3, 0.1, "Activity")
    >>> activity.check(7)
    Traceback (most recent call last):
    ...
    ValueError: activity: 7 is outside 0.1 to 6 GBq
    """

    name: str
    symbol: sp.Symbol
    unit: str
    low: float
    high: float
    default: float
    step: float
    label: str
    source: str | None = None
    note: str = ""
    group: str = ""

    def __post_init__(self) -> None:
        if not self.low <= self.default <= self.high:
            msg = f"{self.name}: the default {self.default} is outside {self.low} to {self.high} {self.unit}"
            raise ValueError(msg)

    def check(self, value: float) -> float:
        """Give the value back as a float, or say what is wrong with it."""
        try:
            number = float(value)
        except (TypeError, ValueError):
            msg = f"{self.name}: {value!r} is not a number; expected {self.low} to {self.high} {self.unit}"
            raise ValueError(msg) from None
        if not self.low <= number <= self.high:
            msg = f"{self.name}: {value} is outside {self.low} to {self.high} {self.unit}"
            raise ValueError(msg)
        return number


@dataclass(frozen=True)
class Option:
    """One value of a choice, and the numbers that it stands for."""

    value: str
    label: str
    sets: Mapping[sp.Symbol, float] = field(default_factory=dict)
    source: str | None = None
    note: str = ""
    group: str = ""


@dataclass(frozen=True)
class Choice:
    """A question with named answers; every option sets the same symbols.

    Choices with a `group` stand together as boxes, each ticked for the second of its two options.
    A long list of options is drawn as a list to open, in which those of one `Option.group` stand together.
    """

    name: str
    label: str
    options: Sequence[Option]
    group: str = ""
    start: str = ""

    def __post_init__(self) -> None:
        if len({frozenset(option.sets) for option in self.options}) != 1:
            msg = f"{self.name}: every option must set the same symbols"
            raise ValueError(msg)

    @property
    def default(self) -> str:
        """What is chosen at first: the first option, unless `start` says otherwise."""
        return self.start or self.options[0].value

    @property
    def symbols(self) -> list[sp.Symbol]:
        """What the options set."""
        return list(self.options[0].sets)

    @property
    def unit(self) -> str:
        """A choice has none (so that it can stand in a table beside parameters)."""
        return ""

    def check(self, value: str) -> str:
        """Give the value back, or name the valid choices."""
        names = [option.value for option in self.options]
        if value not in names:
            msg = f"{self.name}: {value!r} is not one of {', '.join(names)}"
            raise ValueError(msg)
        return value

    def option(self, value: str) -> Option:
        """Give the option with this value."""
        return next(option for option in self.options if option.value == self.check(value))


@dataclass(frozen=True)
class Constant:
    """A number that the reader does not move."""

    name: str
    symbol: sp.Symbol
    value: float
    unit: str
    label: str
    source: str | None = None
    note: str = ""


@dataclass(frozen=True)
class Quantity:
    """An equation: `symbol` = `expression`, reported under `name` in `unit`."""

    name: str
    symbol: sp.Symbol
    unit: str
    label: str
    expression: sp.Expr

    @property
    def needs(self) -> set[sp.Symbol]:
        """The symbols that must be known before it."""
        return self.expression.free_symbols


@dataclass(frozen=True)
class Equation:
    """One line of the mathematics, for readers."""

    label: str
    left: sp.Expr
    right: sp.Expr

    @property
    def latex(self) -> str:
        """Write it for where LaTeX is typeset."""
        return f"{sp.latex(self.left)} = {sp.latex(self.right)}"

    @property
    def mathml(self) -> str:
        """Write it for where nothing typesets LaTeX."""
        def plain(name: str) -> str:
            return re.sub(r"\\mathrm|[{}\\]", "", name)

        both = sp.Tuple(self.left, self.right)
        both = both.replace(lambda e: isinstance(e, AppliedUndef), lambda e: sp.Function(plain(e.func.__name__))(*e.args))
        left, right = both.xreplace({symbol: sp.Symbol(plain(symbol.name)) for symbol in both.free_symbols})
        equation = sp.Eq(left, right, evaluate=False)
        return f'<math display="block">{sp.mathml(equation, printer="presentation")}</math>'
