"""An explorable as one object: a widget in live Jupyter, an island on the page, a figure in print."""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import anywidget
import pandas as pd
import traitlets
from matplotlib.figure import Figure

from visual import bitmap, plain_svg

from . import face, figure
from .bundle import HERE, live_module
from .declaration import Declaration
from .model import Choice

STATIC = "BOOK_STATIC"
STYLES = HERE.parent / "assets" / "css"


class Explorable(anywidget.AnyWidget):
    r"""A model that can be moved by hand.

    Its inputs are traits: set them, and what is on the screen follows; move a slider, and they follow.

    Examples
    --------
    >>> from widgets import explorable
    >>> dose = explorable("y90", activity=2)
    >>> dose.result["tumour_Gy"]
    142.5
    >>> dose.shunt = 20
    >>> round(dose.result["tumour_Gy"])
    120
    >>> dose.observe(lambda change: print("shunt is now", change.new), names="shunt")
    >>> dose.shunt = 0
    shunt is now 0.0
    >>> print(dose.sentence.replace("\u00a0", " "))  # doctest: +ELLIPSIS
    With 2 GBq of resin microspheres the tumour receives 150 Gy, the normal liver 50 Gy and the lungs 0 Gy. ...
    >>> dose.shunt = 60
    Traceback (most recent call last):
    ...
    traitlets.traitlets.TraitError: shunt: 60.0 is outside 0 to 40 %
    """

    declaration: Declaration
    guess = traitlets.Float(None, allow_none=True, help="The reader's prediction, once made").tag(sync=True)
    _frame = traitlets.Unicode().tag(sync=True)
    _name = traitlets.Unicode().tag(sync=True)

    def __init__(self, *, name: str = "", **values: Any) -> None:
        self.static = bool(os.environ.get(STATIC))
        name = name or self.declaration.name
        if not self.static:
            self._esm = live_module(self.declaration).read_text("utf8")
            self._css = style_sheet(self.declaration)
            values = {"_frame": face.frame(self.declaration, name)} | values
        super().__init__(_name=name, **values)
        type(self).__doc__ = describe(self.declaration)  # anywidget makes a class of its own for every object

    def open(self) -> None:
        """Speak to the browser; there is none while the book is built, so nothing of the widget lands on the page."""
        if not self.static:
            super().open()

    def _inputs(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.declaration.model.inputs}

    @property
    def result(self) -> dict[str, float]:
        """Every quantity of the present state."""
        return self.declaration.model(**self._inputs())

    @property
    def sentence(self) -> str:
        """The result in words."""
        return self.declaration.say(self._inputs())

    def apply(self, preset: str) -> None:
        """Take the values of a preset."""
        presets = {item.name: item for item in self.declaration.presets}
        if preset not in presets:
            msg = f"unknown preset {preset!r}; valid are {', '.join(presets)}"
            raise ValueError(msg)
        values = self.declaration.model.defaults | dict(presets[preset].values)
        with self.hold_sync():
            for name, value in values.items():
                setattr(self, name, value)

    def table(self) -> pd.DataFrame:
        """Tabulate inputs and results with their units."""
        values = self.declaration.values(self._inputs())
        model = self.declaration.model
        names = [*model.inputs, *self.declaration.table]
        items = model.inputs | model.quantities
        rows = [(name, items[name].label, values[name], items[name].unit) for name in names]
        return pd.DataFrame(rows, columns=["name", "quantity", "value", "unit"]).set_index("name")

    def figure(self) -> Figure:
        """Draw the present state with matplotlib."""
        return figure.draw(self.declaration, self._inputs())

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        data: dict[str, Any] = {}
        if not self.static:
            data |= (super()._repr_mimebundle_(**kwargs) or ({}, {}))[0]
        inputs = self._inputs()
        data["text/plain"] = self.sentence
        data["text/html"] = face.island(self.declaration, inputs, self._name)
        data["image/svg+xml"] = plain_svg(figure.draw(self.declaration, inputs), self.declaration.say(inputs))
        data["image/png"] = base64.b64encode(bitmap(figure.draw(self.declaration, inputs))).decode()
        return data, {}


def style_sheet(declaration: Declaration) -> str:
    """Join the style sheets that an explorable needs in live Jupyter; what is for a whole page holds for the explorable alone."""
    names = dict.fromkeys(name for chart in declaration.charts for name in chart.styles)
    sheets = [(STYLES / name).read_text("utf8").replace(":root", ".tlx") for name in names]
    return "\n".join([*sheets, (HERE / "css" / "explorable.css").read_text("utf8")])


@lru_cache
def widget_class(declaration_name: str) -> type[Explorable]:
    """Make the class of one explorable: `Explorable` with a trait for each input."""
    from . import declarations

    known = declarations()
    if declaration_name not in known:
        msg = f"unknown explorable {declaration_name!r}; valid are {', '.join(known)}"
        raise ValueError(msg)
    declaration = known[declaration_name]
    members: dict[str, Any] = {"declaration": declaration}
    for name, item in declaration.model.inputs.items():
        kind = traitlets.Unicode if isinstance(item, Choice) else traitlets.Float
        members[name] = kind(item.default, help=item.label).tag(sync=True)
        members[f"_check_{name}"] = traitlets.validate(name)(_checks(item))
    return type(re.sub(r"\W", "", re.split("[:?]", declaration.title)[0].title()), (Explorable,), members)


def _checks(item: Any) -> Any:
    def check(self: Explorable, proposal: Mapping[str, Any]) -> Any:
        try:
            return item.check(proposal["value"])
        except ValueError as error:
            raise traitlets.TraitError(str(error)) from None

    return check


def describe(declaration: Declaration) -> str:
    """Write what `help()` says of an explorable: inputs, results and presets with their units."""
    model = declaration.model
    lines = [declaration.title, "", declaration.lead, "", "Inputs (traits)", "---------------"]
    for name, item in model.inputs.items():
        if isinstance(item, Choice):
            lines.append(f"{name} : {' or '.join(option.value for option in item.options)}\n    {item.label}")
        else:
            lines.append(f"{name} : {item.low} to {item.high} {item.unit}, at first {item.default}\n    {item.label}")
    lines += ["", "Results (`.result`)", "-------------------"]
    lines += [f"{name} : {quantity.unit}\n    {quantity.label}" for name, quantity in model.quantities.items()]
    lines += ["", "Presets (`.apply(name)`)", "------------------------"]
    lines += [f"{preset.name}\n    {preset.label}" for preset in declaration.presets]
    lines += ["", "Not for", "-------", declaration.honesty.not_for]
    return "\n".join(lines)


def explorable(name: str, *, preset: str | None = None, id: str = "", **values: Any) -> Explorable:  # noqa: A002
    """Make an explorable.

    Parameters
    ----------
    name
        Which one, such as `"y90"`; `widgets.declarations()` lists them.
    preset
        A named state to start from.
    id
        Its name on the page and in the address; needed only for a second copy on one page.
    **values
        Inputs, such as `activity=3`; `help()` of the object lists them with units and ranges.

    Examples
    --------
    >>> explorable("y90", preset="hcc-glass", activity=3).result["mean_Gy"]
    142.5
    """
    widget = widget_class(name)(name=id)
    if preset is not None:
        widget.apply(preset)
    unknown = set(values) - set(widget.declaration.model.inputs)
    if unknown:
        msg = f"unknown input {', '.join(sorted(unknown))}; valid are {', '.join(widget.declaration.model.inputs)}"
        raise ValueError(msg)
    for key, value in values.items():
        setattr(widget, key, value)
    return widget
