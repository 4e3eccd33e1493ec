"""What the readers of this room share."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from bib.problems import DataError, in_file_order
from bib.yaml_file import read_yaml
from evidence.cells import Known
from questions.nodes import NodeReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
CHAPTERS = ROOT / "chapters"


class SourceError(DataError):
    """A file around the chapters that breaks its rules, with all that is wrong in it."""


class SourceReader(NodeReader):
    """Reads one file; nothing of it is used where anything is wrong."""

    def __init__(self, path: Path, expected: str, nested: Iterable[str] = ()) -> None:
        self.root, problems = read_yaml(path, expected)
        super().__init__(path, Known(frozenset(), date.today()), problems, tuple(nested))
        if self.root is None and not problems:
            self.wrong(None, "the file is empty", expected)

    def pairs(self, node: yaml.Node | None, whose: str, expected: str) -> Iterator[tuple[yaml.Node, str, yaml.Node]]:
        """Yield the names of a mapping with their values; a name that is there twice is noted."""
        if not isinstance(node, yaml.MappingNode):
            self.wrong(node, f"{whose} {self.kind(node)}", expected)
            return
        seen: dict[str, int] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in seen:
                self.wrong(key, f'{whose}: "{name}" is there twice (line {seen[name]})', "each name once")
            seen[name] = key.start_mark.line + 1
            yield key, name, value

    def one_of(self, node: yaml.Node, value: str, valid: Iterable[str], whose: str) -> bool:
        """Whether a value is known; it is noted, with what is near or all there is, where it is not."""
        valid = list(valid)
        if value in valid:
            return True
        near = valid if len(valid) <= 12 else get_close_matches(value, valid, 3, 0.4) or valid[:5]
        self.wrong(node, f'{whose}: there is no "{value}"', f"one of {', '.join(near)}" if valid else "nothing: there is none")
        return False

    @staticmethod
    def kind(node: yaml.Node | None) -> str:
        """What a node is that should have been something else."""
        if isinstance(node, yaml.ScalarNode):
            return f'is "{node.value[:40]}"' if node.value else "is empty"
        return "is a list" if isinstance(node, yaml.SequenceNode) else "is a mapping" if node is not None else "is missing"

    def finish(self) -> None:
        """Stop where anything was wrong.

        Raises
        ------
        SourceError
            With all of it.
        """
        if self.problems:
            raise SourceError(in_file_order(self.problems))
