"""Timeline of the field: how many works of which design appeared when."""

from __future__ import annotations

import pandas as pd

from evidence.figures.selecting import listed, made_of, year
from evidence.loading import studies
from visual import Drawn, Scale, Sheet

LANES = {
    "Dish and tissue": ("in-vitro", "ex-vivo"),
    "Animals": ("animal",),
    "Patients, no control group": ("single-arm-trial", "case-series", "case-report"),
    "Patients, cohorts": ("cohort",),
    "Patients, randomised": ("rct",),
    "Meta-analyses": ("meta-analysis",),
}
"""Works with data of their own; reviews, guidelines, methods and protocols are not counted."""

FIRST = 1999
"""Works before the year 2000 stand together in the first column."""

MOST, HEAD, TOP = 316.0, 42.0, 62.0
"""Units of height for all bars, for the name of a lane, for headline and legend."""

COLOURS = dict(zip(LANES, ("6", "6", "1", "1", "1", "1"), strict=True))


def timeline(works: pd.DataFrame | None = None) -> Drawn:
    """Draw a row of bars for each design: works that the review cites solid, works that this book adds hollow.

    Parameters
    ----------
    works
        Rows of ``studies.csv``; the book's if not given.

    Raises
    ------
    ValueError
        If there is no work with data of its own.
    """
    counted = _counted(studies() if works is None else works)
    if counted.empty:
        raise ValueError("no work with data of its own")
    last = int(counted["column"].max())
    peaks = {lane: int(counted.loc[counted["lane"] == lane, "column"].value_counts().max()) for lane in LANES if (counted["lane"] == lane).any()}
    unit = min(6.0, MOST / sum(peaks.values()))
    height = TOP + sum(HEAD + unit * peak for peak in peaks.values()) + 34
    sheet, scale = Sheet(height), Scale(FIRST, last + 1, 8, 492)
    sheet.heading(16, "Works by year: from animals to trials")
    sheet.bar(0, 32, 14, 14, colour="ink")
    sheet.text(20, 45, "cited by the review")
    sheet.bar(180, 32, 14, 14, colour="ink", hollow=True)
    sheet.text(200, 45, "added by this book")
    sheet.mark(366, 39, "down", "ink", size=9)
    sheet.text(378, 45, "median year")
    wide, base = scale(FIRST + 1) - scale(FIRST), TOP
    for lane, peak in peaks.items():
        group, colour = counted[counted["lane"] == lane], COLOURS[lane]
        name, base = base + 20, base + HEAD + unit * peak
        sheet.line([8, 492], [base, base], colour="rule", width=1.2)
        for works_ten in range(10, peak + 1, 10):
            sheet.line([8, 492], [base - unit * works_ten] * 2, colour="rule", width=0.8, dashed=True, behind=True)
            sheet.text(520, base - unit * works_ten + 5, str(works_ten), colour="muted", at="right")
        sheet.text(0, name, lane, bold=True)
        sheet.text(492, name, f"{len(group)}", at="right", bold=True)
        sheet.mark(scale(group["column"].median()) + wide / 2, name + 13, "down", "ink", size=9)
        for column, part in group.groupby("column"):
            review, other = int(part["cited"].sum()), int((~part["cited"]).sum())
            x = scale(column) + (-3 if column == FIRST else 1)
            if review:
                sheet.bar(x, base - unit * review, wide - 2, unit * review, colour=colour)
            if other:
                sheet.bar(x, base - unit * (review + other), wide - 2, unit * other, colour=colour, hollow=True)
    for tick, at in ((1999, "left"), (2010, "center"), (2015, "center"), (2020, "center"), (2025, "center")):
        if tick <= last:
            x = 0 if tick == FIRST else scale(tick) + wide / 2
            sheet.text(x, height - 16, "before 2000" if tick == FIRST else str(tick), colour="muted", at=at)
    return Drawn(sheet.figure, _alt(counted), _COLUMNS, _table(counted), (), made_of=made_of(counted))


def _counted(works: pd.DataFrame) -> pd.DataFrame:
    lane = {design: name for name, designs in LANES.items() for design in designs}
    rows = works.assign(lane=works["design"].map(lane), year=works["key"].map(year), cited=works["review"].notna())
    rows = rows[rows["lane"].notna() & rows["year"].notna()].astype({"year": int})
    return rows.assign(column=rows["year"].clip(lower=FIRST))


_COLUMNS = ("Design", "Works", "Cited by the review", "Added by this book", "First year", "Last year", "Most in one year since 2000")


def _table(counted: pd.DataFrame) -> tuple[tuple[str, ...], ...]:
    lines = []
    for lane in LANES:
        group = counted[counted["lane"] == lane]
        if group.empty:
            continue
        years = group.loc[group["year"] > FIRST, "year"].value_counts().sort_index(ascending=False)
        peak = f"{years.max()} ({years.idxmax()})" if len(years) else ""
        cited = int(group["cited"].sum())
        lines.append((lane, f"{len(group)}", f"{cited}", f"{len(group) - cited}", f"{group['year'].min()}", f"{group['year'].max()}", peak))
    return tuple(lines)


def _alt(counted: pd.DataFrame) -> str:
    parts = [f"{row[0].lower()} {row[1]}, of them {row[2]} cited by the review ({row[4]} to {row[5]})" for row in _table(counted)]
    return f"Bars of the number of works by year and design, {len(counted)} works with data of their own. {listed(parts)}."
