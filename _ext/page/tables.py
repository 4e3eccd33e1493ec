"""Tables that directives compose: a row of headings, and rows of texts or of nodes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes

Cell = str | Sequence[nodes.Node]


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]], widths: Sequence[int], classes: Sequence[str] = ()) -> nodes.table:
    r"""Compose a table; ``widths`` are parts of the whole.

    Examples
    --------
    >>> made = table(("Name", "Year"), [("Ho", "1996")], (60, 40))
    >>> [entry.astext() for entry in made.findall(nodes.entry)]
    ['Name', 'Year', 'Ho', '1996']
    """
    first, *others = [nodes.row("", *[nodes.entry("", *_content(cell)) for cell in row]) for row in (head, *rows)]
    columns = [nodes.colspec(colwidth=width) for width in widths]
    return nodes.table("", nodes.tgroup("", *columns, nodes.thead("", first), nodes.tbody("", *others), cols=len(head)), classes=list(classes))


def _content(cell: Cell) -> Sequence[nodes.Node]:
    return [nodes.paragraph(text=cell)] if isinstance(cell, str) else cell
