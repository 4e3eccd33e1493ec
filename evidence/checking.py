"""All tables that are there, each for itself and against the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from bib.model import Entry
from bib.problems import Problem
from evidence.loading import FOLDER, Rows, scan_table
from evidence.schema import CLAIMS, MECHANISMS, TABLES


def check(
    folder: str | Path = FOLDER,
    works: Mapping[str, Entry] | None = None,
    today: date | None = None,
) -> tuple[dict[str, int], list[Problem]]:
    """Check every table of a folder.

    Returns
    -------
    counts : dict of str to int
        The number of rows of each file that is there.
    problems : list of Problem
        All that is wrong. ``studies.csv`` has to be there; the others may come later.
    """
    folder = Path(folder)
    found: dict[str, Rows] = {}
    problems: list[Problem] = []
    for name, table in TABLES.items():
        if (folder / table.file).is_file() or name == "studies":
            found[table.file], faults = scan_table(table, folder / table.file, works, today)
            problems += faults
    problems += _check_claims(found, folder)
    return {file: len(rows) for file, rows in found.items()}, problems


def _check_claims(found: Mapping[str, Rows], folder: Path) -> Iterator[Problem]:
    """Yield where an edge of the network names a claim that is not there."""
    known = {values.get("id") for _, values in found.get(CLAIMS.file, [])}
    for raw, values in found.get(MECHANISMS.file, []):
        claim = values.get("claim")
        if claim and claim not in known:
            what = f'claim: "{claim}" is not in {CLAIMS.file}'
            path = folder / MECHANISMS.file
            yield Problem(path, raw.line_of("claim"), what, "the id of a claim, or an empty cell")
