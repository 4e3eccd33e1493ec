"""Pages in places that take something away: they stay readable, what can work does, and a sentence says what does not."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from tests.browser.conftest import DESK, frames
from tests.conftest import lay_out, leave

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Frame, Page

CHAPTER, PROGRESS, SEARCH, LEDGER = "chapters/4-therapies/embolisation.html", "chapters/back/my-progress.html", "search.html", "chapters/back/claim-ledger.html"
PAGES = (CHAPTER, PROGRESS, SEARCH, LEDGER)
NO_STORAGE = "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { configurable: true, get() { throw new DOMException('denied', 'SecurityError'); } });"
STILL = "This model stands still"
KEPT = "This browser lets the page store nothing"
SCRIPTS = ("theme.js", "site.js", "evidence-note.js", "figure-tools.js", "print.js", "copy-code.js", "check.js", "explorables.js", "explorable-y90.js", "search.js", "my-progress.js", "questions.js")

READABLE = """() => {
  const wrong = [], seen = one => one.checkVisibility() && one.getBoundingClientRect().height > 0;
  const title = document.querySelector("article h1");
  if (!title || !seen(title)) wrong.push("no title");
  for (const text of document.querySelectorAll("article > section > p, article > section > section > p")) {
    if (text.textContent.trim() && !text.hidden && !text.closest("[hidden]") && !seen(text)) wrong.push(`unseen: ${text.textContent.slice(0, 60)}`);
  }
  for (const figure of document.querySelectorAll("figure.drawing")) if (![...figure.querySelectorAll("svg")].some(seen)) wrong.push(`no drawing: ${figure.id}`);
  for (const model of document.querySelectorAll("[data-explorable]")) {
    if (![...model.querySelectorAll("svg, .tlx-predict")].some(seen)) wrong.push(`no picture: ${model.id}`);
  }
  for (const question of document.querySelectorAll(".check, .predict")) {
    if (!seen(question) || ![...question.querySelectorAll("label, li, input")].some(seen)) wrong.push(`no question: ${question.id}`);
  }
  return wrong;
}"""
"""What of a page cannot be read: title, text, drawings, models, questions with what may be answered."""


@pytest.fixture
def hostile(context_for: Callable[..., BrowserContext], server: str, origins: tuple[str, str]) -> Iterator[Callable[..., Page]]:
    """Open a page where nothing is stored; errors that a script throws fail the test, if scripts are allowed."""
    pages, errors = [], []

    def one(name: str, init: str = "", block: str = "", forgiven: str = "\0", **settings: object) -> Page:
        page = context_for(**({"viewport": DESK} | settings)).new_page()
        pages.append(page)
        page.on("pageerror", lambda error: forgiven in str(error) or errors.append(str(error)))
        if init:
            page.add_init_script(init)
        if block:
            page.route(f"**/{block}*", lambda route: route.abort())
        page.goto(f"{server}/{name}")
        page.wait_for_load_state("load")
        frames(page) if settings.get("java_script_enabled", True) else None
        return page

    yield one
    for page in pages:
        leave(page, *origins)
    assert not errors


def text_of(page: Page | Frame) -> str:
    """What a reader sees of a page, from its beginning to its end."""
    lay_out(page)
    return page.locator("article").inner_text()


@pytest.mark.parametrize("name", PAGES)
def test_storage_is_refused(hostile: Callable[..., Page], name: str) -> None:
    page = hostile(name, init=NO_STORAGE)
    assert page.evaluate(READABLE) == []
    if name == PROGRESS:
        page.get_by_text(KEPT).first.wait_for()


def test_without_storage_a_question_still_answers(hostile: Callable[..., Page]) -> None:
    page = hostile(CHAPTER, init=NO_STORAGE)
    box = page.locator(".check[data-kind=one-best-answer]").first
    box.locator("input[data-right]").check()
    box.locator("[data-sure='3']").click()
    assert box.locator(".check-told").inner_text().startswith("Right.")


@pytest.fixture
def elsewhere(server: str) -> Iterator[Callable[[str, str], str]]:
    """Address of a page on another origin that shows a page of the book in a frame."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            name, _, sandbox = unquote(self.path)[1:].partition("|")
            more = f' sandbox="{sandbox}"' if sandbox else ""
            self.wfile.write(f'<!DOCTYPE html><title>LMS</title><iframe src="{server}/{name}" width="900" height="700"{more}></iframe>'.encode())

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield lambda name, sandbox: f"http://localhost:{httpd.server_port}/{name}|{sandbox}"
        httpd.shutdown()


@pytest.mark.parametrize("sandbox", ["", "allow-scripts", "allow-scripts allow-same-origin allow-forms"], ids=["third-party", "sandboxed", "as a learning platform"])
@pytest.mark.parametrize("name", PAGES)
def test_in_a_frame_of_another_origin(watched: tuple[Page, list[str]], elsewhere: Callable[[str, str], str], name: str, sandbox: str) -> None:
    page, _ = watched
    page.goto(elsewhere(name, sandbox))
    frame = page.frames[1]
    frame.wait_for_selector("footer.bottom", state="attached")
    assert frame.evaluate(READABLE) == []
    if name == PROGRESS and sandbox == "allow-scripts":
        frame.get_by_text(KEPT).first.wait_for()
    if name == CHAPTER:
        frame.locator("[data-explorable]").first.evaluate("island => island.scrollIntoView()")
        frame.wait_for_selector("[data-explorable][data-mounted=true]")


