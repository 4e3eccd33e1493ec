"""What an explorable is: a model, and what is told and drawn about it. Data only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from json import dumps
from re import search, sub
from typing import Any

import sympy as sp

from .charts import Chart, Mark, View
from .engine.formatting import fill, number, number_or_floor, pick, with_unit
from .engine.model import Choice, Model


@dataclass(frozen=True)
class Preset:
    """A named state, which a link can ask for (`?y90.preset=name`); `sources` are given where its numbers were published."""

    name: str
    label: str
    values: Mapping[str, Any]
    note: str = ""
    sources: Sequence[str] = ()


@dataclass(frozen=True)
class Say:
    """A sentence with `{names}` of inputs, quantities and constants, shown `when` a relation holds (always, if there is none)."""

    text: str
    when: sp.Basic | None = None


@dataclass(frozen=True)
class Prediction:
    """A question to be answered with a number, or with one of `options`, before the model shows its own answer.

    With options, guess and quantity are positions in that list. The guess is drawn in every chart that shows `quantity`, and where the `guess`
    of a chart asks for it. `reveal` is a template, filled with the values of the default state.
    """

    question: str
    quantity: str
    low: float
    high: float
    step: float
    reveal: str
    options: Sequence[str] = ()


@dataclass(frozen=True)
class Honesty:
    """How far the model can be trusted."""

    assumed: str
    calibrated: str
    illustrative: str
    not_for: str


@dataclass(frozen=True, eq=False)
class Declaration:
    """An explorable: one model and its faces. There is one for each name; it equals itself alone, so that what is made of it can be kept.

    Parameters
    ----------
    name
        Identifier: the prefix in the address and the name of the script.
    title, lead
        Heading and introduction.
    model, presets, sentence, prediction, honesty
        See the classes of this module.
    charts
        In reading order, of any kind (`widgets.charts`); on a phone the first stays visible while controls are moved.
    table
        The quantities that the table lists.
    """

    name: str
    title: str
    lead: str
    model: Model
    sentence: Sequence[Say]
    charts: Sequence[Chart]
    table: Sequence[str]
    honesty: Honesty
    presets: Sequence[Preset] = ()
    prediction: Prediction | None = None

    def __post_init__(self) -> None:
        # Names and symbols are checked; nothing is computed, so that a declaration is made in milliseconds.
        texts = [say.text for say in self.sentence] + ([self.prediction.reveal] if self.prediction else [])
        known = dict.fromkeys([*self.model.inputs, *self.model.quantities, *self.model.constants], "")
        for text in texts:
            if stray := search(r"[{}].{0,20}", sub(r"\{(\w+)\}", r"\1", text)):
                msg = f'{self.name}: "{stray[0]}" has a brace without its other one; expected {{name}}'
                raise ValueError(msg)
            fill(text, pick(known))
        for name in self.table:
            pick(dict.fromkeys(self.model.quantities, ""))(name)
        if self.prediction:
            pick(dict.fromkeys([*self.model.inputs, *self.model.quantities], ""))(self.prediction.quantity)
        names = [preset.name for preset in self.presets]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            msg = f"{self.name}: a preset is there twice: {', '.join(twice)}"
            raise ValueError(msg)
        for preset in self.presets:
            self.model.validated_inputs(preset.values)
        self.model.check_symbols(f"{self.name}: sentence", [say.when for say in self.sentence if say.when is not None])
        for chart in self.charts:
            chart.check(self.model)

    def values(self, state: Mapping[str, Any]) -> dict[str, Any]:
        """Return inputs and quantities of a state by name; errors as in `Model.validated_inputs`."""
        inputs = self.model.validated_inputs(state)
        return {**inputs, **self.model(**inputs)}

    def texts(self, values: Mapping[str, Any]) -> dict[str, str]:
        """Format every value with its unit."""
        texts = {}
        for name, item in (self.model.inputs | self.model.quantities).items():
            if isinstance(item, Choice):
                texts[name] = item.option(values[name]).label
            else:
                text = number(values[name], 6) if name in self.model.parameters else number_or_floor(values[name], getattr(item, "floor", 0))
                texts[name] = with_unit(text, item.unit)
        for name, constant in self.model.constants.items():
            texts[name] = with_unit(number(constant.value, 6), constant.unit)
        return texts

    def say(self, state: Mapping[str, Any]) -> str:
        """Return the result in words."""
        values = self.values(state)
        text_of = pick(self.texts(values))
        held = iter(self.held(values))
        return " ".join(fill(say.text, text_of) for say in self.sentence if say.when is None or next(held))

    def held(self, values: Mapping[str, Any]) -> list[bool]:
        """Tell of each condition in the sentence whether it is true of these values."""
        return [bool(one) for one in self.model.evaluate_expressions([say.when for say in self.sentence if say.when is not None], values)]

    @property
    def marks(self) -> dict[str, tuple[Chart, Mark]]:
        """The published marks of all charts by their letter, which does not depend on the state."""
        every = [(chart, mark) for chart in self.charts for mark in chart.listed]
        return {chr(97 + place): pair for place, pair in enumerate(every)}

    def views(self, state: Mapping[str, Any]) -> Iterator[tuple[Chart, View]]:
        """Yield each chart with what it needs to draw a state."""
        values = self.values(state)
        texts = self.texts(values)
        for chart, letters in self.letters():
            yield chart, View(self.model, values, texts, letters)

    def letters(self) -> Iterator[tuple[Chart, list[str]]]:
        """Yield each chart with the letters of its published marks."""
        letters = iter(self.marks)
        for chart in self.charts:
            yield chart, [next(letters) for _ in chart.listed]

    def json(self) -> str:
        """Return `spec` as JSON."""
        return dumps(self.spec(), ensure_ascii=False, separators=(",", ":"))

    def spec(self) -> dict[str, Any]:
        """Collect what the page needs besides the functions, ready for JSON."""
        model = self.model
        conditions = iter(range(len(self.sentence)))
        spec: dict[str, Any] = {
            "name": self.name,
            "title": self.title,
            "parameters": [
                {
                    "name": p.name, "symbol": symbol_html(p.symbol), "unit": p.unit, "low": p.low, "high": p.high,
                    "default": p.default, "step": p.step, "label": p.label, "group": p.group, **({"whole": True} if p.whole else {}),
                }
                for p in model.parameters.values()
            ],
            "choices": [
                {"name": c.name, "label": c.label, "group": c.group, "default": c.default, "options": [{"value": o.value, "label": o.label, "group": o.group} for o in c.options]}
                for c in model.choices.values()
            ],
            "quantities": [{"name": q.name, "label": q.label, "unit": q.unit, **({"floor": q.floor} if getattr(q, "floor", 0) else {})} for q in model.quantities.values()],
            "constants": {c.name: with_unit(number(c.value, 6), c.unit) for c in model.constants.values()},
            "presets": [{"name": p.name, "label": p.label, "values": model.validated_inputs(p.values), "note": p.note} for p in self.presets],
            "sentence": [[say.text, None if say.when is None else next(conditions)] for say in self.sentence],
            "table": list(self.table),
            "charts": [{"kind": chart.kind, "letters": letters, **chart.spec(model)} for chart, letters in self.letters()],
        }
        if model.data:
            spec["data"] = model.data
        if self.prediction:
            spec["prediction"] = vars(self.prediction) | {"options": list(self.prediction.options)}
        return spec


LETTERS = ("Delta", "varepsilon", "alpha", "beta", "gamma", "delta", "eta", "theta", "kappa", "lambda", "mu", "nu", "rho", "sigma", "tau", "omega")
GREEK = dict(zip(LETTERS, "Δεαβγδηθκλμνρστω", strict=True))


def symbol_html(symbol: sp.Symbol) -> str:
    r"""Return a symbol as HTML, with its index as a subscript.

    Examples
    --------
    >>> symbol_html(sp.Symbol("D_T")), symbol_html(sp.Symbol(r"A_\mathrm{aim}")), symbol_html(sp.Symbol(r"\alpha"))
    ('<i>D</i><sub>T</sub>', '<i>A</i><sub>aim</sub>', '<i>α</i>')
    """
    name = symbol.name.replace(r"\mathrm", "")
    for word, letter in GREEK.items():
        name = name.replace(f"\\{word}", letter)
    letters, _, below = name.partition("_")
    index = below.strip("{}")
    return f"<i>{letters}</i>" + (f"<sub>{index}</sub>" if index else "")
