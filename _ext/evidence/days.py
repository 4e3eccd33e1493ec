"""Days as the pages write them, and what they say of rows that were checked long ago."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from evidence.stale import book_day, is_stale

if TYPE_CHECKING:
    import datetime as dt

OLD = "more than twelve months before this edition"


def day(date: dt.date) -> str:
    """Write a day as the book does.

    Examples
    --------
    >>> import datetime
    >>> day(datetime.date(2026, 11, 3))
    '3 November 2026'
    """
    return f"{date.day} {date:%B %Y}"


def is_old(checked: dt.datetime) -> bool:
    """Whether a row was checked too long ago, counted from the day of the edition."""
    return is_stale(checked.date(), book_day())


def remark(checked: dt.datetime) -> str:
    """What is said of a row that was checked too long ago; empty for the others.

    Examples
    --------
    >>> import datetime
    >>> remark(datetime.datetime(2001, 2, 3))
    'Last checked on 3 February 2001, more than twelve months before this edition.'
    """
    return f"Last checked on {day(checked)}, {OLD}." if is_old(checked) else ""


def count(rows: Sequence[dict[str, Any]], noun: str) -> str:
    """How many of some rows were checked too long ago, as a sentence; empty where none was.

    Examples
    --------
    >>> import datetime
    >>> count([{"checked": datetime.datetime(2001, 2, 3)}], "works")
    ' All of these works were last checked more than twelve months before this edition.'
    """
    old = sum(is_old(row["checked"]) for row in rows)
    if not old:
        return ""
    if old == len(rows):
        return f" All of these {noun} were last checked {OLD}."
    return f" {old} of these {noun} {'was' if old == 1 else 'were'} last checked {OLD}."
