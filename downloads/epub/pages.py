"""The pages of the EPUB: each chapter a file, its questions open, the key at the end."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from lxml import etree, html

from downloads.book import SITE, Page, title
from downloads.epub.xhtml import XHTML, convert, document
from downloads.pdf.document import MARK, NAME, SUBTITLE, ask, colophon, key
from downloads.pdf.printable import NAMED, Edition, printable
from downloads.slides import figures
from questions import read_all

IMAGE = re.compile(r"data:image/svg\+xml;base64,(.+)", re.S)
FOLDER = "images"


def chapters(pages: Sequence[Page], site: Path = SITE) -> dict[str, tuple[str, etree._Element]]:
    """Return title and body of every page, by the name of its file."""
    edition = Edition({page.name: page.slug for page in pages}, files=True)
    banks = {bank.chapter: bank for bank in read_all()}
    found = {}
    for page in pages:
        section = printable(page, edition, site)
        for explorable in section.find_class("tlx"):
            draw(explorable)
        if page.chapter in banks:
            ask(section, page, banks[page.chapter], edition)
        found[f"{page.slug}.xhtml"] = (title(page), convert(section))
    asking = [page for page in pages if page.chapter in banks]
    if asking:
        answers = html.fragment_fromstring(key(asking, banks)).find("section")
        found["key.xhtml"] = ("Key to the questions", convert(answers))
    return found


def draw(explorable: html.HtmlElement) -> None:
    """Put figures that need no style sheet of the site in the place of an explorable's charts."""
    name = explorable.get(NAMED)
    old = list(explorable.iter("figure"))
    if not name or not old:
        return
    for chart, picture in figures.charts(name):
        new = html.fragment_fromstring(f'<figure><div class="chart"></div><figcaption>{escape(chart)}</figcaption></figure>')
        new[0].append(html.fragment_fromstring(picture))
        old[0].addprevious(new)
    for figure in old:
        figure.drop_tree()


def front() -> dict[str, tuple[str, etree._Element]]:
    """Return the title page and what the book says of itself."""
    body = f'<section class="title-page">{MARK}<h1>{NAME}</h1><p class="subtitle">{SUBTITLE}</p></section>'
    return {
        "title.xhtml": (NAME, convert(html.fragment_fromstring(body))),
        "colophon.xhtml": ("About this edition", convert(html.fragment_fromstring(colophon()))),
    }


def take_images(body: etree._Element, name: str) -> dict[str, bytes]:
    """Move the images that stand in a page into files, and return these."""
    found = {}
    for place, image in enumerate(body.iter(f"{{{XHTML}}}img"), 1):
        if held := IMAGE.match(image.get("src", "")):
            file = f"{FOLDER}/{name}-{place}.svg"
            found[file] = base64.b64decode(held[1])
            image.set("src", file)
    return found


def mend_links(pages: dict[str, tuple[str, etree._Element]]) -> None:
    """Let links to places that no page has lead to the head of their page."""
    known = {name: {one.get("id") for one in body.iter() if one.get("id")} for name, (_, body) in pages.items()}
    for _, body in pages.values():
        for link in body.iter(f"{{{XHTML}}}a"):
            file, _, anchor = (link.get("href") or "").partition("#")
            if file in known and anchor and anchor not in known[file]:
                link.set("href", file)


def unique(body: etree._Element) -> None:
    """Drop identifiers that stand twice on a page."""
    seen: set[str] = set()
    for one in body.iter():
        name = one.get("id")
        if name in seen:
            del one.attrib["id"]
        elif name:
            seen.add(name)


def files(pages: dict[str, tuple[str, etree._Element]]) -> dict[str, bytes]:
    """Return the pages and the images in them as files."""
    mend_links(pages)
    found: dict[str, bytes] = {}
    for name, (heading, body) in pages.items():
        unique(body)
        found |= take_images(body, name.removesuffix(".xhtml"))
        found[name] = document(heading, body)
    return found
