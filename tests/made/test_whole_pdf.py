"""The whole book on paper: its length, its contents, what those who listen are told."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from downloads.book import pages, title
from downloads.pdf import finishing
from downloads.pdf.document import printed
from downloads.pdf.whole import has_chapter

MOST = 450
"""Pages that the book may have on paper."""


@pytest.fixture(scope="module")
def book(made: Path) -> Path:
    return made / "the-tolerant-liver.pdf"


def test_it_is_not_too_long(book: Path) -> None:
    with pikepdf.open(book) as pdf:
        assert 200 < len(pdf.pages) <= MOST


def test_every_chapter_has_a_bookmark_in_its_part(book: Path) -> None:
    parts: dict[str, list[str]] = {}
    for page in printed(pages()):
        parts.setdefault(page.part, []).append(title(page))
    with pikepdf.open(book) as pdf, pdf.open_outline() as outline:
        found = {item.title: [child.title for child in item.children] for item in outline.root}
    for part, titles in parts.items():
        assert found[part][: len(titles)] == titles
    assert "Key to the questions" in [name for names in found.values() for name in names] + list(found)


def test_no_heading_stands_alone_at_the_foot_of_a_page(book: Path) -> None:
    assert not finishing.orphaned_headings(book)


def test_it_is_tagged_and_every_picture_and_link_is_described(book: Path) -> None:
    assert finishing.undescribed(book) == 0 and not finishing.not_embedded(book)
    with pikepdf.open(book) as pdf:
        assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang) == "en-GB"
        assert all(str(link.get("/Contents", "")).strip() for link in finishing.links(pdf))
        assert pdf.open_metadata()["dc:title"] == "The Tolerant Liver"


def test_every_chapter_that_teaches_is_there_by_itself(made: Path) -> None:
    for page in filter(has_chapter, pages()):
        path = made / "chapters" / f"{page.slug}.pdf"
        with pikepdf.open(path) as pdf:
            assert len(pdf.pages) >= 3 and title(page) in pdf.open_metadata()["dc:title"]
        assert finishing.undescribed(path) == 0
