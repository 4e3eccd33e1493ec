"""Every page opens in silence, from disk and from a server, scrolls nowhere sideways, and breaks no rule of accessibility.

A page is opened once from disk, and all that is asked of it is asked there; so these tests run page by page. It is seen at every
width at its full length, at two of them unfolded, and then shortened for the rules of accessibility, which take as long as a page is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.accessibility import LOOK, TAGS, UNREACHED, mark, shorten, unfold, violations
from tests.browser.conftest import DESK, Watched, documents, frames, settle
from tests.conftest import lay_out

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDE, NARROW = 1280, 390
"""Where a page is unfolded, and the rules of accessibility are asked: every theme is met once, and colours are the same at every width."""

WIDTHS = {1600: "dark", 768: "light", 320: "light", WIDE: "dark", NARROW: "light"}
"""As a page is seen, one after the other; 320 pixels are a page at 400 %. The theme changes with them, since what is where is the same in both."""

ONE_OF_EACH_KIND = ("chapters/index.html", "chapters/5-evidence/ablation.html", "chapters/7-cases/lung.html", "chapters/back/references.html", "chapters/back/my-progress.html", "search.html", "404.html")
"""Asked all rules at both widths: what is about the article (contents, folds, search) is the same on every page of a kind, but not at every width."""

OVER = "Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)"
"""Pixels that a page is too wide."""

CUT = "[...document.querySelectorAll('.apart')].filter(part => part.scrollWidth > part.clientWidth).map(part => part.id)"
"""Sections that show less than they hold; what is beyond their sides is not painted."""

FAULTS = {"too wide": OVER, "cut": CUT, "not reached by a key": UNREACHED}
"""What is asked of a page at each width."""


@pytest.fixture(scope="module", params=documents())
def name(request: pytest.FixtureRequest) -> str:
    """Address of a page below the site."""
    return request.param


@pytest.fixture(scope="session")
def readers(browser: Browser) -> Iterator[dict[str, Watched]]:
    """Two windows of a browser, one for what lies on disk and one for what a server sends; they go from page to page, as readers do."""
    both = {where: Watched(browser.new_context(viewport=DESK)) for where in ("disk", "server")}
    yield both
    for one in both.values():
        one.page.context.close()


def visit(one: Watched, address: str, origins: tuple[str, str]) -> Iterator[Watched]:
    """Open a page, bring its explorables to life, and forget the visit in the end."""
    try:
        one.page.goto(address)
        settle(one.page)
        yield one
    finally:
        one.start_again(*origins)


@pytest.fixture(scope="module")
def opened(readers: dict[str, Watched], site: Path, name: str, origins: tuple[str, str]) -> Iterator[Watched]:
    """The page, open from disk."""
    yield from visit(readers["disk"], (site / name).as_uri(), origins)


@pytest.fixture
def served(readers: dict[str, Watched], server: str, name: str, origins: tuple[str, str]) -> Iterator[Watched]:
    """The page, sent by a server."""
    yield from visit(readers["server"], f"{server}/{name}", origins)


def idle(page: Page) -> None:
    """Wait for what a page does when it has nothing else to do."""
    page.evaluate("new Promise(requestIdleCallback)")


def test_it_is_silent_from_disk(opened: Watched) -> None:
    idle(opened.page)
    assert not opened.complaints


def test_it_is_silent_from_a_server(served: Watched) -> None:
    idle(served.page)
    assert not served.complaints


def look(page: Page, width: int) -> None:
    """See a page at a width, in the theme that goes with it."""
    page.emulate_media(color_scheme=WIDTHS[width], reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    if width in (WIDE, NARROW):
        settle(page)  # what was folded, or is drawn at this width alone, may have fetched letters, and is measured then
    else:
        frames(page)


@pytest.fixture(scope="module")
def faults(opened: Watched) -> dict[int, dict[str, object]]:
    """What is wrong at a width with the page at its full length, with what is far away; it is short thereafter."""
    lay_out(opened.page)
    found = {}
    for width in WIDTHS:
        if width in (WIDE, NARROW):
            unfold(opened.page)
        look(opened.page, width)
        found[width] = {name: opened.page.evaluate(script) for name, script in FAULTS.items()}
        if width in (WIDE, NARROW):
            mark(opened.page)
    shorten(opened.page)
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_it_fits_and_what_scrolls_is_reached_by_keyboard(faults: dict[int, dict[str, object]], width: int) -> None:
    assert {name: fault for name, fault in faults[width].items() if fault} == {}


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.usefixtures("faults")
def test_it_breaks_no_rule_of_accessibility(opened: Watched, name: str, width: int) -> None:
    """All rules are asked where it is narrow; elsewhere those of its look, since nothing else has changed."""
    look(opened.page, width)
    found = violations(opened.page, rules=TAGS if width == NARROW or name in ONE_OF_EACH_KIND else LOOK)
    assert not found, "\n".join(found)
