"""Odd fragments, odd words for the search and odd things in storage: nothing throws, no script runs. ``BOOK_SEED`` sets another seed."""

from __future__ import annotations

import json
import os
import random
from typing import TYPE_CHECKING

import pytest

from tests.conftest import lay_out

if TYPE_CHECKING:
    from playwright.sync_api import Page

SEED = int(os.environ.get("BOOK_SEED", "20261130"))
CHAPTER, PROGRESS = "chapters/4-therapies/embolisation.html", "chapters/back/my-progress.html"
PIECES = [
    "<img src=x onerror=hit()>", "<script>hit()</script>", "javascript:hit()", "' onfocus='hit()", "%", "%E0%A4%A", "\\", "\"", "`", "${hit()}", "(", "[a-", "*", "+?", "𝟙", "ß", "İ", "\u202e", "\ufeff",
    "a" * 400, "--", "0", "-1", "1e999", "__proto__", "constructor", "kupffer", "CTLA-4", "Y-90", "check-", "sec-", "#", "?y90.dose=", "&", "\n", " ",
]  # fmt: skip


def odd(many: int) -> list[str]:
    """Return texts put together from odd pieces."""
    chance = random.Random(SEED)
    return ["".join(chance.choices(PIECES, k=chance.randint(1, 4))) for _ in range(many)]


@pytest.fixture
def silent(watched: tuple[Page, list[str]]) -> Page:
    """A page on which a script that got in would be noticed."""
    page, complaints = watched
    page.add_init_script("globalThis.hit = () => { console.error('a script ran'); };")
    yield page
    assert not complaints, f"seed {SEED}"


def test_fragments(silent: Page, server: str) -> None:
    silent.goto(f"{server}/{CHAPTER}")
    for text in odd(200):
        silent.evaluate("async text => { location.hash = text; await new Promise(requestAnimationFrame); }", text)


def test_words_for_the_search(silent: Page, server: str) -> None:
    silent.goto(f"{server}/search.html?q=liver")
    silent.wait_for_selector("#search-results li a")
    said = silent.evaluate(
        """async texts => {
          const field = document.getElementById("search-field"), status = document.getElementById("search-status"), said = [];
          for (const text of texts) {
            field.value = text;
            field.dispatchEvent(new Event("input", { bubbles: true }));
            for (let turn = 0; turn < 4; turn += 1) await new Promise(requestAnimationFrame);
            said.push(status.textContent);
          }
          return said;
        }""",
        odd(200),
    )
    assert not [line for line in said if "undefined" in line.replace("“undefined”", "") or "NaN" in line or "[object" in line], f"seed {SEED}"
    assert silent.locator("#search-results img, #search-results script").count() == 0


def test_things_in_storage(silent: Page, server: str) -> None:
    chance = random.Random(SEED)
    kept = [*odd(8), "null", "[]", "{}", "0", '{"format":"the-tolerant-liver-answers","version":1}', '{"format":"the-tolerant-liver-answers","version":1,"answers":[{"q":"<img src=x onerror=hit()>","t":0,"s":9,"r":1}]}']
    silent.goto(f"{server}/{PROGRESS}")
    for text in kept:
        silent.evaluate("text => { localStorage.clear(); for (const name of ['theme', 'tolerant-liver-answers', 'tolerant-liver-answers-damaged']) localStorage.setItem(name, text); }", text)
        silent.goto(f"{server}/{chance.choice([PROGRESS, CHAPTER])}")
        silent.wait_for_load_state("load")
        lay_out(silent)
        text_of = silent.locator("article").inner_text()
        assert "undefined" not in text_of and "NaN" not in text_of, json.dumps(text)
    silent.evaluate("localStorage.clear()")
