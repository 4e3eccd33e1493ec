"""The slides of the book: from disk, without an error, nothing below the edge of a slide, a text page each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from downloads.book import pages
from downloads.pdf import chromium_pdf
from downloads.slides.make import OVERFLOW, teaching

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = [page.slug for page in teaching(pages())]


@pytest.fixture(scope="module")
def opened(made: Path, browser: Browser) -> dict[str, tuple[int, list[str], list[str]]]:
    """Number of slides, slides that are too full, and errors of each deck."""
    found = {}
    with chromium_pdf.tab(browser) as tab:
        tab.set_viewport_size({"width": 1280, "height": 720})
        problems: list[str] = []
        tab.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        tab.on("pageerror", lambda error: problems.append(str(error)))
        for name in NAMES:
            problems.clear()
            tab.goto((made / "slides" / f"{name}.html").as_uri())
            tab.wait_for_selector(".reveal.ready")
            found[name] = tab.evaluate("Reveal.getTotalSlides()"), tab.evaluate(OVERFLOW), list(problems)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_deck_opens_and_holds_what_is_on_it(made: Path, opened: dict, name: str) -> None:
    slides, full, problems = opened[name]
    assert slides >= 5 and not full and not problems
    assert (made / "slides" / f"{name}.pdf").stat().st_size > 10_000
    text = (made / "slides" / f"{name}.text.html").read_text(encoding="utf-8")
    assert text.count("<section>") == slides - 1 and "<script" not in text
