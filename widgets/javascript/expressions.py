"""SymPy expressions as JavaScript. In the functions, `p` holds the inputs by name and `q` the quantities by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.printing.jscode import JavascriptCodePrinter

from ..engine.dynamics import Dynamics
from ..engine.model import Model, Option
from ..engine.trajectories import TIME


class Printer(JavascriptCodePrinter):
    """SymPy's printer, with small integer powers written as products, and special functions taken from `js/special.js`."""

    def _print_Function(self, expr: sp.Function) -> str:  # noqa: N802
        if isinstance(expr, AppliedUndef):
            return f"special.{expr.func.__name__}({self.stringify(expr.args, ', ')})"
        return super()._print_Function(expr)

    def _print_Pow(self, expr: sp.Pow) -> str:  # noqa: N802
        base, exponent = expr.as_base_exp()
        if exponent.is_Integer and 2 <= int(exponent) <= 4:
            # In brackets, since SymPy may put it below a fraction bar.
            return f"({'*'.join([self.parenthesize(base, 50)] * int(exponent))})"
        return super()._print_Pow(expr)

    def _print_Float(self, expr: sp.Float) -> str:  # noqa: N802
        return repr(float(expr))

    def _print_BooleanTrue(self, expr: sp.Expr) -> str:  # noqa: N802
        return "true"

    def _print_BooleanFalse(self, expr: sp.Expr) -> str:  # noqa: N802
        return "false"

    def _print_NaN(self, expr: sp.Expr) -> str:  # noqa: N802
        return "NaN"


def to_javascript(expression: sp.Basic | float, locations: Mapping[sp.Symbol, sp.Basic]) -> str:
    """Print an expression, with each symbol replaced by the JavaScript expression that holds its value.

    Examples
    --------
    >>> r, R = sp.symbols("r R")
    >>> to_javascript(r**2 < R, {r: sp.Symbol("x"), R: sp.Symbol("p.radius")})
    '(x*x) < p.radius'
    """
    return Printer().doprint(sp.sympify(expression).xreplace(dict(locations)))


def symbol_locations(model: Model) -> dict[sp.Symbol, sp.Basic]:
    """Map each symbol of a model to the JavaScript expression that holds its value; constants become numbers."""
    found: dict[sp.Symbol, sp.Basic] = {p.symbol: sp.Symbol(f"p.{name}") for name, p in model.parameters.items()}
    for name, choice in model.choices.items():
        for symbol in choice.symbols:
            found[symbol] = sp.Symbol(f"options.{name}[p.{name}].{symbol_key(symbol)}")
    found |= {q.symbol: sp.Symbol(f"q.{name}") for name, q in model.quantities.items()}
    return found | {c.symbol: sp.Float(c.value, 17) for c in model.constants.values()}


def arrow_function(model: Model, expressions: Sequence[sp.Basic | float], running: Mapping[sp.Symbol, str] | None = None) -> str:
    """Write `(p, q, x) => [...]`: expressions in the model's symbols and in `running` ones, each with its name in JavaScript.

    Examples
    --------
    >>> from widgets.models.y90 import MODEL, D_T
    >>> r = sp.Symbol("r_0")
    >>> arrow_function(MODEL, [D_T / r], {r: "x"})
    '(p, q, x) => [q.tumour_Gy/x]'
    """
    running = running or {}
    known = symbol_locations(model) | {symbol: sp.Symbol(name) for symbol, name in running.items()}
    arguments = ", ".join(["p", "q", *dict.fromkeys(name.split("[")[0] for name in running.values())])
    return f"({arguments}) => [{', '.join(to_javascript(expression, known) for expression in expressions)}]"


def option_values(model: Model) -> str:
    """Write an object with the numbers that each option of each choice sets."""

    def numbers(option: Option) -> str:
        return ", ".join(f"{symbol_key(symbol)}: {value!r}" for symbol, value in option.sets.items())

    choices = (
        f"{name}: {{{', '.join(f'{option.value}: {{{numbers(option)}}}' for option in choice.options)}}}" for name, choice in model.choices.items()
    )
    return f"{{{', '.join(choices)}}}"


def symbol_key(symbol: sp.Symbol) -> str:
    """Turn a symbol's name into an identifier: `a_{sphere}` gives `a_sphere`."""
    return "".join(letter for letter in symbol.name if letter.isalnum() or letter == "_")


def running_names(model: Dynamics) -> dict[sp.Symbol, str]:
    """Map time and states to their names in a function of the trajectory: `t` and `y[i]`."""
    return {TIME: "t"} | {state.symbol: f"y[{i}]" for i, state in enumerate(model.states.values())}


def along_trajectory(model: Dynamics, expressions: Sequence[sp.Expr]) -> str:
    """Write `(p, q, t, y) => [...]`: expressions in states, terms and time."""
    return arrow_function(model, [model.expand_terms(expression) for expression in expressions], running_names(model))
