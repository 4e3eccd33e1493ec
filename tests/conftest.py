"""What tests share: the built site, a server, a browser."""

from __future__ import annotations

import functools
import gc
import http.server
import itertools
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Frame, Page
    from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "_build" / "html"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]

LEFT = "net::ERR_ABORTED"
"""Why a request ends when its page is left for another before the answer is there: no fault of the page."""

MARKS = {"browser": "browser", "site": "site", "pages": "site"}
"""The mark that a test has for a fixture that it uses."""

SITE_ROOMS = ("site", "browser", "engines", "made")
"""The folders of tests that need the built book; `book.py` builds it for them alone."""

LONGEST, SPREAD = "tests/site/test_other_outputs.py", "tests/browser/test_every_page.py"
"""What is run first, so that nothing waits for it in the end, and what is run last, since it can be spread page by page over all that run."""

TOGETHER = ("tests/widgets/", "tests/site/")
"""Folders whose tests make or read pages, which takes longer than to ask something of them: one process runs them all."""


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marks, so that a room can be tested in seconds: ``-m "not browser and not site"``; take no time in tests of properties."""
    gc.set_threshold(100_000, 20, 20)  # trees of pages and thousands of tests live as long as the process: to go through them often finds nothing
    settings.register_profile("book", deadline=None, suppress_health_check=[HealthCheck.too_slow])  # time is measured in benchmarks, never in a test
    settings.load_profile("book")
    config.addinivalue_line("markers", "browser: opens pages in a browser")
    config.addinivalue_line("markers", "site: reads the built book")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order tests as `LONGEST` and `SPREAD` say, and mark each by what it uses."""
    items.sort(key=lambda item: (item.nodeid.startswith(SPREAD), not item.nodeid.startswith(LONGEST), not item.nodeid.startswith(TOGETHER)))
    for item in items:
        for name in {MARKS[fixture] for fixture in getattr(item, "fixturenames", ()) if fixture in MARKS}:
            item.add_marker(name)
            if name == "site" and item.path.parent.name not in SITE_ROOMS:
                raise pytest.UsageError(f"{item.nodeid} needs the built book; such tests stand in tests/{' or tests/'.join(SITE_ROOMS)}")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> LoadScopeScheduling:
    """Share tests out by file, those of a folder of `TOGETHER` together, and those of `SPREAD` by page; what reads or opens a page does it once."""
    from xdist.scheduler import LoadScopeScheduling

    class ByFileOrPage(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file, _, test = nodeid.partition("::")
            if file == SPREAD:
                return test.partition("[")[2].partition(".html")[0]
            return next((folder for folder in TOGETHER if file.startswith(folder) and file != LONGEST), file)

    config.option.loadscopereorder = False  # the order is that of `pytest_collection_modifyitems`
    return ByFileOrPage(config, log)


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site; `python book.py book` makes it."""
    if not (SITE / "chapters" / "index.html").is_file():
        pytest.fail("the book is not built: run `make book` first", pytrace=False)
    return SITE


@pytest.fixture(scope="session")
def pages(site: Path) -> list[Path]:
    """Every page of the site, the redirect at its root left out."""
    return sorted(path for path in site.rglob("*.html") if not {"_static", "_downloads"} & {*path.parts} and path != site / "index.html")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def translate_path(self, path: str) -> str:
        """Serve the site below a prefix, as a project page is."""
        return super().translate_path(path.removeprefix("/a/prefix"))


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """Address of the site, served under a path prefix."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}/a/prefix"
        httpd.shutdown()


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Path of the Chromium that the tests drive."""
    from downloads import chromium

    return chromium.path()


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """One headless browser for every test of a process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        instance = play.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield instance
        instance.close()


@pytest.fixture(scope="session")
def context_for(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Give a context with these settings that has no page open.

    A new one takes most of a second, so each serves many tests; `leave` clears what one of them has stored.
    """
    contexts: dict[str, list[BrowserContext]] = {}

    def give(**settings: object) -> BrowserContext:
        made = contexts.setdefault(repr(sorted(settings.items())), [])
        free = next((context for context in made if not context.pages), None)
        if not free:
            made.append(free := browser.new_context(**settings))
        return free

    yield give
    for context in itertools.chain(*contexts.values()):
        context.close()


def lay_out(page: Page | Frame) -> None:
    """Lay out what is far away, too; until then, its text is not seen and its sizes are not those it will have."""
    page.evaluate("""() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync("* { content-visibility: visible !important; }");
        document.adoptedStyleSheets.push(sheet);
    }""")


def forget(page: Page, *origins: str) -> None:
    """Clear all that these origins have stored in the context of a page, and what was fetched."""
    session = page.context.new_cdp_session(page)
    for origin in origins:
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    session.send("Network.clearBrowserCache")
    session.detach()
    page.context.clear_cookies()
    page.context.set_offline(False)


def leave(page: Page, *origins: str) -> None:
    """Close a page, and let its context forget it."""
    forget(page, *origins)
    page.close()
