"""QTI 1.2 as Canvas reads it: a package with a manifest, one assessment a chapter, and the drawings."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from html import escape

from lxml import etree

from questions.bank import Bank
from questions.exports.flat import Asked, asked, digits, drawing, html_of, name_of, reasons, sides

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
CP = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
MOMENT = (2020, 1, 1, 0, 0, 0)  # of every file in the package, so that the same bank gives the same bytes
TYPES = {"one-best-answer": "multiple_choice_question", "number": "numerical_question", "order": "matching_question", "match": "matching_question"}


def to_qti(banks: Iterable[Bank], titles: Mapping[str, str]) -> bytes:
    """Return the questions as a zip package."""
    files: dict[str, bytes] = {}
    for bank in banks:
        name = bank.chapter.replace("/", "-")
        root = etree.Element(f"{{{QTI}}}questestinterop", nsmap={None: QTI})
        assessment = _sub(root, "assessment", ident=f"tolerant-{name}", title=f"The Tolerant Liver: {name_of(bank.chapter, titles)}")
        section = _sub(assessment, "section", ident="root_section")
        for one in asked([bank]):
            _item(section, one)
            if one.part.figure:
                files[f"images/{one.part.figure.file}"] = drawing(one).encode()
        files[f"{name}/{name}.xml"] = _bytes(root)
    files["imsmanifest.xml"] = _manifest(files)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for path in sorted(files):
            package.writestr(zipfile.ZipInfo(path, MOMENT), files[path], zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _sub(parent: etree._Element, tag: str, text: str | None = None, **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}{tag}", **attributes)
    child.text = text
    return child


def _bytes(root: etree._Element) -> bytes:
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _material(parent: etree._Element, html: str) -> None:
    _sub(_sub(parent, "material"), "mattext", html, texttype="text/html")


def _item(section: etree._Element, one: Asked) -> None:
    item = _sub(section, "item", ident=one.id, title=one.id)
    fields = _sub(_sub(item, "itemmetadata"), "qtimetadata")
    for label, entry in (("question_type", TYPES[one.part.kind]), ("points_possible", "1")):
        field = _sub(fields, "qtimetadatafield")
        _sub(field, "fieldlabel", label)
        _sub(field, "fieldentry", entry)
    shown = _sub(item, "presentation")
    _material(shown, html_of(one, f"$IMS-CC-FILEBASE$/images/{one.part.figure.file}" if one.part.figure else ""))
    scored = _sub(item, "resprocessing")
    _sub(_sub(scored, "outcomes"), "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    always = _sub(scored, "respcondition", **{"continue": "Yes"})
    _sub(_sub(always, "conditionvar"), "other")
    _sub(always, "displayfeedback", feedbacktype="Response", linkrefid="general_fb")
    _WRITERS[one.part.kind](shown, scored, one)
    _feedback(item, "general_fb", (*reasons(one), one.reference))
    for place, option in enumerate(one.part.options, 1):
        _feedback(item, f"option-{place}_fb", (option.why,))


def _feedback(item: etree._Element, name: str, lines: Iterable[str]) -> None:
    _material(_sub(_sub(item, "itemfeedback", ident=name), "flow_mat"), "".join(f"<p>{escape(line)}</p>" for line in lines))


def _score(scored: etree._Element, points: str, action: str = "Set") -> etree._Element:
    condition = _sub(scored, "respcondition", **{"continue": "No" if action == "Set" else "Yes"})
    holds = _sub(condition, "conditionvar")
    _sub(condition, "setvar", points, action=action, varname="SCORE")
    return holds


def _choice(shown: etree._Element, scored: etree._Element, one: Asked) -> None:
    choices = _sub(_sub(shown, "response_lid", ident="response1", rcardinality="Single"), "render_choice")
    for place, option in enumerate(one.part.options, 1):
        _material(_sub(choices, "response_label", ident=f"option-{place}"), escape(option.text))
        told = _sub(scored, "respcondition", **{"continue": "Yes"})
        _sub(_sub(told, "conditionvar"), "varequal", f"option-{place}", respident="response1")
        _sub(told, "displayfeedback", feedbacktype="Response", linkrefid=f"option-{place}_fb")
    _sub(_score(scored, "100"), "varequal", f"option-{one.part.answer}", respident="response1")


def _number(shown: etree._Element, scored: etree._Element, one: Asked) -> None:
    number = one.part.number
    box = _sub(_sub(shown, "response_str", ident="response1", rcardinality="Single"), "render_fib", fibtype="Decimal")
    _sub(box, "response_label", ident="answer1")
    either = _sub(_score(scored, "100"), "or")
    _sub(either, "varequal", digits(number.value), respident="response1")
    both = _sub(either, "and")
    _sub(both, "vargte", digits(round(number.value - number.tolerance, 12)), respident="response1")
    _sub(both, "varlte", digits(round(number.value + number.tolerance, 12)), respident="response1")


def _matching(shown: etree._Element, scored: etree._Element, one: Asked) -> None:
    pairs = sides(one.part)
    rights = [*dict.fromkeys(right for _, right in pairs), *one.part.others]
    for place, (left, right) in enumerate(pairs, 1):
        response = _sub(shown, "response_lid", ident=f"response_{place}")
        _material(response, escape(left))
        choices = _sub(response, "render_choice")
        for number, text in enumerate(rights, 1):
            _material(_sub(choices, "response_label", ident=f"right-{number}"), escape(text))
        _sub(_score(scored, f"{100 / len(pairs):.2f}", "Add"), "varequal", f"right-{rights.index(right) + 1}", respident=f"response_{place}")


_WRITERS = {"one-best-answer": _choice, "number": _number, "order": _matching, "match": _matching}


def _manifest(files: dict[str, bytes]) -> bytes:
    root = etree.Element(f"{{{CP}}}manifest", nsmap={None: CP}, identifier="the-tolerant-liver")
    metadata = _sub(root, "metadata")
    _sub(metadata, "schema", "IMS Content")
    _sub(metadata, "schemaversion", "1.1.3")
    _sub(root, "organizations")
    resources = _sub(root, "resources")
    for path in sorted(files):
        kind = "imsqti_xmlv1p2" if path.endswith(".xml") else "webcontent"
        _sub(_sub(resources, "resource", identifier="file-" + path.replace("/", "-").rsplit(".", 1)[0], type=kind, href=path), "file", href=path)
    return _bytes(root)
