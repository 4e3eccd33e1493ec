"""EPUB: what HTML lets pass and XML does not is put right."""

from __future__ import annotations

import pytest
from lxml import etree, html

from downloads.epub import make, pages
from downloads.epub.xhtml import convert, document, properties

FORMULA = '<p>x <span class="katex"><span class="katex-mathml"><math aria-label="D aloud"><semantics><mi>D</mi><annotation>D</annotation></semantics></math></span><span class="katex-html">D</span></span> y</p>'


def written(inside: str) -> str:
    return etree.tostring(convert(html.fragment_fromstring(f"<section>{inside}</section>")), encoding="unicode")


def test_names_of_svg_are_spelled_as_in_xml() -> None:
    text = written('<svg viewBox="0 0 1 1"><clipPath id="c"></clipPath><marker refX="1" markerWidth="2"></marker><use xlink:href="#c"></use></svg>')
    assert 'xmlns="http://www.w3.org/2000/svg"' in text
    assert all(name in text for name in ('viewBox="0 0 1 1"', "<clipPath", 'refX="1"', 'markerWidth="2"', 'href="#c"')) and "xlink" not in text


def test_formulas_are_mathml_alone() -> None:
    text = written(FORMULA)
    assert text.count("<math") == 1 and "katex" not in text and "annotation" not in text
    assert 'alttext="D aloud"' in text and "aria-label" not in text
    assert "".join(etree.fromstring(text).itertext()) == "x D y"


def test_colours_that_a_reader_may_not_know_are_replaced() -> None:
    assert 'style="fill: #1d2327"' in written('<svg><path style="fill: var(--tl-ink, #1d2327)"></path></svg>')


@pytest.mark.parametrize("attribute", ["data-x", "tabindex", "style"])
def test_what_belongs_to_a_screen_goes(attribute: str) -> None:
    assert attribute not in written(f'<p {attribute}="0">a</p>')


def test_a_page_says_what_it_needs() -> None:
    page = document("T & U", convert(html.fragment_fromstring(f"<section>{FORMULA}</section>")))
    assert properties(page) == ["mathml"] and b"<title>T &amp; U</title>" in page
    assert etree.fromstring(page).get("lang") == "en-GB"


def test_a_link_to_a_place_that_is_gone_leads_to_its_page() -> None:
    body = convert(html.fragment_fromstring('<section><a href="b.xhtml#there">t</a><a href="b.xhtml#gone">g</a></section>'))
    other = convert(html.fragment_fromstring('<section id="there"></section>'))
    pages.mend_links({"a.xhtml": ("A", body), "b.xhtml": ("B", other)})
    assert [link.get("href") for link in body] == ["b.xhtml#there", "b.xhtml"]


def test_drawings_in_questions_become_files() -> None:
    body = convert(html.fragment_fromstring('<section><img src="data:image/svg+xml;base64,PHN2Zy8+" alt="a"/></section>'))
    assert pages.take_images(body, "a") == {"images/a-1.svg": b"<svg/>"} and body[0].get("src") == "images/a-1.svg"


def test_the_style_sheet_knows_no_variables() -> None:
    assert "var(" not in make.style() and ".drawing" in make.style()
