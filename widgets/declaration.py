"""What an explorable is: a model, and what is said and drawn about it. Data only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from json import dumps
from typing import Any

import sympy as sp

from .formatting import fill, number, pick, with_unit
from .model import Choice, Model


@dataclass(frozen=True)
class Preset:
    """A state with a name, which a link can ask for (`?y90.preset=name`)."""

    name: str
    label: str
    values: Mapping[str, Any]
    note: str = ""


@dataclass(frozen=True)
class Say:
    """A sentence with `{names}` of inputs and quantities, said `when` a relation holds (always, if there is none)."""

    text: str
    when: sp.Basic | None = None


@dataclass(frozen=True)
class Mark:
    """A published value (or range, up to `high`) beside a row of the chart, and in whom it was found.

    `only` restricts it to one option of each choice, such as `{"device": "resin"}`.
    """

    row: str
    value: float
    text: str
    sources: Sequence[str]
    only: Mapping[str, str] = field(default_factory=dict)
    high: float | None = None


@dataclass(frozen=True)
class Row:
    """One quantity on the shared axis; `detail` is a template that says where it comes from."""

    quantity: str
    label: str
    colour: int
    shape: str
    detail: str = ""


@dataclass(frozen=True)
class Bars:
    """Quantities of one unit on one axis, from zero, with published marks."""

    title: str
    axis: str
    rows: Sequence[Row]
    least: float
    marks: Sequence[Mark] = ()


@dataclass(frozen=True)
class Line:
    """One quantity against the swept parameter."""

    quantity: str
    label: str
    colour: int
    shape: str
    dash: str = ""


@dataclass(frozen=True)
class Sweep:
    """Quantities against one parameter, with the present state; `aim` and `reach` draw where a wanted value is met."""

    title: str
    parameter: str
    axis: str
    lines: Sequence[Line]
    least: float
    aim: str | None = None
    reach: str | None = None


@dataclass(frozen=True)
class Prediction:
    """A question to be answered with a number before the model shows its own."""

    question: str
    quantity: str
    low: float
    high: float
    step: float
    reveal: str


@dataclass(frozen=True)
class Honesty:
    """How far the model can be trusted."""

    assumed: str
    calibrated: str
    illustrative: str
    not_for: str


@dataclass(frozen=True)
class Declaration:
    """An explorable: one model and its faces.

    Parameters
    ----------
    name
        Identifier: the prefix in the address and the name of the script.
    title, lead
        What stands above it.
    model, presets, sentence, bars, sweep, prediction, honesty
        See the classes of this module.
    table
        The quantities that the table lists.
    """

    name: str
    title: str
    lead: str
    model: Model
    sentence: Sequence[Say]
    bars: Bars
    table: Sequence[str]
    honesty: Honesty
    sweep: Sweep | None = None
    presets: Sequence[Preset] = ()
    prediction: Prediction | None = None

    def __post_init__(self) -> None:
        values = self.model()
        for preset in self.presets:
            self.model.check(preset.values)
        wanted = [*self.table, *(row.quantity for row in self.bars.rows)]
        wanted += [line.quantity for line in self.sweep.lines] if self.sweep else []
        for name in wanted:
            pick(dict.fromkeys(values, ""))(name)
        self.say({})

    def values(self, state: Mapping[str, Any]) -> dict[str, Any]:
        """Compute inputs and quantities of a state, by name."""
        inputs = self.model.check(state)
        return {**inputs, **self.model(**inputs)}

    def texts(self, values: Mapping[str, Any]) -> dict[str, str]:
        """Write every value as the reader sees it, with its unit."""
        texts = {}
        for name, item in (self.model.inputs | self.model.quantities).items():
            if isinstance(item, Choice):
                texts[name] = item.option(values[name]).label
            else:
                texts[name] = with_unit(number(values[name], 6 if name in self.model.parameters else 3), item.unit)
        for name, constant in self.model.constants.items():
            texts[name] = with_unit(number(constant.value, 6), constant.unit)
        return texts

    def say(self, state: Mapping[str, Any]) -> str:
        """Tell the result in words."""
        values = self.values(state)
        text_of = pick(self.texts(values))
        return " ".join(fill(say.text, text_of) for say in self.sentence if say.when is None or self.holds(say.when, values))

    def holds(self, relation: sp.Basic, values: Mapping[str, Any]) -> bool:
        """Tell whether a relation between symbols of the model is true of these values."""
        model = self.model
        numbers = {item.symbol: values[name] for name, item in (model.parameters | model.quantities).items()}
        numbers |= {constant.symbol: constant.value for constant in model.constants.values()}
        for name, choice in model.choices.items():
            numbers |= choice.option(values[name]).sets
        return bool(relation.subs(numbers))

    def marks(self, state: Mapping[str, Any]) -> list[Mark]:
        """List the published marks that belong to this state's options."""
        inputs = self.model.check(state)
        return [mark for mark in self.bars.marks if all(inputs[name] == value for name, value in mark.only.items())]

    def javascript(self) -> str:
        """Write the ES module from which a page makes this explorable: the model's functions and `spec`."""
        model = self.model.javascript([say.when for say in self.sentence if say.when is not None])
        return f"{model}export const spec = {dumps(self.spec(), ensure_ascii=False, separators=(',', ':'))};\n"

    def spec(self) -> dict[str, Any]:
        """Gather what the page needs to know beside the functions, ready for JSON."""
        model = self.model
        conditions = iter(range(len(self.sentence)))
        spec: dict[str, Any] = {
            "name": self.name,
            "title": self.title,
            "parameters": [
                {
                    "name": p.name, "symbol": symbol_html(p.symbol), "unit": p.unit, "low": p.low, "high": p.high,
                    "default": p.default, "step": p.step, "label": p.label, "group": p.group,
                }
                for p in model.parameters.values()
            ],
            "choices": [
                {"name": c.name, "label": c.label, "options": [{"value": o.value, "label": o.label} for o in c.options]}
                for c in model.choices.values()
            ],
            "quantities": [{"name": q.name, "label": q.label, "unit": q.unit} for q in model.quantities.values()],
            "constants": {c.name: with_unit(number(c.value, 6), c.unit) for c in model.constants.values()},
            "presets": [{"name": p.name, "label": p.label, "values": model.check(p.values), "note": p.note} for p in self.presets],
            "sentence": [[say.text, None if say.when is None else next(conditions)] for say in self.sentence],
            "table": list(self.table),
            "bars": {
                "title": self.bars.title, "axis": self.bars.axis, "least": self.bars.least,
                "rows": [vars(row) for row in self.bars.rows],
                "marks": [{"row": m.row, "value": m.value, "high": m.high, "only": dict(m.only)} for m in self.bars.marks],
            },
        }
        if self.sweep:
            spec["sweep"] = vars(self.sweep) | {"lines": [vars(line) for line in self.sweep.lines]}
        if self.prediction:
            reveal = fill(self.prediction.reveal, pick(self.texts(self.values({}))))
            spec["prediction"] = vars(self.prediction) | {"reveal": reveal}
        return spec


GREEK = {r"\varepsilon": "ε", r"\rho": "ρ", r"\alpha": "α", r"\beta": "β", r"\lambda": "λ", r"\tau": "τ"}


def symbol_html(symbol: sp.Symbol) -> str:
    r"""Write a symbol as HTML, with its index below the line.

    Examples
    --------
    >>> symbol_html(sp.Symbol("D_T")), symbol_html(sp.Symbol(r"A_\mathrm{aim}")), symbol_html(sp.Symbol(r"\alpha"))
    ('<i>D</i><sub>T</sub>', '<i>A</i><sub>aim</sub>', '<i>α</i>')
    """
    name = symbol.name.replace(r"\mathrm", "")
    for word, letter in GREEK.items():
        name = name.replace(word, letter)
    letters, _, below = name.partition("_")
    index = below.strip("{}")
    return f"<i>{letters}</i>" + (f"<sub>{index}</sub>" if index else "")
