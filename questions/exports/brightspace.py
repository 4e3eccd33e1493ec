"""Brightspace's CSV for question libraries: a block of lines a question, the first cell says what each line is."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from questions.bank import Bank, Number
from questions.exports.flat import Asked, asked, digits, html_of, reasons

DIFFICULTY = {"remember": "1", "apply": "3", "judge": "5"}


def to_brightspace(banks: Iterable[Bank]) -> str:
    """Return the questions as CSV with a byte order mark, as spreadsheets want it."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    for one in asked(banks):
        writer.writerows(_lines(one))
        writer.writerow([])
    return "\ufeff" + stream.getvalue()


def _lines(one: Asked) -> Iterator[list[str]]:
    part = one.part
    kind = {"one-best-answer": "MC", "number": "SA", "order": "O", "match": "M"}[part.kind]
    yield ["NewQuestion", kind]
    yield ["ID", one.id]
    yield ["Title", one.id]
    yield ["QuestionText", html_of(one), "HTML"]
    yield ["Points", "1"]
    yield ["Difficulty", DIFFICULTY[one.item.level]]
    if kind == "MC":
        yield from (["Option", "100" if option.correct else "0", option.text, "", option.why] for option in part.options)
    elif kind == "SA":
        yield ["InputBox", "1", "20"]
        yield from (["Answer", "100", text] for text in spellings(part.number))
    elif kind == "O":
        yield from (["Item", step, "NOT HTML"] for step in part.steps)
    else:
        rights = part.shown_rights(one.id)
        yield from (["Choice", str(place), right] for place, right in enumerate(rights, 1))
        yield from (["Match", str(rights.index(pair.right) + 1), pair.left] for pair in part.pairs)
    yield ["Feedback", " ".join([*reasons(one), one.reference])]


def spellings(number: Number) -> list[str]:
    """Return the ways to write a number that count as right: as it is, with its unit, with a comma.

    Examples
    --------
    >>> spellings(Number(2.5, 0.1, "Gy", "So."))
    ['2.5', '2,5', '2.5 Gy', '2,5 Gy']
    """
    plain = digits(number.value)
    forms = dict.fromkeys([plain, plain.replace(".", ",")])
    return [*forms, *(f"{form} {number.unit}" for form in forms if number.unit)]
