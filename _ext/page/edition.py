"""Who made the book, which edition it is and when it was released: read from ``CITATION.cff``, the one place that says it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

SOURCE = Path(__file__).resolve().parent.parent.parent / "CITATION.cff"


@dataclass(frozen=True)
class Edition:
    """An edition of the book."""

    title: str
    authors: tuple[str, ...]
    version: str
    released: str
    keywords: tuple[str, ...]

    @property
    def year(self) -> str:
        """Year of its release."""
        return self.released[:4]


@cache
def edition(path: Path = SOURCE) -> Edition:
    """The edition that ``CITATION.cff`` describes.

    Examples
    --------
    >>> edition().authors
    ('The Tolerant Liver contributors',)
    """
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    authors = tuple(one.get("name") or f"{one['given-names']} {one['family-names']}" for one in data["authors"])
    return Edition(data["title"], authors, str(data["version"]), str(data["date-released"]), tuple(data["keywords"]))
