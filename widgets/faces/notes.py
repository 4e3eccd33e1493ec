"""What stands under every face of an explorable: published values, equations, parameters, and how far to trust the model."""

from __future__ import annotations

from html import escape

import sympy as sp

from ..charts import Mark
from ..declaration import Declaration, symbol_html
from ..engine.formatting import number
from ..sources import link


def notes(declaration: Declaration, *, live: bool = False) -> str:
    """Write published marks, equations, parameters with their sources, and how far to trust it all.

    The site typesets the LaTeX of equations while it is built; live Jupyter gets MathML. Symbols in the table are text.
    """
    return "\n".join(
        [
            '<div class="tlx-notes">',
            published_values(declaration),
            examples(declaration),
            *(chart.notes(declaration.model, live) for chart in declaration.charts),
            '<details class="tlx-more"><summary>Equations, parameters and sources</summary>',
            f"{equations(declaration, live)}{inputs(declaration)}</details>",
            honesty(declaration),
            "</div>",
        ]
    )


def published_values(declaration: Declaration) -> str:
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


def inputs(declaration: Declaration) -> str:
    """Write parameters, options and constants with symbol, range, unit and source."""
    model = declaration.model
    rows = []
    for p in model.parameters.values():
        rows.append(_row(p.symbol, p.label, f"{number(p.low, 6)} to {number(p.high, 6)}", p.unit, p.source, p.note, "set by the reader"))
    for choice in model.choices.values():
        for option in choice.options:
            for symbol, value in option.sets.items():
                rows.append(_row(symbol, f"{choice.label}: {option.label}", number(value, 6), "", option.source, option.note, "by definition"))
    for c in model.constants.values():
        rows.append(_row(c.symbol, c.label, number(c.value, 6), c.unit, c.source, c.note, "assumed, or by definition"))
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Symbol", "Meaning", "Range or value", "Source"))
    return (
        f'<div class="tlx-scroll" role="region" aria-label="{escape(declaration.title)}: parameters and constants" tabindex="0">'
        '<table class="tlx-table"><caption>Parameters and constants</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _row(symbol: sp.Symbol, label: str, value: str, unit: str, source: str | None, note: str, without: str) -> str:
    remark = f"<br/><small>{escape(note)}</small>" if note else ""
    origin = link(source) if source else without
    return f'<tr><td>{symbol_html(symbol)}</td><th scope="row">{escape(label)}{remark}</th><td>{value} {escape(unit)}</td><td>{origin}</td></tr>'


def honesty(declaration: Declaration) -> str:
    """Write the card that says how far the model can be trusted."""
    card = declaration.honesty
    rows = (("Assumed", card.assumed), ("Calibrated", card.calibrated), ("Illustrative", card.illustrative), ("Not for", card.not_for))
    items = "".join(f"<div><dt>{term}</dt><dd>{escape(text)}</dd></div>" for term, text in rows)
    return f'<div class="tlx-honesty"><p class="tlx-eyebrow">How far to trust this model</p><dl>{items}</dl></div>'
