"""Moodle XML: https://docs.moodle.org/en/Moodle_XML_format. Drawings travel inside as base64."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from lxml import etree

from questions.bank import Bank
from questions.exports.flat import Asked, asked, digits, drawing_base64, html_of, name_of, reasons

INPUT, NO_UNIT = "0", "3"
"""Moodle's numbers for a unit that may be typed behind the number, and for none."""

CATEGORY = "$course$/top/The Tolerant Liver/{chapter}"


def to_moodle(banks: Iterable[Bank], titles: Mapping[str, str]) -> bytes:
    """Return the questions as Moodle XML, a category a chapter, named by its title; ``idnumber`` is the id, so that an update finds its question."""
    root = etree.Element("quiz")
    chapter = None
    for one in asked(banks):
        if one.chapter != chapter:
            chapter = one.chapter
            _text(etree.SubElement(etree.SubElement(root, "question", type="category"), "category"), CATEGORY.format(chapter=name_of(chapter, titles)))
        _WRITERS[one.part.kind](root, one)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _question(root: etree._Element, one: Asked, kind: str) -> etree._Element:
    question = etree.SubElement(root, "question", type=kind)
    _text(etree.SubElement(question, "name"), one.id)
    asks = etree.SubElement(question, "questiontext", format="html")
    name = one.part.figure.file if one.part.figure else ""
    _text(asks, html_of(one, f"@@PLUGINFILE@@/{name}" if name else ""))
    if name:
        file = etree.SubElement(asks, "file", name=name, path="/", encoding="base64")
        file.text = drawing_base64(one)
    general = etree.SubElement(question, "generalfeedback", format="html")
    _text(general, "".join(f"<p>{escape(line)}</p>" for line in (*reasons(one), one.reference)))
    etree.SubElement(question, "defaultgrade").text = "1"
    etree.SubElement(question, "penalty").text = "0.3333333"
    etree.SubElement(question, "hidden").text = "0"
    etree.SubElement(question, "idnumber").text = one.id
    return question


def _text(parent: etree._Element, text: str) -> None:
    etree.SubElement(parent, "text").text = text


def _answer(question: etree._Element, fraction: int, text: str, feedback: str, form: str = "plain_text") -> etree._Element:
    answer = etree.SubElement(question, "answer", fraction=str(fraction), format=form)
    _text(answer, text)
    _text(etree.SubElement(answer, "feedback", format="html"), f"<p>{escape(feedback)}</p>")
    return answer


def _tags(question: etree._Element, one: Asked) -> None:
    tags = etree.SubElement(question, "tags")
    for name in (one.item.level, one.item.topic, *(["variant"] if one.item.variant_of else [])):
        _text(etree.SubElement(tags, "tag"), name)


def _multichoice(root: etree._Element, one: Asked) -> None:
    question = _question(root, one, "multichoice")
    etree.SubElement(question, "single").text = "true"
    etree.SubElement(question, "shuffleanswers").text = "true"
    etree.SubElement(question, "answernumbering").text = "abc"
    for option in one.part.options:
        _answer(question, 100 if option.correct else 0, escape(option.text), option.why, "html")
    _tags(question, one)


def _numerical(root: etree._Element, one: Asked) -> None:
    question, number = _question(root, one, "numerical"), one.part.number
    etree.SubElement(_answer(question, 100, digits(number.value), number.why), "tolerance").text = digits(number.tolerance)
    for error in number.errors:
        etree.SubElement(_answer(question, 0, digits(error.value), error.why), "tolerance").text = digits(number.tolerance)
    if number.unit:
        unit = etree.SubElement(etree.SubElement(question, "units"), "unit")
        etree.SubElement(unit, "multiplier").text = "1"
        etree.SubElement(unit, "unit_name").text = number.unit
    etree.SubElement(question, "unitgradingtype").text = "0"
    etree.SubElement(question, "showunits").text = INPUT if number.unit else NO_UNIT
    _tags(question, one)


def _ordering(root: etree._Element, one: Asked) -> None:
    question = _question(root, one, "ordering")
    for name, value in (("layouttype", "VERTICAL"), ("selecttype", "ALL"), ("selectcount", "0"), ("gradingtype", "RELATIVE_TO_CORRECT"), ("showgrading", "SHOW"), ("numberingstyle", "none")):
        etree.SubElement(question, name).text = value
    for place, step in enumerate(one.part.steps, 1):
        answer = etree.SubElement(question, "answer", fraction=f"{place}.0000000", format="html")
        _text(answer, escape(step))
    _tags(question, one)


def _matching(root: etree._Element, one: Asked) -> None:
    question = _question(root, one, "matching")
    etree.SubElement(question, "shuffleanswers").text = "true"
    for left, right in [*((pair.left, pair.right) for pair in one.part.pairs), *(("", other) for other in one.part.others)]:
        sub = etree.SubElement(question, "subquestion", format="html")
        _text(sub, escape(left))
        _text(etree.SubElement(sub, "answer"), right)
    _tags(question, one)


_WRITERS = {"one-best-answer": _multichoice, "number": _numerical, "order": _ordering, "match": _matching}
