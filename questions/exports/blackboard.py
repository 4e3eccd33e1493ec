"""Blackboard's tab-separated text: one question a line."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from questions.bank import Bank
from questions.exports.flat import Asked, asked, digits, html_of, sides


def to_blackboard(banks: Iterable[Bank]) -> str:
    """Return the questions as lines of tab-separated cells, signs beyond ASCII as entities, whatever the encoding is taken for."""
    text = "".join("\t".join(" ".join(cell.split()) for cell in _cells(one)) + "\r\n" for one in asked(banks))
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _cells(one: Asked) -> list[str]:
    part, text = one.part, html_of(one)
    match part.kind:
        case "one-best-answer":
            return ["MC", text, *(cell for option in part.options for cell in (escape(option.text), "correct" if option.correct else "incorrect"))]
        case "number":
            return ["NUM", text, digits(part.number.value), digits(part.number.tolerance)]
        case "order":
            return ["ORD", text, *map(escape, part.steps)]
        case _:
            return ["MAT", text, *(cell for pair in sides(part) for cell in map(escape, pair))]
