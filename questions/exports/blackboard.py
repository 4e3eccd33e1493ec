"""Blackboard's tab-separated text: one question a line."""

from __future__ import annotations

from collections.abc import Iterable

from questions.bank import Bank
from questions.exports.flat import Asked, asked, html_of, sides


def to_blackboard(banks: Iterable[Bank]) -> str:
    """Return the questions as lines of tab-separated cells."""
    return "".join("\t".join(" ".join(cell.split()) for cell in _cells(one)) + "\r\n" for one in asked(banks))


def _cells(one: Asked) -> list[str]:
    part, text = one.part, html_of(one)
    match part.kind:
        case "one-best-answer":
            return ["MC", text, *(cell for option in part.options for cell in (option.text, "correct" if option.correct else "incorrect"))]
        case "number":
            return ["NUM", text, f"{part.number.value:g}", f"{part.number.tolerance:g}"]
        case "order":
            return ["ORD", text, *part.steps]
        case _:
            return ["MAT", text, *(cell for pair in sides(part) for cell in pair)]
