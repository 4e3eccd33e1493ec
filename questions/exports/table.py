"""Every question as a row of a table, for spreadsheets and for checking."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from questions.bank import Bank
from questions.exports.flat import answer_of, asked, reasons, text_of

COLUMNS = ("id", "chapter", "objective", "kind", "level", "topic", "patient", "variant_of", "question", "options", "answer", "reasons", "figure", "cites", "section", "minutes", "checked")


def to_csv(banks: Iterable[Bank]) -> str:
    """Return the questions as CSV with a byte order mark, so that spreadsheets read Greek letters."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in asked(banks):
        item, part = one.item, one.part
        choices = [option.text for option in part.options] or list(part.shown_steps(one.id) if part.steps else part.shown_rights(one.id) if part.pairs else ())
        figure = part.figure.file if part.figure else ""
        writer.writerow([
            one.id, one.chapter, item.objective, part.kind, item.level, item.topic, "yes" if item.patient else "no", item.variant_of, text_of(one), "\n".join(choices),
            answer_of(one), "\n".join(reasons(one)), figure, "; ".join(item.cites), item.paragraph, f"{item.minutes:g}", f"{item.checked:%Y-%m-%d}",
        ])  # fmt: skip
    return "\ufeff" + stream.getvalue()
