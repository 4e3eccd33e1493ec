"""Questions on paper: a sheet to write on, and its key, as HTML that a browser prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from questions.bank import Bank
from questions.exports.flat import Asked, answer_of, asked, drawing_base64, html_of, reasons

STYLE = """@page { size: A4; margin: 18mm 16mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
body { font: 10.5pt/1.45 "Source Serif 4", Georgia, serif; color: #111; } h1 { font: 600 18pt/1.2 "Source Sans 3", sans-serif; } h2 { font: 600 13pt/1.3 "Source Sans 3", sans-serif; margin: 1.6em 0 .4em; break-after: avoid; }
.asked { break-inside: avoid; margin: 0 0 1.1em; } .asked > p { margin: .2em 0; } ol.options { margin: .3em 0 0; padding-left: 1.6em; } .line { border-bottom: 1px solid #777; display: inline-block; width: 7em; }
img { max-width: 60%; } table { border-collapse: collapse; font-size: .92em; margin: .4em 0; } td, th { border: 1px solid #888; padding: .15em .5em; text-align: left; } .why { margin: .2em 0 0; padding-left: 1.2em; } .note { color: #444; font-size: .92em; }"""


def to_sheet(banks: Iterable[Bank], titles: Mapping[str, str], *, key: bool = False) -> str:
    """Return the questions without (``key=False``) or with their answers and reasons.

    Parameters
    ----------
    banks
        The questions.
    titles
        Title of each chapter.
    key
        Whether this is the key.
    """
    name = "Questions: the key" if key else "Questions"
    parts, number = [], 0
    for bank in banks:
        parts.append(f"<h2>{escape(titles.get(bank.chapter, bank.chapter))}</h2>")
        for one in asked([bank], variants=False):
            number += 1
            parts.append(_key(number, one) if key else _open(number, one))
    head = f'<meta charset="utf-8"><title>The Tolerant Liver. {name}</title><style>{STYLE}</style>'
    note = "For learning, never for patient decisions. Text CC BY 4.0."
    return f'<!doctype html><html lang="en"><head>{head}</head><body><h1>The Tolerant Liver. {name}</h1><p class="note">{note}</p>{"".join(parts)}</body></html>'


def _open(number: int, one: Asked) -> str:
    source = f"data:image/svg+xml;base64,{drawing_base64(one)}" if one.part.figure else ""
    return f'<div class="asked" id="{escape(one.id)}"><p><strong>{number}.</strong></p>{html_of(one, source)}{_field(one)}</div>'


def _field(one: Asked) -> str:
    part = one.part
    match part.kind:
        case "one-best-answer":
            return f'<ol class="options" type="A">{"".join(f"<li>{escape(option.text)}</li>" for option in part.options)}</ol>'
        case "number":
            return f'<p><span class="line"></span> {escape(part.number.unit)}</p>'
        case "order":
            return f"<ul>{''.join(f'<li><span class=line></span> {escape(step)}</li>' for step in part.shown_steps(one.id))}</ul>"
        case _:
            rights = "".join(f"<li>{escape(right)}</li>" for right in part.shown_rights(one.id))
            lefts = "".join(f"<li>{escape(pair.left)} <span class=line></span></li>" for pair in part.pairs)
            return f'<ul>{lefts}</ul><ol class="options" type="A">{rights}</ol>'


def _key(number: int, one: Asked) -> str:
    letter = f"{'ABCDE'[one.part.answer - 1]}. " if one.part.kind == "one-best-answer" else ""
    lines = "".join(f"<li>{escape(line)}</li>" for line in reasons(one))
    return f'<div class="asked" id="{escape(one.id)}"><p><strong>{number}. {letter}{escape(answer_of(one))}</strong></p><ul class="why">{lines}</ul><p class="note">{escape(one.reference)}</p></div>'
