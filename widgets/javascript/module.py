"""A model as the ES module that a page runs: `evaluate(p)`, `conditions(p, q)`, and `start(spec)` for models made of data."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import sympy as sp

from ..declaration import Declaration
from ..engine.dynamics import Dynamics
from ..engine.model import Model
from . import dynamics_module
from .expressions import arrow_function, option_values, symbol_locations, to_javascript

HEADER = "// Generated from SymPy. Do not edit."


def declaration_module(declaration: Declaration, *, spec: bool = True) -> str:
    """Write the ES module of an explorable: the functions of its model and of its charts.

    Parameters
    ----------
    declaration
        The explorable.
    spec
        Whether the module holds the declaration's `spec`, too; on the book's pages it stands in the page.

    Examples
    --------
    >>> from widgets.registry import declaration
    >>> "export function evaluate(p)" in declaration_module(declaration("ice"))
    True
    """
    if not spec:
        return _functions(declaration)
    return f"{_functions(declaration)}export const spec = {declaration.json()};\n" + ("start(spec);\n" if declaration.model.data else "")


@cache
def _functions(declaration: Declaration) -> str:
    """Write the functions of an explorable; once, since SymPy takes its time to print them."""
    model = model_module(declaration.model, [say.when for say in declaration.sentence if say.when is not None])
    functions = ", ".join(chart.functions(declaration.model) for chart in declaration.charts)
    return f"{model}export const functions = [{functions}];\n"


def model_module(model: Model, conditions: Sequence[sp.Basic] = ()) -> str:
    """Write the ES module of a model: `evaluate(p)`, and `conditions(p, q)` for relations between its symbols."""
    if model.script:
        return _data_module(model, conditions)
    if isinstance(model, Dynamics):
        return dynamics_module.module(model, conditions)
    known = symbol_locations(model)
    lines = [f"  q.{name} = {to_javascript(quantity.expression, known)};" for name, quantity in model.quantities.items()]
    return "\n".join(
        [
            HEADER,
            "import * as special from './special.js';",
            f"const options = {option_values(model)};",
            "export function evaluate(p) {",
            "  const q = {};",
            *lines,
            "  return q;",
            "}",
            f"export const conditions = {arrow_function(model, conditions)};",
            "",
        ]
    )


def _data_module(model: Model, conditions: Sequence[sp.Basic]) -> str:
    """Write the module of a model that `js/SCRIPT.js` computes from data, once `start(spec)` has brought them."""
    return "\n".join(
        [
            HEADER,
            f"import {{ {model.script} }} from './{model.script}.js';",
            "let found;",
            f"export const start = ({{ data }}) => {{ found = {model.script}(data); }};",
            "export const evaluate = p => found.evaluate(p);",
            "const look = p => found.look(p);",
            f"export const conditions = {arrow_function(model, conditions)};",
            "",
        ]
    )
