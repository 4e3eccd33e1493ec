"""Prognosis: patients with against patients without liver metastases, under the same treatment."""

from __future__ import annotations

import pandas as pd

from evidence.figures.selecting import ENDPOINTS, drawable, listed, made_of, ratio, tumour, work, work_cell
from visual import Drawn, Scale, Sheet

TOP, ROW, HEAD = 26.0, 48.0, 36.0
MARKS = {"overall-survival": ("circle", "1"), "progression-free-survival": ("square", "2")}


def prognosis(rows: pd.DataFrame | None = None) -> Drawn:
    """Draw hazard ratios of death and of progression, each with its interval.

    Parameters
    ----------
    rows
        Prognostic rows of ``outcomes.csv``; the book's if not given. Ratios without an interval
        are left out.

    Raises
    ------
    ValueError
        If a row is not prognostic, or none can be drawn.
    """
    rows = drawable(rows, "prognostic")
    rows = rows[(rows["unit"] == "hazard-ratio") & rows["ci_low"].notna() & rows["endpoint"].isin(MARKS)]
    if rows.empty:
        raise ValueError("no prognostic hazard ratio with an interval")
    rows = rows.sort_values("estimate", ascending=False, kind="stable")
    groups = [(name, rows[rows["endpoint"] == name]) for name in MARKS]
    groups = [(name, group) for name, group in groups if len(group)]
    height = TOP + ROW * len(rows) + HEAD * len(groups) + 70
    sheet = Sheet(height)
    sheet.heading(16, _headline(rows))
    scale = Scale(0.9, 4, log=True)
    bands, y = [], TOP
    for name, group in groups:
        sheet.heading(y + 20, ENDPOINTS[name])
        y += HEAD
        shape, colour = MARKS[name]
        for row in group.itertuples():
            sheet.text(0, y + 12, f"{tumour(row.population)}, {work(row.study)}")
            sheet.text(520, y + 12, ratio(row.estimate, row.ci_low, row.ci_high), at="right", bold=True)
            sheet.interval(scale, row.ci_low, row.ci_high, y + 28, colour)
            bands.append((y + 17, y + 39))
            sheet.mark(scale(row.estimate), y + 28, shape, colour, hollow=row.second_hand)
            y += ROW
    sheet.axis(scale, bands, y - 6, [1, 1.5, 2, 3, 4], reference=1, title="Hazard ratio, log scale (1: same; above 1: worse")
    sheet.text(260, y + 57, "with liver metastases than without)", colour="muted", at="center")
    return Drawn(sheet.figure, _alt(groups), _COLUMNS, _table(rows), tuple(dict.fromkeys(rows["study"])), made_of=made_of(rows))


def _headline(rows: pd.DataFrame) -> str:
    above = int((rows["ci_low"] > 1).sum())
    every = "Every interval lies" if above == len(rows) else f"{above} of {len(rows)} intervals lie"
    return f"{every} above 1: a worse outlook"


_COLUMNS = ("Work", "Patients", "Treatment", "End point", "Hazard ratio", "95% interval", "Read")


def _table(rows: pd.DataFrame) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            work_cell(row.study),
            row.population,
            row.arm,
            ENDPOINTS[row.endpoint],
            f"{row.estimate:.2f}",
            f"{row.ci_low:.2f} to {row.ci_high:.2f}",
            "second hand" if row.second_hand else row.locator,
        )
        for row in rows.itertuples()
    )


def _alt(groups: list[tuple[str, pd.DataFrame]]) -> str:
    parts = [
        f"{ENDPOINTS[name]}: "
        + ", ".join(f"{tumour(row.population)} ({work(row.study)}) {ratio(row.estimate, row.ci_low, row.ci_high)}" for row in group.itertuples())
        for name, group in groups
    ]
    rows = pd.concat([group for _, group in groups])
    worse, number = int((rows["ci_low"] > 1).sum()), len(rows)
    lead = f"Forest plot of hazard ratios with against without liver metastases under checkpoint inhibitors; {worse} of {number} intervals lie above 1."
    return f"{lead} {listed(parts)}."
