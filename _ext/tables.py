"""Wide tables scroll in a box of their own, so that a phone's page does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def wrap(app: Sphinx, doctree: nodes.document) -> None:
    """Put each table in a scroll box with a name."""
    for table in list(doctree.findall(nodes.table)):
        title = next(iter(table.findall(nodes.title)), None)
        name = (title.astext() if title else "Table").replace('"', "'")
        index = table.parent.index(table)
        table.parent.insert(index + 1, nodes.raw("", "</div>", format="html"))
        table.parent.insert(index, nodes.raw("", f'<div class="table-scroll" role="group" aria-label="{name}">', format="html"))


def setup(app: Sphinx) -> None:
    app.connect("doctree-read", wrap, priority=900)
