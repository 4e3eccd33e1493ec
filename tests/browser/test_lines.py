"""Where lines break, and what stands above a table that is wider than the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.accessibility import unfold
from tests.browser.conftest import frames, settle

CITING = "chapters/5-evidence/embolisation.html"
TABLES = ("chapters/6-outlook/synthesis.html", "chapters/7-cases/breast.html", "chapters/4-therapies/compare.html")

PARTED = """() => [...document.querySelectorAll("article a.cite")].filter(link => link.checkVisibility()).flatMap(link => {
  const rects = [...link.getClientRects()], mark = rects.at(-1), word = rects.at(-2) ?? mark; // one, where nothing in it is apart
  const next = link.nextSibling, range = document.createRange();
  let after = mark;
  if (next?.nodeType === Node.TEXT_NODE && /^[),;.]/.test(next.data)) { range.setStart(next, 0); range.setEnd(next, 1); after = range.getBoundingClientRect(); }
  const isApart = [mark, after].some(box => Math.abs(box.bottom - word.bottom) > word.height / 2);
  return isApart ? [link.textContent] : [];
})"""
"""Citations whose mark, or the bracket or comma behind it, stands on another line than their last word."""


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_a_citation_keeps_its_mark_and_what_closes_it(page_for, site: Path, width: int) -> None:
    page = page_for(viewport={"width": width, "height": 800})
    page.goto((site / CITING).as_uri())
    settle(page)
    unfold(page)
    assert page.locator("article a.cite").count() > 100
    assert page.evaluate(PARTED) == []
    assert page.evaluate("getComputedStyle(document.querySelector('a.cite'), '::after').backgroundImage").count("gradient")


@pytest.mark.parametrize("name", TABLES)
def test_what_is_said_of_a_wide_table_is_seen_whole(telephone, site: Path, name: str) -> None:
    """That it goes on stands over nothing else; its caption keeps to the screen, at both ends of the table."""
    telephone.goto((site / name).as_uri())
    settle(telephone)
    unfold(telephone)
    frames(telephone)
    cues = telephone.locator(".table-cue")
    assert cues.count() > 0
    for cue in cues.all():
        box = cue.locator("..")
        for end in (0, 10_000):
            box.evaluate("(box, end) => box.scrollTo(end, 0)", end)
            frames(telephone)
            seen, cue_seen = box.bounding_box(), cue.bounding_box()
            assert cue_seen["y"] >= seen["y"] and seen["x"] <= cue_seen["x"] and cue_seen["x"] + cue_seen["width"] <= seen["x"] + seen["width"]
            caption = box.locator("caption")
            if caption.count():
                caption_seen = caption.bounding_box()
                assert cue_seen["y"] + cue_seen["height"] <= caption_seen["y"] + 1
                assert seen["x"] - 1 <= caption_seen["x"] and caption_seen["x"] + caption_seen["width"] <= seen["x"] + seen["width"] + 1
