"""Filters, cards and notes, by keyboard, by mouse, by touch, and without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest

LEDGER, WORKS, NUMBERS, MAP = "chapters/back/claim-ledger.html", "chapters/back/annotated-bibliography.html", "chapters/back/outcomes.html", "chapters/6-outlook/gap-map.html"
VISIBLE = "rows => rows.filter(row => row.checkVisibility()).length"


@pytest.fixture
def page(desk):
    return desk


TOUCHING = """() => {
  const texts = [...document.querySelectorAll(".map-bubbles text")].map(text => [text.textContent, text.getBoundingClientRect()]);
  return texts.flatMap(([one, a], at) => texts.slice(at + 1).flatMap(([other, b]) =>
    a.right + 1 > b.left && b.right + 1 > a.left && Math.abs(a.bottom - b.bottom) < 8 ? [`${one} / ${other}`] : []));
}"""
"""Words of the drawn map that stand on one line with less than a pixel between them."""


@pytest.mark.parametrize("origin", ["disk", "server"])
def test_filter_is_used_by_keyboard_and_kept_in_the_address(page, site: Path, server: str, origin: str) -> None:
    page.goto(f"{site.as_uri() if origin == 'disk' else server}/{LEDGER}")
    rows = page.locator("#ledger-rows tr")
    every = rows.count()
    status = page.locator(".filter [role=status]")
    assert status.inner_text() == f"{every} of {every} claims shown."
    page.get_by_label("Certainty").focus()
    page.keyboard.type("High")
    shown = rows.evaluate_all(VISIBLE)
    assert 0 < shown < every
    assert status.inner_text() == f"{shown} of {every} claims shown."
    assert page.url.endswith("?certainty=high")
    page.get_by_label("Words").focus()
    page.keyboard.type("mice LIVER")
    fewer = rows.evaluate_all(VISIBLE)
    assert fewer < shown
    page.reload()
    assert page.get_by_label("Words").input_value() == "mice LIVER"
    assert page.locator("#ledger-rows tr").evaluate_all(VISIBLE) == fewer
    page.get_by_role("button", name="Show all").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => !location.search")
    assert rows.evaluate_all(VISIBLE) == every


def test_a_choice_that_is_not_there_is_said_and_left_out(page, site: Path) -> None:
    page.goto(f"{(site / LEDGER).as_uri()}?certainty=absolute")
    assert "absolute" in page.locator(".filter [role=status]").inner_text()
    rows = page.locator("#ledger-rows tr")
    assert rows.evaluate_all(VISIBLE) == rows.count()


def test_a_row_that_is_linked_is_never_hidden(page, site: Path) -> None:
    page.goto((site / LEDGER).as_uri())
    low = page.locator("#ledger-rows tr[data-certainty=low]").first.get_attribute("id")
    page.goto(f"{(site / LEDGER).as_uri()}?certainty=high#{low}")
    page.locator(f"#{low}").wait_for(state="visible")


@pytest.mark.parametrize("device", ["telephone", "desk"])
def test_words_of_the_drawn_map_do_not_touch(request, site: Path, device: str) -> None:
    page = request.getfixturevalue(device)
    page.goto((site / MAP).as_uri())
    page.evaluate("document.fonts.ready.then(() => true)")
    assert page.locator(".map-bubbles text").count() > 60
    assert page.evaluate(TOUCHING) == []


def test_the_map_leads_to_its_works(page, site: Path) -> None:
    page.goto((site / MAP).as_uri())
    link = page.locator("table.map td > a").first
    number = int(link.inner_text().split()[0])
    link.click()
    page.wait_for_url("**/annotated-bibliography.html?**")
    assert page.locator("#works > li").evaluate_all(VISIBLE) == number


@pytest.mark.parametrize(("name", "items"), [(LEDGER, "#ledger-rows tr"), (WORKS, "#works > li"), (NUMBERS, "#number-rows tr"), (MAP, "table.map tbody tr")])
def test_without_javascript_every_row_stands_there_and_no_filter(no_script, site: Path, name: str, items: str) -> None:
    page = no_script
    page.goto((site / name).as_uri())
    assert page.locator(items).count() > 7
    assert page.locator(items).last.is_visible()
    if name != MAP:
        assert not page.locator(".filter").is_visible()


@pytest.mark.parametrize("name", [LEDGER, NUMBERS, MAP])
def test_rows_are_cards_with_named_parts_on_a_telephone(telephone, site: Path, name: str) -> None:
    telephone.goto((site / name).as_uri())
    cell = telephone.locator("table.cards tbody td").first
    label = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert label.strip('"') == cell.get_attribute("data-label")
    assert telephone.evaluate("document.documentElement.scrollWidth") <= 390
    assert telephone.locator("table.cards").evaluate("table => table.scrollWidth <= table.clientWidth + 1")


@pytest.mark.parametrize("name", [LEDGER, WORKS, NUMBERS, MAP])
def test_what_is_pressed_is_large_enough(telephone, site: Path, name: str) -> None:
    telephone.goto((site / name).as_uri())
    small = telephone.locator(".filter :is(input, select, button), .map td > a, .ways a, .cards small a, a.outcome, a.claim").evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => [e.textContent.slice(0, 20), e.getBoundingClientRect().height]).filter(([, height]) => height < 24)"
    )
    assert not small


NOTE, LINK = "#evidence-note", "article a.outcome"


def opened(page) -> bool:
    return page.locator(NOTE).evaluate("note => note.matches(':popover-open')")


def test_note_opens_by_keyboard_and_closes_with_escape(page, site: Path) -> None:
    page.goto((site / NUMBERS).as_uri())
    link = page.locator(LINK).first
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('outcome')"):
            break
    assert opened(page)
    assert link.get_attribute("aria-describedby") == "evidence-note"
    said = page.locator(NOTE).inner_text()
    assert "no interval read" in said and "Tumeh" in said and "abstract" in said
    page.keyboard.press("Escape")
    assert not opened(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**#outcome-tumeh2017liver-orr-melanoma-with")


def test_note_opens_under_the_pointer_and_lets_it_in(fresh, site: Path) -> None:
    page, _ = fresh
    page.clock.install()
    page.goto((site / NUMBERS).as_uri())
    page.locator(LINK).first.hover()
    page.clock.run_for(1_000)
    assert opened(page)
    page.locator(NOTE).hover()
    page.clock.run_for(1_000)
    assert opened(page)
    page.mouse.move(5, 500)
    page.clock.run_for(1_000)
    assert not opened(page)


def test_first_tap_opens_the_note_and_the_second_follows(telephone, site: Path) -> None:
    telephone.goto((site / LEDGER).as_uri())
    link = telephone.locator("article p a.claim").first
    link.scroll_into_view_if_needed()
    link.tap()
    assert opened(telephone)
    assert telephone.locator(NOTE).inner_text().endswith("Tap again for its row and source.")
    box = telephone.locator(NOTE).bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390
    assert "#" not in telephone.url
    link.tap()
    telephone.wait_for_url("**#claim-*")


def test_without_javascript_a_number_has_its_title_and_leads_to_its_row(no_script, site: Path) -> None:
    page = no_script
    page.goto((site / NUMBERS).as_uri())
    link = page.locator(LINK).first
    assert "no interval read" in link.get_attribute("title")
    link.click()
    assert page.url.endswith("#outcome-tumeh2017liver-orr-melanoma-with")
