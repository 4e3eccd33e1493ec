"""From a CSV or YAML file to rows of texts that remember their line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from bib.problems import Problem, shown
from bib.text import read_text
from bib.yaml_file import compose
from evidence.schema import Table


@dataclass(frozen=True)
class Raw:
    """A row as it stands in the file: its first line, its cells, the line of each cell, the lists of rows in it."""

    line: int
    cells: dict[str, str]
    lines: dict[str, int] = field(default_factory=dict)
    inner: dict[str, list[Raw]] = field(default_factory=dict)
    doubtful: bool = False
    """Whether a field of it has no known name or value, so that another may only seem to be missing."""

    def line_of(self, column: str) -> int:
        """Return the line of a cell, or of the row."""
        return self.lines.get(column, self.line)


def read_rows(path: str | Path, table: Table) -> tuple[list[Raw], list[Problem]]:
    """Return the rows of a file and the faults of its writing and its header.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    """
    if not Path(path).is_file():
        msg = f"there is no {table.file} at {shown(path)}; its columns are {', '.join(table.names)}"
        raise FileNotFoundError(msg)
    text, problems = read_text(path)
    if problems and (not text or (table.file.endswith(".yml") and compose(text, path, "")[0] is None)):
        return [], problems  # a tab is named once, as what it is
    rows, faults = (yaml_rows if table.file.endswith(".yml") else csv_rows)(text, path, table)
    return rows, problems + faults


def csv_rows(text: str, path: str | Path, table: Table) -> tuple[list[Raw], list[Problem]]:
    r"""Return the rows of a CSV text.

    Examples
    --------
    >>> from evidence.schema import Column
    >>> table = Table("t.csv", (Column("id"), Column("n")), ("id",))
    >>> rows, problems = csv_rows("id,n\na,1\nb\n", "t.csv", table)
    >>> rows[0].cells, str(problems[0])
    ({'id': 'a', 'n': '1'}, 't.csv:3: the row has 1 cell; expected 2, like the header')
    """
    rows, problems = [], []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] | None = None
    line = 1
    try:
        for cells in reader:
            if header is None:
                header = cells
                problems += _check_header(header, path, table)
                if problems:
                    return [], problems  # what stands in which column is not known
            elif len(cells) != len(header):
                what = f"the row has {len(cells)} cell{'s' * (len(cells) != 1)}"
                problems.append(Problem(path, line, what, f"{len(header)}, like the header"))
            else:
                rows.append(Raw(line, dict(zip(header, cells, strict=True))))
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem(path, line, f"not CSV ({error})", 'closed quotes, " doubled inside'))
    if header is None:
        problems.append(Problem(path, 1, "the file is empty", f"the header {','.join(table.names)}"))
    return rows, problems


def _check_header(header: list[str], path: str | Path, table: Table) -> Iterator[Problem]:
    expected = f"the header {','.join(table.names)}"
    unknown = [name for name in header if name not in table.names]
    missing = [name for name in table.names if name not in header]
    if unknown or missing:
        fault, names = ("unknown", unknown) if unknown else ("missing", missing)
        shown = ", ".join(f'"{name}"' for name in names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        yield Problem(path, 1, f"the column {shown} is {fault}" if len(names) == 1 else f"the columns {shown} are {fault}", expected)
    elif tuple(header) != table.names:
        yield Problem(path, 1, "the columns are out of order or repeated", expected)


def yaml_rows(text: str, path: str | Path, table: Table) -> tuple[list[Raw], list[Problem]]:
    r"""Return the items of a YAML list as rows; a list of keys becomes one text, with semicolons.

    Every value is taken as text, so that ``no`` stays "no" and a date stays as it is written.

    Examples
    --------
    >>> from evidence.schema import CLAIMS
    >>> rows, problems = yaml_rows("- id: a-1\n  cites: [x, y]\n", "claims.yml", CLAIMS)
    >>> rows[0].cells["cites"], rows[0].line_of("cites")
    ('x; y', 2)
    """
    expected = _expected(table)
    document, problems = compose(text, path, expected)
    if document is None:
        return [], problems
    if not isinstance(document, yaml.SequenceNode):
        return [], [Problem(path, 1, "the file is not a list", expected)]
    return _items(document, path, table)


def _expected(table: Table) -> str:
    return f"a list of items with {', '.join((*table.names, *table.inner))}"


def _items(document: yaml.SequenceNode, path: str | Path, table: Table) -> tuple[list[Raw], list[Problem]]:
    rows, problems = [], []
    for item in document.value:
        if not isinstance(item, yaml.MappingNode):
            problems.append(Problem(path, item.start_mark.line + 1, "an item is not a mapping", _expected(table)))
            continue
        row, faults = _item(item, path, table)
        rows.append(row)
        problems += faults
    return rows, problems


def _item(item: yaml.MappingNode, path: str | Path, table: Table) -> tuple[Raw, list[Problem]]:
    row, problems = Raw(item.start_mark.line + 1, {}), []
    for name_node, value in item.value:
        name, at = str(name_node.value), name_node.start_mark.line + 1
        if name in row.lines or name not in (*table.names, *table.inner):
            fault = "is there twice" if name in row.lines else "is unknown"
            problems.append(Problem(path, at, f'the field "{name}" {fault}', _expected(table)))
        row.lines[name] = at
        if name in table.inner:
            if isinstance(value, yaml.SequenceNode):
                row.inner[name], faults = _items(value, path, table.inner[name])
                problems += faults
            else:
                problems.append(Problem(path, at, f'the field "{name}" is not a list', _expected(table.inner[name])))
            continue
        try:
            row.cells[name] = _scalar(value)
        except TypeError:
            what = f'the field "{name}" is neither a text nor a list of texts'
            problems.append(Problem(path, at, what, "one of the two"))
    return replace(row, doubtful=bool(problems)), problems


def _scalar(node: yaml.Node) -> str:
    if isinstance(node, yaml.SequenceNode):
        if not all(isinstance(item, yaml.ScalarNode) for item in node.value):
            raise TypeError
        return "; ".join(item.value for item in node.value)
    if not isinstance(node, yaml.ScalarNode):
        raise TypeError
    return " ".join(node.value.split())
