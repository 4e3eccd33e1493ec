"""What is new in the book, day by day: claims that changed, errors put right, works that were entered or read again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import evidence
from _ext.evidence import rows
from _ext.evidence.days import day
from evidence.wording import CERTAINTY

if TYPE_CHECKING:
    import datetime as dt

    from _ext.evidence.places import Places

KINDS = {
    "stronger": "Stronger",
    "weaker": "Weaker",
    "reworded": "Reworded",
    "retired": "Retired",
}
"""Changes of a claim that are told one by one, with their words; new claims are counted by chapter."""


@dataclass
class Day:
    """What changed on one day."""

    date: dt.date
    changes: list[rows.Row] = field(default_factory=list)
    errata: list[rows.Row] = field(default_factory=list)
    new: dict[str, list[rows.Row]] = field(default_factory=dict)
    works: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """Its place on the page.

        Examples
        --------
        >>> import datetime
        >>> Day(datetime.date(2026, 11, 30)).anchor
        'day-2026-11-30'
        """
        return f"day-{self.date}"


@cache
def days() -> list[Day]:
    """Every day on which something changed, newest first."""
    found: dict[dt.date, Day] = defaultdict(lambda: Day(None))
    for change in evidence.changes().to_dict("records"):
        of_day = found[change["date"]]
        if change["change"] in KINDS:
            of_day.changes.append(change)
        else:
            of_day.new.setdefault(change["chapter"], []).append(change)
    for row in evidence.errata().to_dict("records"):
        found[row["corrected"].date()].errata.append(row)
    for key, study in rows.studies().items():
        found[study["checked"].date()].works.append(key)
    for date, of_day in found.items():
        of_day.date = date
        of_day.works.sort(key=lambda key: (rows.name(key).casefold(), key))
    return sorted(found.values(), key=lambda one: one.date, reverse=True)


def what_is_new(places: Places) -> dict[str, Any]:
    """Every day with what changed on it, and where it leads."""

    def page(name: str) -> dict[str, str]:
        url, title = places.document(f"chapters/{name}")
        return {"url": url, "title": title}

    told = []
    for one in days():
        changes = [change | {"page": page(change["chapter"]), "url": places.page("ledger", f"claim-{change['claim']}") if change["now"] else ""} for change in one.changes]
        errata = [row | {"page": page(row["page"])} for row in one.errata]
        new = [page(name) | {"claims": [change | {"url": places.page("ledger", f"claim-{change['claim']}")} for change in held]} for name, held in one.new.items()]
        works = [{"name": rows.names()[key], "url": places.page("works", f"work-{key}")} for key in one.works]
        told.append({"anchor": one.anchor, "day": day(one.date), "changes": changes, "errata": errata, "new": new, "works": works})
    return {"days": told, "kinds": KINDS, "certainty": CERTAINTY, "feed": places.top("feed.xml")}
