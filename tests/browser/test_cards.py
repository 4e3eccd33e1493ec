"""The card of a cited work: by mouse, keyboard and touch."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import frames

PAGE = "chapters/2-tolerance/anatomy.html"
CARD, CITATION = "#work-card", "article section section > p a.cite"
OPEN = "card => card.matches(':popover-open')"


def test_card_opens_under_the_pointer_and_lets_it_in(watched, server: str) -> None:
    page, complaints = watched
    page.goto(f"{server}/{PAGE}")
    page.locator(CITATION).first.hover()
    page.wait_for_selector(CARD)
    card = page.locator(CARD)
    card.hover()
    for word in ("Reference", "What was read of it"):
        assert card.get_by_role("link", name=word).is_visible()
    assert card.locator(".work-card-whom .directness").inner_text()
    assert card.locator(".work-card-read").inner_text()
    assert card.get_attribute("role") == "dialog" and card.get_attribute("aria-label").startswith("About ")
    page.mouse.move(2, 890)
    card.wait_for(state="hidden")
    assert not complaints


@pytest.mark.parametrize("origin", ["disk", "server"])
def test_card_opens_by_keyboard_is_entered_by_tab_and_closed_by_escape(watched, site: Path, server: str, origin: str) -> None:
    page, complaints = watched
    page.goto(f"{site.as_uri() if origin == 'disk' else server}/{PAGE}")
    link = page.locator(CITATION).first
    link.evaluate("link => { link.tabIndex = 0; link.focus(); }")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.wait_for_selector(CARD)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#work-card') !== null")
    page.keyboard.press("Escape")
    assert not page.locator(CARD).is_visible()
    assert link.evaluate("link => link === document.activeElement")
    assert not complaints


def test_a_card_that_comes_late_stays_away(watched, server: str) -> None:
    """Who did what comes with the first card; the reader may have gone on by then."""
    page, _ = watched
    waiting = []
    page.route("**/works.js", lambda route: waiting.append(route))
    page.goto(f"{server}/{PAGE}")
    page.keyboard.press("Shift")  # what follows is seen as done by keyboard
    with page.expect_request("**/works.js"):
        page.locator(CITATION).first.focus()
    page.locator(".brand").focus()
    waiting[0].continue_()
    page.wait_for_function("() => globalThis.bookWorks")
    frames(page)
    assert not page.locator(CARD).is_visible()


def test_a_tap_opens_the_card_and_the_jump_is_within_reach(telephone, site: Path) -> None:
    telephone.goto((site / PAGE).as_uri())
    link = telephone.locator(CITATION).first
    link.scroll_into_view_if_needed()
    link.tap()
    telephone.wait_for_selector(CARD)
    assert "references.html" not in telephone.url
    box = telephone.locator(CARD).bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390
    small = telephone.locator(f"{CARD} a").evaluate_all("all => all.filter(a => a.getBoundingClientRect().height < 24).length")
    assert small == 0
    telephone.locator(f"{CARD} a", has_text="Reference").tap()
    telephone.wait_for_url("**/references.html#*")


def test_every_citation_says_in_whom_by_shape(desk, site: Path) -> None:
    desk.goto((site / PAGE).as_uri())
    bare = desk.locator(CITATION).evaluate_all("all => all.filter(a => ![...a.classList].some(name => name.startsWith('in-'))).length")
    assert bare == 0
    shapes = {
        whom: desk.locator(f"{CITATION}.in-{whom}").first.evaluate("a => { const s = getComputedStyle(a, '::after'); return [s.borderRadius, s.backgroundImage, s.borderWidth].join(); }")
        for whom in ("liver-metastases", "other-human", "animal", "none")
        if desk.locator(f"{CITATION}.in-{whom}").count()
    }
    assert len(shapes) >= 3 and len(set(shapes.values())) == len(shapes)


def test_without_javascript_a_citation_leads_to_its_entry(no_script, site: Path) -> None:
    no_script.goto((site / PAGE).as_uri())
    link = no_script.locator(CITATION).first
    key = link.get_attribute("href").partition("#")[2]
    link.click()
    assert no_script.url.endswith(f"references.html#{key}")
