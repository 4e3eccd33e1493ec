"""Response to local therapy with a checkpoint inhibitor in liver metastases, with exact intervals."""

from __future__ import annotations

import pandas as pd

from evidence.figures.selecting import counts, drawable, listed, made_of, share, tumour, work, work_cell
from evidence.loading import studies
from evidence.statistics import exact
from visual import Drawn, Scale, Sheet

THERAPIES = {
    "ablation": ("Ablation", "triangle", "2"),
    "ultrasound": ("Focused ultrasound or histotripsy", "down", "2"),
    "tare": ("Radioembolisation", "circle", "1"),
    "perfusion": ("Perfusion or arterial infusion", "square", "3"),
    "tace": ("Chemoembolisation", "diamond", "4"),
    "radiotherapy": ("Radiotherapy", "star", "5"),
}
"""Name, shape and colour of a local therapy; an arm of two counts for the first in this list."""

TOP, ROW, HEAD, FOOT, LINE = 26.0, 46.0, 34.0, 52.0, 20.0

def response(rows: pd.DataFrame | None = None, works: pd.DataFrame | None = None) -> Drawn:
    """Draw the share of responders in each arm, therapy by therapy.

    Parameters
    ----------
    rows
        Response rows of ``outcomes.csv``; the book's if not given. Drawn are arms with a
        checkpoint inhibitor of studies of local therapy in which all have liver metastases, the
        first row of each arm. Without a denominator there is a mark but no interval.
    works
        Rows of ``studies.csv``; the book's if not given.

    Raises
    ------
    ValueError
        If a row is of another question, or no arm can be drawn.
    """
    rows = drawable(rows, "response")
    works = studies() if works is None else works
    local = works[(works["locoregional"] != "") & (works["inhibitor"] == "yes")].set_index("key")["therapies"]
    with_drug = rows["therapies"].map(lambda given: "inhibitor" in given)
    rows = rows[(rows["endpoint"] == "objective-response") & (rows["liver_metastases"] == "all") & rows["study"].isin(local.index) & with_drug]
    rows = rows.drop_duplicates(["study", "arm"])
    rows = rows.assign(therapy=[therapy(row.therapies, local[row.study]) for row in rows.itertuples()], share=[share(row) for _, row in rows.iterrows()])
    groups = [(name, rows[rows["therapy"] == name].sort_values("share", kind="stable")) for name in THERAPIES]
    groups = [(name, group) for name, group in groups if len(group)]
    if not groups:
        raise ValueError("no arm with local therapy and a checkpoint inhibitor in liver metastases")
    twice = set(rows.loc[rows.duplicated("study", keep=False), "study"])
    height = TOP + ROW * len(rows) + LINE * rows["study"].isin(twice).sum() + HEAD * len(groups) + FOOT
    sheet, scale, bands = Sheet(height), Scale(0, 100, 16, 494), []
    sheet.heading(16, "Small arms, wide intervals")
    y = TOP
    for name, group in groups:
        sheet.heading(y + 20, _title(name, group))
        y += HEAD
        for _, row in group.iterrows():
            y += _arm(sheet, scale, y, row, name, several=row["study"] in twice)
            bands.append((y + 17, y + 39))
            y += ROW
    sheet.axis(scale, bands, y, [0, 25, 50, 75, 100], unit="%", title="Objective response, exact 95% interval")
    return Drawn(sheet.figure, _alt(groups), _COLUMNS, _table(groups), tuple(dict.fromkeys(rows["study"])), made_of=made_of(rows))


def therapy(of_arm: list[str], of_work: list[str]) -> str:
    """Return the local therapy of an arm, or that of its work where the arm names none.

    Examples
    --------
    >>> therapy(["radiotherapy", "ablation", "inhibitor"], [])
    'ablation'
    """
    for given in (of_arm, of_work):
        for name in THERAPIES:
            if name in given:
                return name
    raise ValueError(f"no local therapy among {of_arm} and {of_work}; known are {', '.join(THERAPIES)}")


def _title(name: str, group: pd.DataFrame) -> str:
    radiotherapy = name == "ablation" and any("radiotherapy" in given for given in group["therapies"])
    return THERAPIES[name][0] + (" (or radiotherapy)" if radiotherapy else "")


def _arm(sheet: Sheet, scale: Scale, y: float, row: pd.Series, name: str, *, several: bool) -> float:
    """Draw an arm and return the height of the line that names it, where its work has several."""
    _, shape, colour = THERAPIES[name]
    hollow = row["read"] == "second-hand"
    detail = tumour(row["population"])
    sheet.text(0, y + 12, f"{work(row['study'])}, {detail[:1].lower() + detail[1:]}")
    sheet.text(520, y + 12, _number(row), at="right", bold=True)
    if several:
        y += LINE
        sheet.text(0, y + 12, row["arm"], colour="muted")
    counted = counts(row)
    if counted:
        ends = exact(*counted)
        sheet.interval(scale, 100 * ends.low, 100 * ends.high, y + 28, colour)
    sheet.mark(scale(row["share"]), y + 28, shape, colour, hollow=hollow)
    return LINE if several else 0.0


def _number(row: pd.Series) -> str:
    counted = counts(row)
    if counted:
        return f"{counted[0]} of {counted[1]}, {row['share']:.0f}%"
    return f"{row['share']:g}%, second hand" if row["read"] == "second-hand" else f"{row['share']:g}%, total not read"


_COLUMNS = ("Work", "Patients", "Arm", "Responders", "Per cent", "Exact 95% interval", "Note")


def _table(groups: list[tuple[str, pd.DataFrame]]) -> tuple[tuple[str, ...], ...]:
    lines = []
    for _, group in groups:
        for _, row in group.iterrows():
            counted = counts(row)
            ends = exact(*counted) if counted else None
            lines.append(
                (
                    work_cell(row["study"]),
                    row["population"],
                    row["arm"],
                    f"{counted[0]} of {counted[1]}" if counted else "not read",
                    f"{row['share']:.1f}",
                    f"{100 * ends.low:.1f} to {100 * ends.high:.1f}" if ends else "",
                    row["note"],
                )
            )
    return tuple(lines)


def _alt(groups: list[tuple[str, pd.DataFrame]]) -> str:
    parts, people, responders = [], 0, 0
    for name, group in groups:
        arms = []
        for _, row in group.iterrows():
            counted = counts(row)
            ends = exact(*counted) if counted else None
            people, responders = people + (counted[1] if counted else 0), responders + (counted[0] if counted else 0)
            arms.append(f"{work(row['study'])} {_number(row)}" + (f" ({100 * ends.low:.0f} to {100 * ends.high:.0f})" if ends else ""))
        parts.append(f"{_title(name, group)}: {', '.join(arms)}")
    lead = "Responders to local therapy with a checkpoint inhibitor in liver metastases, exact 95% intervals."
    return f"{lead} Arms with a known total hold {people} patients in all. {listed(parts)}."
