"""Every page opens in silence, from disk and from a server, scrolls nowhere sideways, and breaks no rule of accessibility.

A page is opened once from disk, and all that is asked of it is asked there; so these tests run page by page.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.accessibility import unfold, violations
from tests.browser.conftest import Watched, documents, frames, settle

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = (1280, 768, 390, 320)
VIEWS = {"light and narrow": ("light", 390), "dark and wide": ("dark", 1280)}
"""Every theme and every width is met once: colours are the same at every width, and what is where is the same in both themes."""


@pytest.fixture(scope="module", params=documents())
def name(request: pytest.FixtureRequest) -> str:
    """Address of a page below the site."""
    return request.param


@pytest.fixture(scope="module")
def from_disk(browser: Browser) -> Iterator[Watched]:
    """A page for what is opened from disk: a browser that stays with one origin stays with one process."""
    one = Watched(browser)
    yield one
    one.page.context.close()


@pytest.fixture(scope="module")
def from_server(browser: Browser) -> Iterator[Watched]:
    """A page for what is opened from the server."""
    one = Watched(browser)
    yield one
    one.page.context.close()


@pytest.fixture(scope="module")
def opened(from_disk: Watched, site: Path, name: str) -> Watched:
    """The page, open from disk, with its explorables alive."""
    from_disk.renew("file://")
    from_disk.page.goto((site / name).as_uri())
    settle(from_disk.page)
    return from_disk


def idle(page: Page) -> None:
    """Wait for what a page does when it has nothing else to do."""
    page.evaluate("new Promise(requestIdleCallback)")


def test_it_is_silent_from_disk(opened: Watched) -> None:
    idle(opened.page)
    assert not opened.complaints


def test_it_is_silent_from_a_server(from_server: Watched, server: str, name: str) -> None:
    from_server.renew(server.rpartition("/a/")[0])
    from_server.page.goto(f"{server}/{name}")
    settle(from_server.page)
    idle(from_server.page)
    assert not from_server.complaints


def test_it_does_not_scroll_sideways(opened: Watched) -> None:
    """From a desk to 320 pixels, which is a page at 400 %."""
    for width in WIDTHS:
        opened.page.set_viewport_size({"width": width, "height": 800})
        frames(opened.page)
        over = opened.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, (width, over)


@pytest.mark.parametrize("view", VIEWS)
def test_it_breaks_no_rule_of_accessibility(opened: Watched, view: str) -> None:
    scheme, width = VIEWS[view]
    opened.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    opened.page.set_viewport_size({"width": width, "height": 900})
    unfold(opened.page)
    settle(opened.page)  # what was folded, or is drawn at this width alone, may have fetched letters, and is measured then
    found = violations(opened.page)
    assert not found, "\n".join(found)
