"""The built pages as trees, each read once for all tests that ask something of it; nobody changes one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup


@cache
def soup_of(page: Path) -> BeautifulSoup:
    """A page as a tree."""
    return BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")


@cache
def prose_of(page: Path) -> str:
    """What the article of a page says, a line for each piece of text; of code nothing but its place."""
    article = BeautifulSoup(str(soup_of(page).find("article")), "lxml")
    for element in article.find_all(["script", "code", "pre", "annotation"]):
        element.replace_with("…" if element.name == "code" else "")
    return article.get_text("\n")


@pytest.fixture(scope="session")
def soups(pages: list[Path]) -> dict[Path, BeautifulSoup]:
    """Every page of the site."""
    return {page: soup_of(page) for page in pages}
