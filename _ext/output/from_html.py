"""HTML that the book writes itself as docutils nodes, for builders that cannot take HTML.

It knows what templates, explorables and figures write: paragraphs, lists, tables, disclosures, emphasis and links.
What only a page can show (drawings, forms, scripts) is left out.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator

from docutils import nodes
from lxml import html as lxml_html

LEFT_OUT = {"svg", "form", "script", "style", "button", "input", "template", "noscript", "math"}
OFF = "tlx-off"
"""Class of what is said where an explorable cannot be moved."""

BLOCKS = {"p", "ul", "ol", "dl", "table", "div", "section", "figure", "figcaption", "details", "caption", "article"}
INLINE: dict[str, Callable[[], nodes.Element]] = {
    "b": nodes.strong, "strong": nodes.strong, "summary": nodes.strong, "i": nodes.emphasis, "em": nodes.emphasis,
    "cite": nodes.emphasis, "sub": nodes.subscript, "sup": nodes.superscript, "code": nodes.literal,
}  # fmt: skip


def to_nodes(text: str) -> list[nodes.Node]:
    """Return the blocks of a piece of HTML.

    Examples
    --------
    >>> [node.tagname for node in to_nodes("<p>A <b>b</b>.</p><ul><li>c</li></ul><svg></svg>")]
    ['paragraph', 'bullet_list']
    """
    return list(_blocks(lxml_html.fragment_fromstring(text, create_parent="div")))


def _blocks(element: lxml_html.HtmlElement) -> Iterator[nodes.Node]:
    """The children of an element as blocks; text and inline elements between them as paragraphs."""
    line: list[nodes.Node] = _text(element.text)
    for child in element:
        if not isinstance(child.tag, str) or child.tag in LEFT_OUT or OFF in child.get("class", "").split():
            pass
        elif child.tag in BLOCKS:
            yield from _paragraph(line)
            line = []
            yield from _block(child)
        else:
            line += _inline(child)
        line += _text(child.tail)
    yield from _paragraph(line)


def _block(element: lxml_html.HtmlElement) -> Iterator[nodes.Node]:
    if element.tag == "table":
        yield from table(element)
    elif element.tag in ("ul", "ol"):
        items = [nodes.list_item("", *_blocks(item)) for item in element.iterchildren("li")]
        yield nodes.bullet_list("", *[item for item in items if item.children])
    elif element.tag == "dl":
        pairs = zip(element.iter("dt"), element.iter("dd"), strict=True)
        yield nodes.definition_list("", *[nodes.definition_list_item("", nodes.term("", "", *_inside(dt)), nodes.definition("", *_blocks(dd))) for dt, dd in pairs])
    else:
        yield from _blocks(element)


def _paragraph(line: list[nodes.Node]) -> Iterator[nodes.paragraph]:
    if "".join(node.astext() for node in line).strip():
        yield nodes.paragraph("", "", *line)


def _text(text: str | None) -> list[nodes.Node]:
    text = re.sub(r"[ \t\r\n]+", " ", text or "")
    return [nodes.Text(text)] if text else []


def _inside(element: lxml_html.HtmlElement) -> list[nodes.Node]:
    found = _text(element.text)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in LEFT_OUT:
            found += _inline(child)
        found += _text(child.tail)
    return found


def _inline(element: lxml_html.HtmlElement) -> list[nodes.Node]:
    inside = _inside(element)
    address = element.get("href", "")
    if element.tag == "a" and address.startswith(("http:", "https:")):
        return [nodes.reference("", "", *inside, refuri=address, internal=False)]
    if element.tag in INLINE:
        return [INLINE[element.tag]("", "", *inside)]
    if element.tag == "br":
        return [nodes.Text(" ")]
    return [nodes.Text(" "), *inside] if element.tag == "small" else inside


def table(element: lxml_html.HtmlElement) -> Iterator[nodes.Node]:
    """A table with its title; a cell holds blocks."""
    rows = [[cell for cell in row if cell.tag in ("th", "td")] for row in element.iter("tr")]
    columns = max((len(row) for row in rows), default=0)
    if not columns:
        return
    heads = len(list(element.iter("thead")))
    group = nodes.tgroup("", *[nodes.colspec(colwidth=100 // columns) for _ in range(columns)], cols=columns)
    made = [_row(row, columns) for row in rows]
    if heads:
        group += nodes.thead("", *made[:heads])
    group += nodes.tbody("", *made[heads:])
    whole = nodes.table("", group, classes=["longtable"])
    caption = next(element.iter("caption"), None)
    name = element.get("aria-label") or ("" if caption is None else caption.text_content())
    if name:
        whole.insert(0, nodes.title("", name.strip()))
        whole["ids"] = [f"table-{zlib.crc32(lxml_html.tostring(element)):08x}"]  # Sphinx asks this of every table with a title
    yield whole


def _row(cells: list[lxml_html.HtmlElement], columns: int) -> nodes.row:
    entries = [nodes.entry("", *(list(_blocks(cell)) or [nodes.paragraph()])) for cell in cells]
    return nodes.row("", *entries, *[nodes.entry("", nodes.paragraph()) for _ in range(columns - len(cells))])
