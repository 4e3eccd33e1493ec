"""From a YAML file to the questions of a chapter: right in every field, or not at all."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

import bib
from bib.problems import DataError, Problem, in_file_order
from bib.yaml_file import read_yaml
from evidence.cells import Known
from questions.bank import Bank, Item, Part
from questions.nodes import NodeReader
from questions.parts import read_part
from questions.schema import BANK, KINDS, STAGES, VARIANT_KEEPS, item_columns, stage_columns

FOLDER = Path(__file__).parent


class QuestionError(DataError):
    """A file of questions that breaks its rules, with all that is wrong in it."""


def file_of(chapter: str, folder: Path = FOLDER) -> Path:
    """Return the file that holds the questions of a chapter.

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
    """Read every file of questions, and compare their ids.

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
        for item in (*bank.items, *bank.variants):
            if item.id in seen and seen[item.id] != path:
                problems.append(Problem(path, None, f'the id "{item.id}" is in {seen[item.id].name} too', "an id that no other question has"))
            seen[item.id] = path
    if problems:
        raise QuestionError(in_file_order(problems))
    return banks


def scan(path: str | Path, works: Collection[str] | None = None, today: date | None = None) -> tuple[Bank, list[Problem]]:
    """Read one file as far as it can be read, and list what is wrong in it."""
    path = Path(path)
    known = Known(bib.read() if works is None else works, today or date.today())
    document, problems = read_yaml(path, "chapter and items")
    bank = _bank(NodeReader(path, known, problems), document) if document is not None or not problems else None
    return bank or Bank(path.stem, ()), in_file_order(problems)


def _bank(reader: NodeReader, node: yaml.Node | None) -> Bank | None:
    fields = reader.fields(node, BANK, "the file")
    if fields is None:
        return None
    chapter = fields["chapter"]
    if file_of(chapter).name != reader.path.name:
        reader.wrong(node, f'chapter "{chapter}" does not belong in {reader.path.name}', file_of(chapter).name)
    if not isinstance(fields["items"], yaml.SequenceNode) or not fields["items"].value:
        reader.wrong(fields["items"], "items is not a list of questions", "at least one")
        return Bank(chapter, ())
    read = [item for place, one in enumerate(fields["items"].value, 1) for item in _items(reader, one, f"question {place}")]
    ids = [item.id for item in read]
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        reader.wrong(fields["items"], f'the id "{name}" is there twice', "each id once")
    return Bank(chapter, tuple(item for item in read if not item.variant_of), tuple(item for item in read if item.variant_of))


def _items(reader: NodeReader, node: yaml.Node, whose: str) -> Iterator[Item]:
    """Yield a question and its variants."""
    kind_node = reader.names(node).get("kind")
    kind = str(kind_node.value) if kind_node is not None else ""
    if kind and kind not in KINDS:
        reader.wrong(kind_node, f'{whose}: kind: "{kind}" is not a choice', f"one of {', '.join(KINDS)}")
        return
    fields = reader.fields(node, item_columns(kind), whose)
    if fields is None:
        return
    item = _item(reader, node, fields, whose)
    if item:
        yield item
    for place, variant in enumerate(reader.list(fields["variants"], whose, "variants", range(1, 7)) if fields["variants"] is not None else (), 1):
        name = f"{whose}, variant {place}"
        columns = [column for column in item_columns(kind) if column.name not in VARIANT_KEEPS]
        given = reader.names(variant)
        unknown = reader.fields(variant, [column for column in columns if column.name in given or column.name == "id"] or columns, name)
        if unknown is not None:
            varied = _item(reader, variant, fields | unknown, name)
            if varied:
                yield Item(**vars(varied) | {"variant_of": fields["id"]})


def _item(reader: NodeReader, node: yaml.Node, fields: dict[str, Any], whose: str) -> Item | None:
    before = len(reader.problems)
    if fields["minutes"] <= 0:
        reader.wrong(node, f"{whose}: minutes is {fields['minutes']:g}", "more than 0")
    if fields["kind"] == "staged":
        parts = tuple(_stages(reader, fields, whose))
    else:
        part = read_part(reader, fields["kind"], fields, whose, fields["id"])
        parts = (part,) if part else ()
    if len(reader.problems) > before or not parts:
        return None
    kept = {name: fields[name] for name in ("id", "kind", "level", "topic", "stem", "paragraph", "minutes", "checked")}
    rest = {"objective": int(fields["objective"]), "patient": fields["patient"] == "true", "cites": tuple(fields["cites"]), "preset": fields["preset"] or ""}
    return Item(**kept, **rest, parts=parts)


def _stages(reader: NodeReader, fields: dict[str, Any], whose: str) -> Iterator[Part]:
    for place, node in enumerate(reader.list(fields["stages"], whose, "stages", STAGES), 1):
        name = f"{whose}, stage {place}"
        kind_node = reader.names(node).get("kind")
        stage = reader.fields(node, stage_columns(str(kind_node.value) if kind_node is not None else ""), name)
        part = read_part(reader, stage["kind"], stage, name, f"{fields['id']}-{place}") if stage else None
        if part:
            yield part
