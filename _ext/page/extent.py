"""How long a section will be on the page, so that a browser can leave out what is far away and still keep its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from _ext.drawing.directive import drawing_image
from _ext.page.disclosure import disclosure
from _ext.teaching.question import check_item

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNS = 60
"""Signs to a line of 40 rem, what stands between paragraphs spread over them; the book's sections, measured."""

DRAWING, EXPLORABLE, FOLD = 16, 45, 1.5


def lines(section: nodes.Element) -> int:
    """About how many lines a section takes on a wide page; a telephone needs half as many again.

    Zero for a section of questions: each question is left out by itself, and if its section were, too, a link to it would
    not lead to its place.

    Examples
    --------
    >>> lines(nodes.section("", nodes.title(text="Liver"), nodes.paragraph(text="tolerates " * 30)))
    6
    """
    return 0 if next(section.findall(check_item), None) else 1 + round(sum(_extents(section)))


def _extents(node: nodes.Node) -> Iterator[float]:
    if isinstance(node, nodes.Text):
        yield len(node) / SIGNS
    elif isinstance(node, nodes.raw):
        yield EXPLORABLE if "data-explorable=" in node.astext() else 0
    elif isinstance(node, drawing_image):
        yield DRAWING
    elif isinstance(node, disclosure):
        yield FOLD
    else:
        for child in node.children:
            yield from _extents(child)
