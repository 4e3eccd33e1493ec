"""The whole book as one PDF, and a PDF of each chapter: `the-tolerant-liver.pdf`, `chapters/….pdf`."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from downloads.book import SITE, Page, pages, title
from downloads.edition import NAME
from downloads.pdf import chromium_pdf, document
from downloads.pdf.finishing import About, finish

FOLDER = "chapters"
"""Folder of the PDFs of chapters."""


def make(folder: Path, site: Path = SITE) -> list[Path]:
    """Print the book, then each chapter that teaches.

    Raises
    ------
    FileNotFoundError
        If the site is not built.
    RuntimeError
        If something would be cut off at the edge of a page, or a figure has no picture.
    """
    printed = document.printed(pages())
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    made = [print_pages(printed, folder / f"{NAME}.pdf", whole=True, site=site)]
    return made + [print_pages([page], folder / FOLDER / f"{page.slug}.pdf", whole=False, site=site) for page in printed if has_chapter(page)]


def has_chapter(page: Page) -> bool:
    """Whether a page is a chapter of a part that teaches, so that it has a PDF of its own."""
    return page.chapter.partition("/")[0][:1].isdigit()


def print_pages(printed: Sequence[Page], target: Path, *, whole: bool, site: Path = SITE) -> Path:
    """Print some pages as one file and return its path; errors as in ``make``."""
    with tempfile.TemporaryDirectory() as work, chromium_pdf.tab() as tab:
        source = Path(work) / "book.html"
        source.write_text(document.compose(printed, whole=whole, site=site), encoding="utf-8")
        chromium_pdf.show(tab, source)
        if wrong := chromium_pdf.faults(tab):
            raise RuntimeError(f"{target.name}: {'; '.join(wrong[:5])}")
        numbers = chromium_pdf.print_numbered(tab, source, target)
        headings = chromium_pdf.headings(tab)
    names = {page.slug: title(page) for page in printed}
    about = About(document.NAME if whole else f"{title(printed[0])} (The Tolerant Liver)", document.SUBTITLE)
    finish(target, about, numbers, names, {title(page): page.part for page in printed} if whole else None, headings)
    return target
