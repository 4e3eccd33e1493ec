"""A page of the site as a chapter on paper: unfolded, without what only a screen can do, its links leading within the book."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

from downloads.book import SITE, Page, article

MANY = 30
"""Rows from which on a table of an explorable's parameters is data, which the site and the archive hold."""

LEFT_OUT = (
    "headerlink", "page-fold", "drawing-save", "figure-tools", "table-cue", "describe", "copybtn", "tlx-arrows", "tlx-nodes", "visually-hidden", "print-head", "print-page",
    "print-answers", "cite-page", "register-file", "filter", "evidence-note", "above-input", "tlx-off",
)  # fmt: skip
"""Classes of what a screen alone can use, or what the alternative text or the archive of data holds already."""

SCREEN_ONLY = ("script", "style", "button", "input", "select", "form", "template", "noscript", "textarea")
REFERRING = ("aria-labelledby", "aria-describedby", "aria-controls", "for")
NAMED = "data-explorable"
URL = re.compile(r"url\((['\"]?)#([^)'\"]+)\1\)")
CITED = ("bibtex-citation",)
LISTED = ("term", "claim", "outcome")
"""Classes of links that say where they lead; they get no page number."""


def classes(element: html.HtmlElement) -> set[str]:
    """The classes of an element."""
    return set((element.get("class") or "").split())


@dataclass(frozen=True)
class Edition:
    """How a book is put together.

    Parameters
    ----------
    chapters
        Prefix of the identifiers of each page that it holds, by its name.
    files
        Whether each page is a file of its own (EPUB), or all are one document with page numbers (print).
    """

    chapters: Mapping[str, str]
    files: bool = False

    def address(self, prefix: str, anchor: str) -> str:
        """Return where a place of the book is."""
        return f"{prefix}.xhtml#{anchor}" if self.files else f"#{anchor}"


def printable(page: Page, edition: Edition, site: Path = SITE) -> html.HtmlElement:
    """Return the section of a page, ready to be put together with others.

    Parameters
    ----------
    page
        The page.
    edition
        The book that it becomes part of.
    site
        The built site.
    """
    section = article(page, site)
    drop(section, "drawing-wide" if edition.files else "drawing-narrow")
    unfold(section)
    prefix = edition.chapters[page.name]
    for element in section.iter():
        if isinstance(element.tag, str):
            rename(element, prefix)
    for link in list(section.iter("a")):
        lead(link, page.name, edition)
    section.set("id", prefix)
    return section


def drop(section: html.HtmlElement, layout: str = "drawing-narrow") -> None:
    """Take out what only a screen can use, and of drawings with two layouts the one that is named."""
    for body in [*section.find_class("tlx-body"), *section.find_class("tlx-data")]:
        body.attrib.pop("hidden", None)  # a screen asks for a guess first
    for table in [table for notes in section.find_class("tlx-notes") for table in notes.iter("table")]:
        if len(table.findall(".//tr")) > MANY:
            table.drop_tree()
    double = {box.getparent() for box in section.iter("div") if "drawing-wide" in classes(box)}
    for element in list(section.iter()):
        if not isinstance(element.tag, str) or element is section:
            continue
        other = layout in classes(element) and element.getparent() in double
        needless = classes(element) & set(LEFT_OUT) and element.tag != "g"  # parts of a drawing may have names like those of boxes
        if element.tag in SCREEN_ONLY or element.get("hidden") is not None or needless or other:
            element.drop_tree()


def unfold(section: html.HtmlElement) -> None:
    """Write what a page folds away as text under a heading."""
    for fold in list(section.iter("details")):
        fold.tag = "div"
        fold.set("class", f"{fold.get('class') or ''} unfolded".strip())
        fold.attrib.pop("open", None)
    for figure in section.iter("figure"):
        figure.set("role", "group")  # the image in it is the figure that is described
    for summary in list(section.iter("summary")):
        summary.tag = "p"
        summary.set("class", "unfolded-title")


def rename(element: html.HtmlElement, prefix: str) -> None:
    """Make identifiers unique in the book; data of scripts goes."""
    for name in [name for name in element.attrib if (name.startswith("data-") and name != NAMED) or name == "tabindex"]:
        del element.attrib[name]
    for name, value in element.attrib.items():
        if name == "id":
            element.set(name, f"{prefix}--{value}")
        elif name in REFERRING:
            element.set(name, " ".join(f"{prefix}--{one}" for one in value.split()))
        elif element.tag != "a" and name in ("href", "xlink:href") and value.startswith("#"):
            element.set(name, f"#{prefix}--{value[1:]}")
        elif "url(" in value:
            element.set(name, URL.sub(lambda found: f"url(#{prefix}--{found[2]})", value))


def lead(link: html.HtmlElement, page: str, edition: Edition) -> None:
    """Let a link lead to its place in the book, with its page number where it is a cross reference; else take it away."""
    address = link.get("href") or ""
    if re.match(r"[a-z]+:", address):
        return
    parts = urlsplit(address)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), parts.path)).removesuffix(".html") if parts.path else page
    if target not in edition.chapters:
        link.drop_tag()
        return
    prefix = edition.chapters[target]
    anchor = prefix + (f"--{unquote(parts.fragment)}" if parts.fragment else "")
    link.attrib.pop("title", None)
    link.set("href", edition.address(prefix, anchor))
    if not edition.files and is_cross_reference(link):
        slot = html.Element("span", {"class": "on-page", "data-to": anchor})
        slot.tail, link.tail = link.tail, None
        link.addnext(slot)


def is_cross_reference(link: html.HtmlElement) -> bool:
    """Whether a link leads to a figure, a section or a chapter, and not to a work, a term or a row."""
    if classes(link) & set(LISTED) or "internal" not in classes(link):
        return False
    return not any(classes(parent) & {*CITED, "home-links", "citation-list"} for parent in link.iterancestors())
