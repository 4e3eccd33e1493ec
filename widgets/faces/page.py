"""The section of an explorable on a page."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from json import dumps
from typing import Any

from ..declaration import Declaration
from ..engine.formatting import number
from ..engine.model import Choice
from .notes import notes


def render_section(declaration: Declaration, state: Mapping[str, Any], name: str) -> str:
    """Write the `<section>` of an explorable in a given state, which reads and prints as it stands, and which the script brings to life."""
    from visual import themed_svg

    from . import figure

    inputs = declaration.model.validated_inputs(state)
    given = {key: value for key, value in inputs.items() if value != declaration.model.defaults[key]}
    sentence = declaration.say(inputs)
    drawing = themed_svg(figure.draw(declaration, inputs), f"{declaration.charts[0].title}. {sentence}")
    data = f"""data-explorable="{declaration.name}" data-state="{escape(dumps(given))}" data-spec='{escape(declaration.json(), quote=False).replace("'", "&#39;")}'"""
    return "\n".join(
        [
            f'<section class="tlx" id="{escape(name)}" {data} aria-labelledby="{escape(name)}-title">',
            f'<p class="tlx-title" id="{escape(name)}-title">{escape(declaration.title)}</p>',
            f'<p class="tlx-lead">{escape(declaration.lead)}</p>',
            f'<div class="tlx-static"><figure class="tlx-figure">{drawing}</figure>',
            f'<p class="tlx-sentence">{escape(sentence)}</p>',
            f"{table(declaration, inputs)}</div>",
            notes(declaration),
            "</section>",
        ]
    )


def render_frame(declaration: Declaration, name: str) -> str:
    """Write the section without charts and controls, for live Jupyter, where the module adds them."""
    return (
        f'<section class="tlx" aria-labelledby="{escape(name)}-title">'
        f'<p class="tlx-title" id="{escape(name)}-title">{escape(declaration.title)}</p>'
        f'<p class="tlx-lead">{escape(declaration.lead)}</p><div class="tlx-static"></div>{notes(declaration, live=True)}</section>'
    )


def table(declaration: Declaration, inputs: Mapping[str, Any]) -> str:
    """Write inputs and results of a state as a table."""
    rows = "".join(
        f'<tr><th scope="row">{escape(label)}</th><td>{escape(value)}</td><td>{escape(unit)}</td></tr>'
        for label, value, unit in shown(declaration, inputs)
    )
    head = '<thead><tr><th scope="col">Quantity</th><th scope="col">Value</th><th scope="col">Unit</th></tr></thead>'
    return f'<table class="tlx-table"><caption>{escape(declaration.title)}</caption>{head}<tbody>{rows}</tbody></table>'


def shown(declaration: Declaration, inputs: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """List label, value as the reader sees it, and unit of every input and listed quantity."""
    values = declaration.values(inputs)
    rows = []
    for name, item in declaration.model.inputs.items():
        text = item.option(values[name]).label if isinstance(item, Choice) else number(values[name], 6)
        rows.append((item.label, text, item.unit))
    for name in declaration.table:
        quantity = declaration.model.quantities[name]
        rows.append((quantity.label, number(values[name]), quantity.unit))
    return rows
