"""A page of the site as a chapter on paper: unfolded, without what only a screen can do, its links leading within the book."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

from lxml import html

from downloads.book import SITE, Page, article

LEFT_OUT = (
    "headerlink", "page-fold", "drawing-save", "figure-tools", "table-cue", "describe", "copybtn", "tlx-arrows", "tlx-nodes", "visually-hidden", "print-head", "print-page",
    "print-answers", "cite-page", "register-file", "filter", "evidence-note",
)  # fmt: skip
"""Classes of what a screen alone can use, or what the alternative text or the archive of data holds already."""

SCREEN_ONLY = ("script", "style", "button", "input", "select", "form", "template", "noscript", "textarea")
REFERRING = ("aria-labelledby", "aria-describedby", "aria-controls", "for")
URL = re.compile(r"url\((['\"]?)#([^)'\"]+)\1\)")
CITED = ("bibtex-citation",)
LISTED = ("term", "claim", "outcome")
"""Classes of links that say where they lead; they get no page number."""


def classes(element: html.HtmlElement) -> set[str]:
    """The classes of an element."""
    return set((element.get("class") or "").split())


def printable(page: Page, chapters: Mapping[str, str], site: Path = SITE) -> html.HtmlElement:
    """Return the section of a page, ready to be joined with others.

    Parameters
    ----------
    page
        The page.
    chapters
        Prefix of the identifiers of each page that is printed, by its name.
    site
        The built site.
    """
    section = article(page, site)
    drop(section)
    unfold(section)
    prefix = chapters[page.name]
    for element in section.iter():
        if isinstance(element.tag, str):
            rename(element, prefix)
    for link in list(section.iter("a")):
        lead(link, page.name, chapters)
    section.set("id", prefix)
    return section


def drop(section: html.HtmlElement) -> None:
    """Take out what only a screen can use."""
    for body in [*section.find_class("tlx-body"), *section.find_class("tlx-data")]:
        body.attrib.pop("hidden", None)  # a screen asks for a guess first
    wide = {box.getparent() for box in section.iter("div") if "drawing-wide" in classes(box)}
    for element in list(section.iter()):
        if not isinstance(element.tag, str) or element is section:
            continue
        narrow = element.tag == "div" and "drawing-narrow" in classes(element) and element.getparent() in wide
        needless = classes(element) & set(LEFT_OUT) and element.tag != "g"  # parts of a drawing may have names like those of boxes
        if element.tag in SCREEN_ONLY or element.get("hidden") is not None or needless or narrow:
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
    for name in [name for name in element.attrib if name.startswith("data-") or name == "tabindex"]:
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


def lead(link: html.HtmlElement, page: str, chapters: Mapping[str, str]) -> None:
    """Let a link lead to its place in the book, with its page number where it is a cross reference; else take it away."""
    address = link.get("href") or ""
    if re.match(r"[a-z]+:", address):
        return
    path, _, fragment = address.partition("?")[0].partition("#") if "?" not in address else (address.partition("?")[0], "", address.partition("#")[2])
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)).removesuffix(".html") if path else page
    if target not in chapters:
        link.drop_tag()
        return
    anchor = chapters[target] + (f"--{unquote(fragment)}" if fragment else "")
    link.attrib.pop("title", None)
    link.set("href", f"#{anchor}")
    if is_cross_reference(link):
        slot = html.Element("span", {"class": "on-page", "data-to": anchor})
        slot.tail, link.tail = link.tail, None
        link.addnext(slot)


def is_cross_reference(link: html.HtmlElement) -> bool:
    """Whether a link leads to a figure, a section or a chapter, and not to a work, a term or a row."""
    if classes(link) & set(LISTED) or "internal" not in classes(link):
        return False
    return not any(classes(parent) & {*CITED, "home-links", "citation-list"} for parent in link.iterancestors())
