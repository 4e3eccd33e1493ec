"""Controls that cannot mislead: commas, whole numbers, fingers that scroll, focus, links, and a page that does not move."""

from __future__ import annotations

import json

import pytest

from widgets.registry import declaration, names

from .conftest import drawn, until
from .test_page import START, sentence, wait_for_sentence

PARAMETER = {"label": "Dose", "unit": "Gy", "low": 1, "high": 25, "step": 0.5}
WHOLE = {"label": "Fractions", "unit": "", "low": 1, "high": 30, "step": 1, "whole": True}
LARGE = {"label": "Cells", "unit": "", "low": 0, "high": 5000, "step": 1}


@pytest.mark.parametrize(
    ("parameter", "typed", "meant"),
    [
        (PARAMETER, "2,5", 2.5), (PARAMETER, "2.5", 2.5), (PARAMETER, " 7 ", 7), (PARAMETER, ",5", None), (PARAMETER, "125", None), (PARAMETER, "much", None),
        (PARAMETER, "", None), (PARAMETER, "−3", None), (PARAMETER, "2,5,0", None), (PARAMETER, "1e1", 10), (WHOLE, "5", 5), (WHOLE, "5,0", 5), (WHOLE, "1.5", None),
        (LARGE, "1,000", None), (LARGE, "1 000", 1000), (LARGE, "1,000,000", None), ({**LARGE, "low": 100}, "1,500", 1500), (PARAMETER, "0x10", None), (PARAMETER, "Infinity", None),
    ],
)  # fmt: skip
def test_what_is_typed_is_taken_or_refused_with_a_reason(node, parameter: dict, typed: str, meant: float | None) -> None:
    module = f"import {{ judge }} from './number-box.js'; console.log(JSON.stringify(judge({json.dumps(parameter)}, {json.dumps(typed)})));"
    found = json.loads(node(module))
    assert found.get("value") == meant
    if meant is None:
        assert found["reason"].startswith(f"{parameter['label']} “{typed.strip()}”")


def test_a_decimal_comma_is_a_decimal_point(opened, origins) -> None:
    page = opened().go(f"{origins['disk']}/fractionation.html")
    page.fill("#fractionation-dose_A-box", "2,5")
    page.press("#fractionation-dose_A-box", "Enter")
    wait_for_sentence(page, "3 × 2.5\u00a0Gy")
    assert page.input_value("#fractionation-dose_A-box") == "2.5"


def test_a_guess_takes_a_decimal_comma(opened, origins) -> None:
    page = opened().go(f"{origins['disk']}/ice.html", skip=False)
    page.fill("#ice-guess-box", "2,5")
    page.press("#ice-guess-box", "Enter")
    assert page.locator(".tlx-answer").inner_text().startswith("Your guess: 2.5\u00a0cm")


def test_nothing_is_taken_while_typing(opened, origins) -> None:
    page = opened().go(f"{origins['disk']}/fractionation.html")
    before = sentence(page)
    page.locator("#fractionation-dose_A-box").select_text()
    page.keyboard.type("12")
    drawn(page)
    assert page.input_value("#fractionation-dose_A") == "8"
    page.keyboard.type("5")
    page.keyboard.press("Tab")
    assert page.locator(".tlx-note").inner_text() == "Dose of each fraction of A “125” is not between 1 and 25\u00a0Gy; it is left as it was."
    assert page.input_value("#fractionation-dose_A-box") == "8"
    assert sentence(page) == before


@pytest.mark.parametrize(("typed", "kept"), [("2.3", "2.3"), ("99", "1.6")])
def test_what_is_pressed_stays_under_the_pointer_when_it_leaves_a_box(opened, origins, typed: str, kept: str) -> None:
    page = opened(viewport={"width": 1000, "height": 900}).go(f"{origins['disk']}/y90.html")
    page.fill("#y90-activity-box", typed)
    glass = page.get_by_label("glass")
    glass.scroll_into_view_if_needed()
    drawn(page)
    place = glass.bounding_box()
    page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    page.mouse.down()
    drawn(page)  # a hand takes longer than a frame
    assert glass.bounding_box() == place
    page.mouse.up()
    until(page, "document.querySelector('#y90-device-glass').checked")
    assert page.input_value("#y90-activity-box") == kept


