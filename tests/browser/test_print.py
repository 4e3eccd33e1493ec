"""Pages on paper: nothing is lost at the side, answers stand at the end or not at all, and the sheet says where it is from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from _ext.evidence.days import day
from _ext.page.edition import edition

ABLATION, EMBOLISATION = "chapters/4-therapies/ablation.html", "chapters/5-evidence/embolisation.html"
CODE = "chapters/5-evidence/ici-alone.html"
MOST = {ABLATION: 31, EMBOLISATION: 24, "chapters/2-tolerance/anatomy.html": 26}
"""Sheets of A4 at most, with all questions and answers; 42, 30 and 30 before models left their equations on the page."""

SHEET = 673  # pixels between the margins of A4


def sheets(pdf: bytes) -> int:
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


@pytest.fixture
def paper(watched):
    page, _ = watched

    def of(address: str, kind: str = "answers"):
        page.set_viewport_size({"width": SHEET, "height": 900})
        page.goto(address)
        page.evaluate("kind => { document.documentElement.dataset.print = kind; dispatchEvent(new Event('beforeprint')); }", kind)
        page.emulate_media(media="print")
        return page

    return of


@pytest.mark.parametrize("name", MOST)
def test_a_chapter_takes_no_more_sheets_than_it_should(paper, site: Path, name: str) -> None:
    assert sheets(paper((site / name).as_uri()).pdf(prefer_css_page_size=True)) <= MOST[name]


@pytest.mark.parametrize("name", [*MOST, CODE, "chapters/back/outcomes.html", "chapters/6-outlook/gap-map.html"])
def test_nothing_is_lost_at_the_side(paper, site: Path, name: str) -> None:
    page = paper((site / name).as_uri())
    over = page.evaluate("""() => [...document.querySelectorAll("article table, article pre, article .drawing-box, article p")]
      .filter(part => part.checkVisibility() && (part.getBoundingClientRect().right > innerWidth + 1 || part.matches("pre") && part.scrollWidth > part.clientWidth)).map(part => part.outerHTML.slice(0, 120))""")
    assert not over


def test_every_column_of_the_table_of_works_is_on_the_sheet(paper, site: Path) -> None:
    page = paper((site / EMBOLISATION).as_uri())
    widths = page.locator("table.evidence").first.locator("tbody tr").first.locator("td, th").evaluate_all("cells => cells.map(cell => Math.round(cell.getBoundingClientRect().width))")
    assert len(widths) == 5 and min(widths) > 40 and widths[-1] == max(widths) and sum(widths) > 0.97 * SHEET - 40


def test_answers_stand_at_the_end_and_nowhere_else(paper, site: Path) -> None:
    page = paper((site / ABLATION).as_uri())
    questions = page.locator("article .check").count()
    assert questions >= 5
    assert page.locator(".print-answers h3").count() == questions
    assert page.locator("article > :last-child").evaluate("last => last.className") == "print-answers"
    assert page.locator("article .check details:not(.describe)[open]").count() == 0


def test_a_print_for_teachers_has_no_answers(paper, site: Path) -> None:
    page = paper((site / ABLATION).as_uri(), "questions")
    assert page.locator(".print-answers").count() == 0
    assert page.locator("article .check details:not(.describe)[open]").count() == 0
    assert page.locator("article .check").first.is_visible()


def test_a_short_print_leaves_out_tables_of_works_and_models(paper, site: Path) -> None:
    long = sheets(paper((site / ABLATION).as_uri()).pdf(prefer_css_page_size=True))
    page = paper((site / ABLATION).as_uri(), "short")
    assert not page.locator("table.evidence").first.is_visible() and not page.locator(".tlx").first.is_visible()
    assert sheets(page.pdf(prefer_css_page_size=True)) < long


def test_the_sheet_says_what_it_is(paper, site: Path) -> None:
    page = paper((site / ABLATION).as_uri())
    said = page.locator(".print-head").inner_text()
    assert "Ablation in practice" in said and edition().version in said and day(date.fromisoformat(edition().released)) in said


def test_every_sheet_says_what_it_is(paper, site: Path) -> None:
    margin = paper((site / ABLATION).as_uri()).evaluate("[...document.adoptedStyleSheets].flatMap(sheet => [...sheet.cssRules]).map(rule => rule.cssText).join()")
    assert "@page" in margin and "Ablation in practice" in margin and edition().version in margin and day(date.fromisoformat(edition().released)) in margin


def test_nothing_is_printed_that_only_works_on_a_screen(paper, site: Path) -> None:
    """Buttons, and the heads of folds that stay closed."""
    page = paper((site / CODE).as_uri())
    assert page.locator("article .copybtn").count() > 0
    assert page.locator("article :is(.copybtn, :is(.tlx-data, .tlx-more):not([open]) > summary)").evaluate_all("parts => parts.filter(part => part.checkVisibility()).length") == 0


def test_the_page_is_afterwards_as_it_was(watched, site: Path) -> None:
    page, _ = watched
    page.goto((site / ABLATION).as_uri())
    count = "() => [document.querySelectorAll('details[open]').length, document.querySelectorAll('.print-answers').length]"
    before = page.evaluate(count)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(count) != before
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(count) == before
