"""A page made of the MIME bundle alone: strict policy, nothing of the theme."""

from __future__ import annotations

import functools
import http.server
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("book", deadline=None)  # time is measured in benchmarks, never in a test
settings.load_profile("book")

POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
PAGE = """<!doctype html>
<html lang="en" data-theme="light"><head><meta charset="utf-8"><title>Test</title>
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="_static/palette.css"><link rel="stylesheet" href="_static/explorable.css">
<style>body {{ margin: 0 auto; max-width: 760px; padding: 0 12px; }}</style>
<script defer src="_static/explorables.js"></script></head><body><h1>Test</h1>{body}</body></html>"""
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def node() -> Callable[[str], str]:
    """Run an ES module given as text and give back what it prints."""
    beside = Path(sys.executable).parent / "node"
    program = str(beside) if beside.exists() else shutil.which("node")
    if program is None:
        pytest.fail("Node is missing: install the project's requirements", pytrace=False)

    def run(module: str, given: str = "") -> str:
        done = subprocess.run(
            [program, "--input-type=module", "-"] if not given else [program, "--input-type=module", "-e", module],
            input=given or module, text=True, capture_output=True, check=False, cwd=ROOT / "widgets" / "js",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a site: `index.html` with one explorable, `two.html` with two, and a page for each that is declared."""
    from widgets import declarations, explorable
    from widgets.javascript.bundle import bundle

    out = tmp_path_factory.mktemp("site")
    bundle(out / "_static")
    shutil.copy(ROOT / "assets" / "css" / "palette.css", out / "_static")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BOOK_STATIC", "1")
        one = explorable("y90")._repr_mimebundle_()[0]["text/html"]
        other = explorable("y90", activity=3)._repr_mimebundle_()[0]["text/html"]
        every = {name: explorable(name)._repr_mimebundle_()[0]["text/html"] for name in declarations()}
    for name, body in every.items():
        (out / f"{name}.html").write_text(PAGE.format(policy=POLICY, body=body), "utf8")
    (out / "index.html").write_text(PAGE.format(policy=POLICY, body=one), "utf8")
    (out / "two.html").write_text(PAGE.format(policy=POLICY, body=one + other), "utf8")
    return out


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def origins(folder: Path) -> Iterator[dict[str, str]]:
    """Where the pages lie: on disk and on a server."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield {"disk": folder.as_uri(), "server": f"http://127.0.0.1:{httpd.server_port}"}
        httpd.shutdown()


class Opened:
    """A page that was opened, and what it complained of."""

    def __init__(self, browser, **context: object) -> None:
        self.context = browser.new_context(**({"viewport": {"width": 1000, "height": 900}} | context))
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", lambda request: self.complaints.append(request.url))

    def go(self, address: str, *, skip: bool = True):
        """Open an address, wait until the explorable lives, and skip its question."""
        self.page.goto(address)
        self.page.wait_for_selector("[data-mounted=true]")
        if skip and self.page.locator(".tlx-predict").is_visible():
            self.page.get_by_role("button", name="Skip").first.click()
        return self.page


@pytest.fixture
def opened(browser) -> Iterator[Callable[..., Opened]]:
    """Open pages in contexts of their own; each must have stayed silent."""
    every: list[Opened] = []

    def make(**context: object) -> Opened:
        every.append(Opened(browser, **context))
        return every[-1]

    yield make
    for one in every:
        one.context.close()
        assert one.complaints == []


def violations(page) -> list:
    """Open everything on a page, and list which rules of accessibility it breaks."""
    page.evaluate("document.querySelectorAll('.tlx details').forEach(d => d.open = true)")
    page.evaluate((ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf8"))
    return page.evaluate(
        "async () => (await axe.run('.tlx', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))"
        ".violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 160))])"
    )
