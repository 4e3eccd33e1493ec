"""GIFT, the plain text of Moodle that other platforms read as well: https://docs.moodle.org/en/GIFT_format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from questions.bank import Bank
from questions.exports.flat import Asked, asked, digits, name_of, reasons, sides, text_of


def to_gift(banks: Iterable[Bank], titles: Mapping[str, str]) -> str:
    """Return the questions as GIFT, a category a chapter, named by its title."""
    blocks, chapter = [], None
    for one in asked(banks):
        if one.chapter != chapter:
            chapter = one.chapter
            blocks.append(f"$CATEGORY: The Tolerant Liver/{name_of(chapter, titles)}")
        blocks.append(f"// {one.reference}\n::{one.id}::{_escaped(text_of(one))} {{\n{_answers(one)}\n}}")
    return "\n\n".join(blocks) + "\n"


def _escaped(text: str) -> str:
    r"""Escape what GIFT takes for a sign of its own, a colon too: readers other than Moodle's end a name at it.

    Examples
    --------
    >>> print(_escaped("p = 0.5 {a}: 10%"))
    p \= 0.5 \{a\}\: 10%
    """
    return re.sub(r"([~=#{}:\\])", r"\\\1", text).replace("\n", "\\n")


def _answers(one: Asked) -> str:
    part = one.part
    if part.kind == "one-best-answer":
        return "\n".join(f"\t{'=' if option.correct else '~'}{_escaped(option.text)}#{_escaped(option.why)}" for option in part.options)
    if part.kind == "number":
        number = part.number
        lines = [f"\t={digits(number.value)}:{digits(number.tolerance)}#{_escaped(number.why)}"]
        lines += [f"\t=%0%{digits(error.value)}:{digits(number.tolerance)}#{_escaped(error.why)}" for error in number.errors]
        return "#\n" + "\n".join(lines)
    pairs = [f"\t={_escaped(left)} -> {_escaped(right)}" for left, right in sides(part)]
    return "\n".join([*pairs, f"\t####{_escaped(' '.join(reasons(one)))}"])
