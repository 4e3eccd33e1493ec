"""The book as it is built: its parts and pages in order, and the article of each page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import html

from downloads.edition import ROOT
from sources import contents

SITE = ROOT / "_build" / "html"
WELCOME = "Welcome"


@dataclass(frozen=True)
class Page:
    """A page of the book.

    Parameters
    ----------
    name
        Like ``chapters/4-therapies/ablation``.
    part
        Title of its part; of the first page, ``Welcome``.
    """

    name: str
    part: str

    @property
    def chapter(self) -> str:
        """The name below ``chapters/``, by which questions and claims know it."""
        return self.name.removeprefix("chapters/")

    @property
    def slug(self) -> str:
        """A name that can be part of a file's name or of an address.

        Examples
        --------
        >>> Page("chapters/4-therapies/ablation", "Therapies").slug
        '4-therapies-ablation'
        """
        return self.chapter.replace("/", "-")

    @property
    def source(self) -> Path:
        """The file that it is written in."""
        return ROOT / f"{self.name}.md"

    def file(self, site: Path = SITE) -> Path:
        """The built page.

        Raises
        ------
        FileNotFoundError
            If it is not built.
        """
        path = site / f"{self.name}.html"
        if not path.is_file():
            raise FileNotFoundError(f"{path} is not there; build the site first: python book.py book")
        return path


@cache
def pages(path: Path = ROOT / "_toc.yml") -> tuple[Page, ...]:
    """Return every page in the order of the contents."""
    told = contents(path)
    inner = [Page(page, caption) for caption, pages in told.parts for page in pages]
    return (Page(told.root, WELCOME), *inner)


def article(page: Page, site: Path = SITE) -> html.HtmlElement:
    """Return the section that holds a page's text."""
    document = html.document_fromstring(page.file(site).read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    return document.find(".//article/section")


@cache
def title(page: Page) -> str:
    """Return the title of a page, from its source, with the apostrophe that the page shows."""
    lines = page.source.read_text(encoding="utf-8").splitlines()
    return next(line[2:].strip() for line in lines if line.startswith("# ")).replace("'", "’")
