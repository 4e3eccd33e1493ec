"""The HTML of an explorable: the island with its static face, and the notes that stand under every face."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from json import dumps
from typing import Any

import sympy as sp

from visual import themed_svg

from . import figure
from .charts import Mark
from .declaration import Declaration, symbol_html
from .formatting import number
from .model import Choice
from .sources import link


def island(declaration: Declaration, state: Mapping[str, Any], name: str) -> str:
    """Write a `<section>` that reads, prints and makes an EPUB as it stands, and that the script brings to life."""
    inputs = declaration.model.check(state)
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


def frame(declaration: Declaration, name: str) -> str:
    """Write the island without its static face, for live Jupyter, where the module fills it."""
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


def notes(declaration: Declaration, *, live: bool = False) -> str:
    """Write published marks, equations, parameters with their sources, and how far to trust it all.

    The site typesets LaTeX while it is built; live Jupyter gets MathML, and symbols as text.
    """
    return "\n".join(
        [
            '<div class="tlx-notes">',
            marks(declaration),
            examples(declaration),
            *(chart.notes(declaration.model, live) for chart in declaration.charts),
            '<details class="tlx-more"><summary>Equations, parameters and sources</summary>',
            f"{equations(declaration, live)}{inputs(declaration, live)}</details>",
            honesty(declaration),
            "</div>",
        ]
    )


def marks(declaration: Declaration) -> str:
    """Write the list that the letters in the chart refer to."""
    if not declaration.marks:
        return ""
    items = "".join(_mark(letter, chart.place(mark, declaration.model), mark) for letter, (chart, mark) in declaration.marks.items())
    title = "What was published, and in whom"
    return f'<div class="tlx-published"><p class="tlx-eyebrow">{title}</p><ul class="tlx-marks">{items}</ul></div>'


def _mark(letter: str, place: str, mark: Mark) -> str:
    sources = ", ".join(map(link, mark.sources))
    return f'<li data-mark="{letter}"><b>{letter}</b> <span>{escape(place)}: {escape(mark.text)}. {sources}</span></li>'


def examples(declaration: Declaration) -> str:
    """Write which work each published example is from."""
    published = [preset for preset in declaration.presets if preset.sources]
    if not published:
        return ""
    items = "".join(f"<li>{escape(preset.label)}. {escape(preset.note)} {', '.join(map(link, preset.sources))}</li>" for preset in published)
    return f'<details class="tlx-more"><summary>Where the examples come from</summary><ul class="tlx-examples">{items}</ul></details>'


def equations(declaration: Declaration, live: bool) -> str:
    """Write every equation of the model."""
    return "".join(
        f'<p class="tlx-equation">{escape(equation.label)}</p>'
        + (equation.mathml if live else f'<div class="math notranslate nohighlight">\\[{escape(equation.latex)}\\]</div>')
        for equation in declaration.model.equations
    )


def inputs(declaration: Declaration, live: bool) -> str:
    """Write parameters, options and constants with symbol, range, unit and source."""
    model = declaration.model
    rows = []
    for p in model.parameters.values():
        rows.append(_row(p.symbol, p.label, f"{number(p.low, 6)} to {number(p.high, 6)}", p.unit, p.source, p.note, live, "set by the reader"))
    for choice in model.choices.values():
        for option in choice.options:
            for symbol, value in option.sets.items():
                rows.append(_row(symbol, f"{choice.label}: {option.label}", number(value, 6), "", option.source, option.note, live, "by definition"))
    for c in model.constants.values():
        rows.append(_row(c.symbol, c.label, number(c.value, 6), c.unit, c.source, c.note, live, "assumed, or by definition"))
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Symbol", "Meaning", "Range or value", "Source"))
    return (
        f'<div class="tlx-scroll" role="region" aria-label="{escape(declaration.title)}: parameters and constants" tabindex="0">'
        '<table class="tlx-table"><caption>Parameters and constants</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _row(symbol: sp.Symbol, label: str, value: str, unit: str, source: str | None, note: str, live: bool, without: str) -> str:
    math = symbol_html(symbol) if live else f'<span class="math notranslate nohighlight">\\({escape(sp.latex(symbol))}\\)</span>'
    remark = f"<br/><small>{escape(note)}</small>" if note else ""
    origin = link(source) if source else without
    return f'<tr><td>{math}</td><th scope="row">{escape(label)}{remark}</th><td>{value} {escape(unit)}</td><td>{origin}</td></tr>'


def honesty(declaration: Declaration) -> str:
    """Write the card that says how far the model can be trusted."""
    card = declaration.honesty
    rows = (("Assumed", card.assumed), ("Calibrated", card.calibrated), ("Illustrative", card.illustrative), ("Not for", card.not_for))
    items = "".join(f"<div><dt>{term}</dt><dd>{escape(text)}</dd></div>" for term, text in rows)
    return f'<div class="tlx-honesty"><p class="tlx-eyebrow">How far to trust this model</p><dl>{items}</dl></div>'
