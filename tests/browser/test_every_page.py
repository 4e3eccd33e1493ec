"""Every page opens in silence, from disk and from a server, scrolls nowhere sideways, and breaks no rule of accessibility.

A page is opened once from disk, and all that is asked of it is asked there; so these tests run page by page.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.accessibility import LOOK, TAGS, unfold, violations
from tests.browser.conftest import DESK, Watched, documents, frames, settle
from tests.conftest import lay_out

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = (1600, 1280, 768, 390, 320)
VIEWS = {"light and narrow": ("light", 390), "dark and wide": ("dark", 1280)}
"""Every theme and every width is met once: colours are the same at every width, and what is where is the same in both themes."""

WHOLE = "light and narrow"
"""Where every page is asked all rules; in the other view those of its look, since nothing else has changed."""

ONE_OF_EACH_KIND = ("chapters/index.html", "chapters/5-evidence/ablation.html", "chapters/7-cases/lung.html", "chapters/back/references.html", "chapters/back/my-progress.html", "search.html", "404.html")
"""Asked all rules in both views: what is about the article (contents, folds, search) is the same on every page of a kind, but not at every width."""


CUT = "[...document.querySelectorAll('.apart')].filter(part => part.scrollWidth > part.clientWidth).map(part => part.id)"
"""Sections that show less than they hold; what is beyond their sides is not painted."""


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


def test_it_does_not_scroll_sideways(opened: Watched) -> None:
    """From a desk to 320 pixels, which is a page at 400 %, with what is far away."""
    lay_out(opened.page)
    for width in WIDTHS:
        opened.page.set_viewport_size({"width": width, "height": 800})
        frames(opened.page)
        over = opened.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, (width, over)
        assert opened.page.evaluate(CUT) == [], width


@pytest.mark.parametrize("view", VIEWS)
def test_it_breaks_no_rule_of_accessibility(opened: Watched, name: str, view: str) -> None:
    scheme, width = VIEWS[view]
    opened.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    opened.page.set_viewport_size({"width": width, "height": 900})
    unfold(opened.page)
    settle(opened.page)  # what was folded, or is drawn at this width alone, may have fetched letters, and is measured then
    found = violations(opened.page, rules=TAGS if view == WHOLE or name in ONE_OF_EACH_KIND else LOOK)
    assert not found, "\n".join(found)
