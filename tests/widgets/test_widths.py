"""Every explorable on screens of four widths. A page is opened once; what is asked of it changes nothing, or nothing that is asked after it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from widgets.registry import names

from .conftest import SKIP, drawn, lent

# What lies in a box that scrolls by itself, as the network's drawing on a telephone, can be reached.
OUTSIDE = """() => { const frame = document.querySelector('.tlx').getBoundingClientRect();
    const scrolls = e => { while ((e = e.parentElement)) if (/auto|scroll/.test(getComputedStyle(e).overflowX) && e.closest('.tlx-live')) return true; return false; };
    return [...document.querySelectorAll('.tlx-live *')].filter(e => e.checkVisibility() && !e.closest('clipPath, [clip-path], .tlx-inside') && !scrolls(e))
      .map(e => [e.textContent || e.id || e.tagName, e.getBoundingClientRect()])
      .filter(([, box]) => box.right > frame.right + 0.5 || box.left < frame.left - 0.5).map(([name]) => name); }"""
SHIFTS = "() => new Promise(done => { let sum = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value; }).observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(sum), 120); })"
WIDTHS = (320, 390, 760, 1280)


@pytest.fixture(scope="module", params=product(names(), WIDTHS), ids=lambda at: f"{at[0]}-{at[1]}")
def page(request, browser, pool, origins) -> Iterator:
    """A page with its question still unanswered."""
    name, width = request.param
    with lent(browser, pool) as give:
        yield give(viewport={"width": width, "height": 800}).go(f"{origins['disk']}/{name}.html", skip=False)


def test_coming_alive_moves_nothing(page) -> None:
    drawn(page)
    assert page.evaluate(SHIFTS) <= 0.01


def test_sliders_are_wide_enough_for_a_hand(page) -> None:
    page.evaluate(SKIP)
    widths = page.eval_on_selector_all(".tlx-controls input[type=range]", "all => all.map(one => one.getBoundingClientRect().width)")
    assert min(widths) >= (160 if page.viewport_size["width"] >= 390 else 150)


def test_nothing_scrolls_sideways(page) -> None:
    page.evaluate(SKIP)
    page.evaluate("document.querySelectorAll('.tlx details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    assert page.evaluate(OUTSIDE) == []
