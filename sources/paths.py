"""Reading paths: what a path treats otherwise than its pages say, the placement, and what it suggests."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from evidence.loading import pages_of
from evidence.schema import Column
from sources.reading import CHAPTERS, SourceReader

FILE = CHAPTERS / "paths.yml"
PATHS = {"oncology": "Oncology", "immunology": "Immunology", "intervention": "Intervention"}
LEVELS = ("study", "skim", "skip")
WHOLE = "whole"
ALL = (Column("paths"), Column("placement"), Column("suggest"))
ONE = (Column("for", "sentence"), Column("sections", required=False))
LABEL = re.compile(r"^\((sec-[\w-]+)\)=\s*$", re.M)


def section_labels(text: str) -> list[str]:
    r"""Return the labels of the sections of a page, in their order.

    Examples
    --------
    >>> section_labels("(sec-heat)=\n## Heat\n")
    ['sec-heat']
    """
    return LABEL.findall(text)


def reading_paths(path: Path = FILE, chapters: Path = CHAPTERS) -> dict[str, Any]:
    """Return paths, placement and suggestions, held against the sections of the chapters.

    Raises
    ------
    SourceError
        With every fault: file, line, value and what is expected.
    """
    reader = _Reader(path, "paths, placement and suggest", ("paths", "placement", "suggest", "sections"))
    reader.chapters = chapters
    found = reader.whole() if reader.root is not None else {}
    reader.finish()
    return found


class _Reader(SourceReader):
    """Reads the paths beside the chapters that they name."""

    chapters: Path

    def whole(self) -> dict[str, Any]:
        fields = self.fields(self.root, ALL, "the file")
        if fields is None:
            return {}
        paths = {name: self.path_of(node, name) for name, node in self.each(fields["paths"], "paths", PATHS)}
        placement = {name: list(self.texts(node, f"placement, {name}", "questions", range(1, 10))) for name, node in self.each(fields["placement"], "placement", PATHS)}
        suggest = {name: self.cell(node, Column("words", "sentence"), f"suggest, {name}") for name, node in self.each(fields["suggest"], "suggest", (*PATHS, WHOLE))}
        return {"paths": paths, "placement": placement, "suggest": suggest}

    def each(self, node: yaml.Node, whose: str, names: Any) -> list[tuple[str, yaml.Node]]:
        """Return the values of a mapping that has just these names."""
        expected = f"the names {', '.join(names)}"
        found = [(name, value) for key, name, value in self.pairs(node, whose, expected) if self.one_of(key, name, names, whose)]
        for name in names:
            if isinstance(node, yaml.MappingNode) and name not in self.names(node) and len(found) == len(node.value):
                self.wrong(node, f'{whose}: "{name}" is missing', expected)
        return found

    def path_of(self, node: yaml.Node, name: str) -> dict[str, Any]:
        """Read one path."""
        fields = self.fields(node, ONE, f"path {name}") or {"for": "", "sections": None}
        sections: dict[str, dict[str, str]] = {}
        if fields["sections"] is not None:
            for key, chapter, given in self.pairs(fields["sections"], f"path {name}, sections", "lines like `4-therapies/ablation: {sec-ablation-cold: skip}`"):
                known = self.labels(chapter)
                if known is None:
                    self.one_of(key, chapter, pages_of(self.chapters) or (), f"path {name}, chapter")
                    continue
                sections[chapter] = {}
                for label_key, label, level in self.pairs(given, f"path {name}, {chapter}", f"sections with {', '.join(LEVELS)}"):
                    value = level.value if isinstance(level, yaml.ScalarNode) else ""
                    if self.one_of(label_key, label, known, f"path {name}, {chapter}") and self.one_of(level, value, LEVELS, f"path {name}, {label}"):
                        sections[chapter][label] = value
        return {"for": fields["for"], "sections": sections}

    def labels(self, chapter: str) -> list[str] | None:
        """Labels of the sections of a chapter; None where there is no such chapter."""
        file = self.chapters / f"{chapter}.md"
        return section_labels(file.read_text(encoding="utf-8")) if file.is_file() else None
