"""Rows of the book's tables of evidence, as the explorables use them: trials, pairs of hazard ratios, arrows of the network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .models.subgroup import Pair
from .sources import works

ENDPOINTS = {"overall-survival": ("os", "survival"), "progression-free-survival": ("pfs", "progression")}


def trials(ids: Sequence[str]) -> list[dict[str, Any]]:
    """Return rows of `outcomes.csv` by their ids, in this order.

    Raises
    ------
    KeyError
        If a row is missing.
    """
    from evidence.loading import outcomes

    rows = outcomes(works=works()).set_index("id", drop=False)
    return [rows.loc[one].to_dict() for one in ids]


def network_rows() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the nodes and the arrows of the tolerance network."""
    from evidence.loading import mechanisms, nodes

    return nodes(works=works()).to_dict("records"), mechanisms(works=works()).to_dict("records")


def hazard_ratio_pairs() -> list[Pair]:
    """Return the effects of treatment with and without liver metastases, where both were read with a 95% interval.

    Numbers read second hand are left out, and so are hazard ratios that do not lie in the middle of their interval.
    """
    from evidence.loading import outcomes
    from evidence.reported import plotted

    effects = plotted(outcomes(works=works()))
    effects = effects[~effects["second_hand"] & (effects["question"] == "treatment-effect")]
    rows = effects[(effects["unit"] == "hazard-ratio") & (effects["ci_level"] == 95)]
    found = []
    for (study, endpoint), group in rows[rows["endpoint"].isin(ENDPOINTS)].groupby(["study", "endpoint"], sort=False):
        sides = [group[group["liver_metastases"] == liver] for liver in ("with", "without")]
        if all(len(side) == 1 for side in sides):
            own = effects[(effects["study"] == study) & (effects["endpoint"] == endpoint)].to_dict("records")
            found += _pair(study, endpoint, *(side.iloc[0].to_dict() for side in sides), printed(own))
    return found


def printed(rows: Sequence[Mapping[str, Any]]) -> str:
    """Say what a work itself prints of the difference, which need not be what its two intervals give; empty where it prints nothing.

    Examples
    --------
    >>> printed([{"unit": "interaction-p-value", "estimate": 0.137}])
    ' The work itself prints p = 0.137 for the difference; here p is computed from the two intervals.'
    >>> printed([{"unit": "hazard-ratio", "estimate": 0.82}])
    ''
    """
    said = ""
    for row in rows:
        if row["unit"] == "interaction-p-value":
            said += f" The work itself prints p = {row['estimate']:g} for the difference; here p is computed from the two intervals."
        elif row["unit"] == "ratio-of-hazard-ratios":
            ends = f"{row['estimate']:.2f} ({row['ci_low']:.2f}–{row['ci_high']:.2f})"
            said += f" The work itself pools the ratio trial by trial and prints {ends}; here the two pooled hazard ratios are divided."
    return said


def _pair(study: str, endpoint: str, with_liver: Mapping[str, Any], without: Mapping[str, Any], own: str) -> list[Pair]:
    from bib.naming import name_work
    from evidence.statistics import log_ratio

    ends = [tuple(float(side[name]) for name in ("estimate", "ci_low", "ci_high")) for side in (with_liver, without)]
    try:
        for one in ends:
            log_ratio(*one)
    except ValueError:
        return []
    short, word = ENDPOINTS[endpoint]
    label = f"{name_work(works()[study], 'figure')}, {word}: {with_liver['population'].split(',')[0]}"
    note = f"{with_liver['population']}; {with_liver['arm']} against {with_liver['comparator']}.{own}"
    return [Pair(f"{study}_{short}", label, *ends, study, note)]
