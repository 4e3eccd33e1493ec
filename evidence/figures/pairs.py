"""Prognosis in plain numbers: response and median times with and without liver metastases, same treatment."""

from __future__ import annotations

import pandas as pd

from evidence.figures.selecting import drawable, listed, made_of, tumour, work, work_cell
from evidence.wording import decimals, number
from visual import Drawn, Scale, Sheet

PANELS = {
    ("objective-response", "percent"): ("Objective response, per cent", "%"),
    ("progression-free-survival", "months"): ("Median progression-free survival, months", " months"),
    ("overall-survival", "months"): ("Median survival, months", " months"),
}
TOP, ROW, HEAD, FOOT, KEY = 26.0, 42.0, 32.0, 40.0, 30.0
WITH, WITHOUT = ("square", "2"), ("circle", "1")
STEPS = (2, 5, 10, 20, 25, 50)


def pairs(rows: pd.DataFrame | None = None) -> Drawn:
    """Draw each pair of groups of one study as two marks on a line, a panel for each end point.

    Parameters
    ----------
    rows
        Prognostic rows of ``outcomes.csv``, one for each group; the book's if not given. A group
        without its partner is left out.

    Raises
    ------
    ValueError
        If a row is not prognostic, or there is no pair.
    """
    rows = drawable(rows, "prognostic")
    found = {panel: _pairs(rows, *panel) for panel in PANELS}
    found = {panel: group for panel, group in found.items() if len(group)}
    if not found:
        raise ValueError("no pair of groups with and without liver metastases")
    height = TOP + KEY + sum(ROW * len(group) + HEAD + FOOT for group in found.values())
    sheet = Sheet(height)
    sheet.heading(16, _headline([pair for group in found.values() for pair in group]))
    sheet.mark(10, TOP + 12, *WITH)
    sheet.text(24, TOP + 18, "with liver metastases")
    sheet.mark(250, TOP + 12, *WITHOUT)
    sheet.text(264, TOP + 18, "without, same treatment")
    y = TOP + KEY
    for panel, group in found.items():
        y = _panel(sheet, y, PANELS[panel][0], group)
    sources = tuple(dict.fromkeys(row["study"] for group in found.values() for row in group))
    return Drawn(sheet.figure, _alt(found), _COLUMNS, _table(found), sources, made_of=made_of(rows[rows["study"].isin(sources)]))


def _pairs(rows: pd.DataFrame, endpoint: str, unit: str) -> list[dict[str, object]]:
    rows = rows[(rows["endpoint"] == endpoint) & (rows["unit"] == unit)]
    paired = []
    for (study, population), group in rows.groupby(["study", "population"], sort=False):
        one, other = (group[group["liver_metastases"] == liver] for liver in ("with", "without"))
        if len(one) == len(other) == 1:
            a, b = one.iloc[0], other.iloc[0]
            hollow = bool(a["second_hand"] or b["second_hand"])
            paired.append({"study": study, "population": population, "with": a, "without": b, "second_hand": hollow})
    return paired


def _headline(group: list[dict[str, object]]) -> str:
    lower = sum(pair["with"]["estimate"] < pair["without"]["estimate"] for pair in group)
    return f"Lower with liver metastases in {lower} of {len(group)} comparisons"


def _panel(sheet: Sheet, y: float, title: str, group: list[dict[str, object]]) -> float:
    sheet.heading(y + 20, title)
    top = y + HEAD
    bottom = top + ROW * len(group)
    most = max(max(pair["with"]["estimate"], pair["without"]["estimate"]) for pair in group)
    step = next(step for step in STEPS if most / step <= 6)
    end = step * -(-most // step)
    scale = Scale(0, end)
    bands = [(top + ROW * i + 17, top + ROW * i + 37) for i in range(len(group))]
    sheet.axis(scale, bands, bottom - 4, [step * i for i in range(int(end / step) + 1)])
    for pair in group:
        low, high = pair["with"]["estimate"], pair["without"]["estimate"]
        sheet.text(0, top + 12, f"{tumour(str(pair['population']))}, {work(str(pair['study']))}")
        sheet.text(520, top + 12, f"{low:.1f} versus {high:.1f}", at="right", bold=True)
        sheet.line([scale(low), scale(high)], [top + 27] * 2, colour="muted", width=2.0)
        sheet.mark(scale(high), top + 27, *WITHOUT, hollow=pair["second_hand"])
        sheet.mark(scale(low), top + 27, *WITH, hollow=pair["second_hand"])
        top += ROW
    return bottom + FOOT


_COLUMNS = ("Work", "Patients", "Treatment", "End point", "With liver metastases", "Without")


def _table(found: dict[tuple[str, str], list[dict[str, object]]]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            work_cell(str(pair["study"])),
            str(pair["population"]),
            pair["with"]["arm"],
            PANELS[panel][0],
            _group(pair["with"]),
            _group(pair["without"]),
        )
        for panel, group in found.items()
        for pair in group
    )


def _group(row: pd.Series) -> str:
    size = "" if pd.isna(row["total"]) else f", n = {row['total']:.0f}"
    least, many = decimals(row)
    ends = "" if pd.isna(row["ci_low"]) else f" ({row['ci_level']:g}% interval {number(row['ci_low'], many)} to {number(row['ci_high'], many)})"
    return f"{number(row['estimate'], least)}{ends}{size}"


def _alt(found: dict[tuple[str, str], list[dict[str, object]]]) -> str:
    parts = []
    for panel, group in found.items():
        title, unit = PANELS[panel]
        numbers = (
            f"{tumour(str(pair['population']))} ({work(str(pair['study']))}) {pair['with']['estimate']:.1f} versus {pair['without']['estimate']:.1f}{unit}"
            for pair in group
        )
        parts.append(f"{title.split(',')[0]}: {', '.join(numbers)}")
    return f"Paired dots, with versus without liver metastases under the same treatment. {listed(parts)}."
