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

    rows = plotted(outcomes(works=works()))
    rows = rows[~rows["second_hand"] & (rows["question"] == "treatment-effect") & (rows["unit"] == "hazard-ratio") & (rows["ci_level"] == 95)]
    found = []
    for (study, endpoint), group in rows[rows["endpoint"].isin(ENDPOINTS)].groupby(["study", "endpoint"], sort=False):
        sides = [group[group["liver_metastases"] == liver] for liver in ("with", "without")]
        if all(len(side) == 1 for side in sides):
            found += _pair(study, endpoint, *(side.iloc[0].to_dict() for side in sides))
    return found


def _pair(study: str, endpoint: str, with_liver: Mapping[str, Any], without: Mapping[str, Any]) -> list[Pair]:
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
    note = f"{with_liver['population']}; {with_liver['arm']} against {with_liver['comparator']}."
    return [Pair(f"{study}_{short}", label, *ends, study, note)]
