"""Effect of treatment by liver metastases, and whether it differs: the test of interaction."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from evidence.figures.selecting import ENDPOINTS, drawable, listed, ratio, tumour, work, work_cell
from evidence.loading import studies
from evidence.statistics import Interval, Pooled, interaction, log_ratio, pool
from visual import Drawn, Scale, Sheet

GROUPS = {"with": ("square", "2"), "without": ("circle", "1")}
HEAD, KEY, ROW, FOOT, GAP, RATIO = 36.0, 30.0, 24.0, 56.0, 10.0, 46.0
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
    compared = comparisons(drawable(rows, "treatment-effect"))
    if not compared:
        raise ValueError("no work with a hazard ratio in both groups")
    if designs is None:
        table = studies()
        designs = dict(zip(table["key"], table["design"], strict=True))
    pooled = pooled_ratio(compared, designs)
    both = [one for one in compared if len(one.rows) == len(GROUPS)]
    upper = sum(26 + ROW * len(one.rows) + GAP for one in both)
    lower = RATIO * (len(compared) + (pooled is not None))
    sheet = Sheet(HEAD * 2 + KEY + upper + FOOT * 2 + lower + (0 if pooled is not None else 14))
    end = _effects(sheet, both, HEAD + KEY + upper)
    _ratios(sheet, compared, pooled, end)
    sources = tuple(dict.fromkeys(one.study for one in compared))
    return Drawn(sheet.figure, _alt(compared, pooled), _COLUMNS, _table(compared), sources)


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


def _effects(sheet: Sheet, both: list[Comparison], bottom: float) -> float:
    scale = Scale(0.5, 1.25, 130, 368, log=True)
    sheet.heading(20, "Hazard ratio, checkpoint inhibitor : control")
    for x, (liver, (shape, colour)) in zip((8, 220), GROUPS.items(), strict=True):
        sheet.mark(x, HEAD + 10, shape, colour)
        sheet.text(x + 14, HEAD + 16, f"{liver} liver metastases")
    y, bands = HEAD + KEY, []
    for one in both:
        sheet.text(0, y + 16, one.name, bold=True)
        y += 26
        for liver, row in one.rows.items():
            shape, colour = GROUPS[liver]
            sheet.text(0, y + 16, liver)
            sheet.interval(scale, row["ci_low"], row["ci_high"], y + 11, colour)
            sheet.mark(scale(row["estimate"]), y + 11, shape, colour, hollow=row["second_hand"])
            sheet.text(520, y + 16, ratio(row["estimate"], row["ci_low"], row["ci_high"]), at="right")
            y += ROW
        bands.append((y - ROW * len(GROUPS), y))
        y += GAP
    sheet.axis(scale, bands, bottom - 6, [0.5, 0.7, 1, 1.2], reference=1, title="below 1: better with the inhibitor")
    return bottom + FOOT


def _ratios(sheet: Sheet, compared: list[Comparison], pooled: Pooled | None, y: float) -> None:
    scale = Scale(0.7, 1.7, log=True)
    sheet.heading(y + 20, "Does the effect differ? Ratio, with : without")
    y, bands = y + HEAD, []
    for one in compared:
        sheet.text(0, y + 12, f"{work(one.study)}, second hand" if one.second_hand else one.name)
        sheet.text(520, y + 12, _said(one), at="right", bold=True)
        sheet.interval(scale, one.ratio.low, one.ratio.high, y + 28, "4")
        sheet.mark(scale(one.ratio.estimate), y + 28, "diamond", "4", hollow=one.second_hand)
        bands.append((y + 17, y + 39))
        y += RATIO
    if pooled is not None:
        mean = _as_ratio(pooled.mean)
        sheet.text(0, y + 12, f"Mean of {pooled.k} trials", bold=True)
        sheet.text(520, y + 12, ratio(mean.estimate, mean.low, mean.high), at="right", bold=True)
        if pooled.prediction:
            new = _as_ratio(pooled.prediction)
            sheet.line([scale(new.low), scale(new.high)], [y + 28] * 2, colour="muted", width=1.4, dashed=True)
        sheet.interval(scale, mean.low, mean.high, y + 28, "ink")
        sheet.mark(scale(mean.estimate), y + 28, "diamond", "ink")
        bands.append((y + 17, y + 39))
        y += RATIO
    else:
        sheet.text(260, y + 62, "Not pooled: meta-analyses may share trials.", colour="muted", at="center")
    sheet.axis(scale, bands, y - 2, [0.75, 1, 1.25, 1.5], reference=1, title="1: same effect; above 1: less with liver metastases")


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
