"""What holds for every explorable on its page, whatever it is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from widgets import declarations

from .test_page import sentence, until

EVERY = list(declarations())
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']"
OUTSIDE = """() => { const frame = document.querySelector('.tlx').getBoundingClientRect();
    return [...document.querySelectorAll('.tlx-live *')].filter(e => e.checkVisibility() && !e.closest('clipPath, [clip-path]'))
      .map(e => [e.textContent || e.id || e.tagName, e.getBoundingClientRect()])
      .filter(([, box]) => box.right > frame.right + 0.5 || box.left < frame.left - 0.5).map(([name]) => name); }"""


@pytest.mark.parametrize("name", EVERY)
def test_every_example_lives_and_says_what_python_says(opened, origins, name: str) -> None:
    declaration = declarations()[name]
    page = opened().go(f"{origins['disk']}/{name}.html")
    assert sentence(page) == declaration.say({})
    for preset in declaration.presets:
        page.select_option(f"#{name}-preset", preset.name)
        until(page, "text => document.querySelector('.tlx-live .tlx-sentence').textContent === text", declaration.say(preset.values))
    assert page.evaluate("!document.querySelector('.tlx-live').innerHTML.includes('NaN')")


@pytest.mark.parametrize("name", EVERY)
def test_every_slider_goes_to_both_ends(opened, origins, name: str) -> None:
    page = opened().go(f"{origins['disk']}/{name}.html")
    for key in declarations()[name].model.parameters:
        for end in ("Home", "End"):
            page.press(f"#{name}-{key}", end)
            page.wait_for_timeout(60)
            assert page.evaluate("!document.querySelector('.tlx-results').innerHTML.includes('NaN')"), (key, end)
        page.get_by_role("button", name="Reset").click()


@pytest.mark.parametrize("width", [320, 390, 760, 1280])
@pytest.mark.parametrize("name", EVERY)
def test_nothing_scrolls_sideways(opened, origins, name: str, width: int) -> None:
    page = opened(viewport={"width": width, "height": 800}).go(f"{origins['disk']}/{name}.html")
    page.evaluate("document.querySelectorAll('.tlx details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize("name", EVERY)
def test_text_may_be_twice_as_large(opened, origins, name: str) -> None:
    page = opened(viewport={"width": 760, "height": 800}).go(f"{origins['disk']}/{name}.html")
    before = page.locator(".tlx-chart text").first.bounding_box()["height"]
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.wait_for_timeout(200)
    assert page.locator(".tlx-chart text").first.bounding_box()["height"] >= 1.9 * before
    assert page.evaluate("document.documentElement.scrollWidth") <= 760


@pytest.mark.parametrize("skip", [True, False])
@pytest.mark.parametrize("name", EVERY)
def test_the_accessibility_rules_hold(opened, origins, name: str, skip: bool) -> None:
    page = opened(viewport={"width": 390, "height": 800}, bypass_csp=True).go(f"{origins['server']}/{name}.html", skip=skip)
    page.evaluate("document.querySelectorAll('.tlx details').forEach(d => d.open = true)")
    page.evaluate(AXE.read_text("utf8"))
    found = page.evaluate(f"async () => (await axe.run('.tlx', {{ runOnly: {RULES} }})).violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120))])")
    assert found == []


@pytest.mark.parametrize("name", EVERY)
def test_on_a_wide_screen_results_stand_beside_the_last_control(opened, origins, name: str) -> None:
    page = opened(viewport={"width": 1280, "height": 700}).go(f"{origins['disk']}/{name}.html")
    last = page.get_by_role("button", name="Reset")
    last.evaluate("element => element.scrollIntoView({ block: 'end' })")
    page.wait_for_timeout(100)
    control, results = last.bounding_box(), page.locator(".tlx-results").bounding_box()
    if results["width"] > 0.9 * page.locator(".tlx-body").bounding_box()["width"]:
        pytest.skip("one column at every width")
    assert results["x"] > control["x"] + control["width"]
    assert results["y"] < control["y"] + control["height"]
    assert results["y"] + results["height"] > control["y"] - 200


@pytest.mark.parametrize("name", EVERY)
def test_the_object_is_ready_for_a_notebook(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The module for live Jupyter is made; traits, table, figure and help work."""
    import pydoc

    from widgets import explorable
    from widgets.bundle import live_module

    assert live_module(declarations()[name]).read_text("utf8").count("render") >= 1
    monkeypatch.setenv("BOOK_STATIC", "1")
    one = explorable(name)
    assert type(one).__name__.isidentifier()
    assert list(one.table().columns) == ["quantity", "value", "unit"]
    assert len(one.figure().axes) == len(declarations()[name].charts)
    text = pydoc.render_doc(one, renderer=pydoc.plaintext)
    assert all(f"{key} :" in text for key in declarations()[name].model.inputs)
    assert declarations()[name].honesty.not_for in text
