"""Sizes of the studies in people: how many patients, and how many of them had liver metastases."""

from __future__ import annotations

import pandas as pd

from evidence.figures.selecting import listed, made_of, work_cell
from evidence.loading import studies
from evidence.wording import DESIGNS
from visual import Drawn, Scale, Sheet

SHAPES = {
    "meta-analysis": ("diamond", "4", "meta-analysis"),
    "rct": ("square", "1", "randomised"),
    "single-arm-trial": ("triangle", "3", "single-arm trial"),
    "cohort": ("circle", "2", "cohort or case series"),
    "case-series": ("circle", "2", "cohort or case series"),
}
"""Shape, colour and name of a design; other designs do not test a treatment in a group of patients."""

GROUPS = (
    "Local therapy + inhibitor, liver metastases",
    "Local therapy + inhibitor, HCC",
    "Local therapy + inhibitor, other or mixed",
    "Local therapy only, liver metastases",
    "Inhibitor without local therapy, any cancer",
)
MOST, GAP, TOP, HEAD = 268.0, 8.0, 88.0, 34.0
"""Units of height for all lanes, between groups, for headline and legend, for the name of a group."""


def sizes(works: pd.DataFrame | None = None) -> Drawn:
    """Draw every study as a mark at its number of patients, in groups by what was given to whom.

    Parameters
    ----------
    works
        Rows of ``studies.csv``; the book's if not given. Filled marks are studies whose patients
        all had liver metastases, or the number of them that had, joined to the hollow mark of all.

    Raises
    ------
    ValueError
        If no study with a number of patients belongs to a group.
    """
    rows = _sized(studies() if works is None else works)
    if rows.empty:
        raise ValueError("no study with a number of patients")
    scale = Scale(1, 40_000, 12, 508, log=True)
    placed = {name: _stacked(rows[rows["group"] == name], scale) for name in GROUPS}
    lanes = {name: max(row["lane"] for row in group) for name, group in placed.items() if group}
    step = min(13.0, MOST / max(1, sum(lanes.values())))
    depth = {name: HEAD + step * lane + 10 for name, lane in lanes.items()}
    height = TOP + sum(depth.values()) + GAP * len(depth) + 48
    sheet = Sheet(height)
    sheet.heading(16, _headline(rows))
    _legend(sheet)
    starts = [TOP + sum(list(depth.values())[:i]) + GAP * i for i in range(len(depth))]
    bands = [(start + 26, start + deep) for start, deep in zip(starts, depth.values(), strict=True)]
    sheet.axis(scale, bands, height - 48, [1, 10, 100, 1000, 10_000], title="Patients in each work (log scale)")
    y = TOP
    for name, deep in depth.items():
        sheet.text(0, y + 18, name, bold=True)
        middle = rows.loc[rows["group"] == name, "n"].median()
        sheet.text(520, y + 18, f"median {middle:.0f}", at="right")
        sheet.line([scale(middle)] * 2, [y + 24, y + deep], colour="ink", width=1.6, dashed=True)
        for row in placed[name]:
            _study(sheet, scale, y + HEAD + step * row["lane"], row, min(9.0, step))
        y += deep + GAP
    return Drawn(sheet.figure, _alt(rows), _COLUMNS, _table(rows), (), made_of=made_of(rows))


def _sized(works: pd.DataFrame) -> pd.DataFrame:
    rows = works[works["design"].isin(SHAPES) & works["n"].notna()]
    group = [_group(row.directness, bool(row.locoregional), row.immune, row.inhibitor == "yes") for row in rows.itertuples()]
    rows = rows.assign(group=group)
    return rows[rows["group"] != ""]


def _group(directness: str, local: bool, immune: str, inhibitor: bool) -> str:
    if not inhibitor and "immunotherapy" in immune and "controls" not in immune:
        return ""  # some immunotherapy, of a kind that is not said
    if local and inhibitor:
        return GROUPS[{"liver-metastases": 0, "hcc": 1}.get(directness, 2)]
    if local:
        return GROUPS[3] if directness == "liver-metastases" else ""
    return GROUPS[4] if inhibitor else ""


def _stacked(rows: pd.DataFrame, scale: Scale) -> list[dict[str, object]]:
    """Give each study the first lane in which it touches no other."""
    ends: list[float] = []
    placed = []
    for row in rows.sort_values(["n", "key"]).to_dict("records"):
        inner = row["n_liver_metastases"]
        left = scale(inner) if inner and inner == inner else scale(row["n"])
        lane = next((i for i, end in enumerate(ends) if end + 13 <= left), len(ends))
        ends[lane : lane + 1] = [scale(row["n"])]
        placed.append(row | {"lane": lane})
    return placed


def _study(sheet: Sheet, scale: Scale, y: float, row: dict[str, object], size: float) -> None:
    shape, colour, _ = SHAPES[str(row["design"])]
    total, inner = row["n"], row["n_liver_metastases"]
    every = row["directness"] == "liver-metastases" and inner != inner
    if inner == inner and 0 < inner < total:
        sheet.line([scale(inner), scale(total)], [y, y], colour=colour, width=1.6)
        sheet.mark(scale(inner), y, shape, colour, size=size)
    sheet.mark(scale(total), y, shape, colour, hollow=not (every or inner == total), size=size if every or inner == total else size - 1)


def _legend(sheet: Sheet) -> None:
    names = {name: (shape, colour) for shape, colour, name in SHAPES.values()}
    for (name, (shape, colour)), (x, y) in zip(names.items(), ((6, 42), (150, 42), (274, 42), (6, 66)), strict=True):
        sheet.mark(x, y, shape, colour, size=10)
        sheet.text(x + 12, y + 6, name)
    sheet.mark(230, 66, "circle", "ink", size=10)
    sheet.text(242, 72, "liver metastases")
    sheet.mark(390, 66, "circle", "ink", hollow=True, size=8.5)
    sheet.text(402, 72, "all patients")


def _headline(rows: pd.DataFrame) -> str:
    medians = rows.groupby("group")["n"].median()
    smallest = medians.index[0] if len(medians) == 1 else medians.idxmin()
    return "Smallest where both meet liver metastases" if smallest == GROUPS[0] else "How many patients stand behind each work"


_COLUMNS = ("Work", "Group", "Design", "Patients", "Of them with liver metastases", "Local therapy", "Immune therapy")


def _table(rows: pd.DataFrame) -> tuple[tuple[str, ...], ...]:
    order = rows.assign(place=rows["group"].map(GROUPS.index)).sort_values(["place", "n"], kind="stable")
    return tuple(
        (
            work_cell(row.key),
            row.group,
            DESIGNS[row.design],
            f"{row.n:.0f}",
            "not stated" if pd.isna(row.n_liver_metastases) else f"{row.n_liver_metastases:.0f}",
            row.locoregional,
            row.immune,
        )
        for row in order.itertuples()
    )


def _alt(rows: pd.DataFrame) -> str:
    parts = []
    for name in GROUPS:
        group = rows[rows["group"] == name]
        if len(group):
            randomised = int((group["design"] == "rct").sum())
            sizes = f"median {group['n'].median():.0f}, {group['n'].min():.0f} to {group['n'].max():.0f}"
            parts.append(f"{name}: {len(group)} studies, {randomised} randomised, {sizes} patients")
    return f"Dot plot of study sizes on a log scale. {listed(parts)}."
