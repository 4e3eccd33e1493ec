"""The contents: parts, and the pages of each in their order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from evidence.schema import Column
from sources.reading import ROOT, SourceReader

FILE = Column("file")
PART = (Column("caption"), Column("chapters"))
BOOK = (Column("format", "choice", choices=("jb-book",)), Column("root"), Column("parts"))
NESTED = ("parts", "chapters")


@dataclass(frozen=True)
class Contents:
    """The first page, and the title and pages of each part; pages are named as files without their ending."""

    root: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def pages(self) -> tuple[str, ...]:
        """Every page, the first one first."""
        return (self.root, *(page for _, pages in self.parts for page in pages))


def contents(path: Path = ROOT / "_toc.yml") -> Contents:
    """Read the contents, and hold them against the files that are there.

    Raises
    ------
    SourceError
        With every fault: file, line, value and what is expected.
    """
    reader = _Reader(path, "format, root and parts, each with a caption and chapters", NESTED)
    found = reader.book() if reader.root is not None else None
    reader.finish()
    return found


class _Reader(SourceReader):
    """Reads the contents beside the files that they name."""

    def book(self) -> Contents | None:
        self.seen: dict[str, int] = {}
        fields = self.fields(self.root, BOOK, "the contents")
        if fields is None:
            return None
        self.page(self.names(self.root)["root"], fields["root"])
        parts = [self.part(node, place) for place, node in enumerate(self.list(fields["parts"], "the contents", "parts", range(1, 100)), 1)]
        if not self.problems:
            self.check_unnamed()
        return Contents(fields["root"], tuple(part for part in parts if part))

    def part(self, node: yaml.Node, place: int) -> tuple[str, tuple[str, ...]] | None:
        fields = self.fields(node, PART, f"part {place}")
        if fields is None:
            return None
        pages = []
        for number, one in enumerate(self.list(fields["chapters"], f"part {place}", "chapters", range(1, 100)), 1):
            named = self.fields(one, (FILE,), f"part {place}, chapter {number}")
            if named:
                self.page(self.names(one)["file"], named["file"])
                pages.append(named["file"])
        return fields["caption"], tuple(pages)

    def page(self, node: yaml.Node, name: str) -> None:
        """Note a page that is not there, or is there twice."""
        source = self.path.parent / f"{name}.md"
        if name.endswith(".md"):
            self.wrong(node, f'the page "{name}" is named with its ending', name.removesuffix(".md"))
        elif name in self.seen:
            self.wrong(node, f'the page "{name}" is in line {self.seen[name]} too', "each page once")
        elif not source.is_file() or source.name not in {path.name for path in source.parent.iterdir()}:
            self.one_of(node, name, sorted(self.files()), "page")
        self.seen[name] = node.start_mark.line + 1

    def files(self) -> list[str]:
        """Every page that is there, as the contents name it."""
        return [path.relative_to(self.path.parent).with_suffix("").as_posix() for path in self.path.parent.glob("chapters/**/*.md")]

    def check_unnamed(self) -> None:
        """Note pages that are there and would not be built."""
        for name in sorted(set(self.files()) - set(self.seen)):
            self.wrong(None, f'the page "{name}" is not in the contents', f"`- file: {name}` in one of the parts, or no such file")