def test_escape_gives_up_what_was_typed(opened, origins) -> None:
    page = opened().go(f"{origins['disk']}/index.html")
    page.fill("#y90-ratio-box", "7")
    page.press("#y90-ratio-box", "Escape")
    page.press("#y90-ratio-box", "Tab")
    assert page.input_value("#y90-ratio-box") == "3"
    assert sentence(page).startswith(START)


@pytest.mark.parametrize(("typed", "shown"), [("1.5", "3"), ("4", "4")])
def test_fractions_are_whole_in_the_box(opened, origins, typed: str, shown: str) -> None:
    page = opened().go(f"{origins['disk']}/fractionation.html")
    page.fill("#fractionation-fractions_A-box", typed)
    page.press("#fractionation-fractions_A-box", "Enter")
    assert page.input_value("#fractionation-fractions_A-box") == shown
    assert ("not a whole number" in page.locator(".tlx-note").inner_text()) == (typed == "1.5") if typed == "1.5" else page.locator(".tlx-note").is_hidden()


def test_fractions_are_whole_in_the_address(opened, origins) -> None:
    page = opened().go(f"{origins['disk']}/fractionation.html?fractionation.fractions_A=1.5", skip=False)
    assert "Fractions of A “1.5” is not a whole number between 1 and 30" in page.locator(".tlx-note").inner_text()
    assert page.input_value("#fractionation-fractions_A-box") == "3"


def swipe(page, start: tuple[float, float], steps: list[tuple[float, float]], *, cancelled: bool = False) -> None:
    """Move a finger, as the system reports it."""
    session = page.context.new_cdp_session(page)
    point = lambda x, y: [{"x": x, "y": y}]  # noqa: E731
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": point(*start)})
    for place in steps:
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": point(*place)})
    session.send("Input.dispatchTouchEvent", {"type": "touchCancel" if cancelled else "touchEnd", "touchPoints": []})
    session.detach()


def track(page, selector: str) -> tuple[float, float, float]:
    """Give left edge, width and middle height of a slider in sight."""
    page.locator(selector).evaluate("element => element.scrollIntoView({ block: 'center' })")
    box = page.locator(selector).bounding_box()
    return box["x"], box["width"], box["y"] + box["height"] / 2


def test_a_finger_that_scrolls_over_a_slider_changes_nothing(opened, origins) -> None:
    page = opened(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800}).go(f"{origins['disk']}/index.html")
    left, width, y = track(page, "#y90-shunt")
    before = page.evaluate("scrollY")
    x = left + 0.8 * width
    swipe(page, (x, y), [(x, y - step) for step in range(5, 160, 5)])
    until(page, "before => scrollY > before + 40", before)
    drawn(page)
    assert page.input_value("#y90-shunt-box") == "5"
    assert page.input_value("#y90-shunt") == "5"
    assert sentence(page).startswith(START)


def test_a_finger_that_moves_sideways_moves_a_slider(opened, origins) -> None:
    page = opened(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800}).go(f"{origins['disk']}/index.html")
    left, width, y = track(page, "#y90-shunt")
    swipe(page, (left + 0.15 * width, y), [(left + part * width, y) for part in (0.2, 0.3, 0.4, 0.5)])
    until(page, "Math.abs(Number(document.querySelector('#y90-shunt-box').value) - 20) <= 4")


def test_a_touch_that_the_system_takes_away_changes_nothing(opened, origins) -> None:
    page = opened(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800}).go(f"{origins['disk']}/index.html")
    left, width, y = track(page, "#y90-shunt")
    swipe(page, (left + 0.8 * width, y), [], cancelled=True)
    drawn(page)
    assert page.input_value("#y90-shunt-box") == "5"


# --- focus, names, links ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", names())
def test_the_focus_is_never_lost_when_a_button_hides(opened, origins, name: str) -> None:
    page = opened().go(f"{origins['disk']}/{name}.html", skip=False)
    page.get_by_role("button", name="Skip").press("Enter")
    assert page.evaluate("document.activeElement.closest('.tlx-controls') !== null")


