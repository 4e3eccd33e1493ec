"""The packet for a reviewer: text with numbered lines, every claim with its sources, room to answer, a form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from lxml import html

import evidence
from downloads.pdf import chromium_pdf
from downloads.review import packet
from downloads.review.__main__ import main
from evidence import wording

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHAPTER = "4-therapies/ablation"
WORDS = "A sentence with a number<sup>2</sup> and a <a href='#x'>link</a> that goes on for long enough to fill more than a single line of the page. "
PAGE = f"<!doctype html><html><body><article><section id='s'><h1>Heat</h1><p>{WORDS * 40}</p><ul><li>One.</li><li>Two.</li></ul><table><tr><td>Cell</td></tr></table></section></article></body></html>"
PAPER = "<!doctype html><html><head><style>body {{ width: 680px }} p {{ line-height: 20px; margin: 0 }} sup {{ line-height: 0 }}</style></head><body><main><article class='chapter'>{}</article></main></body></html>"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site of one page."""
    page = tmp_path / "site" / "chapters" / f"{CHAPTER}.html"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE, encoding="utf-8")
    return tmp_path / "site"


def test_every_claim_stands_there_with_its_certainty_its_sources_and_room_to_answer(small: Path) -> None:
    found = html.document_fromstring(packet.compose(packet.find(CHAPTER), small))
    claims = evidence.claims().query("chapter == @CHAPTER").to_dict("records")
    items = found.find_class("claims")[0].xpath("./ol/li")
    studies = {row["key"]: row for row in evidence.studies().to_dict("records")}
    assert len(items) == len(claims) > 0
    for claim, item in zip(claims, items, strict=True):
        text = " ".join(item.text_content().split())
        assert " ".join(wording.prose(claim["statement"]).split()) in text and claim["id"] in text and wording.CERTAINTY[claim["certainty"]].capitalize() in text
        assert len(item.xpath(".//ul[@class='sources']/li")) == len(claim["cites"]) + len(claim["against"])
        assert all(wording.READ[studies[key]["read"]] in text for key in (*claim["cites"], *claim["against"]))
        assert [one.text_content() for one in item.xpath(".//ul[@class='boxes']/li")][:3] == ["agree", "correct", "doubt"]
        assert item.find_class("rule")


def test_the_form_asks_for_interests_and_for_the_outcomes_that_can_be_entered(small: Path) -> None:
    form = html.document_fromstring(packet.compose(packet.find(CHAPTER), small)).find_class("form")[0].text_content()
    for asked in ("ORCID", "Interests", "Day of the review", "agrees once corrected", "disagrees", "Signature"):
        assert asked in form


def test_a_chapter_without_claims_says_so(small: Path) -> None:
    page = packet.find("5-evidence/figures")
    (small / f"{page.name}.html").parent.mkdir(parents=True, exist_ok=True)
    (small / f"{page.name}.html").write_text(PAGE, encoding="utf-8")
    assert "makes no claim" in packet.compose(page, small)


def test_a_wrong_chapter_names_the_valid_ones(capsys: pytest.CaptureFixture) -> None:
    assert main(["4-therapies/ablatoin"]) == 2
    said = capsys.readouterr().err
    assert "no chapter '4-therapies/ablatoin'; valid: 1-problem/liver-metastases, " in said and "back/" not in said
    assert main(["--check", CHAPTER]) == 0


def test_a_site_that_is_not_built_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="build the site first"):
        packet.compose(packet.find(CHAPTER), tmp_path)


def test_lines_are_numbered_as_they_are_laid_out(browser: Browser, tmp_path: Path) -> None:
    source = tmp_path / "text.html"
    source.write_text(PAPER.format(f"<h1>Heat</h1><p>{WORDS * 3}</p><p>End.</p><table><tr><td>Cell</td></tr></table>"), encoding="utf-8")
    with chromium_pdf.tab(browser) as tab:
        chromium_pdf.show(tab, source)
        lines = round(tab.evaluate("document.querySelector('p').getBoundingClientRect().height") / 20)
        tab.evaluate((packet.HERE / "lines.js").read_text(encoding="utf-8"))
        marks = tab.evaluate("[...document.querySelectorAll('.line-number')].map(mark => [mark.parentElement.tagName, +mark.dataset.line])")
        after = round(tab.evaluate("document.querySelector('p').getBoundingClientRect().height") / 20)
    assert lines == after > 2
    assert [number for _, number in marks] == list(range(1, lines + 3))  # heading and last paragraph have a line each; the table has none
    assert marks[0][0] == "H1" and marks[-1][0] == "P" and "TD" not in [tag for tag, _ in marks]


def test_the_packet_is_one_tagged_pdf(small: Path, tmp_path: Path, browser: Browser) -> None:
    target = packet.make(CHAPTER, tmp_path / "review", small, browser)
    assert target == tmp_path / "review" / f"{CHAPTER}.pdf"
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) > 4 and pdf.Root.MarkInfo.Marked and str(pdf.docinfo["/Title"]).startswith("For review: ")


def test_every_chapter_that_makes_claims_can_be_asked_for() -> None:
    for chapter in evidence.claims()["chapter"].unique():
        assert packet.find(chapter).chapter == chapter
