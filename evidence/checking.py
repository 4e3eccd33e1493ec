"""All tables that are there, each for itself and against the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from bib.model import Entry
from bib.problems import Problem
from evidence.loading import FOLDER, Rows, scan_table
from evidence.registers import REGISTERS, SEARCHES
from evidence.schema import CLAIMS, MECHANISMS, NODES, TABLES


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
    for name, table in (TABLES | REGISTERS).items():
        if (folder / table.file).is_file() or name == "studies":
            found[table.file], faults = scan_table(table, folder / table.file, works, today)
            problems += faults
    problems += _check_ends(found, folder)
    problems += _check_searches(found, folder)
    return {file: len(rows) for file, rows in found.items()}, problems


def _check_ends(found: Mapping[str, Rows], folder: Path) -> Iterator[Problem]:
    """Yield where an end of an edge of the network is not in the list of nodes."""
    known = {values.get("node") for _, values in found.get(NODES.file, [])}
    for raw, values in found.get(MECHANISMS.file, []):
        for end in ("source", "target"):
            if values.get(end) and values[end] not in known:
                near = get_close_matches(values[end], known, n=1)
                guess = "".join(f', perhaps "{node}"' for node in near)
                what = f'{end}: "{values[end]}" is not in {NODES.file}'
                path = folder / MECHANISMS.file
                yield Problem(path, raw.line_of(end), what, f"a node of it{guess}")


def _check_searches(found: Mapping[str, Rows], folder: Path) -> Iterator[Problem]:
    """Yield each chapter that makes claims and has no search for later works."""
    if SEARCHES.file not in found:
        return
    searched = {values.get("chapter") for _, values in found[SEARCHES.file]}
    for chapter in dict.fromkeys(values["chapter"] for _, values in found.get(CLAIMS.file, []) if values.get("chapter")):
        if chapter not in searched:
            yield Problem(folder / SEARCHES.file, None, f'the chapter "{chapter}" makes claims and has no search', "a search for each such chapter")
