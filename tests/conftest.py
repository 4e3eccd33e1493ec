"""What tests share: the built site, a server, a browser."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "_build" / "html"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site; `python book.py book` makes it."""
    if not (SITE / "chapters" / "index.html").is_file():
        pytest.fail("the book is not built: run `make book` first", pytrace=False)
    return SITE


@pytest.fixture(scope="session")
def pages(site: Path) -> list[Path]:
    """Every page of the site, the redirect at its root left out."""
    return sorted(p for p in site.rglob("*.html") if "_static" not in p.parts and p != site / "index.html")


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
    from tests import chromium

    return chromium.path()


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator:
    """One headless browser for the whole run."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        instance = play.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield instance
        instance.close()
