"""What stands in the tables of the critical reading: differences from the review, and how far two readers agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import evidence
from _ext.evidence import rows
from _ext.evidence.contents import Choice, used
from evidence.schema import DISCREPANCIES

if TYPE_CHECKING:
    from _ext.evidence.places import Places

READERS = {"both": "judged so by both readers", "one": "judged so by the one reader who looked at it"}
ORDER = DISCREPANCIES["weight"].choices


def _same(values: tuple[str, ...]) -> dict[str, str]:
    return {value: value for value in values}


def differences(places: Places) -> dict[str, Any]:
    """Every difference between a sentence of the review and the work cited for it, the weightiest first."""
    items = []
    for row in evidence.discrepancies().to_dict("records"):
        key = row["key"]
        work = {"name": rows.name(key), "url": places.reference(key)} if key else None
        items.append(row | {"work": work, "read_by": READERS[row["readers"]]})
    items.sort(key=lambda row: ORDER.index(row["weight"]))
    choices = [
        Choice("weight", "Weight", used(_same(ORDER), (row["weight"] for row in items))),
        Choice("kind", "Kind", used(_same(DISCREPANCIES["kind"].choices), (row["kind"] for row in items))),
        Choice("readers", "Readers", used({"both": "both readers", "one": "one reader"}, (row["readers"] for row in items))),
    ]
    return {"differences": items, "choices": choices, "file": places.download("discrepancies.csv")}


def agreement(places: Places) -> dict[str, Any]:
    """How far two readers agreed before their rows were reconciled: the share of cells, and kappa."""
    table = evidence.agreement()
    return {"measures": table[table["compared"].notna() & table["value"].notna()].to_dict("records"), "file": places.download("agreement.csv")}
