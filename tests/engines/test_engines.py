"""What readers do, in Gecko and WebKit. ``BOOK_ENGINES=all`` opens every page; else one of each kind is opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.browser.conftest import ALIVE, documents

DOSES, CASE, PROGRESS = "chapters/4-therapies/embolisation.html", "chapters/7-cases/colorectal.html", "chapters/back/my-progress.html"
KINDS = ("chapters/index.html", DOSES, CASE, PROGRESS, "chapters/5-evidence/figures.html", "chapters/back/claim-ledger.html", "chapters/back/glossary.html", "search.html", "404.html")
PAGES = documents() if os.environ.get("BOOK_ENGINES") == "all" else KINDS

UNTIL = """(async () => {{
  const end = performance.now() + 60000;
  for (;;) {{
    const found = {condition};
    if (found || performance.now() > end) return found;
    await new Promise(done => setTimeout(done, 20));
  }}
}})()"""
"""Wait for what the page does; the limit is only there so that a failure ends."""



def until(engine, condition: str) -> object:
    """Return what a condition becomes once it holds."""
    found = engine.run(UNTIL.format(condition=condition))
    assert found, condition
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_in_silence_and_its_explorables_come_alive(engine, listening: str, name: str) -> None:
    engine.open(f"{listening}/{name}")
    engine.run(f"({ALIVE})()")
    assert engine.run("document.querySelectorAll('[data-explorable]:not([data-mounted])').length") == 0
    assert engine.run("globalThis.said") == []
    assert engine.messages() == []


@pytest.mark.parametrize("name", [DOSES, "search.html"])
def test_a_page_opens_from_disk(engine, site: Path, name: str) -> None:
    engine.open((site / name).as_uri())
    engine.run(f"({ALIVE})()")
    assert engine.run("document.documentElement.classList.contains('js')")
    assert [line for line in engine.messages() if "listen.js" not in line] == []


def test_an_explorable_answers_slider_and_number_box(engine, listening: str) -> None:
    engine.open(f"{listening}/{DOSES}?y90.activity=2#y90")
    engine.run(f"({ALIVE})()")
    sentence = "document.querySelector('#y90 .tlx-sentence, #y90 [aria-live=polite]').textContent"
    first = until(engine, f"{sentence}.includes('2') && {sentence}")
    engine.press("#y90 .tlx-controls input[type=range]", "ArrowRight")
    second = until(engine, f"{sentence} !== {first!r} && {sentence}")
    engine.run("(() => { const box = document.querySelector('#y90 .tlx-controls .tlx-number'); box.focus(); box.select(); })()")
    engine.press("#y90 .tlx-controls .tlx-number", "3", "Enter")
    third = until(engine, f"![{first!r}, {second!r}].includes({sentence}) && {sentence}")
    assert "3" in third and until(engine, "location.search.includes('y90.activity=3')")


def test_a_question_answers_and_my_progress_remembers(engine, listening: str) -> None:
    engine.open(f"{listening}/{DOSES}")
    engine.run("localStorage.clear()")
    engine.open(f"{listening}/{DOSES}")
    box = "document.querySelector('.check[data-kind=one-best-answer]')"
    engine.run(f"{box}.querySelector('input[data-right]').click() ?? 1")
    engine.run(f"{box}.querySelector('[data-sure=\"3\"]').click() ?? 1")
    assert until(engine, f"{box}.querySelector('.check-told').textContent").startswith("Right.")
    assert until(engine, "document.querySelector('.check-result').textContent").startswith("At the first try 1 of 1")
    engine.open(f"{listening}/{PROGRESS}")
    assert until(engine, "document.querySelector('[data-progress=summary]').textContent.includes('1') && !document.querySelector('.progress-off')")
    engine.run("localStorage.clear()")


def test_search_finds_and_marks(engine, listening: str) -> None:
    engine.open(f"{listening}/search.html?q=CTLA4")
    assert until(engine, "document.querySelector('#search-results li mark')?.textContent") == "CTLA-4"


def test_theme_is_chosen_and_kept(engine, listening: str) -> None:
    engine.open(f"{listening}/chapters/back/about.html")
    engine.run("localStorage.clear()")
    button = "document.querySelector('.top-theme')"
    engine.run(f"({button}.click(), {button}.click(), 1)")
    assert engine.run("document.documentElement.dataset.theme") == "dark"
    dark = engine.run("getComputedStyle(document.documentElement).backgroundColor")
    engine.open(f"{listening}/chapters/back/about.html")
    assert engine.run("getComputedStyle(document.documentElement).backgroundColor") == dark
    engine.run("localStorage.clear()")


def test_a_card_opens_at_a_citation_and_escape_closes_it(engine, listening: str) -> None:
    engine.open(f"{listening}/{DOSES}")
    engine.run("(() => { const link = document.querySelector('article section section > p a.cite'); link.tabIndex = 0; link.id ||= 'a-citation'; link.focus(); })()")
    opened = "document.querySelector('#work-card')?.matches(':popover-open') && document.querySelector('#work-card').textContent"
    engine.run("document.querySelector('#a-citation').dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' })) ?? 1")
    assert until(engine, opened)
    engine.press("#a-citation", "Escape")
    assert until(engine, "!document.querySelector('#work-card').matches(':popover-open')")


def test_print_opens_what_is_folded_and_leaves_the_page_as_it_was(engine, listening: str) -> None:
    engine.open(f"{listening}/{DOSES}")
    folded = "[...document.querySelectorAll('details.evidence')]"
    assert engine.run(f"{folded}.length > 0 && {folded}.every(one => !one.open)")
    engine.run("(dispatchEvent(new Event('beforeprint')), 1)")
    assert engine.run(f"{folded}.every(one => one.open)")
    engine.run("(dispatchEvent(new Event('afterprint')), 1)")
    assert engine.run(f"{folded}.every(one => !one.open)")
