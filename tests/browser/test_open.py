"""What a page does when it is opened: theme, contents, predictions; without scripts or storage; while letters come late."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.accessibility import unfold
from tests.browser.conftest import frames, settle
from tests.conftest import lay_out

ANATOMY, DOSES = "chapters/2-tolerance/anatomy.html", "chapters/4-therapies/embolisation.html"


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


def test_the_name_of_the_book_is_whole_at_every_width(desk, server: str) -> None:
    desk.goto(f"{server}/{ANATOMY}")
    settle(desk)
    for width in (320, 360, 384, 390, 400, 412, 430, 640, 1280):
        desk.set_viewport_size({"width": width, "height": 800})
        frames(desk)
        wide, seen = desk.locator(".brand").evaluate("name => [name.scrollWidth, name.clientWidth]")
        assert wide <= seen, width


def test_contents_open_and_close_by_keyboard_on_a_telephone(watched, server: str) -> None:
    page, _ = watched
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{server}/{ANATOMY}")
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
    page.goto(f"{server}/{ANATOMY}")
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


def test_without_javascript_everything_can_be_read(no_script, site: Path) -> None:
    page = no_script
    page.goto((site / DOSES).as_uri())
    assert page.locator("[data-explorable] svg").first.is_visible()
    page.locator("[data-explorable] .tlx-data summary").first.click()
    assert page.locator("[data-explorable] table").first.is_visible()
    assert page.locator(".katex").first.is_visible()
    page.locator(".page-fold summary").click()
    assert page.locator(".page-fold a").first.is_visible()
    page.locator(".predict summary").first.click()
    assert page.locator(".predict details > :not(summary)").first.is_visible()
    page.locator("a.top-contents").click()
    assert page.locator("#contents a", has_text="Glossary").is_visible()


NO_STORAGE = "Object.defineProperty(window, 'localStorage', { configurable: true, get() { throw new DOMException('denied', 'SecurityError'); } });"


@pytest.mark.parametrize("name", [ANATOMY, DOSES, "search.html?q=Kupffer"])
def test_pages_live_without_storage(watched, server: str, name: str) -> None:
    """Cookies are blocked, or a learning platform shows the page in a sandboxed frame."""
    page, complaints = watched
    page.add_init_script(NO_STORAGE)
    page.goto(f"{server}/{name}")
    settle(page)
    if name.startswith("search"):
        page.wait_for_selector("#search-results li a")
    page.get_by_role("button", name="Theme").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    assert not complaints


@pytest.mark.parametrize("name", [ANATOMY, "chapters/back/claim-ledger.html"])
def test_a_lone_percent_sign_in_the_address_does_no_harm(watched, server: str, name: str) -> None:
    page, complaints = watched
    page.goto(f"{server}/{name}#50%")
    settle(page)
    assert not complaints


def test_a_work_is_addressed_by_its_key(desk, site: Path) -> None:
    desk.goto(f"{(site / 'chapters/back/references.html').as_uri()}#tumeh2017liver")
    assert "Tumeh" in desk.locator(":target").inner_text()
    assert desk.locator(":target").evaluate("work => work.getBoundingClientRect().top >= document.querySelector('.top').getBoundingClientRect().bottom")


def test_the_outline_comes_before_the_text_by_keyboard(page_for, site: Path) -> None:
    page = page_for(viewport={"width": 1680, "height": 1000})
    page.goto((site / ANATOMY).as_uri())
    found = "() => document.activeElement.closest('.page-contents') !== null"
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate(found):
            break
    assert page.evaluate(found)


def test_the_header_stays_within_reach_on_a_telephone_and_hides_no_focus(telephone, site: Path) -> None:
    telephone.goto((site / ANATOMY).as_uri())
    telephone.locator("h2").last.scroll_into_view_if_needed()
    frames(telephone)
    header = telephone.locator(".top").bounding_box()
    assert header["y"] == 0 and header["height"] <= 48
    hidden = telephone.evaluate("""() => {
      const low = document.querySelector(".top").getBoundingClientRect().bottom, hidden = [];
      for (const link of [...document.querySelectorAll("article a[href], article button, article summary")].reverse()) {
        if (!link.checkVisibility()) continue;
        link.focus();
        if (link.getBoundingClientRect().bottom <= low) hidden.push(link.textContent);
      }
      return hidden;
    }""")
    assert not hidden


SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value; }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
})"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", [ANATOMY, "chapters/5-evidence/ici-alone.html", "chapters/back/about.html", "chapters/back/claim-ledger.html"])
def test_nothing_moves_while_a_page_loads(browser, server: str, name: str, width: int) -> None:
    """Letters come last here, long after the text stands; scripts come late, too."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    waiting = []
    page.route("**/*.woff2", lambda route: waiting.append(route))
    page.goto(f"{server}/{name}", wait_until="domcontentloaded")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.wait_for_function("() => document.fonts.status === 'loading'")
    for route in waiting:
        route.continue_()
    page.unroute("**/*.woff2")
    page.evaluate("() => document.fonts.ready")
    moved = page.evaluate(SHIFTS)
    context.close()
    assert moved <= 0.01


@pytest.mark.parametrize("width", [390, 1280])
def test_the_button_that_copies_stands_in_its_code(page_for, site: Path, width: int) -> None:
    page = page_for(viewport={"width": width, "height": 800})
    page.goto((site / "chapters/5-evidence/embolisation.html").as_uri())
    settle(page)
    unfold(page)
    buttons = page.get_by_role("button", name="Copy this code")
    assert buttons.count() > 1
    for button in buttons.all():
        box, code = button.bounding_box(), button.locator("..").bounding_box()
        assert code["y"] <= box["y"] and box["y"] + box["height"] <= code["y"] + code["height"], code
        assert code["x"] <= box["x"] and box["x"] + box["width"] <= code["x"] + code["width"], code


TOP = "id => Math.round(document.getElementById(id).getBoundingClientRect().top)"
HEADER = "document.querySelector('.top').getBoundingClientRect().bottom"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("inner", ["two-bloods", "fig-sinusoid", "evidence-on-this-page", "check-anatomy-growing-supply", "key-points"])
def test_a_link_into_a_page_leads_to_its_place(page_for, site: Path, width: int, inner: str) -> None:
    """What lies before it is far away, and is not laid out."""
    page = page_for(viewport={"width": width, "height": 800})
    page.goto("about:blank")
    page.goto(f"{(site / ANATOMY).as_uri()}#{inner}")
    settle_where_it_is(page)
    assert 0 <= page.evaluate(TOP, inner) - page.evaluate(HEADER) < 40


def settle_where_it_is(page) -> None:
    """Wait until what is near is laid out and has its letters, and nothing moves any more."""
    page.evaluate("document.fonts.ready.then(() => true)")
    place = None
    while place != (place := page.evaluate("scrollY")):
        frames(page)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", [ANATOMY, DOSES, "chapters/6-outlook/synthesis.html"])
def test_a_page_is_about_as_long_as_it_will_be(page_for, site: Path, name: str, width: int) -> None:
    """Before what is far away is laid out; so the bar at its side tells how much there is to read."""
    page = page_for(viewport={"width": width, "height": 800})
    page.goto((site / name).as_uri())
    settle_where_it_is(page)
    expected = page.evaluate("document.documentElement.scrollHeight")
    assert page.locator(".apart").count() > 5
    lay_out(page)
    assert 0.8 < expected / page.evaluate("document.documentElement.scrollHeight") < 1.25
