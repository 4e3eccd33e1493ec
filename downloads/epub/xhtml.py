"""From the HTML of a page to the XHTML of an EPUB: names of SVG as XML spells them, formulas as MathML, colours that any reader knows."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree, html

from downloads.pdf.printable import classes

SVG, MATHML, XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML", "http://www.w3.org/1999/xhtml"
SPELLED = {
    name.lower(): name
    for name in (
        "viewBox", "preserveAspectRatio", "refX", "refY", "markerWidth", "markerHeight", "markerUnits", "patternUnits", "patternTransform", "clipPath", "clipPathUnits",
        "gradientUnits", "gradientTransform", "linearGradient", "radialGradient", "textLength", "lengthAdjust",
    )
}  # fmt: skip
"""Names of SVG that HTML does not tell apart by their case, and XML does."""

VARIABLE = re.compile(r"var\(--tl-[\w-]+,\s*([^()]+)\)")
FOREIGN = ("aria-pressed", "role", "tabindex", "aria-label", "aria-labelledby", "aria-controls", "aria-describedby", "aria-haspopup")
"""Attributes that make sense on a screen alone; a drawing keeps its role and its name."""

LISTS = ("type", "start", "value")


def convert(section: html.HtmlElement) -> etree._Element:
    """Return a section, prepared for print, as XHTML."""
    section = deepcopy(section)
    for formula in [*section.find_class("katex-display"), *section.find_class("katex")]:
        if formula.getparent() is not None:
            as_mathml(formula)
    return element(section, XHTML)


def as_mathml(formula: html.HtmlElement) -> None:
    """Put the MathML of a formula in its place."""
    math = next(formula.iter("math"), None)
    if math is None:
        return
    for note in list(math.iter("annotation")):
        note.drop_tree()
    if words := math.attrib.pop("aria-label", ""):
        math.set("alttext", words)  # as an EPUB has it
    math.tail = formula.tail
    formula.getparent().replace(formula, math)


def element(old: html.HtmlElement, space: str) -> etree._Element:
    """Return an element with all it holds, its names as XML has them."""
    space = {"svg": SVG, "math": MATHML}.get(old.tag, space)
    name = SPELLED.get(old.tag, old.tag) if space == SVG else old.tag
    new = etree.Element(f"{{{space}}}{name}", nsmap={None: space})
    for key, value in old.attrib.items():
        if (kept := attribute(old, key, value, space)) is not None:
            new.set(*kept)
    new.text = old.text
    for child in old:
        if not isinstance(child.tag, str):
            keep_tail(new, child.tail)
            continue
        new.append(element(child, space if space != SVG or old.tag != "foreignobject" else XHTML))
        new[-1].tail = child.tail
    return new


def keep_tail(parent: etree._Element, text: str | None) -> None:
    """Keep the text after a comment."""
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def attribute(old: html.HtmlElement, name: str, value: str, space: str) -> tuple[str, str] | None:
    """Return an attribute as the EPUB has it; None where it has none."""
    if name.startswith("data-") or name in ("xmlns", "xmlns:xlink", "tabindex", "novalidate"):
        return None
    if name == "xlink:href":
        name = "href"
    if space == XHTML:
        if name in FOREIGN and not (name == "role" and value in ("group", "region", "note")) and not (name.startswith("aria-label") and old.get("role") in ("group", "region")):
            return None
        if name == "style":
            return None
    if space == SVG and name in ("role", "aria-label", "aria-labelledby", "aria-pressed") and old.tag != "svg":
        return None
    return (SPELLED.get(name, name) if space == SVG else name), VARIABLE.sub(r"\1", value)


def document(title: str, body: etree._Element, language: str = "en-GB") -> bytes:
    """Return a page of the EPUB."""
    page = etree.Element(f"{{{XHTML}}}html", nsmap={None: XHTML, "epub": "http://www.idpf.org/2007/ops"})
    page.set("lang", language)
    page.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    head = etree.SubElement(page, f"{{{XHTML}}}head")
    etree.SubElement(head, f"{{{XHTML}}}title").text = title
    etree.SubElement(head, f"{{{XHTML}}}link", rel="stylesheet", type="text/css", href="book.css")
    etree.SubElement(page, f"{{{XHTML}}}body").append(body)
    etree.cleanup_namespaces(page, keep_ns_prefixes=["epub"])
    return etree.tostring(page, xml_declaration=True, encoding="utf-8", doctype="<!DOCTYPE html>")


def properties(text: bytes) -> list[str]:
    """Return what a reader must know of a page before it opens it."""
    return [name for name, mark in (("mathml", b"<math"), ("svg", b"<svg")) if mark in text]


def has(body: html.HtmlElement, name: str) -> bool:
    """Whether a class is somewhere in a section."""
    return any(name in classes(one) for one in body.iter() if isinstance(one.tag, str))
