"""What holds for every explorable on its page, whatever it is about."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.accessibility import unfold, violations
from widgets import declarations

from .conftest import drawn, until
from .test_page import sentence

EVERY = list(declarations())


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
            drawn(page)
            assert page.evaluate("!document.querySelector('.tlx-results').innerHTML.includes('NaN')"), (key, end)
        page.get_by_role("button", name="Reset").click()


@pytest.mark.parametrize("name", EVERY)
def test_text_may_be_twice_as_large(opened, origins, name: str) -> None:
    page = opened(viewport={"width": 760, "height": 800}).go(f"{origins['disk']}/{name}.html")
    before = page.locator(".tlx-chart text").first.bounding_box()["height"]
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    drawn(page)
    assert page.locator(".tlx-chart text").first.bounding_box()["height"] >= 1.9 * before
    assert page.evaluate("document.documentElement.scrollWidth") <= 760


@pytest.mark.parametrize("skip", [True, False])
@pytest.mark.parametrize("name", EVERY)
def test_the_accessibility_rules_hold(opened, origins, name: str, skip: bool) -> None:
    page = opened(viewport={"width": 390, "height": 800}, bypass_csp=True).go(f"{origins['server']}/{name}.html", skip=skip)
    unfold(page)
    assert violations(page, ".tlx") == []


@pytest.mark.parametrize("name", [name for name in EVERY if name != "network"])  # its drawing takes the whole width
def test_on_a_wide_screen_results_stand_beside_the_last_control(opened, origins, name: str) -> None:
    page = opened(viewport={"width": 1280, "height": 700}).go(f"{origins['disk']}/{name}.html")
    last = page.get_by_role("button", name="Reset")
    last.evaluate("element => element.scrollIntoView({ block: 'end' })")
    drawn(page)
    control, results = last.bounding_box(), page.locator(".tlx-results").bounding_box()
    assert results["x"] > control["x"] + control["width"]
    assert results["y"] < control["y"] + control["height"]
    assert results["y"] + results["height"] > control["y"] - 200


@pytest.mark.parametrize("name", EVERY)
def test_the_object_is_ready_for_a_notebook(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The module for live Jupyter is made; traits, table, figure and help work."""
    import pydoc

    from widgets import explorable
    from widgets.javascript.bundle import live_module

    assert live_module(declarations()[name]).read_text("utf8").count("render") >= 1
    monkeypatch.setenv("BOOK_STATIC", "1")
    one = explorable(name)
    assert type(one).__name__.isidentifier()
    assert list(one.table().columns) == ["quantity", "value", "unit"]
    assert len(one.figure().axes) == len(declarations()[name].charts)
    text = pydoc.render_doc(one, renderer=pydoc.plaintext)
    assert all(f"{key} :" in text for key in declarations()[name].model.inputs)
    assert declarations()[name].honesty.not_for in text


OVER = """() => [...document.querySelectorAll('.tlx-chart g')].flatMap(g => {
    const [name, detail] = ['.tlx-strong', '.tlx-soft'].map(c => g.querySelector(`:scope > ${c}`)?.getBoundingClientRect());
    return name && detail && name.right > detail.left && name.left < detail.right && name.bottom - detail.top > 4 && detail.bottom - name.top > 4 ? [g.textContent] : [];
})"""


@pytest.mark.parametrize(("width", "size"), [(320, 100), (390, 200)])
@pytest.mark.parametrize("name", EVERY)
def test_what_stands_beside_a_bar_does_not_run_into_its_name(opened, origins, name: str, width: int, size: int) -> None:
    page = opened(viewport={"width": width, "height": 800}).go(f"{origins['disk']}/{name}.html", skip=False)
    page.evaluate(f"document.documentElement.style.fontSize = '{size}%'")
    if declarations()[name].prediction.options:
        page.locator(".tlx-predict input").first.check()
    else:
        page.locator(".tlx-predict input[type=range]").press("ArrowRight")
    page.get_by_role("button", name="Show the answer").click()
    drawn(page)
    assert page.evaluate(OVER) == []
    track = page.locator(".tlx-controls input[type=range]").first.bounding_box()
    assert track["width"] > 80


def test_a_guess_is_drawn_where_it_is(opened, origins) -> None:
    """The curves' axis holds the guess too; at its edge a guess of 400 Gy would look like 150."""
    page = opened().go(f"{origins['disk']}/y90.html", skip=False)
    page.locator(".tlx-predict .tlx-number").fill("400")
    page.get_by_role("button", name="Show the answer").click()
    drawn(page)
    highest = page.evaluate("Math.max(...[...document.querySelectorAll('.tlx-chart')].at(-1).querySelectorAll('.tlx-grid text[text-anchor=end]').values().map(t => Number(t.textContent)).filter(Number.isFinite))")
    assert highest >= 400


@pytest.mark.parametrize("name", EVERY)
def test_titles_fit_the_static_figure(name: str) -> None:
    from widgets.faces.figure import draw

    figure = draw(declarations()[name], {})
    figure.canvas.draw()
    for axes in figure.axes:
        assert axes.title.get_window_extent().x1 <= figure.bbox.x1
        assert axes._left_title.get_window_extent().x1 <= figure.bbox.x1


def test_every_shape_is_one_that_the_page_draws() -> None:
    drawn = set(re.findall(r"^  (\w+): 'M", (Path(__file__).resolve().parents[2] / "widgets" / "js" / "dom.js").read_text("utf8"), re.MULTILINE))
    for declaration in declarations().values():
        for chart in declaration.charts:
            listed = [getattr(chart, key, []) for key in ("rows", "curves", "lines")]
            parts = [part for some in listed if isinstance(some, list | tuple) for part in some]
            assert {part.shape for part in parts if hasattr(part, "shape")} <= drawn, chart.title


@pytest.mark.parametrize("name", ["subgroup", "heat"])
def test_a_file_for_a_spreadsheet(opened, origins, name: str) -> None:
    """Signs of units survive, and what does not exist is an empty cell."""
    page = opened(accept_downloads=True).go(f"{origins['disk']}/{name}.html")
    page.locator(".tlx-data summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").click()
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"NaN" not in content


def test_charts_may_part_between_printed_pages(opened, origins) -> None:
    """The page ties a caption to what stands above it; in an explorable it stands above its chart, and all charts would hang together."""
    page = opened().go(f"{origins['disk']}/blood.html")
    page.add_style_tag(content=(Path(__file__).resolve().parents[2] / "assets" / "css" / "page.css").read_text("utf8"))
    page.emulate_media(media="print")
    caption = page.locator(".tlx-figure figcaption").first
    assert caption.evaluate("caption => getComputedStyle(caption).breakBefore") == "auto"
