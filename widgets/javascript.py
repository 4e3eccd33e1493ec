"""A model as JavaScript: the functions that a page runs, printed from the same SymPy as the rest.

In the functions, `p` holds the inputs by name and `q` the quantities by name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.printing.jscode import JavascriptCodePrinter

if TYPE_CHECKING:
    from .model import Model, Option


class Printer(JavascriptCodePrinter):
    """SymPy's printer, with small whole powers written as products, and functions of statistics taken from `js/special.js`."""

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


def written(expression: sp.Basic | float, places: Mapping[sp.Symbol, sp.Basic]) -> str:
    """Print an expression whose symbols stand where `places` says.

    Examples
    --------
    >>> r, R = sp.symbols("r R")
    >>> written(r**2 < R, {r: sp.Symbol("x"), R: sp.Symbol("p.radius")})
    '(x*x) < p.radius'
    """
    return Printer().doprint(sp.sympify(expression).xreplace(dict(places)))


def places(model: Model) -> dict[sp.Symbol, sp.Basic]:
    """Say where each symbol of a model stands on the page; a constant is its number."""
    found: dict[sp.Symbol, sp.Basic] = {p.symbol: sp.Symbol(f"p.{name}") for name, p in model.parameters.items()}
    for name, choice in model.choices.items():
        for symbol in choice.symbols:
            found[symbol] = sp.Symbol(f"options.{name}[p.{name}].{symbol_key(symbol)}")
    found |= {q.symbol: sp.Symbol(f"q.{name}") for name, q in model.quantities.items()}
    return found | {c.symbol: sp.Float(c.value, 17) for c in model.constants.values()}


def function(model: Model, expressions: Sequence[sp.Basic | float], running: Mapping[sp.Symbol, str] | None = None) -> str:
    """Write `(p, q, x) => [...]`: expressions in the model's symbols and in `running` ones, each with its name on the page.

    Examples
    --------
    >>> from .models.y90 import MODEL, D_T
    >>> r = sp.Symbol("r_0")
    >>> function(MODEL, [D_T / r], {r: "x"})
    '(p, q, x) => [q.tumour_Gy/x]'
    """
    running = running or {}
    known = places(model) | {symbol: sp.Symbol(name) for symbol, name in running.items()}
    arguments = ", ".join(["p", "q", *dict.fromkeys(name.split("[")[0] for name in running.values())])
    return f"({arguments}) => [{', '.join(written(expression, known) for expression in expressions)}]"


def module(model: Model, conditions: Sequence[sp.Basic] = ()) -> str:
    """Write the ES module that exports `evaluate(p)` and `conditions(p, q)`."""
    known = places(model)
    lines = [f"  q.{name} = {written(quantity.expression, known)};" for name, quantity in model.quantities.items()]
    return "\n".join(
        [
            "// Generated from SymPy. Do not edit.",
            "import * as special from './special.js';",
            f"const options = {chosen(model)};",
            "export function evaluate(p) {",
            "  const q = {};",
            *lines,
            "  return q;",
            "}",
            f"export const conditions = {function(model, conditions)};",
            "",
        ]
    )


def chosen(model: Model) -> str:
    """Write what each option of each choice sets."""

    def numbers(option: Option) -> str:
        return ", ".join(f"{symbol_key(symbol)}: {value!r}" for symbol, value in option.sets.items())

    choices = (
        f"{name}: {{{', '.join(f'{option.value}: {{{numbers(option)}}}' for option in choice.options)}}}" for name, choice in model.choices.items()
    )
    return f"{{{', '.join(choices)}}}"


def symbol_key(symbol: sp.Symbol) -> str:
    """Turn a symbol's name into an identifier: `a_{sphere}` gives `a_sphere`."""
    return "".join(letter for letter in symbol.name if letter.isalnum() or letter == "_")
