"""What a model is made of: parameters, choices, constants, quantities; and an equation as readers see it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import isnan

import sympy as sp
from sympy.core.function import AppliedUndef


@dataclass(frozen=True)
class Parameter:
    """A number that the reader moves.

    Parameters
    ----------
    name, symbol, unit, label
        Identifier, symbol in the equations, unit (empty if none), words of the control.
    low, high, default, step
        Range (both ends allowed), starting value, and step of the slider.
    source, note, group
        Key of the bibliography, remark in the table of parameters, heading above the control.
    whole
        Whether only whole numbers have a meaning, as for fractions or patients.

    Examples
    --------
    >>> activity = Parameter("activity", sp.Symbol("A"), "GBq", 0.1, 6, 2.3, 0.1, "Activity")
    >>> activity.validated(7)
    Traceback (most recent call last):
    ...
    ValueError: activity: 7 is outside 0.1 to 6 GBq
    >>> Parameter("fractions", sp.Symbol("n"), "", 1, 30, 5, 1, "Fractions", whole=True).validated(2.5)
    Traceback (most recent call last):
    ...
    ValueError: fractions: 2.5 is not a whole number; expected a whole number from 1 to 30
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
    whole: bool = False

    def __post_init__(self) -> None:
        if not self.step > 0:
            msg = f"{self.name}: the step is {self.step}; expected a number above 0"
            raise ValueError(msg)
        if not self.low <= self.default <= self.high:
            msg = f"{self.name}: the default {self.default} is outside {self.range_in_words}"
            raise ValueError(msg)
        if self.whole and any(value != int(value) for value in (self.low, self.high, self.default, self.step)):
            msg = f"{self.name}: range, default and step of a whole number must be whole"
            raise ValueError(msg)

    @property
    def range_in_words(self) -> str:
        """The range with its unit, as error messages print it."""
        return f"{self.low} to {self.high} {self.unit}".rstrip()

    def validated(self, value: float) -> float:
        """Return the value as a float, or as an int where it must be whole.

        Raises
        ------
        ValueError
            If it is no number, outside the range, or not whole where it must be; the message names the range.
        """
        try:
            number = float("nan" if isinstance(value, str | bytes | bool) else value)
        except (TypeError, ValueError):
            number = float("nan")
        if isnan(number):
            msg = f"{self.name}: {value!r} is not a number; expected {self.range_in_words}"
            raise ValueError(msg)
        if not self.low <= number <= self.high:
            msg = f"{self.name}: {value} is outside {self.range_in_words}"
            raise ValueError(msg)
        if self.whole and number != int(number):
            msg = f"{self.name}: {value} is not a whole number; expected a whole number from {self.range_in_words}"
            raise ValueError(msg)
        return int(number) if self.whole else number


@dataclass(frozen=True)
class Option:
    """One value of a choice, and the numbers that it sets."""

    value: str
    label: str
    sets: Mapping[sp.Symbol, float] = field(default_factory=dict)
    source: str | None = None
    note: str = ""
    group: str = ""


@dataclass(frozen=True)
class Choice:
    """A question with named answers; every option sets the same symbols.

    Parameters
    ----------
    name, label, options
        Identifier, words of the control, and the answers in reading order.
    group
        Choices of one group stand together as check boxes, each ticked for the second of its two options.
    start
        The option chosen at first; the first one if empty.

    Notes
    -----
    More than six options become a drop-down list, in which those of one `Option.group` stand together.
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
        """The option chosen at first."""
        return self.start or self.options[0].value

    @property
    def symbols(self) -> list[sp.Symbol]:
        """The symbols that each option sets."""
        return list(self.options[0].sets)

    @property
    def unit(self) -> str:
        """Empty: choices stand in tables beside parameters, and have no unit."""
        return ""

    def validated(self, value: str) -> str:
        """Return the value.

        Raises
        ------
        ValueError
            If no option has it; the message lists the valid ones.
        """
        if not isinstance(value, str) or value not in self._by_value:
            msg = f"{self.name}: {value!r} is not one of {', '.join(self._by_value)}"
            raise ValueError(msg)
        return value

    def option(self, value: str) -> Option:
        """Return the option with this value; errors as in `validated`."""
        return self._by_value[self.validated(value)]

    @cached_property
    def _by_value(self) -> dict[str, Option]:
        return {option.value: option for option in self.options}


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
    """An equation: `symbol` = `expression`, reported under `name` in `unit`; below `floor`, where there is one, no more than that is said."""

    name: str
    symbol: sp.Symbol
    unit: str
    label: str
    expression: sp.Expr
    floor: float = 0

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
        """The equation in LaTeX, for pages."""
        return f"{sp.latex(self.left)} = {sp.latex(self.right)}"

    @property
    def mathml(self) -> str:
        """The equation in MathML, for notebooks."""

        def plain(name: str) -> str:
            return re.sub(r"\\mathrm|[{}\\]", "", name)

        both = sp.Tuple(self.left, self.right)
        both = both.replace(lambda e: isinstance(e, AppliedUndef), lambda e: sp.Function(plain(e.func.__name__))(*e.args))
        left, right = both.xreplace({symbol: sp.Symbol(plain(symbol.name)) for symbol in both.free_symbols})
        equation = sp.Eq(left, right, evaluate=False)
        return f'<math display="block">{sp.mathml(equation, printer="presentation")}</math>'
