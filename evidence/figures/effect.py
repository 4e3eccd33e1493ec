"""Effect of treatment by liver metastases, and whether it differs: the test of interaction."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from evidence.figures.selecting import ENDPOINTS, drawable, listed, made_of, ratio, tumour, work, work_cell
from evidence.loading import studies
from evidence.statistics import Interval, Pooled, interaction, log_ratio, pool
from visual import Drawn, Scale, Sheet

GROUPS = {"with": ("square", "2"), "without": ("circle", "1")}
TOP, ROW, FOOT = 80.0, 46.0, 50.0
SHORT = {"overall-survival": "survival", "progression-free-survival": "progression-free"}


@dataclass(frozen=True)
class Comparison:
    """One work and end point: the effect in both groups, and the ratio of the two."""

    study: str
    endpoint: str
    population: str
    rows: dict[str, pd.Series]
    ratio: Interval
    p: float | None
    reported: bool
    second_hand: bool

    @property
    def name(self) -> str:
        """Work and end point."""
        return f"{work(self.study)}, {SHORT[self.endpoint]}" + (" (second hand)" if self.second_hand else "")


def effect(rows: pd.DataFrame | None = None, designs: dict[str, str] | None = None) -> Drawn:
    """Draw hazard ratios of a checkpoint inhibitor against control in both groups, and their ratio.

    Parameters
    ----------
    rows
        Treatment-effect rows of ``outcomes.csv``; the book's if not given. What is drawn has a
        hazard ratio with a 95% interval in both groups, or a reported ratio of the two.
    designs
        The design of each work; the book's if not given. Ratios are pooled only if there are
        two or more and none is of a meta-analysis: reviews may share trials.

    Raises
    ------
    ValueError
        If a row is not of a treatment's effect, or no work can be compared.
    """
    rows = drawable(rows, "treatment-effect")
    compared = comparisons(rows)
    if not compared:
        raise ValueError("no work with a hazard ratio in both groups")
    if designs is None:
        table = studies()
        designs = dict(zip(table["key"], table["design"], strict=True))
    pooled = pooled_ratio(compared, designs)
    sheet = Sheet(TOP + ROW * (len(compared) + (pooled is not None)) + FOOT + (0 if pooled is not None else 24))
    _draw(sheet, compared, pooled)
    sources = tuple(dict.fromkeys(one.study for one in compared))
    return Drawn(sheet.figure, _alt(compared, pooled), _COLUMNS, _table(compared), sources, made_of=made_of(rows[rows["study"].isin(sources) & rows["endpoint"].isin(SHORT)]))


def comparisons(rows: pd.DataFrame) -> list[Comparison]:
    """Return the works of which both groups, or the ratio of both, are known."""
    found = []
    for (study, endpoint), group in rows[rows["endpoint"].isin(SHORT)].groupby(["study", "endpoint"], sort=False):
        ends = group["ci_low"].notna() & (group["ci_level"] == 95)
        hazards = group[(group["unit"] == "hazard-ratio") & ends]
        parts = {liver: hazards[hazards["liver_metastases"] == liver] for liver in GROUPS}
        pair = {liver: part.iloc[0] for liver, part in parts.items() if len(part) == 1}
        reported = group[(group["unit"] == "ratio-of-hazard-ratios") & ends]
        if len(pair) < len(GROUPS) and reported.empty:
            continue
        printed = group[group["unit"] == "interaction-p-value"]["estimate"]
        if len(reported):
            row = reported.iloc[0]
            between, p = Interval(row["estimate"], row["ci_low"], row["ci_high"]), None
        else:
            test = interaction(*(log_ratio(pair[liver]["estimate"], pair[liver]["ci_low"], pair[liver]["ci_high"]) for liver in GROUPS))
            between, p = test.ratio, test.p
        p = float(printed.iloc[0]) if len(printed) else p
        hollow = bool(group["second_hand"].any())
        found.append(Comparison(study, endpoint, group.iloc[0]["population"], pair, between, p, bool(len(reported)), hollow))
    return found


def pooled_ratio(compared: list[Comparison], designs: dict[str, str]) -> Pooled | None:
    """Pool the ratios (REML, Knapp–Hartung) if they come from trials that share no patients."""
    independent = len({one.study for one in compared}) == len(compared)
    if len(compared) < 2 or not independent or any(designs.get(one.study) != "rct" for one in compared):
        return None
    logs = [log_ratio(one.ratio.estimate, one.ratio.low, one.ratio.high) for one in compared]
    return pool([one.value for one in logs], [one.se for one in logs], correction="conservative")


def _draw(sheet: Sheet, compared: list[Comparison], pooled: Pooled | None) -> None:
    """Draw a row for each comparison: both groups on the left, the ratio of the two on the right."""
    effects, ratios = Scale(0.5, 1.3, 16, 276, log=True), Scale(0.7, 1.7, 312, 508, log=True)
    hold = sum(one.ratio.low <= 1 <= one.ratio.high for one in compared)
    sheet.heading(16, f"{hold} of {len(compared)} ratios are compatible with no difference")
    for x, (liver, (shape, colour)) in zip((8, 210), GROUPS.items(), strict=True):
        sheet.mark(x, 38, shape, colour)
        sheet.text(x + 14, 44, f"{liver} liver metastases")
    sheet.text(0, 70, "Effect of the inhibitor", bold=True)
    sheet.text(520, 70, "Ratio of the two, p", at="right", bold=True)
    y, bands = TOP, []
    for one in compared:
        sheet.text(0, y + 12, one.name)
        sheet.text(520, y + 12, _said(one), at="right")
        for step, (liver, row) in zip((-5, 5), one.rows.items() if len(one.rows) > 1 else (), strict=False):
            shape, colour = GROUPS[liver]
            sheet.interval(effects, row["ci_low"], row["ci_high"], y + 29 + step, colour)
            sheet.mark(effects(row["estimate"]), y + 29 + step, shape, colour, hollow=row["second_hand"], size=9)
        sheet.interval(ratios, one.ratio.low, one.ratio.high, y + 29, "4")
        sheet.mark(ratios(one.ratio.estimate), y + 29, "diamond", "4", hollow=one.second_hand)
        bands.append((y + 17, y + 41))
        y += ROW
    if pooled is not None:
        mean = _as_ratio(pooled.mean)
        sheet.text(0, y + 12, f"Mean of {pooled.k} trials", bold=True)
        sheet.text(520, y + 12, ratio(mean.estimate, mean.low, mean.high), at="right", bold=True)
        if pooled.prediction:
            new = _as_ratio(pooled.prediction)
            sheet.line([ratios(new.low), ratios(new.high)], [y + 29] * 2, colour="muted", width=1.4, dashed=True)
        sheet.interval(ratios, mean.low, mean.high, y + 29, "ink")
        sheet.mark(ratios(mean.estimate), y + 29, "diamond", "ink")
        bands.append((y + 17, y + 41))
        y += ROW
    sheet.axis(effects, bands, y - 2, [0.5, 0.7, 1], reference=1, title="below 1: better with inhibitor")
    sheet.axis(ratios, bands, y - 2, [0.75, 1, 1.5], reference=1, title="above 1: less with metastases")
    if pooled is None:
        sheet.text(0, y + 66, "Not pooled: meta-analyses may share trials.", colour="muted")


def _as_ratio(interval: Interval) -> Interval:
    from math import exp

    return Interval(exp(interval.estimate), exp(interval.low), exp(interval.high), interval.level)


def _said(one: Comparison) -> str:
    p = "" if one.p is None else f", p = {one.p:.2f}"
    return ratio(one.ratio.estimate, one.ratio.low, one.ratio.high) + p


_COLUMNS = ("Work", "Patients", "End point", "With liver metastases", "Without", "Ratio of the two", "p", "How")


def _table(compared: list[Comparison]) -> tuple[tuple[str, ...], ...]:
    def group(one: Comparison, liver: str) -> str:
        row = one.rows.get(liver)
        return "not drawn" if row is None else ratio(row["estimate"], row["ci_low"], row["ci_high"])

    return tuple(
        (
            work_cell(one.study),
            one.population,
            ENDPOINTS[one.endpoint],
            group(one, "with"),
            group(one, "without"),
            ratio(one.ratio.estimate, one.ratio.low, one.ratio.high),
            "" if one.p is None else f"{one.p:.3g}",
            ("ratio as reported" if one.reported else "ratio computed from the two intervals") + (", second hand" if one.second_hand else ""),
        )
        for one in compared
    )


def _alt(compared: list[Comparison], pooled: Pooled | None) -> str:
    parts = []
    for one in compared:
        groups = [f"{liver} {ratio(row['estimate'], row['ci_low'], row['ci_high'])}" for liver, row in one.rows.items()] if len(one.rows) > 1 else []
        parts.append(f"{one.name}, {tumour(one.population).lower()}: {', '.join([*groups, f'ratio {_said(one)}'])}")
    hold = sum(one.ratio.low <= 1 <= one.ratio.high for one in compared)
    lead = "Hazard ratios of checkpoint inhibitors against control with and without liver metastases, and the ratio of the two."
    mean = ""
    if pooled is not None:
        ends = _as_ratio(pooled.mean)
        mean = f" Mean of {pooled.k} trials {ratio(ends.estimate, ends.low, ends.high)}."
    return f"{lead} {hold} of {len(compared)} intervals of the ratio hold 1. {listed(parts)}.{mean}"
