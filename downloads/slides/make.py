"""Makes the slides of every chapter: pages, PDF with notes, text pages, and one archive of them all."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from downloads.archive import files_of, write_zip
from downloads.book import SITE, Page, pages
from downloads.edition import NAME
from downloads.pdf import chromium_pdf, finishing
from downloads.slides.deck import Deck, read
from downloads.slides.write import write
from questions import read_all

FOLDER = "slides"
PRINTED = "?print-pdf&notes"
OVERFLOW = """() => [...document.querySelectorAll('.slides > section > section')].filter(slide => !slide.querySelector('section')).flatMap((slide, at) => {
  slide.style.display = 'block'; slide.parentElement.style.display = 'block'
  const edge = slide.getBoundingClientRect(), scale = edge.height / slide.offsetHeight || 1
  const over = [...slide.querySelectorAll('.slide > *, .slide li')].filter(one => (one.getBoundingClientRect().bottom - edge.top) / scale > 716)
  return over.length ? [`slide ${at + 1}: ${slide.querySelector('h1, h2')?.textContent}`] : []
})"""
"""Slides whose text reaches below their lower edge."""


def teaching(site_pages: Sequence[Page]) -> list[Page]:
    """Return the pages that get a deck: chapters and cases, but not the map of gaps, which asks nothing and is looked up in."""
    return [page for page in site_pages if page.chapter[:1].isdigit() and "{gap-map}" not in page.source.read_text(encoding="utf-8")]


def decks(site: Path = SITE) -> list[Deck]:
    """Return the decks of the book."""
    banks = {bank.chapter: bank for bank in read_all()}
    return [read(page, banks.get(page.chapter), site) for page in teaching(pages())]


def make(folder: Path, site: Path = SITE) -> list[Path]:
    """Write the decks and their archive.

    Raises
    ------
    RuntimeError
        If a slide does not hold what is on it.
    """
    out = folder / FOLDER
    with tempfile.TemporaryDirectory() as work:
        written = write(decks(site), out, Path(work), site)
    with chromium_pdf.tab() as tab:
        for path in written:
            print_deck(tab, path)
    archive = write_zip(folder / f"{NAME}-slides.zip", files_of(out, f"{NAME}-slides/"))
    return [archive, *(path for path in sorted(out.rglob("*")) if path.is_file())]


def print_deck(tab: object, path: Path) -> Path:
    """Print a deck with its notes on pages of their own."""
    target = path.with_suffix(".pdf")
    tab.goto(path.resolve().as_uri() + PRINTED, wait_until="load")
    tab.wait_for_selector(".reveal.ready, html.reveal-print .pdf-page")
    tab.evaluate("document.fonts.ready.then(() => true)")
    tab.pdf(path=str(target), width="1280px", height="720px", print_background=True, tagged=True, outline=True)
    finishing.settle(target)
    return target
