"""The whole way by keyboard: what has the focus is in sight, and it is never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import frames, settle

SIZES = ((390, 844), (360, 640), (1280, 800))
STOPS, LEAST = 45, 15
CASE, ANATOMY = "chapters/7-cases/colorectal.html", "chapters/2-tolerance/anatomy.html"
KINDS = [CASE, "chapters/4-therapies/embolisation.html", "chapters/back/outcomes.html", "chapters/back/my-progress.html", "search.html?q=SIRT"]
WRONG = """() => {
  const at = document.activeElement;
  if (at === document.body) return null;
  const boxes = [...at.getClientRects()], box = boxes.find(one => one.width > 0);
  const name = `${at.tagName} ${at.getAttribute("aria-label") ?? at.textContent.trim().slice(0, 40)}`;
  if (!box) return `${name} has no box`;
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return `${name} is out of sight`;
  if (!at.closest(".top, .skip") && box.bottom <= document.querySelector(".top").getBoundingClientRect().bottom) return `${name} is under the head of the page`;
  const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
  const rows = [Math.max(box.top, 0) + 2, Math.min(box.bottom, innerHeight) - 2, (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2];
  const seen = rows.some(y => { const there = document.elementFromPoint(x, y); return there && (at.contains(there) || there.contains(at) || there.closest("label")?.contains(at)); });
  return seen ? "" : `${name} is covered`;
}"""
"""What is wrong with the place of the focus; empty where nothing is, null after the last stop of a page."""


@pytest.mark.parametrize("name", KINDS)
def test_each_stop_is_in_sight(desk, site: Path, name: str) -> None:
    for width, height in SIZES:
        desk.set_viewport_size({"width": width, "height": height})
        desk.goto(f"{site.as_uri()}/{name}")
        settle(desk)
        for stop in range(1, STOPS + 1):
            desk.keyboard.press("Tab")
            if (wrong := desk.evaluate(WRONG)) is None and stop > LEAST:
                break
            assert wrong == "", f"{width} × {height}, stop {stop}: {wrong}"


def test_a_link_in_a_wide_table_is_brought_into_sight(desk, site: Path) -> None:
    desk.set_viewport_size({"width": 390, "height": 844})
    desk.goto((site / "chapters/4-therapies/ablation.html").as_uri())
    links = desk.locator("#tab-ablation-devices tbody a")
    links.first.evaluate("link => link.scrollIntoView({ block: 'center' })")
    desk.wait_for_selector(".table-scroll[aria-label$='scrolls sideways'] #tab-ablation-devices")  # it has been measured since it is in sight
    desk.keyboard.press("Shift")  # what follows is seen as done by keyboard
    for link in links.all():
        link.focus()
        assert link.evaluate("""link => {
          const [box, frame] = [link, link.closest(".table-scroll")].map(one => one.getBoundingClientRect());
          return box.left >= frame.left - 1 && box.right <= frame.right + 1;
        }"""), link.inner_text()


def test_a_card_keeps_to_a_small_screen(desk, site: Path) -> None:
    """It is longer than the room above and below its citation, and scrolls in itself."""
    desk.set_viewport_size({"width": 360, "height": 480})
    desk.goto((site / ANATOMY).as_uri())
    links = desk.locator("article section section > p a.cite")
    for link in links.all()[:6]:
        desk.keyboard.press("Shift")  # what follows is seen as done by keyboard
        link.evaluate("link => { link.scrollIntoView({ block: 'center' }); link.focus(); }")
        card = desk.locator("#work-card:popover-open")
        card.wait_for()
        desk.wait_for_function("link => document.getElementById('work-card').previousElementSibling === link", arg=link.element_handle())
        frames(desk)
        box, head = card.bounding_box(), desk.locator(".top").bounding_box()
        assert box["y"] >= head["height"] and box["y"] + box["height"] <= 480
        desk.keyboard.press("Escape")


@pytest.mark.parametrize("name", [ANATOMY, CASE])
def test_a_guess_keeps_the_focus(desk, site: Path, name: str) -> None:
    desk.goto((site / name).as_uri())
    box = desk.locator(".predict").first
    box.get_by_role("radio").first.focus()
    desk.keyboard.press("Space")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    assert box.locator("details").evaluate("answer => answer.open && answer.contains(document.activeElement)")


@pytest.mark.parametrize("name", ["chapters/index.html", CASE])
def test_letters_of_twice_the_size_on_a_telephone_lose_nothing(desk, site: Path, name: str) -> None:
    """The half of 390 pixels is what a page has when its letters are twice as large."""
    desk.set_viewport_size({"width": 195, "height": 422})
    desk.goto((site / name).as_uri())
    settle(desk)
    assert desk.evaluate("document.documentElement.scrollWidth") <= 195
    ends = desk.locator(".top > :is(a, button)").evaluate_all("all => all.filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect().right)")
    assert len(ends) >= 3 and max(ends) <= 195
