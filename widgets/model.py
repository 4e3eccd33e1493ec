"""A model written once, in SymPy: what the chapter prints is what tests, figures and pages compute.

A `Model` is a list of quantities, each an equation in the parameters, the options, the constants and
the quantities before it. From this one list come the LaTeX, the NumPy function and the JavaScript module.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import sympy as sp
from scipy.special import lambertw
from sympy.printing.jscode import JavascriptCodePrinter

# Where SymPy's functions are found in Python; `js/special.js` has those that JavaScript lacks.
NUMPY = [{"LambertW": lambda value: lambertw(value).real}, "numpy"]


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


@dataclass(frozen=True)
class Choice:
    """A question with named answers; every option sets the same symbols."""

    name: str
    label: str
    options: Sequence[Option]

    def __post_init__(self) -> None:
        if len({frozenset(option.sets) for option in self.options}) != 1:
            msg = f"{self.name}: every option must set the same symbols"
            raise ValueError(msg)

    @property
    def default(self) -> str:
        """The first option."""
        return self.options[0].value

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


class JavaScript(JavascriptCodePrinter):
    """SymPy's printer, with small whole powers written as products."""

    def _print_Pow(self, expr: sp.Pow) -> str:  # noqa: N802
        base, exponent = expr.as_base_exp()
        if exponent.is_Integer and 2 <= int(exponent) <= 4:
            return "*".join([self.parenthesize(base, 50)] * int(exponent))
        return super()._print_Pow(expr)


