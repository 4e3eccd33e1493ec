"""The pictures of a page for a slide, as SVG in the slide, so that they have the book's letters."""

from __future__ import annotations

from dataclasses import replace

from lxml import html

from downloads.pdf.printable import classes
from downloads.slides.text import plain

SITE_PATH = "../../"
"""From the folder of a deck to the top of the site: decks are in `_downloads/slides`."""


def picture(figure: html.HtmlElement) -> str:
    """Return the picture of a figure as HTML, in its wide layout where it has one; empty where it has none that a slide can show."""
    boxes = [*figure.find_class("drawing-wide"), *figure.find_class("drawing-narrow")]
    for drawn in (drawn for box in boxes for drawn in box.iter("svg")):
        return f'<div class="drawing">{html.tostring(drawn, encoding="unicode", with_tail=False)}</div>'
    for drawn in figure.iter("svg"):
        if "figure-themed" in classes(drawn):
            return html.tostring(drawn, encoding="unicode", with_tail=False)
    return ""


def charts(name: str) -> list[tuple[str, str]]:
    """Return title and picture of each chart of an explorable in its starting state, drawn by itself so that a room can read it."""
    from visual import themed_svg
    from widgets.faces.figure import draw
    from widgets.registry import declaration

    whole = declaration(name)
    label = whole.say(whole.model.defaults)
    return [(chart.title, themed_svg(draw(replace(whole, charts=[chart]), whole.model.defaults), label)) for chart in whole.charts]


def sources(text: html.HtmlElement) -> str:
    """Return the works that a caption cites, in the order of their first mention."""
    named = dict.fromkeys(plain(one).strip("()") for one in text.find_class("bibtex-citation"))
    return "; ".join(named)
