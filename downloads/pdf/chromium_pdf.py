"""Prints a page from disk as PDF: tagged, with bookmarks, as often as its page numbers ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf

from downloads import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--font-render-hinting=none"]
ATTEMPTS = 4
"""Prints until the numbers hold; their slots have one width, so the second print is as a rule the last."""

FILL = """numbers => { for (const slot of document.querySelectorAll('[data-to]')) slot.dataset.page = numbers[slot.dataset.to] ?? '' }"""
WIDTHS = """width => [...document.querySelectorAll('main *')].filter(one => {
  if (one.closest('svg') || one.closest('.katex')) return one.matches('.katex-base') && one.getBoundingClientRect().right > width + 1
  const box = one.getBoundingClientRect()
  return box.width > 0 && (box.right > width + 1 || (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible'))
}).map(one => `${one.tagName.toLowerCase()}.${one.className} in ${one.closest('[id]')?.id}: ${(one.textContent || '').trim().slice(0, 60)}`)"""
EMPTY = """() => [...document.querySelectorAll('figure, .tlx-results')].filter(one => {
  const pictures = [...one.querySelectorAll('svg, img, table')].filter(inner => !inner.closest('figcaption'))
  return !pictures.some(inner => inner.getBoundingClientRect().height > 30)
}).map(one => `no picture in ${one.id || one.closest('[id]')?.id}`)"""
PRINTED = 680
"""Width of the text of an A4 page in pixels of CSS: 210 mm without two margins of 15 mm."""


@contextmanager
def tab(browser: Browser | None = None) -> Iterator[Tab]:
    """Open a tab as wide as a printed page, in a browser that runs already or in one of its own, and close what was opened."""
    with _launched() if browser is None else nullcontext(browser) as running:
        page = running.new_page(viewport={"width": PRINTED, "height": 1000})
        yield page
        page.close()


@contextmanager
def _launched() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium.path(), args=ARGUMENTS)
        yield browser
        browser.close()


def show(page: Tab, path: Path) -> None:
    """Open a file as it is printed, its letters loaded."""
    page.goto(path.resolve().as_uri(), wait_until="load", timeout=120_000)
    page.emulate_media(media="print", color_scheme="light")
    page.evaluate("document.fonts.ready.then(() => true)")


def print_once(page: Tab, target: Path) -> None:
    """Print what a tab shows."""
    page.pdf(path=str(target), prefer_css_page_size=True, print_background=True, tagged=True, outline=True)


def print_numbered(page: Tab, source: Path, target: Path) -> Mapping[str, int]:
    """Print a file with page numbers after cross references, again until no number changes; return the page of each place.

    The file is opened anew for each print: a second print of one tab may break its pages elsewhere.

    Raises
    ------
    RuntimeError
        If the numbers do not settle, or a place has no page.
    """
    filled: Mapping[str, int] = {}
    for _ in range(ATTEMPTS):
        show(page, source)
        page.evaluate(FILL, filled)
        print_once(page, target)
        found = places(target)
        asked = set(page.evaluate("[...document.querySelectorAll('[data-to]')].map(slot => slot.dataset.to)"))
        if missing := asked - found.keys():
            raise RuntimeError(f"{target.name}: no page for {', '.join(sorted(missing)[:5])}")
        found = {name: found[name] for name in asked}
        if found == filled:
            return found
        filled = found
    raise RuntimeError(f"{target.name}: page numbers still change after {ATTEMPTS} prints")


def places(path: Path) -> dict[str, int]:
    """Return the page, from 1, of every place that links of a PDF lead to."""
    with pikepdf.open(path) as pdf:
        number = {page.objgen: place for place, page in enumerate(pdf.pages, 1)}
        named = pdf.Root.get("/Dests", {})
        return {name.removeprefix("/"): number[target[0].objgen] for name, target in dict(named).items()}


def headings(page: Tab) -> list[str]:
    """Return what the headings of a page say."""
    return page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(one => one.textContent)")


def faults(page: Tab) -> list[str]:
    """Return what would be cut off at the edge of a page, and figures without a picture."""
    return [*(f"wider than the page: {one}" for one in page.evaluate(WIDTHS, PRINTED)), *page.evaluate(EMPTY)]
