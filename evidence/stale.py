"""What was checked more than twelve months ago: works, numbers, claims, searches."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from evidence.loading import FOLDER, is_retired, rows_of
from evidence.registers import SEARCHES
from evidence.schema import CLAIMS, OUTCOMES, STUDIES, Table

YEARS = 1
EDITION = FOLDER.parent / "CITATION.cff"
WATCHED: tuple[tuple[Table, str], ...] = ((STUDIES, "checked"), (OUTCOMES, "checked"), (CLAIMS, "checked"), (SEARCHES, "searched"))
"""The tables that age, each with its column of dates."""


@dataclass(frozen=True)
class Stale:
    """A row that was checked too long ago: the file, the row, the day."""

    file: str
    row: str
    checked: date


def book_day(edition: Path = EDITION) -> date:
    """Return the day by which the book tells its age: ``SOURCE_DATE_EPOCH``, else the release that ``CITATION.cff`` names.

    It is not the day of the clock, so that two builds of one edition are the same.
    """
    named = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(named), UTC).date() if named else _released(edition)


@cache
def _released(edition: Path) -> date:
    """Read the day of a release once in a process: every row of every page asks for it."""
    return date.fromisoformat(str(yaml.safe_load(edition.read_text(encoding="utf-8"))["date-released"]))


def limit(day: date) -> str:
    """Return the day before which a row counts as checked too long ago, as ISO writes it; it may be a 29 February that there was not.

    Examples
    --------
    >>> limit(date(2026, 11, 23))
    '2025-11-23'
    """
    return f"{day.year - YEARS:04}-{day.month:02}-{day.day:02}"


def is_stale(checked: date, day: date) -> bool:
    """Whether a day lies more than twelve months before another.

    Examples
    --------
    >>> is_stale(date(2025, 11, 23), date(2026, 11, 23)), is_stale(date(2025, 11, 22), date(2026, 11, 23))
    (False, True)
    >>> is_stale(date(2024, 2, 29), date(2025, 2, 28)), is_stale(date(2024, 2, 29), date(2025, 3, 1))
    (False, True)
    """
    return checked.isoformat() < limit(day)


def stale(day: date, folder: Path = FOLDER) -> list[Stale]:
    """Return every row that was checked more than twelve months before a day, the oldest first.

    Raises
    ------
    EvidenceError
        If a table is at fault; a day of checking after ``day`` is no fault here.
    """
    found = []
    for table, column in WATCHED:
        rows: list[Mapping[str, Any]] = rows_of(table, folder / table.file, today=date.max)
        found += [
            Stale(table.file, row[table.identity[0]], row[column])
            for row in rows
            if row[column] and is_stale(row[column], day) and not (table is CLAIMS and is_retired(row))
        ]  # fmt: skip
    return sorted(found, key=lambda one: one.checked)


def never_searched(folder: Path = FOLDER) -> list[str]:
    """Return the chapters for which no search of later works has been judged yet."""
    return [row["chapter"] for row in rows_of(SEARCHES, folder / SEARCHES.file, today=date.max) if not row["searched"]]
