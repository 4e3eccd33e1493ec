"""Every page opens in silence, from disk and from a server, scrolls nowhere sideways, and breaks no rule of accessibility.

A page is opened once from disk, and all that is asked of it is asked there; so these tests run page by page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.accessibility import unfold, violations
from tests.browser.conftest import DESK, Watched, documents, frames, settle
from tests.conftest import leave

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

WIDTHS = (1280, 768, 390, 320)
VIEWS = {"light and narrow": ("light", 390), "dark and wide": ("dark", 1280)}
"""Every theme and every width is met once: colours are the same at every width, and what is where is the same in both themes."""


@pytest.fixture(scope="module", params=documents())
def name(request: pytest.FixtureRequest) -> str:
    """Address of a page below the site."""
    return request.param


@pytest.fixture(scope="module")
def opened(context_for: Callable[..., BrowserContext], site: Path, name: str, origins: tuple[str, str]) -> Iterator[Watched]:
    """The page, open from disk, with its explorables alive."""
    one = Watched(context_for(viewport=DESK))
    one.page.goto((site / name).as_uri())
    settle(one.page)
    yield one
    leave(one.page, *origins)


def idle(page: Page) -> None:
    """Wait for what a page does when it has nothing else to do."""
    page.evaluate("new Promise(requestIdleCallback)")


def test_it_is_silent_from_disk(opened: Watched) -> None:
    idle(opened.page)
    assert not opened.complaints


def test_it_is_silent_from_a_server(watched: tuple[Page, list[str]], server: str, name: str) -> None:
    page, complaints = watched
    page.goto(f"{server}/{name}")
    settle(page)
    idle(page)
    assert not complaints


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
