"""What all figures ask of the rows: which may be drawn, what a work, a tumour, a therapy is called."""

from __future__ import annotations

import re
from functools import cache
from math import isnan

import pandas as pd

from bib.model import Bibliography
from bib.naming import name_work
from bib.reading import REFERENCES, scan
from evidence.loading import outcomes
from evidence.reported import plotted

ENDPOINTS = {
    "overall-survival": "Survival",
    "progression-free-survival": "Progression-free survival",
    "objective-response": "Objective response",
}
TUMOURS = {
    "uveal melanoma": "Uveal melanoma",
    "melanoma": "Melanoma",
    "NSCLC": "Lung (NSCLC)",
    "non-small-cell lung": "Lung (NSCLC)",
    "lung": "Lung",
    "colorectal": "Colorectal",
    "renal": "Renal",
    "urothelial": "Urothelial",
    "HCC": "Liver cell (HCC)",
    "pancreatic": "Pancreatic",
    "any cancer": "Any cancer",
    "solid tumours": "Solid tumours",
    "advanced cancers": "Advanced cancers",
}
"""What a population is called in a figure; the first word that it holds counts."""

def drawable(rows: pd.DataFrame | None, question: str) -> pd.DataFrame:
    """Return the rows that may be drawn, all of one question, with a column ``second_hand``.

    Parameters
    ----------
    rows
        Rows of ``outcomes.csv``; those of the book that are of the question, if not given.

    Raises
    ------
    ValueError
        If a row is of another question: prognosis and effect of treatment share no axis.
    """
    if rows is None:
        book = outcomes()
        rows = book[book["question"] == question]
    others = sorted(set(rows["question"]) - {question})
    if others:
        ids = ", ".join(rows.loc[rows["question"] != question, "id"].head(3))
        raise ValueError(f'rows of {", ".join(others)} ({ids}) among those of {question}: one question to a figure')
    return plotted(rows)


def made_of(rows: pd.DataFrame) -> str:
    """Say from which rows a figure is drawn, and when they were read: the first line of its file of numbers.

    Examples
    --------
    >>> made_of(pd.DataFrame({"id": ["a", "b"], "checked": pd.to_datetime(["2026-11-23", "2026-11-24"])}))
    'Drawn from the rows a, b of outcomes.csv, read 2026-11-23 to 2026-11-24.'
    """
    first, last = (str(day)[:10] for day in (rows["checked"].min(), rows["checked"].max()))
    when = first if first == last else f"{first} to {last}"
    which = f"the rows {', '.join(rows['id'])} of outcomes.csv" if "id" in rows else f"{len(rows)} rows of studies.csv"
    return f"Drawn from {which}, read {when}."


@cache
def _works() -> Bibliography:
    return Bibliography(scan(REFERENCES)[0])


def work(key: str) -> str:
    """Return family name and year of a work, or its key if the bibliography does not have it.

    Examples
    --------
    >>> work("tumeh2017liver")
    'Tumeh 2017'
    """
    entry = _works().get(key)
    return key if entry is None else name_work(entry, "figure")


def work_cell(key: str) -> str:
    """Return name and address of a work for the table of a figure."""
    entry = _works().get(key)
    return f"{work(key)}\n{entry.address}" if entry is not None and "doi" in entry else work(key)


def year(key: str) -> int | None:
    """Return the year of a work, or that in its key if the bibliography does not have it; None where it is not known.

    Examples
    --------
    >>> year("tumeh2017liver")
    2017
    """
    entry = _works().get(key)
    if entry is not None:
        return entry.year
    found = re.search(r"(?:19|20)\d\d", key)
    if not found:
        raise ValueError(f'the key "{key}" has no year')
    return int(found[0])


def tumour(population: str) -> str:
    """Return the short name of a population.

    Examples
    --------
    >>> tumour("liver-predominant MSS metastatic colorectal cancer after at least one line")
    'Colorectal'
    >>> tumour("thymoma, advanced")
    'Thymoma'
    """
    for words, name in TUMOURS.items():
        if words.lower() in population.lower():
            return name
    first = re.split(r"[,;(]", population)[0].strip()
    return first[:1].upper() + first[1:]


def counts(row: pd.Series) -> tuple[int, int] | None:
    """Return responders and total, counted from the percentage where only that is printed.

    Examples
    --------
    >>> counts(pd.Series({"unit": "percent", "estimate": 42.2, "events": float("nan"), "total": 45.0}))
    (19, 45)
    >>> counts(pd.Series({"unit": "percent", "estimate": 20.0, "events": float("nan"), "total": float("nan")})) is None
    True
    """
    if isnan(row["total"]):
        return None
    total = int(row["total"])
    if not isnan(row["events"]):
        return int(row["events"]), total
    if row["unit"] == "count":
        return int(row["estimate"]), total
    events = round(row["estimate"] * total / 100)
    return (events, total) if abs(100 * events / total - row["estimate"]) < 0.06 else None


def share(row: pd.Series) -> float:
    """Return the estimate as a percentage, whatever its unit."""
    counted = counts(row)
    return 100 * counted[0] / counted[1] if counted else float(row["estimate"])


def ratio(estimate: float, low: float, high: float) -> str:
    """Write a ratio with its interval.

    Examples
    --------
    >>> ratio(1.55, 1.2, 2)
    '1.55 (1.20–2.00)'
    """
    return f"{estimate:.2f} ({low:.2f}–{high:.2f})"


def listed(parts: list[str]) -> str:
    """Join parts of a sentence with semicolons."""
    return "; ".join(parts)
