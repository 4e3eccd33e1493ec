"""The tables of evidence as data frames: right in every cell, or not at all.

The checks are plain functions over a schema that is data. Pandera, Pydantic or Frictionless
would check types and choices too, but not name the line, the row and what is expected in
one sentence, nor hold a table against the bibliography; they would save little here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bib.citations import CHAPTERS
from bib.model import Bibliography, Entry
from bib.problems import DataError, Problem, in_file_order
from bib.reading import REFERENCES, scan
from bib.schema import IDENTIFIERS
from evidence.cells import Known, read_cell
from evidence.files import Raw, read_rows
from evidence.rules import NOT_READ, RULES
from evidence.schema import AGREEMENT, CLAIMS, DISCREPANCIES, ERRATA, MECHANISMS, NODES, OUTCOMES, STUDIES, Table

if TYPE_CHECKING:
    import pandas as pd

FOLDER = Path(__file__).parent
Rows = list[tuple[Raw, dict[str, Any]]]


class EvidenceError(DataError):
    """A table of evidence that breaks its rules, with all that is wrong in it."""


def studies(
    path: str | Path | None = None,
    works: Mapping[str, Entry] | None = None,
    today: date | None = None,
) -> pd.DataFrame:
    """Return what was read of each work: one row a work, in the order of the file.

    Parameters
    ----------
    path
        The CSV file; the book's ``evidence/studies.csv`` if not given.
    works
        The bibliography that it describes; the book's if not given.
    today
        The day after which nothing can have been checked.

    Returns
    -------
    pandas.DataFrame
        Columns as in the file. Numbers are floats, NaN where the work states none; texts
        are empty where nothing stands; ``checked`` is a date.

    Raises
    ------
    EvidenceError
        With every fault: file, line, row, column, value and what is expected.
    FileNotFoundError
        If there is no such file.
    """
    return load(STUDIES, path, works, today)


def outcomes(
    path: str | Path | None = None,
    works: Mapping[str, Entry] | None = None,
    today: date | None = None,
) -> pd.DataFrame:
    """Return the reported numbers, one row each; parameters and errors as in ``studies``."""
    return load(OUTCOMES, path, works, today)


def claims(
    path: str | Path | None = None,
    works: Mapping[str, Entry] | None = None,
    today: date | None = None,
) -> pd.DataFrame:
    """Return the statements on which the book rests, one row each; ``cites`` and ``against`` are lists.

    What was retired is left out; ``evidence.changes`` tells of it.
    """
    return frame(CLAIMS, [row for row in rows_of(CLAIMS, path, works, today) if not is_retired(row)])


def is_retired(claim: Mapping[str, Any]) -> bool:
    """Whether the last change of a claim withdrew it."""
    return bool(claim["history"]) and claim["history"][-1]["change"] == "retired"


def mechanisms(
    path: str | Path | None = None,
    works: Mapping[str, Entry] | None = None,
    today: date | None = None,
) -> pd.DataFrame:
    """Return the signed edges of the cell and cytokine network, one row each."""
    return load(MECHANISMS, path, works, today)


def errata(
    path: str | Path | None = None,
    works: Mapping[str, Entry] | None = None,
    today: date | None = None,
) -> pd.DataFrame:
    """Return the errors of fact that were found in the published book, one row each; ``cites`` is a list."""
    return load(ERRATA, path, works, today)


def nodes(
    path: str | Path | None = None,
    works: Mapping[str, Entry] | None = None,
    today: date | None = None,
) -> pd.DataFrame:
    """Return what the edges of the network join, one row a cell, cytokine, therapy and so on."""
    return load(NODES, path, works, today)


def discrepancies(
    path: str | Path | None = None,
    works: Mapping[str, Entry] | None = None,
    today: date | None = None,
) -> pd.DataFrame:
    """Return where the review says other than the work that it cites, one row a difference."""
    return load(DISCREPANCIES, path, works, today)


def agreement(
    path: str | Path | None = None,
    works: Mapping[str, Entry] | None = None,
    today: date | None = None,
) -> pd.DataFrame:
    """Return how far two readers agreed before their rows were reconciled, one row a measure and part."""
    return load(AGREEMENT, path, works, today)


def load(
    table: Table,
    path: str | Path | None,
    works: Mapping[str, Entry] | None,
    today: date | None,
) -> pd.DataFrame:
    """Return any table as a data frame; parameters and errors as in ``studies``."""
    return frame(table, rows_of(table, path, works, today))


def rows_of(
    table: Table,
    path: str | Path | None = None,
    works: Mapping[str, Entry] | None = None,
    today: date | None = None,
) -> list[dict[str, Any]]:
    """Return the rows of a table with their values, the lists in them as lists; errors as in ``studies``."""
    rows, problems = scan_table(table, path, works, today)
    if problems:
        raise EvidenceError(problems)
    return [values for _, values in rows]


def scan_table(
    table: Table,
    path: str | Path | None = None,
    works: Mapping[str, Entry] | None = None,
    today: date | None = None,
) -> tuple[Rows, list[Problem]]:
    """Return the rows of a table with their values, and all the problems of the file.

    The faults of the bibliography are not repeated here: its own room names them.
    """
    path = FOLDER / table.file if path is None else Path(path)
    works = Bibliography(scan(REFERENCES)[0]) if works is None else works
    known = Known(works, today or date.today(), pages_of(CHAPTERS))
    raws, problems = read_rows(path, table)
    rows, broken = [], bool(problems)
    for raw in raws:
        values, faults = _read_row(raw, table, known)
        problems += [_problem(path, raw, table, *fault) for fault in faults]
        rows.append((raw, values))
    problems += _check_identity(rows, path, table)
    if table is STUDIES and not broken and all("key" in values for _, values in rows):
        problems += _check_works(rows, path, works)
    return rows, in_file_order(problems)


def pages_of(folder: Path) -> list[str] | None:
    """Return the pages of the book by the names that the tables use; None where the tables are installed without the book."""
    if not folder.is_dir():
        return None
    return [path.relative_to(folder).with_suffix("").as_posix() for path in sorted(folder.glob("*/*.md"))]


def _read_row(raw: Raw, table: Table, known: Known) -> tuple[dict[str, Any], list[tuple[int, str, str, str]]]:
    """Return the values of a row, and its faults with line, column, what is wrong and what is expected."""
    values, faults = {}, []
    for column in table.columns:
        try:
            values[column.name] = read_cell(raw.cells.get(column.name, ""), column, known)
        except ValueError as error:
            if raw.doubtful and column.name not in raw.cells:
                continue
            faults.append((raw.line_of(column.name), column.name, *error.args))
    # What could not be read is named already; a rule on it would only echo.
    unread = {name for _, name, *_ in faults}
    for name, inner in table.inner.items():
        read = [_read_row(row, inner, known) for row in raw.inner.get(name, [])]
        values[name] = [held for held, _ in read]
        below = [(line, f"{name}, {column}", what, expected) for _, found in read for line, column, what, expected in found]
        faults += below
        unread |= {name} if below else set()
    for rule in RULES.get(table.file, ()):
        faults += [(raw.line_of(fault[0]), *fault) for fault in rule(values) if fault[0] not in unread]
    return values, faults


def _problem(path: str | Path, raw: Raw, table: Table, line: int, column: str, what: str, expected: str) -> Problem:
    name = " > ".join(raw.cells.get(part, "") for part in table.identity[:2])
    return Problem(path, line, f"row {name}, {column}: {what}", expected)


def _check_identity(rows: Rows, path: str | Path, table: Table) -> Iterator[Problem]:
    first: dict[tuple[str, ...], Raw] = {}
    for raw, _ in rows:
        identity = tuple(raw.cells.get(name, "") for name in table.identity)
        other = first.setdefault(identity, raw)
        if other is not raw and any(identity):
            what = f"the same {', '.join(table.identity)} as in line {other.line}"
            yield _problem(path, raw, table, raw.line_of(table.identity[0]), table.identity[0], what, "each row once")


def _check_works(rows: Rows, path: str | Path, works: Mapping[str, Entry]) -> Iterator[Problem]:
    """Want a row for every work, the same review number in both files, and where it was read."""
    there = {values.get("key") for _, values in rows}
    for key in works:
        if key not in there:
            yield Problem(path, None, f'the work "{key}" has no row', "a row for every work")
    for raw, values in rows:
        entry = works.get(values.get("key"))
        if entry is None:
            continue
        if {"summary", "source_url"} <= values.keys() and not values["source_url"]:
            # The empty cell is honest where the bibliography has no address for the work either.
            known = any(name in entry for name in IDENTIFIERS)
            if known and not values["summary"].startswith(NOT_READ):
                expected = f'an address, or a summary that starts with "{NOT_READ}"'
                what = "where the work was read is not said"
                yield _problem(path, raw, STUDIES, raw.line_of("source_url"), "source_url", what, expected)
        number = entry.get("review")
        if "review" in values and raw.cells.get("review", "") != number:
            what = f'"{raw.cells["review"]}" is not the number in the bibliography'
            yield _problem(path, raw, STUDIES, raw.line_of("review"), "review", what, number or "an empty cell")


def frame(table: Table, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Return rows as a data frame whose columns have the types of the table's."""
    import pandas as pd  # half a second, which a build that changes nothing does without

    data = {}
    for column in table.columns:
        values = [row[column.name] for row in rows]
        if column.kind in ("integer", "number"):
            data[column.name] = pd.Series(values, dtype="float64")
        elif column.kind == "date":
            data[column.name] = pd.Series(pd.to_datetime(values), dtype="datetime64[s]")
        elif column.kind in ("keys", "choices"):
            data[column.name] = pd.Series([value or [] for value in values], dtype="object")
        else:
            data[column.name] = pd.Series([value or "" for value in values], dtype="str")
    return pd.DataFrame(data, columns=list(table.names))
