"""A model written once, in SymPy: what the chapter prints is what tests, figures and pages compute.

A `Model` is a list of quantities, each an equation in the parameters, the options, the constants and
the quantities before it. From this one list come the LaTeX, the NumPy function and (`widgets.javascript`) the script of a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import sympy as sp

from .parts import Choice, Constant, Equation, Option, Parameter, Quantity

__all__ = ["Choice", "Constant", "Equation", "Model", "Option", "Parameter", "Quantity", "lambdified"]


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
    >>> model.equations[0].latex
    'D = \\frac{E}{m}'
    """

    data: Mapping[str, Any] | None = None
    """What a page must know besides formulas, ready for JSON, for a model that is computed from data (see `script`)."""

    script = ""
    """Name of the module in `widgets/js` that computes such a model on a page: its export of the same name takes `data`."""

    general = False
    """Whether the equations are shown for any number of studies, nodes and so on, rather than as each quantity is computed."""

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
            unknown = quantity.needs - set(known)
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

    def validated_inputs(self, values: Mapping[str, Any]) -> dict[str, float | str]:
        """Return every input: the given values, validated, and the defaults for the rest.

        Raises
        ------
        ValueError
            If a name is unknown (the message lists the valid ones) or a value is not allowed (it gives the range).
        """
        unknown = set(values) - set(self.inputs)
        if unknown:
            msg = f"unknown input {', '.join(sorted(unknown))}; valid are {', '.join(self.inputs)}"
            raise ValueError(msg)
        return self.defaults | {name: self.inputs[name].validated(value) for name, value in values.items()}

    @property
    def equations(self) -> list[Equation]:
        """Every quantity, as it is computed, with its unit."""
        return [Equation(q.label + (f" ({q.unit})" if q.unit else ""), q.symbol, q.expression) for q in self.quantities.values()]

    def __call__(self, **values: Any) -> dict[str, float]:
        """Compute every quantity for one state: the defaults, replaced by `values` where given; errors as in `validated_inputs`."""
        state = self.validated_inputs(values)
        return {name: float(value) for name, value in self.evaluate(**state).items()}

    def evaluate(self, **state: Any) -> dict[str, np.ndarray]:
        """Compute every quantity with NumPy; a parameter may be an array. Ranges are not checked here."""
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
        # A line for each quantity: written into one another they would have to be taken apart again.
        places = {quantity.symbol: sp.Dummy() for quantity in self.quantities.values()}
        known = places | {constant.symbol: sp.Float(constant.value, 17) for constant in self.constants.values()}
        names, right = list(places.values()), [quantity.expression.xreplace(known) for quantity in self.quantities.values()]
        return sp.lambdify(self._arguments, right, "numpy", cse=lambda every: (list(zip(names, every, strict=True)), names))

    def numbers(self, values: Mapping[str, Any]) -> dict[sp.Symbol, Any]:
        """Map each symbol to its number in one state, given the inputs and quantities of the state by name."""
        numbers = {item.symbol: values[name] for name, item in (self.parameters | self.quantities).items() if name in values}
        numbers |= {constant.symbol: constant.value for constant in self.constants.values()}
        for name, choice in self.choices.items():
            numbers |= choice.option(values[name]).sets
        return numbers

    def compute(self, expressions: Sequence[sp.Expr], values: Mapping[str, Any], running: Mapping[sp.Symbol, Any] | None = None) -> list[np.ndarray]:
        """Compute expressions that a chart declares, for one state.

        Parameters
        ----------
        expressions
            In the model's symbols and those of `running`.
        values
            Inputs and quantities by name, as `Declaration.values` gives them.
        running
            What is no input, such as a radius: its symbol and the numbers that it takes.

        Examples
        --------
        >>> r, E = sp.symbols("r E", positive=True)
        >>> model = Model([Parameter("energy", E, "J", 0, 9, 3, 1, "Energy")], [])
        >>> model.compute([E / r], {"energy": 3.0}, {r: np.array([1.0, 2.0])})[0].tolist()
        [3.0, 1.5]
        """
        running = running or {}
        self.check_symbols("a chart", expressions, running)
        shape = np.broadcast_shapes(*(np.shape(at) for at in running.values()))
        return [np.broadcast_to(np.asarray(one, dtype=float), shape) for one in self.evaluate_expressions(expressions, values, running)]

    def evaluate_expressions(self, expressions: Sequence[sp.Expr], values: Mapping[str, Any], running: Mapping[sp.Symbol, Any] | None = None) -> list[Any]:
        """Compute expressions from the values known so far, without broadcasting them to a common shape."""
        numbers = self.numbers(values) | dict(running or {})
        arguments, function = lambdified(tuple(map(sp.sympify, expressions)))
        return function(*(numbers[symbol] for symbol in arguments))

    def as_function_of(self, name: str, moved: sp.Symbol, running: sp.Symbol) -> sp.Expr:
        """Return a quantity as an expression in which `running` replaces the input `moved`, for the axis of a chart.

        Examples
        --------
        >>> r, E, m, D = sp.symbols("r E m D", positive=True)
        >>> energy, mass = Parameter("energy", E, "J", 0, 9, 3, 1, "Energy"), Parameter("mass", m, "kg", 1, 9, 2, 1, "Mass")
        >>> Model([energy, mass], [Quantity("dose", D, "Gy", "Dose", E / m)]).as_function_of("dose", m, r)
        E/r
        """
        moving = {moved}
        for quantity in self.quantities.values():
            if quantity.expression.free_symbols & moving:
                moving.add(quantity.symbol)
        expression = self.quantities[name].expression
        for quantity in reversed(self.quantities.values()):
            if quantity.symbol in moving:
                expression = expression.xreplace({quantity.symbol: quantity.expression})
        return expression.xreplace({moved: running})

    def check_symbols(self, name: str, expressions: Sequence[sp.Expr], running: Iterable[sp.Symbol] = ()) -> None:
        """Raise a `ValueError` that lists the known symbols if an expression has one that the model does not know."""
        known = {item.symbol for item in (*self.parameters.values(), *self.constants.values(), *self.quantities.values())}
        known |= {symbol for choice in self.choices.values() for symbol in choice.symbols} | set(running)
        unknown = set().union(*(sp.sympify(e).free_symbols for e in expressions)) - known
        if unknown:
            msg = f"{name}: unknown symbol {', '.join(map(str, unknown))}; known here are {', '.join(sorted(map(str, known)))}"
            raise ValueError(msg)


@lru_cache(maxsize=256)
def lambdified(expressions: tuple[sp.Expr, ...]) -> tuple[tuple[sp.Symbol, ...], Any]:
    """Return the symbols in some expressions, and the NumPy function of them that computes these; each is made once."""
    arguments = tuple(sorted(set().union(*(e.free_symbols for e in expressions)), key=str))
    return arguments, sp.lambdify(arguments, list(expressions), "numpy", cse=True)
