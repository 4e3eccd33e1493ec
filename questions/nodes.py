"""From YAML nodes to checked values: every fault keeps its line, and the rest is read on."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import yaml

from bib.problems import Problem
from evidence.cells import Known, read_cell
from evidence.schema import Column
from questions.schema import NESTED


class NodeReader:
    """Reads mappings and lists of one file; what is wrong is noted in ``problems``."""

    def __init__(self, path: Path, known: Known, problems: list[Problem], nested: Collection[str] = NESTED) -> None:
        self.path, self.known, self.problems, self.nested = path, known, problems, nested

    def wrong(self, node: yaml.Node | None, what: str, expected: str) -> None:
        """Note a fault at the line of a node."""
        self.problems.append(Problem(self.path, node.start_mark.line + 1 if node else 1, what, expected))

    def names(self, node: yaml.Node | None) -> dict[str, yaml.Node]:
        """Return the fields of a mapping, unread."""
        return {str(key.value): value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}

    def fields(self, node: yaml.Node | None, columns: Collection[Column], whose: str) -> dict[str, Any] | None:
        """Read a mapping; None where a field is wrong or missing. Nested fields come back as nodes, optional ones as None."""
        names = [column.name for column in columns]
        if not isinstance(node, yaml.MappingNode):
            self.wrong(node, f"{whose} is not a mapping", f"the fields {', '.join(names)}")
            return None
        before = len(self.problems)
        given = self.names(node)
        written = [str(key.value) for key, _ in node.value]
        for name in sorted({name for name in written if written.count(name) > 1}):
            last = next(key for key, _ in reversed(node.value) if str(key.value) == name)
            self.wrong(last, f'{whose}: the field "{name}" is there twice', "each field once")
        unknown = [name for name in given if name not in names]
        for name in unknown:
            self.wrong(given[name], f'{whose}: the field "{name}" is unknown', f"one of {', '.join(names)}")
        values: dict[str, Any] = {}
        for column in columns:
            if column.name not in given:
                values[column.name] = None
                if column.required and not unknown:  # what is missing stands there under the other name
                    self.wrong(node, f'{whose}: the field "{column.name}" is missing', f"the fields {', '.join(names)}")
            elif column.name in self.nested:
                values[column.name] = given[column.name]
            else:
                values[column.name] = self.cell(given[column.name], column, whose)
        return values if len(self.problems) == before else None

    def cell(self, node: yaml.Node, column: Column, whose: str) -> Any:
        """Read one value."""
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

    def list(self, node: yaml.Node | None, whose: str, what: str, sizes: range) -> list[yaml.Node]:
        """Return the nodes of a list of the right length, or nothing."""
        if not isinstance(node, yaml.SequenceNode) or len(node.value) not in sizes:
            count = f"{sizes[0]} to {sizes[-1]}" if len(sizes) > 1 else str(sizes[0])
            self.wrong(node, f"{whose}: {what} is not a list of {count}", f"{count} {what}")
            return []
        return node.value

    def texts(self, node: yaml.Node | None, whose: str, what: str, sizes: range) -> tuple[str, ...]:
        """Return a list of different texts, or nothing."""
        texts = []
        for one in self.list(node, whose, what, sizes):
            if not isinstance(one, yaml.ScalarNode) or not one.value.strip():
                self.wrong(one, f"{whose}: {what} holds what is not a text", "a text")
                return ()
            texts.append(" ".join(one.value.split()))
        if len(set(texts)) < len(texts):
            self.wrong(node, f"{whose}: {what} holds a text twice", "each text once")
            return ()
        return tuple(texts)