@pytest.mark.parametrize("name", PAGES)
def test_javascript_is_off(hostile: Callable[..., Page], name: str) -> None:
    page = hostile(name, java_script_enabled=False)
    said = text_of(page)
    if name == CHAPTER:
        assert STILL in said
        assert page.locator("[data-explorable] svg").first.is_visible()
        assert page.locator(".check summary").first.is_visible() and page.locator(".tlx-controls").first.is_hidden()
        page.locator(".check summary").first.click()
        assert page.locator(".check details").first.get_by_text("Right.").first.is_visible()
    elif name != LEDGER:
        assert "needs JavaScript" in said
    else:
        assert page.locator("article [id^=claim-]").first.is_visible()


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_is_blocked(hostile: Callable[..., Page], script: str) -> None:
    name = {"search.js": SEARCH, "my-progress.js": PROGRESS, "questions.js": PROGRESS}.get(script, CHAPTER)
    page = hostile(name, block=script, forgiven="reading 'kit'" if script == "explorables.js" else "\0")  # what builds on it stops, and the page says so
    page.evaluate("document.querySelector('[data-explorable]')?.scrollIntoView()")
    if script.startswith("explorable"):
        page.wait_for_selector("[data-mounted=failed]")
        assert STILL in text_of(page) and page.locator(".tlx-controls").first.is_hidden()
        assert page.locator("[data-explorable] svg").first.is_visible()
    elif name == PROGRESS:
        assert "can be read there" in text_of(page)
    elif name == SEARCH:
        page.get_by_text("did not load").wait_for()
    assert page.evaluate(READABLE) == []


@pytest.mark.parametrize("asset", ["book.css", "fonts/", "explorable.css", "symbols.svg"])
def test_what_makes_a_page_pretty_is_blocked(hostile: Callable[..., Page], asset: str) -> None:
    page = hostile(CHAPTER, block=asset)
    assert page.evaluate(READABLE) == []
    page.evaluate("document.querySelector('[data-explorable]').scrollIntoView()")
    page.wait_for_selector("[data-mounted=true]")


def test_the_network_goes_in_the_middle(hostile: Callable[..., Page]) -> None:
    page = hostile(CHAPTER)
    page.context.set_offline(True)
    page.evaluate("document.querySelector('[data-explorable]').scrollIntoView()")
    page.wait_for_selector("[data-mounted=true]")
    box = page.locator(".check[data-kind=one-best-answer]").first
    box.locator("input[data-right]").check()
    box.locator("[data-sure='3']").click()
    assert box.locator(".check-told").inner_text().startswith("Right.")
    page.locator("#top-search-field").fill("Kupffer")
    page.get_by_text("did not load").first.wait_for()
    assert page.evaluate(READABLE) == []


def test_a_slow_line_brings_the_text_before_the_scripts(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    held, slow = [], True
    page.route("**/*.js*", lambda route: held.append(route) if slow and "theme.js" not in route.request.url else route.continue_())
    page.goto(f"{server}/{CHAPTER}", wait_until="commit")
    page.locator("article h1").wait_for()
    page.locator("footer.bottom").wait_for(state="attached")
    assert page.locator("[data-explorable] svg, [data-explorable] .tlx-predict").first.is_visible()
    slow = False
    for route in held:
        route.continue_()
    page.evaluate("document.querySelector('[data-explorable]').scrollIntoView()")
    page.wait_for_selector("[data-mounted=true]")
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_print_from_a_telephone(hostile: Callable[..., Page], name: str) -> None:
    page = hostile(name, viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.evaluate("""() => [...document.querySelectorAll("article h1, article h2")].every(one => one.checkVisibility())""")
    assert page.locator(".top, .book-contents").evaluate_all("parts => parts.every(part => !part.checkVisibility())")
    if name == CHAPTER:
        assert page.locator("[data-explorable] svg").first.is_visible() and page.locator(".tlx-off").first.is_hidden()


@pytest.mark.parametrize("name", PAGES)
def test_text_of_twice_the_size(hostile: Callable[..., Page], name: str) -> None:
    """A page of 1280 pixels whose reader has doubled its size; and, on a chapter, one whose letters alone are doubled."""
    page = hostile(name, viewport={"width": 640, "height": 450}, device_scale_factor=2)
    if name == CHAPTER:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.add_style_tag(content="html { font-size: 200% !important; }")
    frames(page)
    assert page.evaluate(READABLE) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


@pytest.mark.parametrize("name", PAGES)
def test_colours_are_forced(hostile: Callable[..., Page], name: str) -> None:
    page = hostile(name, forced_colors="active", color_scheme="dark")
    assert page.evaluate(READABLE) == []
    shown = page.evaluate("""() => [...document.querySelectorAll("article p, article legend, article label, article summary")].filter(one => one.checkVisibility())
      .filter(one => getComputedStyle(one).color === getComputedStyle(document.documentElement).backgroundColor).length""")
    assert shown == 0
