"""An explorable as a Python object: a widget in Jupyter, a section on the page, a figure in print."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import nullcontext, suppress
from functools import cache
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from ..declaration import Declaration
from ..engine.model import Choice, Parameter
from ..javascript.bundle import CSS, ROOT, BundleError, live_module
from ..javascript.node import NodeError
from ..registry import declaration as declaration_of

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

STATIC = "BOOK_STATIC"
"""Environment variable that is set while the book is built: no widget is opened then."""
STYLES = ROOT / "assets" / "css"


class Result(dict[str, float]):
    """The quantities of one state by name; an unknown name raises a `KeyError` that lists the valid ones."""

    def __missing__(self, name: str) -> float:
        msg = f"unknown quantity {name!r}; valid are {', '.join(self)}"
        raise KeyError(msg)


class Input(traitlets.TraitType):
    """The trait of one input, which takes what its parameter or choice allows."""

    def __init__(self, item: Parameter | Choice) -> None:
        self.item = item
        super().__init__(item.default, help=item.label)

    def validate(self, obj: Any, value: Any) -> Any:
        """Return the value as the model takes it, or raise a `TraitError` that names range or choices."""
        try:
            return self.item.validated(value)
        except ValueError as error:
            raise traitlets.TraitError(str(error)) from None


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
    traitlets.traitlets.TraitError: shunt: 60 is outside 0 to 40 %
    >>> dose.shnt = 20
    Traceback (most recent call last):
    ...
    AttributeError: unknown input shnt; valid are device, activity, wait, tumour, normal, ratio, shunt, aim
    """

    declaration: Declaration
    guess = traitlets.Float(None, allow_none=True, help="The reader's prediction, once made").tag(sync=True)
    _frame = traitlets.Unicode().tag(sync=True)
    _name = traitlets.Unicode().tag(sync=True)

    def __init__(self, *, name: str = "", **values: Any) -> None:
        self._static = bool(os.environ.get(STATIC))
        name = name or self.declaration.name
        if not self._static:
            from .page import render_frame

            self._esm = live_module(self.declaration).read_text("utf8")
            self._css = style_sheet(self.declaration)
            values = {"_frame": render_frame(self.declaration, name)} | values
        super().__init__(_name=name, **values)
        type(self).__doc__ = describe(self.declaration)  # anywidget makes a class of its own for every object

    def __setattr__(self, name: str, value: Any) -> None:
        if not name.startswith("_") and not hasattr(type(self), name):
            raise AttributeError(_unknown_inputs([name], self.declaration))
        super().__setattr__(name, value)

    def open(self) -> None:
        """Open the channel to the browser, except while the book is built: no state of widgets belongs on a page."""
        if not self._static:
            super().open()

    @property
    def inputs(self) -> dict[str, Any]:
        """The present value of every input."""
        return {name: getattr(self, name) for name in self.declaration.model.inputs}

    @property
    def result(self) -> Result:
        """Every quantity of the present state, in the units that `help()` lists."""
        return Result(self.declaration.model(**self.inputs))

    @property
    def sentence(self) -> str:
        """The result in words."""
        return self.declaration.say(self.inputs)

    def apply(self, preset: str) -> None:
        """Take the values of a preset.

        Raises
        ------
        ValueError
            If there is no such preset; the message lists the valid ones.
        """
        presets = {item.name: item for item in self.declaration.presets}
        if preset not in presets:
            msg = f"unknown preset {preset!r}; valid are {', '.join(presets)}"
            raise ValueError(msg)
        values = self.declaration.model.defaults | dict(presets[preset].values)
        with self.hold_sync():
            for name, value in values.items():
                setattr(self, name, value)

    def table(self) -> pd.DataFrame:
        """Tabulate inputs and results of the present state.

        Returns
        -------
        pandas.DataFrame
            Columns `quantity`, `value` (numbers, printed with three significant digits) and `unit`; the index holds the names.
        """
        from .table import Table

        return Table.of(self.declaration, self.inputs)

    def figure(self) -> Figure:
        """Draw the present state with matplotlib."""
        from . import figure

        return figure.draw(self.declaration, self.inputs)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        from visual import still_images

        from .page import render_section

        data: dict[str, Any] = {}
        if not self._static:
            data |= (super()._repr_mimebundle_(**kwargs) or ({}, {}))[0]
        data["text/plain"] = self.sentence
        with suppress(BundleError, NodeError) if not self._static else nullcontext():  # a notebook far from the repository may have no Node: it has the widget
            data["text/html"] = render_section(self.declaration, self.inputs, self._name)
        return data | still_images(self.figure(), self.sentence), {}


def style_sheet(declaration: Declaration) -> str:
    """Return the CSS of an explorable in Jupyter; rules for the root of a page are restricted to the explorable."""
    names = dict.fromkeys(name for chart in declaration.charts for name in chart.styles)
    sheets = [(STYLES / name).read_text("utf8").replace(":root", ".tlx") for name in names]
    return "\n".join([*sheets, (CSS / "explorable.css").read_text("utf8")])


@cache
def widget_class(name: str) -> type[Explorable]:
    """Return the class of one explorable: `Explorable` with a trait for each input."""
    declaration = declaration_of(name)
    members: dict[str, Any] = {"declaration": declaration}
    members |= {key: Input(item).tag(sync=True) for key, item in declaration.model.inputs.items()}
    return type(re.sub(r"\W", "", re.split("[:?]", declaration.title)[0].title()), (Explorable,), members)


def describe(declaration: Declaration) -> str:
    """Return what `help()` prints: inputs, results and presets with their units."""
    model = declaration.model
    lines = [declaration.title, "", declaration.lead, "", "Inputs (traits)", "---------------"]
    for name, item in model.inputs.items():
        if isinstance(item, Choice):
            lines.append(f"{name} : {' or '.join(option.value for option in item.options)}")
        else:
            lines.append(f"{name} : {item.range_in_words}{', whole' if item.whole else ''}, at first {item.default}")
        lines.append(f"    {item.group}: {item.label}" if item.group else f"    {item.label}")
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
        Which one, such as `"y90"`; `widgets.declarations()` makes all of them by name.
    preset
        A named state to start from.
    id
        Its name on the page and in the address; needed only for a second copy on one page.
    **values
        Inputs, such as `activity=3`; `help()` of the object lists them with units and ranges.

    Raises
    ------
    ValueError
        If the explorable, the preset or an input is unknown; the message lists the valid ones.
    traitlets.TraitError
        If a value is not allowed; the message gives its range or choices.

    Examples
    --------
    >>> explorable("y90", preset="hcc-glass", activity=3).result["mean_Gy"]
    142.5
    """
    known = declaration_of(name)
    unknown = set(values) - set(known.model.inputs)
    if unknown:
        raise ValueError(_unknown_inputs(unknown, known))
    widget = widget_class(name)(name=id)
    if preset is not None:
        widget.apply(preset)
    for key, value in values.items():
        setattr(widget, key, value)
    return widget


def _unknown_inputs(names: Iterable[str], declaration: Declaration) -> str:
    return f"unknown input {', '.join(sorted(names))}; valid are {', '.join(declaration.model.inputs)}"
