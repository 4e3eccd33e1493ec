"""Wide tables scroll in a box of their own, so that a phone's page does not."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def boxed(table: nodes.table, name: str = "Table") -> list[nodes.Node]:
    """A table between the ends of a scroll box with a name."""
    opening = f'<div class="table-scroll" role="group" aria-label="{escape(name)}">'
    return [nodes.raw("", opening, format="html"), table, nodes.raw("", "</div>", format="html")]


def wrap(app: Sphinx, doctree: nodes.document) -> None:
    """Put each table in a scroll box that bears its title."""
    for table in list(doctree.findall(nodes.table)):
        title = next(iter(table.findall(nodes.title)), None)
        parent, index = table.parent, table.parent.index(table)
        parent[index : index + 1] = boxed(table, title.astext() if title else "Table")


def setup(app: Sphinx) -> None:
    app.connect("doctree-read", wrap, priority=900)
