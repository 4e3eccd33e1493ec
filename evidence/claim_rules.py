"""What holds for a claim and its history: rules as in ``evidence.rules``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

Row = Mapping[str, Any]
Fault = tuple[str, str, str]


def not_for_and_against(row: Row) -> Iterator[Fault]:
    """No work stands on both sides of a claim."""
    for key in sorted(set(row.get("cites") or []) & set(row.get("against") or [])):
        yield "against", f'"{key}" is in cites, too', "each work on one side"


def says_what_was(row: Row) -> Iterator[Fault]:
    """Want the wording and the certainty before a change, and its reason; a new claim has none of them."""
    change = row.get("change")
    before = () if change == "retired" else ("statement", "certainty")  # the item itself holds them still
    for name in ("statement", "certainty", "why"):
        if change == "new" and row.get(name):
            yield name, 'the change is "new"', "an empty field"
        elif change not in (None, "new") and (name in before or name == "why") and name in row and not row[name]:
            yield name, f'the field is empty, but the change is "{change}"', "why" if name == "why" else f"the {name} before the change"


def history_in_order(row: Row) -> Iterator[Fault]:
    """Want the changes of a claim oldest first, "new" at the start and "retired" at the end only, each a change.

    Examples
    --------
    >>> past = [{"date": 2, "change": "new"}, {"date": 1, "change": "weaker", "statement": "A.", "certainty": "low"}]
    >>> [fault[1] for fault in history_in_order({"history": past, "statement": "A.", "certainty": "low"})]
    ['1 comes after 2', 'nothing differs after the change of 1']
    """
    past = row.get("history") or []
    if any("date" not in change or "change" not in change for change in past):
        return  # what could not be read is named already
    for before, after in pairwise(past):
        if after["date"] < before["date"]:
            yield "history", f"{after['date']} comes after {before['date']}", "the oldest change first"
        if after["change"] == "new" or before["change"] == "retired":
            yield "history", f'"{after["change"]}" comes after "{before["change"]}"', '"new" at the start and "retired" at the end only'
    then = row
    for change in reversed([change for change in past if change["change"] not in ("new", "retired")]):
        if all(change.get(name) == then.get(name) for name in ("statement", "certainty")):
            yield "history", f"nothing differs after the change of {change['date']}", "the wording and the certainty before it"
        then = change