def test_a_button_that_is_made_anew_keeps_the_focus(opened, origins) -> None:
    page = opened().go(f"{origins['disk']}/network.html")
    chip = page.locator(".tlx-chip[aria-pressed=false]").first
    name = chip.inner_text()
    chip.press("Enter")
    until(page, "name => document.activeElement.textContent === name && document.activeElement.getAttribute('aria-pressed') === 'true'", name)


def test_names_of_controls_have_their_units(opened, origins) -> None:
    page = opened().go(f"{origins['disk']}/index.html")
    for role in ("slider", "spinbutton"):
        assert page.get_by_role(role, name="Activity at calibration").and_(page.get_by_role(role, name="in GBq")).count() == 1


def test_a_link_to_the_state_is_copied_with_its_fragment(opened, origins) -> None:
    page = opened(permissions=["clipboard-read", "clipboard-write"]).go(f"{origins['server']}/index.html?other=1")
    page.fill("#y90-activity-box", "2.3")
    page.press("#y90-activity-box", "Enter")
    page.get_by_role("button", name="Copy link to this state").click()
    until(page, "document.querySelector('.tlx-note').textContent === 'The link to this state is copied.'")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{origins['server']}/index.html?y90.activity=2.3#y90"
    again = opened().go(link, skip=False)
    assert sentence(again).startswith("With 2.3\u00a0GBq")


def test_without_a_clipboard_the_link_is_shown(opened, origins) -> None:
    page = opened().go(f"{origins['server']}/index.html")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name="Copy link to this state").click()
    until(page, "document.querySelector('.tlx-note').textContent.endsWith('/index.html#y90')")


# --- colours and marks -----------------------------------------------------------------------------


def test_forced_colours_keep_the_track(opened, origins) -> None:
    page = opened(forced_colors="active").go(f"{origins['disk']}/index.html")
    page.emulate_media(forced_colors="active")
    picture = page.locator("#y90-activity").screenshot()
    page.add_style_tag(content=".tlx input[type=range]::-webkit-slider-thumb { border-image: none !important; }")
    assert page.locator("#y90-activity").screenshot() != picture, "the track is painted"


@pytest.mark.parametrize(("name", "preset", "curve"), [("fractionation", "same-total", 0)])
def test_a_place_beyond_the_axes_is_shown_at_their_edge(opened, origins, name: str, preset: str, curve: int) -> None:
    page = opened().go(f"{origins['disk']}/{name}.html?{name}.preset={preset}", skip=False)
    seen = page.evaluate(
        """() => [...document.querySelectorAll('.tlx-inside')].map(inside => {
            const window = inside.getBoundingClientRect();
            return [...inside.querySelectorAll('.tlx-end')].filter(end => end.getAttribute('visibility') === 'visible')
              .every(end => { const box = end.getBoundingClientRect(); return box.right > window.left && box.left < window.right && box.bottom > window.top && box.top < window.bottom; });
        })"""
    )
    assert seen
    assert all(seen)
    heads = page.locator(".tlx-inside .tlx-end[d='M0 0 7 10H-7Z'][visibility=visible]").count()
    assert heads >= 1, "180 Gy lie above the axis of 150"


def test_published_marks_of_glass_are_all_drawn(opened, origins) -> None:
    page = opened().go(f"{origins['disk']}/index.html?y90.device=glass", skip=False)
    drawn_letters = page.locator(".tlx-first .tlx-mark[visibility=visible] text").all_text_contents()
    assert drawn_letters == page.locator(".tlx-marks li:visible b").all_inner_texts()


# --- without a script and with it ------------------------------------------------------------------------


@pytest.mark.parametrize("name", names())
def test_the_page_holds_what_the_script_draws(opened, origins, name: str) -> None:
    """The starting state in the page is the one that the script makes: same text, same table, same number of marks."""
    still = opened(java_script_enabled=False).page
    still.goto(f"{origins['disk']}/{name}.html")
    live = opened().go(f"{origins['disk']}/{name}.html")
    # Where a scale has its numbers depends on the width; all else does not.
    texts = ".tlx-controls label, .tlx-sentence, .tlx-chart g:not(.tlx-grid) > text, .tlx-legend"
    assert still.locator(texts).all_text_contents() == live.locator(texts).all_text_contents()
    paths = ".tlx-chart g:not(.tlx-grid) > path"
    assert still.locator(paths).count() == live.locator(paths).count()
    assert sentence(still) == declaration(name).say({})
