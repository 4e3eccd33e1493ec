"""PDF: pages become chapters whose links lead within the book, numbers are right, and what Chromium leaves open is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from lxml import html

from downloads.book import Page
from downloads.edition import moment
from downloads.pdf import chromium_pdf, finishing, printable
from downloads.pdf.document import heading_rules

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGE = """<!doctype html><html lang="en"><head><title>T</title><style>@page {{ size: A4; margin: 20mm; }} section {{ break-before: page; }}
.on-page::after {{ content: " (p. " attr(data-page) ")"; }}</style></head><body><main><p><a href="#two">Two</a><span class="on-page" data-to="two"></span>
<a href="https://example.org/a">out</a></p><section id="one"><h1>One</h1><p>{text}</p></section><section id="two"><h1>Two</h1><p>End.</p></section></main></body></html>"""


def section(inside: str) -> html.HtmlElement:
    return html.fragment_fromstring(f"<section>{inside}</section>")


def test_what_only_a_screen_can_use_is_left_out() -> None:
    found = section('<p>a<a class="headerlink">¶</a></p><button>b</button><p hidden>c</p><svg><g class="tlx-arrows"><path/></g></svg><details class="describe"><summary>d</summary></details>')
    printable.drop(found)
    assert found.text_content() == "a" and found.find(".//path") is not None


def test_of_two_layouts_one_is_kept() -> None:
    inside = '<div class="drawing-box"><div class="drawing-narrow">narrow</div><div class="drawing-wide">wide</div></div><div class="drawing-box"><div class="drawing-narrow">only</div></div>'
    for layout, text in (("drawing-narrow", "wideonly"), ("drawing-wide", "narrowonly")):
        found = section(inside)
        printable.drop(found, layout)
        assert found.text_content() == text


def test_an_explorable_that_asks_first_is_shown() -> None:
    found = section('<div class="tlx-body" hidden><form>controls</form><p>result</p></div>')
    printable.drop(found)
    assert found.text_content() == "result"


def test_folds_are_opened_and_identifiers_are_unique_in_the_book() -> None:
    found = section('<details class="evidence"><summary>Table</summary><p id="a" data-x="1" aria-labelledby="a b" style="fill: url(#c)">t</p></details>')
    printable.unfold(found)
    for element in found.iter():
        printable.rename(element, "p")
    (text,) = found.xpath(".//p[@id]")
    assert dict(text.attrib) == {"id": "p--a", "aria-labelledby": "p--a p--b", "style": "fill: url(#p--c)"}
    assert found.find("div").get("class") == "evidence unfolded" and found.find(".//p").get("class") == "unfolded-title"


@pytest.mark.parametrize(
    ("given", "files", "href", "numbered"),
    [
        ('<a class="reference internal" href="../b/two.html#sec-x">x</a>', False, "#two--sec-x", True),
        ('<a class="reference internal" href="../b/two.html#sec-x">x</a>', True, "two.xhtml#two--sec-x", False),
        ('<a class="reference internal" href="#here">x</a>', False, "#one--here", True),
        ('<a class="term reference internal" href="../b/two.html#term-x">x</a>', False, "#two--term-x", False),
        ('<span class="bibtex-citation"><a class="reference internal" href="../b/two.html#key">x</a></span>', False, "#two--key", False),
        ('<a class="reference internal" href="one.html?m.preset=a#m">x</a>', False, "#one--m", True),
        ('<a href="https://example.org/#y">x</a>', False, "https://example.org/#y", False),
    ],
)
def test_links_lead_within_the_book(given: str, files: bool, href: str, numbered: bool) -> None:
    found = section(f"<p>{given} after</p>")
    (link,) = found.iter("a")
    printable.lead(link, "chapters/a/one", printable.Edition({"chapters/a/one": "one", "chapters/b/two": "two"}, files))
    assert link.get("href") == href and bool(found.find_class("on-page")) == numbered
    assert found.text_content() == "x after"


def test_a_link_to_what_is_not_printed_becomes_text() -> None:
    found = section('<p>See <a class="reference internal" href="outcomes.html#n">0.5</a>.</p>')
    (link,) = found.iter("a")
    printable.lead(link, "chapters/back/one", printable.Edition({"chapters/back/one": "one"}))
    assert html.tostring(found[0], encoding="unicode") == "<p>See 0.5.</p>"


def test_a_title_with_quotation_marks_is_a_running_head() -> None:
    assert "content:\"Case: a letter that says 'no'\"" in heading_rules("a", 'Case: a letter that says "no"')


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> tuple[Path, dict[str, int], list[str]]:
    folder = tmp_path_factory.mktemp("pdf")
    (folder / "page.html").write_text(PAGE.format(text="word " * 4000), encoding="utf-8")
    with chromium_pdf.tab(browser) as tab:
        chromium_pdf.show(tab, folder / "page.html")
        wrong = chromium_pdf.faults(tab)
        numbers = dict(chromium_pdf.print_numbered(tab, folder / "page.html", folder / "page.pdf"))
        shown = tab.evaluate("document.querySelector('.on-page').dataset.page")
    finishing.finish(folder / "page.pdf", finishing.About("T", "About"), numbers, {"two": "Two"}, {"One": "Part", "Two": "Part"})
    assert shown == str(numbers["two"])
    return folder / "page.pdf", numbers, wrong


def test_a_bookmark_says_what_its_heading_says(printed: tuple) -> None:
    path, *_ = printed
    with pikepdf.open(path) as pdf:
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("OneOne", 0))
        finishing.mend_bookmarks(pdf, ["One", "Two"])
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["Part", "One"] and outline.root[0].children[0].title == "One"


def test_page_numbers_are_those_of_the_pages(printed: tuple) -> None:
    path, numbers, wrong = printed
    with pikepdf.open(path) as pdf:
        assert numbers["two"] == len(pdf.pages) > 5
    assert not wrong


def test_a_printed_file_is_tagged_described_and_has_its_letters(printed: tuple) -> None:
    path, numbers, _ = printed
    with pikepdf.open(path) as pdf:
        assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang) == "en-GB" and pdf.Root.ViewerPreferences.DisplayDocTitle
        said = [str(link.Contents) for link in finishing.links(pdf)]
        assert said == [f"Goes to Two, page {numbers['two']}", "Opens https://example.org/a"]
        with pdf.open_outline() as outline:
            assert [(item.title, [child.title for child in item.children]) for item in outline.root] == [("Part", ["One", "Two"])]
        with pdf.open_metadata() as told:
            assert told["dc:title"] == "T" and "4.0" in told["dc:rights"]
    assert not finishing.not_embedded(path) and finishing.undescribed(path) == 0


def test_what_would_be_cut_off_or_is_empty_is_found(tmp_path: Path, browser: Browser) -> None:
    (tmp_path / "page.html").write_text('<main id="m"><table style="width: 900px"><tr><td>wide</td></tr></table><figure id="f"><svg height="1"></svg></figure></main>')
    with chromium_pdf.tab(browser) as tab:
        chromium_pdf.show(tab, tmp_path / "page.html")
        found = chromium_pdf.faults(tab)
    assert any("wider than the page: table" in one for one in found) and "no picture in f" in found


def test_a_page_knows_its_names() -> None:
    page = Page("chapters/4-therapies/ablation", "Therapies")
    assert (page.chapter, page.slug) == ("4-therapies/ablation", "4-therapies-ablation")
    with pytest.raises(FileNotFoundError, match=r"book\.py book"):
        page.file(Path("nowhere"))


def test_two_prints_in_two_folders_are_the_same(browser, tmp_path: Path) -> None:
    page, files = browser.new_page(), [tmp_path / folder / "deck.pdf" for folder in ("one", "another")]
    for path in files:
        path.parent.mkdir()
        path.with_suffix(".html").write_text('<title>T</title><h1>One</h1><p><a href="../../a%20page.html#model">Two</a>, <a href="https://doi.org/10.1000/1">Three</a></p>')
        page.goto(path.with_suffix(".html").as_uri())
        page.pdf(path=str(path), tagged=True, outline=True)
        finishing.settle(path)
    page.close()
    with pikepdf.open(files[0]) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == str(pdf.docinfo["/ModDate"]) == f"D:{moment():%Y%m%d%H%M%S}Z"
        assert "/StructTreeRoot" in pdf.Root and "/Outlines" in pdf.Root
        assert [str(link.A.URI) for link in finishing.links(pdf)] == ["../../a%20page.html#model", "https://doi.org/10.1000/1"]
    assert files[0].read_bytes() == files[1].read_bytes()
