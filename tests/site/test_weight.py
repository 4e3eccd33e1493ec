"""What a first visit of a page costs, as its head says: the page, its style sheets and scripts, and the letters of plain words."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path

import pytest

KILOBYTES = {"explorable": 162, "text": 116}
"""Pages of chapters. The aims are 160 and 110: a few pages are above them by what they say."""

BACK = 200
"""Registers and references, which are longer than any chapter."""

LONGER = {"annotated-bibliography.html": 251}
"""A paragraph on each work."""

ASKED = re.compile(r'<(?:link rel="stylesheet" href|script (?:defer(?:="defer")? )?src)="([^"?]+)')
EARLY = re.compile(r'data-fonts="([^"]*)"')


@cache
def size(path: Path) -> int:
    """Bytes as a compressing server sends them."""
    data = path.read_bytes()
    return len(data) if path.suffix == ".woff2" else len(gzip.compress(data, 6))


def weight(page: Path, static: Path) -> int:
    """Bytes of the page and of what its head asks for."""
    head, _, _ = (text := page.read_text(encoding="utf-8")).partition("</head>")
    asked = {(page.parent / name).resolve() for name in ASKED.findall(head)}
    letters = [static / "fonts" / name for name in EARLY.search(head)[1].split()] + [static / "fonts" / "source-serif-4-latin-400-italic.woff2"]
    assert len(asked) >= 3, page
    return len(gzip.compress(text.encode(), 6)) + sum(size(path) for path in [*asked, *letters])


@pytest.mark.parametrize("kind", KILOBYTES)
def test_chapters_stay_light(pages: list[Path], site: Path, kind: str) -> None:
    chapters = [page for page in pages if re.search(r"chapters/[1-7]-", page.as_posix()) and ("data-explorable=" in page.read_text(encoding="utf-8")) == (kind == "explorable")]
    weights = {page.name: weight(page, site / "_static") / 1000 for page in chapters}
    assert len(weights) > 3
    assert {name: round(kilobytes) for name, kilobytes in weights.items() if kilobytes > KILOBYTES[kind]} == {}


def test_registers_stay_light(pages: list[Path], site: Path) -> None:
    weights = {page.name: weight(page, site / "_static") / 1000 for page in pages if "chapters/back/" in page.as_posix()}
    assert LONGER.keys() <= weights.keys()
    assert {name: round(kilobytes) for name, kilobytes in weights.items() if kilobytes > LONGER.get(name, BACK)} == {}


def test_scripts_of_explorables_stay_light(pages: list[Path], site: Path) -> None:
    """Those of a page, with what every page brings."""
    for page in pages:
        head, _, body = page.read_text(encoding="utf-8").partition("</head>")
        if "data-explorable=" in body:
            asked = {(page.parent / name).resolve() for name in ASKED.findall(head)}
            assert sum(size(path) for path in asked if path.suffix == ".js") <= 40_000, page.name
