"""From a YAML file to the questions of a chapter: right in every field, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

import bib
from bib.problems import DataError, Problem, in_file_order
from bib.text import read_text
from evidence.cells import Known, read_cell
from evidence.schema import Column
from questions.bank import Bank, Item, Option
from questions.schema import BANK, ITEM, OPTION, OPTIONS

FOLDER = Path(__file__).parent
NESTED = ("items", "options")


class QuestionError(DataError):
    """A file of questions that breaks its rules, with all that is wrong in it."""


def file_of(chapter: str, folder: Path = FOLDER) -> Path:
    """Where the questions of a chapter stand.

    Examples
    --------
    >>> file_of("3-microenvironment/cytokines").name
    '3-microenvironment-cytokines.yml'
    """
    return folder / f"{chapter.replace('/', '-')}.yml"


def read(path: str | Path, works: Collection[str] | None = None, today: date | None = None) -> Bank:
    """Read the questions of one chapter.

    Parameters
    ----------
    path
        The YAML file.
    works
        Keys that may be cited; those of the book's bibliography if not given.
    today
        The day after which nothing can have been checked.

    Raises
    ------
    QuestionError
        With every fault: file, line, value and what is expected.
    """
    bank, problems = scan(path, works, today)
    if problems:
        raise QuestionError(problems)
    return bank


def read_all(folder: Path = FOLDER, works: Collection[str] | None = None, today: date | None = None) -> list[Bank]:
    """Read every file of questions, and hold their ids against each other.

    Raises
    ------
    QuestionError
        With every fault of every file.
    """
    works = bib.read() if works is None else works
    banks, problems, seen = [], [], {}
    for path in sorted(folder.glob("*.yml")):
        bank, faults = scan(path, works, today)
        banks.append(bank)
        problems += faults
        for item in bank.items:
            if item.id in seen:
                problems.append(Problem(path, None, f'the id "{item.id}" stands in {seen[item.id].name} too', "an id that no other question has"))
            seen[item.id] = path
    if problems:
        raise QuestionError(in_file_order(problems))
    return banks


def scan(path: str | Path, works: Collection[str] | None = None, today: date | None = None) -> tuple[Bank, list[Problem]]:
    """Read one file as far as it can be read, and list what is wrong in it."""
    path = Path(path)
    text, problems = read_text(path)
    known = Known(bib.read() if works is None else works, today or date.today())
    empty = Bank(path.stem, ())
    try:
        document = yaml.compose(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = f"not YAML ({getattr(error, 'problem', error)})"
        return empty, [*problems, Problem(path, mark.line + 1 if mark else None, what, "chapter and items")]
    reader = _Reader(path, known, problems)
    bank = reader.bank(document)
    return bank or empty, in_file_order(problems)


def shuffled(options: tuple[Option, ...], name: str) -> tuple[Option, ...]:
    """Put options in an order that follows from the question's id alone, so that the right one has no habitual place."""
    return tuple(sorted(options, key=lambda option: hashlib.sha256(f"{name}|{option.text}".encode()).hexdigest()))


class _Reader:
    """Walks the nodes of one file; what is wrong is noted, and the rest is read on."""

    def __init__(self, path: Path, known: Known, problems: list[Problem]) -> None:
        self.path, self.known, self.problems = path, known, problems

    def wrong(self, node: yaml.Node | None, what: str, expected: str) -> None:
        self.problems.append(Problem(self.path, node.start_mark.line + 1 if node else 1, what, expected))

    def fields(self, node: yaml.Node | None, columns: tuple[Column, ...], whose: str) -> dict[str, Any] | None:
        """Read a mapping; None where a field is wrong or missing."""
        names = [column.name for column in columns]
        if not isinstance(node, yaml.MappingNode):
            self.wrong(node, f"{whose} is not a mapping", f"the fields {', '.join(names)}")
            return None
        before = len(self.problems)
        given = {str(key.value): value for key, value in node.value}
        for name in given:
            if name not in names:
                self.wrong(given[name], f'{whose}: the field "{name}" is unknown', f"one of {', '.join(names)}")
        values = {}
        for column in columns:
            if column.name not in given:
                self.wrong(node, f'{whose}: the field "{column.name}" is missing', f"the fields {', '.join(names)}")
            elif column.name in NESTED:
                values[column.name] = given[column.name]
            else:
                values[column.name] = self.cell(given[column.name], column, whose)
        return values if len(self.problems) == before else None

    def cell(self, node: yaml.Node, column: Column, whose: str) -> Any:
        if isinstance(node, yaml.SequenceNode) and column.kind == "keys":
            text = "; ".join(str(item.value) for item in node.value)
        elif isinstance(node, yaml.ScalarNode):
            text = " ".join(node.value.split())
        else:
            self.wrong(node, f"{whose}: {column.name} is not a text", "a text")
            return None
        try:
            return read_cell(text, column, self.known)
        except ValueError as error:
            what, expected = error.args
            self.wrong(node, f"{whose}: {column.name}: {what}", expected)
            return None

    def bank(self, node: yaml.Node | None) -> Bank | None:
        fields = self.fields(node, BANK, "the file")
        if fields is None:
            return None
        chapter = fields["chapter"]
        if file_of(chapter).name != self.path.name:
            self.wrong(node, f'chapter "{chapter}" does not belong in {self.path.name}', file_of(chapter).name)
        items = list(self.items(fields["items"]))
        ids = [item.id for item in items]
        for name in sorted({name for name in ids if ids.count(name) > 1}):
            self.wrong(fields["items"], f'the id "{name}" is there twice', "each id once")
        return Bank(chapter, tuple(items))

    def items(self, nodes: yaml.Node) -> Iterator[Item]:
        if not isinstance(nodes, yaml.SequenceNode) or not nodes.value:
            self.wrong(nodes, "items is not a list of questions", "at least one")
            return
        for place, node in enumerate(nodes.value, 1):
            whose = f"question {place}"
            fields = self.fields(node, ITEM, whose)
            if fields is None:
                continue
            if fields["minutes"] <= 0:
                self.wrong(node, f"{whose}: minutes is {fields['minutes']:g}", "more than 0")
            options = self.options(fields["options"], whose)
            if options:
                options = shuffled(options, fields["id"])
                whole = {"objective": int(fields["objective"]), "options": options, "cites": tuple(fields["cites"])}
                yield Item(**fields | whole)

    def options(self, nodes: yaml.Node, whose: str) -> tuple[Option, ...]:
        if not isinstance(nodes, yaml.SequenceNode) or len(nodes.value) not in OPTIONS:
            self.wrong(nodes, f"{whose}: options is not a list of {OPTIONS[0]} to {OPTIONS[-1]}", f"{OPTIONS[0]} to {OPTIONS[-1]} options")
            return ()
        read = [self.fields(node, OPTION, f"{whose}, option {place}") for place, node in enumerate(nodes.value, 1)]
        if None in read:
            return ()
        options = tuple(Option(one["text"], one["correct"] == "true", one["why"]) for one in read)
        right = sum(option.correct for option in options)
        if right != 1:
            self.wrong(nodes, f"{whose}: {right} options are correct", "exactly one")
        if len({option.text for option in options}) < len(options):
            self.wrong(nodes, f"{whose}: an option is there twice", "each option once")
        return options if right == 1 else ()
