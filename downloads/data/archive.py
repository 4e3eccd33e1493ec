"""Collects the data: tables as CSV, the bibliography in three formats, the numbers behind each figure of evidence."""

from __future__ import annotations

import csv
import inspect
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import evidence
from bib.csl import to_csl
from bib.latex import to_bibtex
from bib.reading import read
from bib.ris import to_ris
from downloads.archive import write_zip
from downloads.data import dictionary, package
from downloads.edition import NAME, ROOT, moment, version
from questions import read_all
from questions.exports import to_csv
from visual import Drawn

MARK = "\ufeff"
"""Tells spreadsheets that a CSV file is UTF-8; programs that read CSV skip it."""


def make(folder: Path) -> list[Path]:
    """Write the archive."""
    return [write_zip(folder / f"{NAME}-data.zip", {f"{NAME}-data/{name}": data for name, data in contents().items()})]


def contents() -> dict[str, bytes | str]:
    """Return every file of the archive by its name."""
    found = tables()
    works = list(read().values())
    return {
        **found,
        **{f"figures/{name}": data for name, data in figures().items()},
        "references.bib": to_bibtex(works),
        "references.ris": to_ris(works),
        "references.json": to_csl(works),
        "datapackage.json": package.descriptor(found),
        "dictionary.md": dictionary.as_markdown(),
        "dictionary.csv": as_csv(("table", "column", "kind", "empty", "holds"), dictionary.rows()),
        "README.md": introduction(),
        "LICENSE": (ROOT / "LICENSE").read_text(encoding="utf-8"),
    }


def tables() -> dict[str, bytes]:
    """Return every table of evidence, and the questions, as CSV."""
    found = {f"{name}.csv": as_csv(table.names, _cells(name, table.names)).encode() for name, table in evidence.schema.TABLES.items()}
    return {**found, "questions.csv": to_csv(read_all()).encode()}


def _cells(name: str, columns: Sequence[str]) -> Iterable[Sequence[str]]:
    for row in getattr(evidence, name)()[list(columns)].itertuples(index=False):
        yield [_cell(value) for value in row]


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(value)
    if isinstance(value, float):
        return "" if value != value else f"{value:.12g}"
    return f"{value:%Y-%m-%d}" if hasattr(value, "year") else str(value)


def as_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""Return a table as CSV that spreadsheets and programs read.

    Examples
    --------
    >>> as_csv(["a"], [["β"]])
    '\ufeffa\r\nβ\r\n'
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return MARK + stream.getvalue()


def figures() -> dict[str, str]:
    """Return the numbers behind each figure of evidence; an address in a cell gets a column of its own."""
    from evidence import figures as module

    return {f"{name}.csv": figure_csv(getattr(module, name)()) for name in module.__all__ if inspect.isfunction(getattr(module, name))}


def figure_csv(drawn: Drawn) -> str:
    """Return the numbers of one figure."""
    split = [[cell.partition("\n") for cell in row] for row in drawn.rows]
    linked = [place for place in range(len(drawn.columns)) if any(row[place][2].startswith("https://") for row in split)]
    header = [*drawn.columns, *(f"{drawn.columns[place]}, address" for place in linked)]
    return as_csv(header, ([*(cell[0] for cell in row), *(row[place][2] for place in linked)] for row in split))


def introduction() -> str:
    """Return what the archive says of itself."""
    listed = "\n".join(f"| `{table.name}.csv` | {table.about} |" for table in dictionary.tables().values())
    return f"""# The Tolerant Liver: data

Version {version()}, {moment():%Y-%m-%d}. For learning and research, never for patient decisions.

| file | what it is |
| --- | --- |
{listed}
| `references.bib`, `.ris`, `.json` | The bibliography as BibTeX, RIS and CSL-JSON. |
| `figures/` | The numbers behind each figure of evidence. |
| `dictionary.md`, `dictionary.csv` | What every column and value means. |
| `datapackage.json` | The same for programs (Frictionless Data Package). |

```python
import pandas as pd
numbers = pd.read_csv("outcomes.csv")
```

Licence: Creative Commons Attribution 4.0. Please cite: The Tolerant Liver contributors. *The Tolerant Liver*. Version {version()}, {moment():%Y}.
"""
