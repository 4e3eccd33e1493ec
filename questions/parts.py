"""From YAML nodes to what is asked: options, a number, steps, pairs, and what is shown with them."""

from __future__ import annotations

from typing import Any

import yaml

from questions.bank import Error, Figure, Number, Option, Pair, Part, Table, shuffled
from questions.nodes import NodeReader
from questions.schema import ANSWER, ERROR, FIGURE, OPTION, OPTIONS, PAIR, STEPS, TABLE

FIGURES = "figures"
"""Folder of drawings, beside the file that names them."""

MANY = range(1, 12)


def read_part(reader: NodeReader, kind: str, fields: dict[str, Any], whose: str, name: str) -> Part | None:
    """Return a part from the fields of a question or a stage; None where something in it is wrong."""
    before = len(reader.problems)
    shown = {"figure": _figure(reader, fields.get("figure"), whose), "table": _table(reader, fields.get("table"), whose)}
    made: dict[str, Any] = _MAKERS[kind](reader, fields, whose)
    part = Part(kind, fields["stem"], reveal=fields.get("reveal") or "", **shown, **made)
    return shuffled(part, name) if len(reader.problems) == before else None


def _one_best(reader: NodeReader, fields: dict[str, Any], whose: str) -> dict[str, Any]:
    nodes = reader.list(fields["options"], whose, "options", OPTIONS)
    read = [reader.fields(node, OPTION, f"{whose}, option {place}") for place, node in enumerate(nodes, 1)]
    if None in read or not read:
        return {}
    options = tuple(Option(one["text"], one["correct"] == "true", one["why"], one["misconception"] or "") for one in read)
    right = sum(option.correct for option in options)
    if right != 1:
        reader.wrong(fields["options"], f"{whose}: {right} options are correct", "exactly one")
    if len({option.text for option in options}) < len(options):
        reader.wrong(fields["options"], f"{whose}: an option is there twice", "each option once")
    for option, node in zip(options, nodes, strict=True):
        if option.correct and option.misconception:
            reader.wrong(node, f'{whose}: the correct option names the misconception "{option.misconception}"', "misconceptions of wrong options only")
    return {"options": options}


def _number(reader: NodeReader, fields: dict[str, Any], whose: str) -> dict[str, Any]:
    answer = reader.fields(fields["answer"], ANSWER, f"{whose}, answer")
    nodes = reader.list(fields["errors"], whose, "errors", MANY) if fields.get("errors") else []
    errors = [reader.fields(node, ERROR, f"{whose}, error {place}") for place, node in enumerate(nodes, 1)]
    if answer is None or None in errors:
        return {}
    if answer["tolerance"] < 0:
        reader.wrong(fields["answer"], f"{whose}: the tolerance is {answer['tolerance']:g}", "0 or more")
    number = Number(answer["value"], answer["tolerance"], answer["unit"] or "", answer["why"], tuple(Error(**one) for one in errors))
    for error, node in zip(number.errors, nodes, strict=True):
        if number.accepts(error.value):
            reader.wrong(node, f"{whose}: the error {error.value:g} is within the tolerance of the answer", f"not {number.value:g} ± {number.tolerance:g}")
    return {"number": number}


def _order(reader: NodeReader, fields: dict[str, Any], whose: str) -> dict[str, Any]:
    return {"steps": reader.texts(fields["steps"], whose, "steps", STEPS), "why": fields["why"]}


def _match(reader: NodeReader, fields: dict[str, Any], whose: str) -> dict[str, Any]:
    nodes = reader.list(fields["pairs"], whose, "pairs", STEPS)
    read = [reader.fields(node, PAIR, f"{whose}, pair {place}") for place, node in enumerate(nodes, 1)]
    others = reader.texts(fields["others"], whose, "others", MANY) if fields.get("others") else ()
    if None in read:
        return {}
    pairs = tuple(Pair(**one) for one in read)
    if len({pair.left for pair in pairs}) < len(pairs):
        reader.wrong(fields["pairs"], f"{whose}: a left side is there twice", "each left side once")
    if stray := {pair.right for pair in pairs} & set(others):
        reader.wrong(fields["others"], f'{whose}: "{min(stray)}" matches a left side', "others that match nothing")
    return {"pairs": pairs, "others": others}


_MAKERS = {"one-best-answer": _one_best, "number": _number, "order": _order, "match": _match}


def _figure(reader: NodeReader, node: yaml.Node | None, whose: str) -> Figure | None:
    read = reader.fields(node, FIGURE, f"{whose}, figure") if node is not None else None
    if not read:
        return None
    figures = reader.path.with_name(FIGURES)
    if not (figures / read["file"]).is_file():
        there = ", ".join(sorted(path.name for path in figures.glob("*.svg"))) or "none yet"
        reader.wrong(node, f'{whose}: there is no drawing "{read["file"]}" in {FIGURES}/ beside the file', f"one of {there}")
        return None
    return Figure(figures / read["file"], read["alt"])


def _table(reader: NodeReader, node: yaml.Node | None, whose: str) -> Table | None:
    read = reader.fields(node, TABLE, f"{whose}, table") if node is not None else None
    if not read:
        return None
    head = reader.texts(read["head"], f"{whose}, table", "head", range(2, 7))
    rows = []
    for row in reader.list(read["rows"], f"{whose}, table", "rows", range(1, 13)):
        if not isinstance(row, yaml.SequenceNode) or len(row.value) != len(head):
            reader.wrong(row, f"{whose}: a row of the table has not {len(head)} cells", f"{len(head)} cells, like the head")
            return None
        rows.append(tuple(str(cell.value) for cell in row.value))
    return Table(head, tuple(rows))
