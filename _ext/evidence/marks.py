"""A small mark on a citation whose work could not be read in full: the column ``read`` of ``evidence/studies.csv``.

The page *How to use this book* explains the letters. A work that was read in full or as an abstract has no mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from pybtex.richtext import BaseMultipartText, Text
from pybtex.style.template import node as template

from _ext.evidence import rows
from _ext.page.disclosure import on_pages

if TYPE_CHECKING:
    from sphinx.application import Sphinx

MARKS = {
    "part": ("P", "only a part of the abstract could be read"),
    "title": ("T", "only the title could be read"),
    "second-hand": ("S", "second hand: read about in another work"),
}
"""Letter and meaning of each value of the column that is marked; the others are ``full-text`` and ``abstract``."""


class read_mark(nodes.superscript):
    """The letter of a mark, with what it means."""


def mark_of(key: str) -> tuple[str, str] | None:
    """Letter and meaning of the mark of a work; None where it has none.

    Examples
    --------
    >>> mark_of("a-key-that-no-study-has") is None
    True
    """
    return MARKS.get(rows.studies().get(key, {}).get("read", ""))


class _Mark(BaseMultipartText):
    """A mark in the text of a citation."""

    def render(self, backend: object) -> list[nodes.Node]:
        letter, meaning = self.parts[0].value.split("\t")
        return [read_mark("", letter, meaning=meaning)]


@template
def reading(children: list, data: dict[str, Any]) -> Text:
    """The mark of the work that is cited."""
    mark = mark_of(data["entry"].key)
    return Text(_Mark("\t".join(mark))) if mark else Text()


def visit_mark(self, node: read_mark) -> None:
    meaning = self.attval(node["meaning"])
    self.body.append(f'<sup class="read-mark" title="{meaning}"><span aria-hidden="true">{node.astext()}</span><span class="visually-hidden"> ({meaning})</span></sup>')
    raise nodes.SkipNode


def depart_mark(self, node: read_mark) -> None:
    self.depart_superscript(node)


def setup(app: Sphinx) -> None:
    app.add_node(read_mark, html=(on_pages(visit_mark, "visit_superscript"), depart_mark))
