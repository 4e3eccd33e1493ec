"""What every kind of chart has in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import sympy as sp

from visual.signs import TISSUES

from ..engine.formatting import pick
from ..engine.model import Model


@dataclass(frozen=True)
class Mark:
    """A published value (or range, up to `high`) in a chart, and in whom it was found.

    `row` says where: the quantity of a bar, or the axis, `"x"` or `"y"`, of other charts. `only` restricts it to
    one option of each choice, such as `{"device": "resin"}`. It is drawn with a letter, which the list below the
    charts explains. Without `sources` it is a line of the model's own, drawn with its `label` and not listed.
    In charts with axes, `value` and `high` may be expressions in the model's symbols.
    """

    row: str
    value: float | sp.Expr
    text: str = ""
    sources: Sequence[str] = ()
    only: Mapping[str, str] = field(default_factory=dict)
    high: float | sp.Expr | None = None
    label: str = ""


@dataclass(frozen=True)
class View:
    """One state of an explorable, as a chart draws it: values and texts by name, and the letters of its marks."""

    model: Model
    values: Mapping[str, Any]
    texts: Mapping[str, str]
    letters: Sequence[str] = ()

    def unit(self, name: str) -> str:
        """Give the unit of an input or a quantity."""
        return (self.model.inputs | self.model.quantities)[name].unit

    def with_inputs(self, changed: Mapping[str, Any]) -> Mapping[str, Any]:
        """Compute the values of this state with some inputs changed."""
        inputs = {name: self.values[name] for name in self.model.inputs} | dict(changed)
        return {**inputs, **self.model(**inputs)}

    def shows(self, mark: Mark) -> bool:
        """Tell whether a mark belongs to this state's options."""
        return all(self.values[name] == value for name, value in mark.only.items())


class Chart:
    """A kind of chart: a frozen dataclass here, `js/KIND.js` on the page, `faces/figures/KIND.py` in print."""

    kind: ClassVar[str]
    styles: ClassVar[Sequence[str]] = ()
    """Style sheets of the book that it needs besides that of explorables; the book's pages have them already."""
    title: str
    marks: Sequence[Mark] = ()

    @property
    def listed(self) -> list[Mark]:
        """The marks with a letter: those that were published."""
        return [mark for mark in self.marks if mark.sources]

    def check(self, model: Model) -> None:
        """Refuse what the model does not have."""

    def spec(self, model: Model) -> dict[str, Any]:
        """Gather what the page must know, ready for JSON."""
        raise NotImplementedError

    def functions(self, model: Model) -> str:
        """Write what the page must compute for this chart alone, as a JavaScript expression."""
        return "null"

    def notes(self, model: Model, live: bool) -> str:
        """Write the HTML that stands under every face for this chart, if any."""
        return ""

    def place(self, mark: Mark, model: Model) -> str:
        """Name in words where a mark stands."""
        raise NotImplementedError


def known(names: Sequence[str], model: Model) -> None:
    """Refuse a name that is no input and no quantity."""
    table = dict.fromkeys([*model.inputs, *model.quantities], "")
    for name in names:
        pick(table)(name)


def known_tissue(title: str, name: str) -> None:
    """Refuse a tissue that is not in the book's dictionary of signs; `body` is what stands for any other organ."""
    if name not in (*TISSUES, "body"):
        msg = f"{title}: unknown tissue {name!r}; valid are {', '.join(TISSUES)}, body"
        raise ValueError(msg)
