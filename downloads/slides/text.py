"""Text for slides from the HTML of a page: without anchors, marks and, where wished, citations."""

from __future__ import annotations

import copy
import re

from lxml import html

KEPT = {"em", "strong", "sub", "sup", "b", "i", "span", "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "div"}


def cleaned(element: html.HtmlElement, *, cited: bool = True) -> html.HtmlElement:
    """Return a copy of an element with text alone in it."""
    element = copy.deepcopy(element)
    element.tail = None
    for mark in [*element.find_class("read-mark"), *element.find_class("headerlink"), *element.find_class("visually-hidden"), *element.find_class("katex-html")]:
        mark.drop_tree()
    if not cited:
        for citation in element.find_class("bibtex-citation"):
            citation.drop_tree()
    for child in list(element.iter()):
        if child is element:
            continue
        if not isinstance(child.tag, str) or child.tag in ("input", "button", "script"):
            child.drop_tree()
        elif child.tag not in KEPT and not (child.tag == "math" or any(parent.tag == "math" for parent in child.iterancestors())):
            child.drop_tag()
        elif child.tag != "math" and not any(parent.tag == "math" for parent in child.iterancestors()):
            child.attrib.clear()
    return element


def inner(element: html.HtmlElement, *, cited: bool = True, whole: bool = False) -> str:
    """Return what an element holds as HTML; a list item that is one paragraph loses it."""
    copied = cleaned(element, cited=cited)
    if whole:
        copied.attrib.clear()
        return html.tostring(copied, encoding="unicode")
    if len(copied) == 1 and copied[0].tag == "p" and not (copied.text or "").strip() and element.tag == "li":
        copied = copied[0]
        copied.tail = None
    text = (copied.text or "") + "".join(html.tostring(child, encoding="unicode") for child in copied)
    return f"<p>{text.strip()}</p>" if element.tag == "p" else tidy(text)


def plain(element: html.HtmlElement, *, cited: bool = True) -> str:
    """Return the text of an element on one line."""
    return tidy(re.sub(r"\s+", " ", cleaned(element, cited=cited).text_content()))


def tidy(text: str) -> str:
    """Close the gaps that citations leave.

    Examples
    --------
    >>> tidy("So it is , as seen .")
    'So it is, as seen.'
    """
    return re.sub(r"\(\s*[;,]?\s*\)", "", re.sub(r"\s+([.,;:])", r"\1", text)).strip()


def sentence(text: str) -> tuple[str, str]:
    """Split a text after its first sentence, whose point is dropped.

    Examples
    --------
    >>> sentence("Ice is not death. In gel, at 37 °C.")
    ('Ice is not death', 'In gel, at 37 °C.')
    """
    found = re.match(r"(.+?(?<!et al)(?<!Fig)(?<!vs))[.](?:\s+(?=[A-Z“0-9])|$)(.*)", text, re.S)
    return (found[1], found[2].strip()) if found else (text.rstrip("."), "")