class Model:
    r"""Parameters, choices and constants in; quantities out.

    Parameters
    ----------
    parameters, choices, constants, quantities
        In reading order. A quantity may use the symbols of all that stands before it.

    Examples
    --------
    >>> mass, energy, dose = sp.symbols("m E D", positive=True)
    >>> model = Model(
    ...     parameters=[Parameter("energy", energy, "J", 0, 200, 50, 1, "Energy"),
    ...                 Parameter("mass", mass, "kg", 0.1, 3, 1, 0.1, "Mass")],
    ...     quantities=[Quantity("dose", dose, "Gy", "Absorbed dose", energy / mass)],
    ... )
    >>> model(mass=2)["dose"]
    25.0
    >>> model.latex("dose")
    'D = \\frac{E}{m}'
    """

    def __init__(
        self,
        parameters: Sequence[Parameter],
        quantities: Sequence[Quantity],
        choices: Sequence[Choice] = (),
        constants: Sequence[Constant] = (),
    ) -> None:
        self.parameters = {parameter.name: parameter for parameter in parameters}
        self.choices = {choice.name: choice for choice in choices}
        self.constants = {constant.name: constant for constant in constants}
        self.quantities = {quantity.name: quantity for quantity in quantities}
        self._check_names([*parameters, *choices, *constants, *quantities])
        known = {item.symbol: item.name for item in (*parameters, *constants)}
        known |= {symbol: str(symbol) for choice in choices for symbol in choice.symbols}
        for quantity in quantities:
            unknown = quantity.expression.free_symbols - set(known)
            if unknown:
                valid = ", ".join(sorted(map(str, known)))
                msg = f"{quantity.name}: unknown symbol {', '.join(map(str, unknown))}; known here are {valid}"
                raise ValueError(msg)
            known[quantity.symbol] = quantity.name

    @staticmethod
    def _check_names(items: Iterable[Any]) -> None:
        names = [item.name for item in items]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            msg = f"a name is used twice: {', '.join(sorted(twice))}"
            raise ValueError(msg)

    @property
    def inputs(self) -> dict[str, Parameter | Choice]:
        """What can be set, by name: choices first, as on the page."""
        return {**self.choices, **self.parameters}

    @property
    def defaults(self) -> dict[str, float | str]:
        """The value of every input before anybody moves it."""
        return {name: item.default for name, item in self.inputs.items()}

    def check(self, values: Mapping[str, Any]) -> dict[str, float | str]:
        """Complete the inputs: the given values, checked, and the defaults for the rest."""
        unknown = set(values) - set(self.inputs)
        if unknown:
            msg = f"unknown input {', '.join(sorted(unknown))}; valid are {', '.join(self.inputs)}"
            raise ValueError(msg)
        return self.defaults | {name: self.inputs[name].check(value) for name, value in values.items()}

    # --- the three renderings -----------------------------------------------------------------

    def latex(self, name: str) -> str:
        """Write the equation of one quantity, as it is computed."""
        quantity = self.quantities[name]
        return f"{sp.latex(quantity.symbol)} = {sp.latex(quantity.expression)}"

    def mathml(self, name: str) -> str:
        """Write the same equation as MathML, for where nothing typesets LaTeX."""
        quantity = self.quantities[name]
        plain = {
            symbol: sp.Symbol(symbol.name.replace(r"\mathrm", "").replace("{", "").replace("}", "").replace("\\", ""))
            for symbol in quantity.expression.free_symbols | {quantity.symbol}
        }
        equation = sp.Eq(quantity.symbol.xreplace(plain), quantity.expression.xreplace(plain), evaluate=False)
        return f'<math display="block">{sp.mathml(equation, printer="presentation")}</math>'

    def __call__(self, **values: Any) -> dict[str, float]:
        """Compute every quantity for one state: defaults, with `values` in their place."""
        state = self.check(values)
        return {name: float(value) for name, value in self.evaluate(**state).items()}

    def evaluate(self, **state: Any) -> dict[str, np.ndarray]:
        """Compute every quantity by NumPy; a parameter may be an array. Values are taken as they are (no range check)."""
        state = self.defaults | state
        numbers: dict[sp.Symbol, Any] = {p.symbol: state[name] for name, p in self.parameters.items()}
        for name, choice in self.choices.items():
            numbers |= choice.option(state[name]).sets
        values = self._numpy(*(numbers[symbol] for symbol in self._arguments))
        return dict(zip(self.quantities, values, strict=True))

    @cached_property
    def _arguments(self) -> list[sp.Symbol]:
        chosen = [symbol for choice in self.choices.values() for symbol in choice.symbols]
        return [parameter.symbol for parameter in self.parameters.values()] + chosen

    @cached_property
    def _numpy(self) -> Any:
        return sp.lambdify(self._arguments, [self.closed(name) for name in self.quantities], NUMPY, cse=True)

    def closed(self, name: str) -> sp.Expr:
        """Express one quantity in terms of inputs alone, with the constants as numbers."""
        expression = self.quantities[name].expression
        for quantity in reversed(self.quantities.values()):
            expression = expression.xreplace({quantity.symbol: quantity.expression})
        return expression.xreplace({c.symbol: sp.Float(c.value) for c in self.constants.values()})

    def javascript(self, conditions: Sequence[sp.Basic] = ()) -> str:
        """Write an ES module that exports `evaluate(inputs)` and `conditions(inputs, quantities)`.

        Parameters
        ----------
        conditions
            Relations between symbols of the model, each a line of the second function.
        """
        places = {p.symbol: sp.Symbol(f"p.{name}") for name, p in self.parameters.items()}
        for name, choice in self.choices.items():
            for symbol in choice.symbols:
                places[symbol] = sp.Symbol(f"options.{name}[p.{name}].{symbol_key(symbol)}")
        outputs = {q.symbol: sp.Symbol(f"q.{name}") for name, q in self.quantities.items()}
        numbers = {c.symbol: sp.Float(c.value, 17) for c in self.constants.values()}
        everything = {**places, **outputs, **numbers}
        printer = JavaScript()
        lines = [
            f"  q.{name} = {printer.doprint(quantity.expression.xreplace(everything))};"
            for name, quantity in self.quantities.items()
        ]
        tests = [printer.doprint(condition.xreplace(everything)) for condition in conditions]
        return "\n".join(
            [
                "// Generated from SymPy. Do not edit.",
                f"const options = {self._javascript_options()};",
                "export function evaluate(p) {",
                "  const q = {};",
                *lines,
                "  return q;",
                "}",
                f"export const conditions = (p, q) => [{', '.join(tests)}];",
                "",
            ]
        )

    def _javascript_options(self) -> str:
        def numbers(option: Option) -> str:
            return ", ".join(f"{symbol_key(symbol)}: {value!r}" for symbol, value in option.sets.items())

        choices = (
            f"{name}: {{{', '.join(f'{option.value}: {{{numbers(option)}}}' for option in choice.options)}}}"
            for name, choice in self.choices.items()
        )
        return f"{{{', '.join(choices)}}}"


def symbol_key(symbol: sp.Symbol) -> str:
    """Turn a symbol's name into an identifier: `a_{sphere}` gives `a_sphere`."""
    return "".join(letter for letter in symbol.name if letter.isalnum() or letter == "_")
