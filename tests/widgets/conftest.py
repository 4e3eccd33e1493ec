"""A page made of the MIME bundle alone: strict policy, nothing of the theme."""

from __future__ import annotations

import functools
import http.server
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import strategies as st

from tests.conftest import LEFT


def values_of(parameter) -> st.SearchStrategy:
    """Every value that a parameter allows."""
    return st.integers(parameter.low, parameter.high) if parameter.whole else st.floats(parameter.low, parameter.high)


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
    from widgets.javascript.node import node as path

    program = path()

    def run(module: str, given: str = "") -> str:
        done = subprocess.run(
            [program, "--input-type=module", "-"] if not given else [program, "--input-type=module", "-e", module],
            input=given or module, text=True, capture_output=True, check=False, cwd=ROOT / "widgets" / "js",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="session")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Scripts and style sheet of all explorables, as pages load them."""
    from widgets.javascript.bundle import bundle

    return bundle(tmp_path_factory.mktemp("site") / "_static")


@pytest.fixture(scope="session")
def folder(scripts: list[Path]) -> Path:
    """Make a site: `index.html` with one explorable, `two.html` with two, and a page for each that is declared."""
    from widgets import declarations
    from widgets.faces.page import render_section

    out = scripts[0].parents[1]
    shutil.copy(ROOT / "assets" / "css" / "palette.css", out / "_static")
    every = {name: render_section(declaration, {}, name) for name, declaration in declarations().items()}
    one, other = every["y90"], render_section(declarations()["y90"], {"activity": 3}, "y90")
    for name, body in {**every, "index": one, "two": one + other}.items():
        (out / f"{name}.html").write_text(PAGE.format(policy=POLICY, body=body), "utf8")
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


SKIP = "document.querySelector('.tlx-predict .tlx-button:not(.tlx-primary)')?.click()"
"""Leave the question unanswered, if it is still asked."""


class Opened:
    """A page in a context of its own, and what it complained of. It is used again by later tests that ask for the same context."""

    def __init__(self, browser, **context: object) -> None:
        self.context = browser.new_context(**({"viewport": {"width": 1000, "height": 900}} | context))
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", lambda request: self.complaints.append(request.url) if request.failure != LEFT else None)

    def go(self, address: str, *, skip: bool = True):
        """Open an address, wait until the explorable lives, and skip its question."""
        self.page.goto(address)
        self.page.wait_for_selector("[data-mounted=true]")
        if skip:
            self.page.evaluate(SKIP)
        return self.page

    def reset(self) -> None:
        """Leave the page as a new one would be."""
        self.page.unroute_all()
        self.page.emulate_media(media="screen", reduced_motion="no-preference", forced_colors="none", color_scheme="light")
        self.page.mouse.move(0, 0)
        self.page.goto("about:blank")
        self.complaints.clear()


@pytest.fixture(scope="session")
def pool(browser) -> Iterator[dict[str, list[Opened]]]:
    """Hold the pages of a session, by what they were asked to be."""
    pages: dict[str, list[Opened]] = {}
    yield pages
    for one in (one for free in pages.values() for one in free):
        one.context.close()


@contextmanager
def lent(browser, pool) -> Iterator[Callable[..., Opened]]:
    """Give pages; each must have stayed silent when it is given back."""
    used: list[tuple[str, Opened]] = []

    def make(**context: object) -> Opened:
        key = repr(sorted(context.items()))
        free = pool.setdefault(key, [])
        used.append((key, free.pop() if free else Opened(browser, **context)))
        return used[-1][1]

    yield make
    complaints = [text for _, one in used for text in one.complaints]
    for key, one in used:
        one.reset()
        pool[key].append(one)
    assert complaints == []


@pytest.fixture
def opened(browser, pool) -> Iterator[Callable[..., Opened]]:
    """Give pages for one test."""
    with lent(browser, pool) as make:
        yield make


def until(page, script: str, argument: object = None) -> None:
    """Wait, a frame at a time, until an expression or a function of the argument gives true.

    Playwright's own waiting evaluates text in the page, which the policy forbids.
    """
    check = script if "=>" in script else f"() => ({script})"
    waiting = f"""async argument => {{ const check = {check}; const end = performance.now() + 20000;
        while (performance.now() < end) {{ if (check(argument)) return true; await new Promise(requestAnimationFrame); }} return false; }}"""
    assert page.evaluate(waiting, argument), f"never true: {script} {argument or ''}"


def drawn(page) -> None:
    """Wait until the frame after the last change is drawn."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
