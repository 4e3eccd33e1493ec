"""What a drawing must be: XML with a view box, a title and a description, nothing that runs, nothing from elsewhere, no style of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree

LEFT_TO_THE_BOOK = {
    "script": "no <script>: drawings do not run",
    "style": "classes of assets/css/drawing.css in place of <style>",
    "foreignObject": "<text> in place of <foreignObject>",
    "image": "shapes in place of a picture",
}
FROM_ELSEWHERE = re.compile(r"^\s*(?:[a-z]+:|//)", re.I)
LINKS = "a"
"""Elements that may lead elsewhere: nothing is loaded from there."""


def check(svg: str) -> None:
    """Stop over the first fault of a drawing.

    Raises
    ------
    ValueError
        With its line where it has one, the value and what is expected.

    Examples
    --------
    >>> check('<svg viewBox="0 0 9"><title>A</title><desc>B c.</desc></svg>')
    Traceback (most recent call last):
    ValueError: viewBox is "0 0 9"; expected four numbers, like "0 0 400 220"
    """
    fault = next(faults(svg), None)
    if fault:
        raise ValueError(fault)


def faults(svg: str) -> Iterator[str]:
    """Yield what is wrong in the text of a drawing."""
    if "<svg" not in svg:
        yield f'the file starts with "{svg.strip()[:30]}"; expected <svg>'
        return
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        line = svg.split("\n")[error.position[0] - 1].strip()
        yield f'line {error.position[0]}: not XML at "{line[:60]}" ({str(error).partition(":")[0]}); expected elements that are closed, and &amp; and &lt; for & and <'
        return
    names = {child.tag.rpartition("}")[2] for child in root}
    if not names >= {"title", "desc"}:
        yield "a drawing needs <title> and <desc>"
    if not re.fullmatch(r"-?[\d.]+(?:[ ,]+-?[\d.]+){3}", root.get("viewBox", "").strip()):
        yield f'viewBox is "{root.get("viewBox", "")}"; expected four numbers, like "0 0 400 220"'
    ids = Counter(element.get("id") for element in root.iter() if element.get("id"))
    yield from (f'the id "{name}" is there twice; expected each id once' for name, many in ids.items() if many > 1)
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        if name in LEFT_TO_THE_BOOK:
            address = next((value for key, value in element.items() if key.rpartition("}")[2] == "href"), "")
            yield f"<{name}>{f' of {address}' if address else ''} does not belong in a drawing; expected {LEFT_TO_THE_BOOK[name]}"
        for key, value in element.items():
            short = key.rpartition("}")[2]
            if short.startswith("on"):
                yield f'{short}="{value}" does not belong in a drawing; expected nothing that runs'
            elif short == "href" and name not in (LINKS, *LEFT_TO_THE_BOOK) and FROM_ELSEWHERE.match(value):
                yield f'<{name}> refers to "{value}"; expected a symbol of assets/symbols.svg, like "#cell-kupffer"'
