"""Pages that tests share: one context for each width, theme and device, opened once and used again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import LEFT, forget, leave

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    Opener = Callable[..., Page]

DESK = {"width": 1280, "height": 900}

ALIVE = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  for (const island of document.querySelectorAll("[data-explorable]")) {
    island.scrollIntoView();
    while (!island.dataset.mounted) await frame();
  }
  await document.fonts.ready;
  scrollTo(0, 0);
  await frame();
  await frame();
}"""
"""Bring every explorable of a page to life, and let it settle."""


def settle(page: Page) -> None:
    """Wait until a page has its letters, and its explorables live."""
    page.evaluate(ALIVE)


def frames(page: Page) -> None:
    """Wait until the browser has drawn what was changed."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


@pytest.fixture(scope="session")
def page_for(browser: Browser) -> Iterator[Opener]:
    """Give the page of a context with these settings; what a test stores in it, it must clear."""
    pages: dict[tuple, Page] = {}

    def give(**settings: object) -> Page:
        key = tuple(sorted((name, str(value)) for name, value in settings.items()))
        if key not in pages:
            pages[key] = browser.new_context(**({"viewport": DESK} | settings)).new_page()
        return pages[key]

    yield give
    for page in pages.values():
        page.context.close()


@pytest.fixture
def desk(page_for: Opener) -> Page:
    """A page on a wide screen."""
    page = page_for()
    page.set_viewport_size(DESK)
    return page


@pytest.fixture
def telephone(page_for: Opener) -> Page:
    """A page on a telephone."""
    return page_for(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)


@pytest.fixture
def no_script(page_for: Opener) -> Page:
    """A page on a telephone that runs no script."""
    return page_for(viewport={"width": 390, "height": 800}, java_script_enabled=False)


class Watched:
    """A page of a context, and the list of everything that it complains of."""

    def __init__(self, context: BrowserContext) -> None:
        self.page = page = context.new_page()
        self.complaints: list[str] = []
        complain = self.complaints.append
        page.on("console", lambda message: complain(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: complain(f"error: {error}"))
        page.on("requestfailed", lambda request: complain(f"failed: {request.url}") if request.failure != LEFT else None)
        page.on("response", lambda response: complain(f"{response.status}: {response.url}") if response.status >= 400 else None)
        page.on("request", lambda request: complain(f"outside: {request.url}") if not request.url.startswith(("file:", "data:", "blob:", "http://127.0.0.1")) else None)


    def start_again(self, *origins: str) -> None:
        """Be as a first visit finds it once more: nothing stored, nothing kept of these origins, nothing complained of."""
        self.page.evaluate("sessionStorage.clear()")
        forget(self.page, *origins)
        self.page.emulate_media(color_scheme="light", reduced_motion="no-preference")
        self.page.set_viewport_size(DESK)
        self.complaints.clear()


@pytest.fixture(scope="session")
def origins(server: str) -> tuple[str, str]:
    """Whose storage a test may have filled: pages on disk, and those of the server."""
    return "file://", server.removesuffix("/a/prefix")


@pytest.fixture
def watched(context_for: Callable[..., BrowserContext], origins: tuple[str, str]) -> Iterator[tuple[Page, list[str]]]:
    """A new page where nothing is stored, and the list of everything that it complains of; a test that stops the clock takes `fresh`."""
    one = Watched(context_for(viewport=DESK))
    yield one.page, one.complaints
    leave(one.page, *origins)


@pytest.fixture
def fresh(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page in a context of its own, and the list of everything that it complains of."""
    one = Watched(browser.new_context(viewport=DESK))
    yield one.page, one.complaints
    one.page.context.close()


def documents() -> list[str]:
    """The pages of the contents, and the search page, as addresses below the site."""
    import yaml

    toc = yaml.safe_load((Path(__file__).resolve().parents[2] / "_toc.yml").read_text(encoding="utf-8"))
    return [f"{name}.html" for name in (toc["root"], *(chapter["file"] for part in toc["parts"] for chapter in part["chapters"]), "search", "404")]
