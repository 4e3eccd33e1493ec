"""Inputs and results of one state as a data frame."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ..declaration import Declaration
from ..engine.formatting import number


class Table(pd.DataFrame):
    """A data frame whose `value` column keeps full numbers, and prints them with three significant digits."""

    @property
    def _constructor(self) -> type[Table]:
        return Table

    @classmethod
    def of(cls, declaration: Declaration, inputs: Mapping[str, Any]) -> Table:
        """Tabulate a state.

        Examples
        --------
        >>> from widgets.registry import declaration
        >>> heat = declaration("heat")
        >>> Table.of(heat, {"place": 40}).loc[["cell_C", "cell_rate"]]
                                 quantity value unit
        name
        cell_C         Temperature of the cell    37   °C
        cell_rate  Damage integral of the cell 0.177
        """
        values, model = declaration.values(inputs), declaration.model
        items = model.inputs | model.quantities
        rows = [(name, _named(items[name]), values[name], items[name].unit) for name in [*model.inputs, *declaration.table]]
        return cls(rows, columns=["name", "quantity", "value", "unit"]).set_index("name")

    def __repr__(self) -> str:
        return self.to_string(formatters=self._formatters)

    def _repr_html_(self) -> str:
        return self.to_html(formatters=self._formatters, notebook=True)

    @property
    def _formatters(self) -> dict[str, Any]:
        return {"value": lambda value: value if isinstance(value, str) else number(value)} if "value" in self.columns else {}


def _named(item: Any) -> str:
    """The label of an input or a result, after its group: inputs of two groups may have one label."""
    group = getattr(item, "group", "")
    return f"{group}: {item.label}" if group else item.label
