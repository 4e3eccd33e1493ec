"""Every page opens, from disk and from a server, without an outside request, a violation or a word on the console."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

WIDTHS = (1280, 768, 390, 320)


@pytest.fixture
def watched(browser) -> Iterator:
    """A page and the list of everything that it complains of."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"console {message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
    page.on("response", lambda response: complaints.append(f"{response.status}: {response.url}") if response.status >= 400 else None)
    page.on("request", lambda request: complaints.append(f"outside: {request.url}") if not request.url.startswith(("file:", "data:", "blob:", "http://127.0.0.1")) else None)
    yield page, complaints
    context.close()


def settle(page) -> None:
    """Scroll through the page, so that whatever waits for the reader comes to life."""
    page.evaluate("async () => { for (let y = 0; y < document.body.scrollHeight; y += 700) { scrollTo(0, y); await new Promise(r => setTimeout(r, 25)); } scrollTo(0, 0); }")
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("origin", ["disk", "server"])
def test_every_page_is_silent(watched, pages: list[Path], site: Path, server: str, origin: str) -> None:
    page, complaints = watched
    for path in pages:
        page.goto(path.as_uri() if origin == "disk" else f"{server}/{path.relative_to(site).as_posix()}")
        settle(page)
        assert not complaints, (path.name, complaints)


def test_no_page_scrolls_sideways(watched, pages: list[Path]) -> None:
    """From a desk to 320 pixels, which is a page at 400 %."""
    page, _ = watched
    for path in pages:
        page.set_viewport_size({"width": WIDTHS[0], "height": 800})
        page.goto(path.as_uri())
        settle(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            page.wait_for_timeout(60)
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, (path.name, width, over)


@pytest.mark.parametrize("origin", ["disk", "server"])
def test_search_finds_words_of_the_pages(watched, site: Path, server: str, origin: str) -> None:
    page, complaints = watched
    base = site.as_uri() if origin == "disk" else server
    page.goto(f"{base}/search.html?q=Kupffer")
    page.wait_for_selector("#search-results li a")
    assert page.locator("#search-results li").count() >= 2
    assert not complaints


def test_search_key_brings_the_reader_to_the_search(watched, server: str) -> None:
    page, _ = watched
    page.goto(f"{server}/chapters/2-tolerance/anatomy.html")
    page.keyboard.press("Control+k")
    page.keyboard.type("portal")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results li a")
    assert "search.html?q=portal" in page.url


def test_theme_is_chosen_kept_and_left_to_the_system(watched, server: str) -> None:
    page, _ = watched
    page.goto(f"{server}/chapters/back/about.html")
    background = "getComputedStyle(document.documentElement).backgroundColor"
    page.emulate_media(color_scheme="light")
    light = page.evaluate(background)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(background)
    assert light != dark
    button = page.get_by_role("button", name="Theme")
    button.click()
    assert page.evaluate(background) == light
    page.reload()
    assert page.evaluate(background) == light
    button.click()
    assert page.evaluate(background) == dark
    button.click()
    assert page.evaluate("localStorage.getItem('theme')") is None


def test_contents_open_and_close_by_keyboard_on_a_telephone(watched, server: str) -> None:
    page, _ = watched
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{server}/chapters/2-tolerance/anatomy.html")
    button = page.get_by_role("button", name="Contents", exact=True)
    assert button.get_attribute("aria-expanded") == "false"
    button.focus()
    page.keyboard.press("Enter")
    link = page.locator("#contents a", has_text="Glossary")
    link.wait_for(state="visible")
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    link.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.classList.contains('top-contents')")


def test_prediction_is_taken_before_the_answer_shows(watched, server: str) -> None:
    page, _ = watched
    page.goto(f"{server}/chapters/2-tolerance/anatomy.html")
    box = page.locator(".predict").first
    assert not box.locator("details").evaluate("d => d.open")
    box.get_by_role("button", name="Commit").click()
    assert "Choose one" in box.get_by_role("status").inner_text()
    box.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    box.get_by_role("button", name="Commit").press("Enter")
    assert box.locator("details").evaluate("d => d.open")
    assert box.locator("label.is-right").count() == 1
    assert box.get_by_role("status").inner_text().startswith(("You predicted", "Your prediction"))


def test_without_javascript_everything_can_be_read(browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto((site / "chapters/4-therapies/embolisation.html").as_uri())
    assert page.locator("[data-explorable] svg").first.is_visible()
    assert page.locator("[data-explorable] table").first.is_visible()
    assert page.locator(".katex").first.is_visible()
    page.locator(".predict summary").first.click()
    assert page.locator(".predict details > :not(summary)").first.is_visible()
    page.locator("a.top-contents").click()
    assert page.locator("#contents a", has_text="Glossary").is_visible()
    context.close()


def test_paper_shows_everything_opened(watched, site: Path) -> None:
    page, _ = watched
    page.goto((site / "chapters/4-therapies/embolisation.html").as_uri())
    settle(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("article details:not([open], [hidden], .describe, .page-fold)").count() == 0
    assert not page.locator("header.top").is_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF") and pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") + pdf.count(b"/Type /Page/") >= 4
