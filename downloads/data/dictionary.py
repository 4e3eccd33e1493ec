"""The data dictionary: the schema of the tables with what their columns and values mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from evidence.schema import TABLES, Column
from questions.exports.table import COLUMNS
from questions.schema import KINDS, LEVELS, TOPICS

MEANINGS = Path(__file__).with_name("meanings.yml")
QUESTION_CHOICES = {"kind": tuple(kind for kind in KINDS if kind != "staged"), "level": LEVELS, "topic": TOPICS, "patient": ("yes", "no")}
QUESTION_KINDS = {"objective": "integer", "minutes": "number", "checked": "date"}
QUESTION_OPTIONAL = ("variant_of", "options", "figure")


@dataclass(frozen=True)
class Described:
    """A table with its name, title, what a row is, its columns, what identifies a row, and what each column holds."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    identity: tuple[str, ...]
    meanings: dict[str, str]


def question_columns() -> tuple[Column, ...]:
    """Return the columns of the table of questions, as those of ``evidence`` are described."""
    return tuple(
        Column(name, "choice" if name in QUESTION_CHOICES else QUESTION_KINDS.get(name, "text"), name not in QUESTION_OPTIONAL, QUESTION_CHOICES.get(name, ()))
        for name in COLUMNS
    )  # fmt: skip


@cache
def tables(path: Path = MEANINGS) -> dict[str, Described]:
    """Return every table with its meanings.

    Raises
    ------
    ValueError
        If a table or column is not described, or a description is of none.

    Examples
    --------
    >>> tables()["nodes"].meanings["type"]
    'What it is'
    """
    told = yaml.safe_load(path.read_text(encoding="utf-8"))["tables"]
    known = {name: (table.columns, table.identity) for name, table in TABLES.items()} | {"questions": (question_columns(), ("id",))}
    _compare(f"{path.name}: tables", told, known)
    for name, (columns, _) in known.items():
        _compare(f"{path.name}: {name}", told[name]["columns"], [column.name for column in columns])
    return {name: Described(name, told[name]["title"], told[name]["about"], *known[name], told[name]["columns"]) for name in known}


def _compare(where: str, told: object, known: object) -> None:
    missing, unknown = [name for name in known if name not in told], [name for name in told if name not in known]
    if missing or unknown:
        raise ValueError(f"{where}: not described: {', '.join(missing) or 'none'}; described but not there: {', '.join(unknown) or 'none'}")


@cache
def values(path: Path = MEANINGS) -> dict[str, dict[str, str]]:
    """Return what the values of a column mean, where their names do not say it."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))["values"]


def rows() -> Iterator[tuple[str, str, str, str, str]]:
    """Yield a row for each column: table, column, kind, whether it may be empty, meaning with the values."""
    for table in tables().values():
        for column in table.columns:
            told = values().get(column.name, {})
            listed = "; ".join(f"{value} ({told[value]})" if value in told else value for value in column.choices)
            meaning = table.meanings[column.name] + (f". Values: {listed}" if listed else "")
            yield table.name, column.name, column.kind, "" if column.required else "may be empty", meaning


def as_markdown() -> str:
    """Return the dictionary to read."""
    parts = ["# Data dictionary", "", "Lists within a cell are separated by a semicolon. Keys are those of `references.bib`. Dates are years, months and days."]
    for table in tables().values():
        parts += ["", f"## {table.title} (`{table.name}.csv`)", "", f"{table.about} A row is identified by {' and '.join(f'`{name}`' for name in table.identity)}.", ""]
        parts += ["| column | kind | | holds |", "| --- | --- | --- | --- |"]
        parts += [f"| `{column}` | {kind} | {empty} | {meaning.replace('|', chr(92) + '|')} |" for name, column, kind, empty, meaning in rows() if name == table.name]
    return "\n".join(parts) + "\n"
