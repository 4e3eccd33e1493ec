"""The search as readers use it: while typing, by keyboard, by touch, from disk, without storage, in a sandboxed frame."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ANATOMY = "chapters/2-tolerance/anatomy.html"
FIELD, OPTIONS = "#top-search-field", "#top-search-list [role=option]"
CHOSEN = f"{OPTIONS}[aria-selected=true]"
FONT = re.compile(r"\.woff2|ERR_FAILED")
NO_STORAGE = "Object.defineProperty(window, 'localStorage', { configurable: true, get() { throw new DOMException('denied', 'SecurityError'); } });"


def answered(page, words: str) -> None:
    """Wait for the results of all that was typed: those of its first letters come before, and take a choice with them when they go."""
    page.locator(".top-results-said", has_text=f"“{words}”").wait_for()


@pytest.mark.parametrize("origin", ["disk", "server"])
def test_page_of_results_answers_with_marked_sentences(watched, site: Path, server: str, origin: str) -> None:
    page, complaints = watched
    page.goto(f"{site.as_uri() if origin == 'disk' else server}/search.html?q=CTLA4")
    page.wait_for_selector("#search-results li a")
    assert page.locator("#search-results").evaluate("list => list.tagName") == "UL"
    assert page.locator("#search-results li").count() >= 5
    assert page.locator("#search-results li").first.locator("mark").first.inner_text() == "CTLA-4"
    assert page.locator("#search-status").inner_text().endswith("results for “CTLA4”.")
    page.locator("#search-results li a").first.click()
    page.wait_for_selector("article h1")
    assert "search.html" not in page.url and not complaints


def test_the_query_is_kept_in_the_address_while_typing(watched, server: str) -> None:
    page, _ = watched
    page.goto(f"{server}/search.html")
    page.locator("#search-field").fill("lung dose limit")
    page.wait_for_selector("#search-results li a")
    assert page.url.endswith("?q=lung+dose+limit")
    assert "embolisation" in page.locator("#search-results a").first.get_attribute("href")


def test_nonsense_finds_nothing_and_says_what_to_try(watched, server: str) -> None:
    page, complaints = watched
    page.goto(f"{server}/search.html?q=IL-99")
    page.locator("#search-help").wait_for(state="visible")
    assert page.locator("#search-results li").count() == 0
    assert page.locator("#search-status").inner_text() == "Nothing found for “IL-99”."
    page.locator("#search-field").fill("IL-10")
    page.wait_for_selector("#search-results li a")
    assert not page.locator("#search-help").is_visible()
    assert not complaints


@pytest.mark.parametrize("origin", ["disk", "server"])
@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_results_while_typing_from_any_page(watched, site: Path, server: str, origin: str, key: str) -> None:
    page, complaints = watched
    page.goto(f"{site.as_uri() if origin == 'disk' else server}/{ANATOMY}")
    page.keyboard.press(key)
    page.keyboard.type("kupfer cel")
    answered(page, "kupfer cel")
    page.wait_for_selector(OPTIONS)
    assert page.locator(FIELD).get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert page.locator(CHOSEN).count() == 1
    assert page.locator(FIELD).get_attribute("aria-activedescendant") == page.locator(CHOSEN).get_attribute("id")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/resident-cells.html**")
    assert not complaints


def test_escape_closes_and_leads_back(watched, server: str) -> None:
    page, _ = watched
    page.goto(f"{server}/{ANATOMY}")
    link = page.locator("article section section > p a[href]").first
    link.focus()
    page.keyboard.press("Control+k")
    page.keyboard.type("sinusoid")
    answered(page, "sinusoid")
    page.wait_for_selector(OPTIONS)
    page.keyboard.press("Escape")
    assert not page.locator(".top-results").is_visible()
    page.keyboard.press("Escape")
    assert link.evaluate("link => link === document.activeElement")


def test_enter_without_a_choice_leads_to_all_results(watched, server: str) -> None:
    page, _ = watched
    page.goto(f"{server}/{ANATOMY}")
    page.keyboard.press("Control+k")
    page.keyboard.type("portal")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results li a")
    assert "search.html?q=portal" in page.url


def test_a_slash_in_a_field_is_a_slash(watched, server: str) -> None:
    page, _ = watched
    page.goto(f"{server}/search.html")
    page.locator("#search-field").fill("")
    page.locator("#search-field").press("/")
    assert page.locator("#search-field").input_value() == "/"


def test_on_a_telephone_the_field_opens_over_the_header(telephone, site: Path) -> None:
    telephone.goto((site / ANATOMY).as_uri())
    assert not telephone.locator(FIELD).is_visible()
    telephone.locator(".top-find").tap()
    telephone.locator(FIELD).wait_for(state="visible")
    telephone.keyboard.type("TGFb")
    answered(telephone, "TGFb")
    telephone.wait_for_selector(OPTIONS)
    box = telephone.locator(".top-results").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390
    assert telephone.evaluate("document.documentElement.scrollWidth") <= 390
    assert telephone.locator(OPTIONS).first.bounding_box()["height"] >= 24
    telephone.get_by_role("button", name="Close", exact=True).tap()
    assert not telephone.locator(FIELD).is_visible()
    assert telephone.evaluate("document.activeElement.classList.contains('top-find')")


def test_search_lives_without_storage(watched, server: str) -> None:
    page, complaints = watched
    page.add_init_script(NO_STORAGE)
    page.goto(f"{server}/search.html?q=Kupffer")
    page.wait_for_selector("#search-results li a")
    assert not complaints


def test_search_lives_in_a_sandboxed_frame(watched, server: str) -> None:
    page, complaints = watched
    page.goto(f"{server}/404.html")
    page.evaluate("""address => {
      const frame = Object.assign(document.createElement("iframe"), { src: address });
      frame.setAttribute("sandbox", "allow-scripts allow-forms");
      document.body.append(frame);
    }""", f"{server}/search.html?q=Kupffer")  # fmt: skip
    page.frame_locator("iframe").locator("#search-results li a").first.wait_for(state="attached")
    assert not [said for said in complaints if not FONT.search(said)]  # a page without an origin may load no fonts


def test_without_javascript_the_field_says_where_to_look(no_script, site: Path) -> None:
    no_script.goto((site / "search.html").as_uri())
    assert "Search needs JavaScript" in no_script.locator("noscript").text_content()


@pytest.mark.parametrize(
    ("name", "rows", "words", "same"),
    [
        ("claim-ledger", "#ledger-rows tr", "TGF-β", "TGF-beta"), ("claim-ledger", "#ledger-rows tr", "tumor", "tumour"),
        ("outcomes", "#number-rows tr", "MWA", "mwa"), ("annotated-bibliography", "#works > li", "PDL1", "PD-L1"),
        ("annotated-bibliography", "#works > li", "embolization", "embolisation"),
    ],
)  # fmt: skip
def test_filters_fold_words_as_the_search_does(desk, site: Path, name: str, rows: str, words: str, same: str) -> None:
    found = []
    for query in (words, same):
        desk.goto(f"{(site / f'chapters/back/{name}.html').as_uri()}?q={query}")
        found.append(desk.locator(rows).evaluate_all("all => all.filter(row => row.checkVisibility()).length"))
    assert found[0] == found[1] > 0
