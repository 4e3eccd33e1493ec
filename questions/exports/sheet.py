"""Questions on paper: a sheet to write on, and its key, as HTML that a browser prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from questions.bank import Bank
from questions.exports.flat import Asked, answer_of, asked, drawing_base64, html_of, reasons

STYLE = Path(__file__).with_name("sheet.css")


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
            parts.append(answered_question(number, one) if key else open_question(number, one))
    style = STYLE.read_text(encoding="utf-8")
    head = f'<meta charset="utf-8"><title>The Tolerant Liver. {name}</title><style>{style}</style>'
    note = "For learning, never for patient decisions. Text CC BY 4.0."
    return f'<!doctype html><html lang="en"><head>{head}</head><body><h1>The Tolerant Liver. {name}</h1><p class="note">{note}</p>{"".join(parts)}</body></html>'


def open_question(number: int, one: Asked) -> str:
    """Return a question to be answered, as HTML."""
    source = f"data:image/svg+xml;base64,{drawing_base64(one)}" if one.part.figure else ""
    return f'<div class="asked" id="{escape(one.id)}"><p class="number"><strong>{number}.</strong></p>{html_of(one, source)}{_field(one)}</div>'


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


def answered_question(number: int, one: Asked) -> str:
    """Return the answer of a question with its reasons, as HTML."""
    letter = f"{'ABCDE'[one.part.answer - 1]}. " if one.part.kind == "one-best-answer" else ""
    lines = "".join(f"<li>{escape(line)}</li>" for line in reasons(one))
    return f'<div class="asked" id="{escape(one.id)}"><p><strong>{number}. {letter}{escape(answer_of(one))}</strong></p><ul class="why">{lines}</ul><p class="note">{escape(one.reference)}</p></div>'
