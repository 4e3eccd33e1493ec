"""Words of drawings in a browser: none is cut, none lies on another, none is crossed by a line."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from visual.compose import compose

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = sorted({path.parent for path in [*ROOT.glob("chapters/*/figures/*.svg"), *ROOT.glob("questions/figures/*.svg")]})
FONTS = ROOT / "node_modules" / "@fontsource" / "source-sans-3" / "files"
SCRIPT = (Path(__file__).parent / "texts.js").read_text(encoding="utf-8")


def typeface() -> str:
    """Return the rules of the page's typeface, with the files inside."""
    files = [(subset, weight, FONTS / f"source-sans-3-{subset}-{weight}-normal.woff2") for subset in ("latin", "greek") for weight in (400, 600)]
    spans = {"latin": "U+0000-02FF, U+2000-22FF", "greek": "U+0370-03FF"}
    return "".join(
        f'@font-face {{ font-family: "Source Sans 3"; font-weight: {weight}; unicode-range: {spans[subset]}; '
        f"src: url(data:font/woff2;base64,{base64.b64encode(file.read_bytes()).decode()}); }}"
        for subset, weight, file in files
    )


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    sheets = "".join((ROOT / "assets" / "css" / name).read_text(encoding="utf-8") for name in ("palette.css", "drawing.css"))
    page = browser.new_page(viewport={"width": 900, "height": 900})
    page.set_content(f'<style>{typeface()}{sheets}</style><p style="font: 400 16px \'Source Sans 3\'">a β <b style="font-weight: 600">a β</b></p><div class="drawing"></div>')
    page.evaluate("document.fonts.ready")
    yield page
    page.close()


def faults(page: Page, svg: str) -> list[str]:
    page.evaluate("svg => { document.querySelector('.drawing').innerHTML = svg; }", svg)
    return page.evaluate(SCRIPT)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_words_are_clear_of_edges_lines_and_each_other(page: Page, folder: Path) -> None:
    found = {path.name: faults(page, compose(path.read_text(encoding="utf-8"), "d")[0]) for path in sorted(folder.glob("*.svg"))}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ('<text x="380" y="50">beyond</text>', '"beyond" is cut'),
        ('<text x="10" y="50">under</text><text x="12" y="52">over</text>', '"under" lies on "over"'),
        ('<text x="10" y="50">struck</text><path class="leader" d="M0 46H90"/>', '"struck" is crossed by path.leader'),
    ],
)
def test_bad_words_are_found(page: Page, part: str, what: str) -> None:
    assert what in faults(page, f'<svg viewBox="0 0 400 100">{part}</svg>')
