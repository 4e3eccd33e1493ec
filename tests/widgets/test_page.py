"""The explorable on a page, in a browser: every face, every way of moving it, nothing on the console."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.accessibility import unfold, violations
from widgets import declarations

from .conftest import until

START = "With 1.6\u00a0GBq of resin microspheres the tumour receives 114\u00a0Gy"
ORIGINS = ["disk", "server"]


def sentence(page) -> str:
    return page.locator(".tlx-live .tlx-sentence").first.inner_text()


def wait_for_sentence(page, part: str) -> None:
    until(page, "part => document.querySelector('.tlx-live .tlx-sentence').textContent.includes(part)", part)


def bar(page, row: int = 0) -> float:
    return float(page.locator(".tlx-first rect").nth(row).get_attribute("width"))


@pytest.mark.parametrize("origin", ORIGINS)
def test_it_comes_to_life_under_a_strict_policy(opened, origins, origin: str) -> None:
    page = opened().go(f"{origins[origin]}/index.html")
    assert sentence(page).startswith(START)
    assert page.locator(".tlx-live").count() == 1


def test_arrow_keys_move_a_slider(opened, origins) -> None:
    page = opened().go(f"{origins['disk']}/index.html")
    before = bar(page)
    page.focus("#y90-activity")
    page.keyboard.press("ArrowRight")
    wait_for_sentence(page, "With 1.7\u00a0GBq")
    assert bar(page) > before
    page.keyboard.press("End")
    wait_for_sentence(page, "With 6\u00a0GBq")
    assert page.get_attribute("#y90-activity", "aria-valuetext") == "6\u00a0GBq"


def test_every_control_is_reached_by_tab(opened, origins) -> None:
    page = opened().go(f"{origins['disk']}/index.html")
    page.focus("#y90-preset")
    reached = ["y90-preset"]
    for _ in range(17):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.textContent"))
    model = declarations()["y90"].model
    wanted = ["y90-preset", "y90-device-resin"]
    for name in model.parameters:
        wanted += [f"y90-{name}", f"y90-{name}-box"]
    assert reached[: len(wanted) + 1] == [*wanted, "Reset"]


def test_the_number_box_sets_and_steps(opened, origins) -> None:
    page = opened().go(f"{origins['disk']}/index.html")
    page.fill("#y90-ratio-box", "1.5")
    page.press("#y90-ratio-box", "Enter")
    wait_for_sentence(page, "the tumour receives 67.1\u00a0Gy")
    assert page.input_value("#y90-ratio") == "1.5"
    page.press("#y90-ratio-box", "ArrowUp")
    wait_for_sentence(page, "70.7\u00a0Gy")
    assert page.input_value("#y90-ratio-box") == "1.6"


@pytest.mark.parametrize("typed", ["99", "", "-1"])
def test_a_number_out_of_range_is_refused_with_a_note(opened, origins, typed: str) -> None:
    page = opened().go(f"{origins['disk']}/index.html")
    page.fill("#y90-ratio-box", typed)
    page.press("#y90-ratio-box", "Tab")
    assert page.input_value("#y90-ratio-box") == "3"
    assert page.locator(".tlx-note").inner_text() == f"Tumour-to-normal ratio “{typed}” is not {'' if typed else 'a number '}between 0.5 and 10; it is left as it was."
    assert sentence(page).startswith(START)


def test_touch_moves_a_slider(opened, origins) -> None:
    page = opened(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800}).go(f"{origins['disk']}/index.html")
    slider = page.locator("#y90-shunt")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    page.touchscreen.tap(box["x"] + 0.75 * box["width"], box["y"] + box["height"] / 2)
    until(page, "Number(document.querySelector('#y90-shunt').value) > 20")
    until(page, "!document.querySelector('.tlx-live .tlx-sentence').textContent.includes('lungs 4\u00a0Gy')")


def test_on_a_phone_the_chart_stays_in_sight(opened, origins) -> None:
    page = opened(viewport={"width": 390, "height": 800}).go(f"{origins['disk']}/index.html")
    page.locator("#y90-aim").evaluate("element => element.scrollIntoView({ block: 'end' })")
    box = page.locator(".tlx-first").bounding_box()
    assert -1 <= box["y"] <= 60
    page.focus("#y90-activity")
    assert page.locator("#y90-activity").bounding_box()["y"] >= box["y"] + box["height"] - 30


def test_on_a_phone_the_chart_stays_below_a_sticky_header(opened, origins, folder: Path) -> None:
    header = '<header style="position: sticky; top: 0; height: 90px; z-index: 9">Header</header>'
    (folder / "header.html").write_text((folder / "index.html").read_text("utf8").replace("<body>", f"<body>{header}"), "utf8")
    page = opened(viewport={"width": 390, "height": 800}).go(f"{origins['disk']}/header.html")
    page.locator("#y90-aim").evaluate("element => element.scrollIntoView({ block: 'end' })")
    assert page.locator(".tlx-first").bounding_box()["y"] >= 89


def test_targets_are_large_enough(opened, origins) -> None:
    page = opened().go(f"{origins['disk']}/index.html")
    small = page.evaluate(
        """() => [...document.querySelectorAll('.tlx-live :is(input:not([type=radio]), select, button, summary, .tlx-choice label)')]
            .filter(e => e.checkVisibility()).map(e => [e.id || e.textContent, e.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24).map(([name]) => name)"""
    )
    assert small == []


def test_every_control_has_a_name(opened, origins) -> None:
    page = opened().go(f"{origins['disk']}/index.html")
    for name, parameter in declarations()["y90"].model.parameters.items():
        assert page.get_by_role("slider", name=parameter.label).count() >= 1, name
        assert page.get_by_role("spinbutton", name=parameter.label).count() >= 1, name
    assert page.get_by_role("radiogroup").count() or page.get_by_role("group", name="Microspheres").count() == 1
    assert page.get_by_role("region", name="Y-90 dose: energy over mass").count() == 1
    assert page.get_by_role("img", name=re.compile("Absorbed dose")).count() == 2


def test_the_device_brings_its_own_marks(opened, origins) -> None:
    page = opened().go(f"{origins['disk']}/index.html")
    resin = page.locator(".tlx-marks li:visible b").all_inner_texts()
    page.get_by_label("glass").check()
    wait_for_sentence(page, "glass microspheres")
    glass = page.locator(".tlx-marks li:visible b").all_inner_texts()
    drawn = page.locator(".tlx-mark[visibility=visible] text").all_text_contents()
    assert resin == ["a", "b", "e", "h"]
    assert glass == ["c", "d", "f", "g", "h"]
    assert set(drawn) <= set(glass)


def test_example_and_reset(opened, origins) -> None:
    page = opened().go(f"{origins['disk']}/index.html")
    page.select_option("#y90-preset", "hcc-glass")
    wait_for_sentence(page, "With 4\u00a0GBq of glass microspheres the tumour receives 345\u00a0Gy")
    page.fill("#y90-shunt-box", "7")
    page.press("#y90-shunt-box", "Enter")
    until(page, "document.querySelector('#y90-preset').selectedOptions[0].text === 'Your own values'")
    page.get_by_role("button", name="Reset").click()
    wait_for_sentence(page, START)
    assert page.input_value("#y90-preset") == "crc-resin"


# --- the address ---------------------------------------------------------------------------------


@pytest.mark.parametrize("origin", ORIGINS)
def test_the_state_goes_to_the_address_and_comes_back(opened, origins, origin: str) -> None:
    page = opened().go(f"{origins[origin]}/index.html?other=1#y90")
    page.fill("#y90-activity-box", "2.3")
    page.get_by_label("glass").check()
    until(page, "location.search.includes('y90.device')")
    assert page.evaluate("location.search + location.hash") == "?other=1&y90.device=glass&y90.activity=2.3#y90"
    again = opened().go(page.url)
    assert sentence(again).startswith("With 2.3\u00a0GBq of glass")
    again.get_by_role("button", name="Reset").click()
    until(again, "location.search === '?other=1'")


def test_a_link_may_ask_for_an_example_and_change_it(opened, origins) -> None:
    page = opened().go(f"{origins['disk']}/index.html?y90.preset=lung-shunt&y90.activity=2", skip=False)
    assert sentence(page).startswith("With 2\u00a0GBq of resin microspheres the tumour receives 120\u00a0Gy")
    assert page.locator(".tlx-predict").count() == 0


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("y90.activity=99", "Activity at calibration “99” is not between 0.1 and 6\u00a0GBq"),
        ("y90.activity=", "Activity at calibration “” is not a number between"),
        ("y90.device=holmium", "Microspheres “holmium” is not one of resin, glass"),
        ("y90.preset=nothing", "there is no example “nothing”"),
        ("y90.flux=3", "there is no input “flux”"),
        ("y90.activity=<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
    ],
)
def test_a_bad_link_falls_back_and_says_so(opened, origins, query: str, note: str) -> None:
    page = opened().go(f"{origins['disk']}/index.html?{query}", skip=False)
    assert note in page.locator(".tlx-note").inner_text()
    assert "The usual value is used." in page.locator(".tlx-note").inner_text()
    assert sentence(page).startswith(START)


def test_a_state_of_its_own_is_no_example(opened, origins) -> None:
    page = opened().go(f"{origins['disk']}/index.html?y90.activity=3", skip=False)
    assert page.evaluate("document.querySelector('#y90-preset').selectedOptions[0].text") == "Your own values"


# --- the question first --------------------------------------------------------------------------


def test_the_guess_comes_before_the_answer(opened, origins) -> None:
    page = opened().go(f"{origins['disk']}/index.html", skip=False)
    assert page.locator(".tlx-body").is_hidden()
    assert page.locator(".tlx-published").is_hidden()
    page.get_by_role("spinbutton", name="Your guess, in Gy").fill("60")
    page.keyboard.press("Enter")
    answer = page.locator(".tlx-answer")
    assert answer.inner_text().startswith("Your guess: 60\u00a0Gy. The model gives the tumour 114\u00a0Gy")
    assert page.evaluate("document.activeElement.className") == "tlx-answer"
    assert page.locator(".tlx-first .tlx-guess").get_attribute("visibility") == "visible"
    assert "your guess ◇ 60\u00a0Gy" in page.locator(".tlx-first").text_content()
    page.fill("#y90-ratio-box", "5")
    page.press("#y90-ratio-box", "Tab")
    page.wait_for_selector(".tlx-first .tlx-guess[visibility=hidden]", state="attached")


def test_an_empty_guess_is_asked_for_again(opened, origins) -> None:
    page = opened().go(f"{origins['disk']}/index.html", skip=False)
    page.get_by_role("button", name="Show the answer").click()
    assert "write a number between 0 and 400" in page.locator(".tlx-predict [role=status]").inner_text()
    assert page.locator(".tlx-body").is_hidden()


# --- the other faces -----------------------------------------------------------------------------


def test_the_table_holds_what_the_sentence_says_and_is_saved(opened, origins) -> None:
    page = opened().go(f"{origins['disk']}/index.html")
    page.fill("#y90-activity-box", "3.2")
    page.press("#y90-activity-box", "Enter")
    wait_for_sentence(page, "228\u00a0Gy")
    page.get_by_text("Data table").click()
    shown = {row.locator("th").inner_text(): row.locator("td").first.inner_text() for row in page.locator(".tlx-data tbody tr").all()}
    assert shown["Tumour dose"] == "228"
    assert shown["Microspheres"] == "resin"
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").click()
    assert download.value.suggested_filename == "y90.csv"
    about, _, text = Path(download.value.path()).read_text("utf-8-sig").partition("\n")
    assert "no measurement" in about and "activity=3.2" in about and re.search(r", \d{4}-\d\d-\d\d", about)
    rows = list(csv.DictReader(io.StringIO(text)))
    saved = {row["quantity"]: (row["value"], row["unit"]) for row in rows}
    assert list(saved) == list(shown)
    model = declarations()["y90"].model(activity=3.2)
    assert float(saved["Tumour dose"][0]) == pytest.approx(model["tumour_Gy"])
    assert saved["The vial: Activity at calibration"] == ("3.2", "GBq")


def test_the_live_sentence_and_table_equal_the_static_ones(opened, origins) -> None:
    live = opened().go(f"{origins['disk']}/index.html")
    live.get_by_text("Data table").click()
    plain = opened(java_script_enabled=False).page
    plain.goto(f"{origins['disk']}/index.html")
    plain.get_by_text("Data table").click()
    assert sentence(live) == plain.locator(".tlx-sentence").inner_text()
    assert live.locator(".tlx-data tbody").inner_text().split() == plain.locator(".tlx-data tbody").inner_text().split()


def test_without_javascript_there_is_a_figure_and_a_table(opened, origins) -> None:
    page = opened(java_script_enabled=False).page
    page.goto(f"{origins['disk']}/index.html")
    assert page.locator(".tlx-first svg").bounding_box()["height"] > 150
    assert page.locator(".tlx-predict").is_hidden()
    assert page.locator(".tlx-controls").is_hidden()
    assert sentence(page).startswith(START)
    page.get_by_text("Data table").click()
    assert page.locator(".tlx-data table").is_visible()
    assert page.locator(".tlx-honesty").is_visible()
    assert page.locator(".tlx-marks li:visible").count() == len(declarations()["y90"].marks)


def test_the_module_for_live_jupyter_runs(opened, origins, folder: Path) -> None:
    from widgets import explorable

    dose = explorable("y90", activity=3)
    (folder / "live.mjs").write_text(dose._esm, "utf8")
    (folder / "live.js").write_text(
        f"""import live from './live.mjs';
        const state = {json.dumps({**dose.inputs, "guess": None, "_name": dose._name, "_frame": dose._frame})}, heard = new Map();
        const model = {{
          get: name => state[name], save_changes() {{ window.saved = {{ ...state }}; }}, off() {{}},
          set(name, value) {{ state[name] = value; heard.get(`change:${{name}}`)?.(); }}, on(event, run) {{ heard.set(event, run); }},
        }};
        window.fromPython = model.set;
        live.render({{ model, el: document.querySelector('#cell') }});""",
        "utf8",
    )
    (folder / "live.html").write_text(
        '<!doctype html><html lang="en"><head><title>Live</title><link rel="icon" href="data:,"><link rel="stylesheet" href="_static/explorable.css">'
        '<script type="module" src="live.js"></script></head><body><div id="cell"></div></body></html>',
        "utf8",
    )
    page = opened().page
    page.goto(f"{origins['server']}/live.html")
    page.wait_for_selector(".tlx-live")
    assert sentence(page).startswith("With 3")
    page.fill("#y90-shunt-box", "20")
    page.press("#y90-shunt-box", "Enter")
    until(page, "window.saved?.shunt === 20")
    page.evaluate("fromPython('activity', 2)")
    wait_for_sentence(page, "With 2\u00a0GBq")
    assert page.locator("math").count() == len(declarations()["y90"].model.quantities)
    assert page.evaluate("location.search") == ""


def test_if_the_definition_is_missing_the_static_face_stays(opened, origins) -> None:
    one = opened()
    one.page.route("**/explorable-y90.js", lambda route: route.fulfill(status=404))
    one.page.goto(f"{origins['server']}/index.html")
    one.page.wait_for_selector("[data-mounted=failed]")
    assert one.page.locator(".tlx-first svg").is_visible()
    assert one.page.locator(".tlx-predict").is_hidden()
    assert any("explorable-y90.js is missing" in text for text in one.complaints)
    one.complaints.clear()


@pytest.mark.parametrize("skip", [True, False])
def test_print_shows_results_and_no_controls(opened, origins, skip: bool) -> None:
    page = opened().go(f"{origins['disk']}/index.html", skip=skip)
    page.emulate_media(media="print")
    assert page.locator(".tlx-controls").is_hidden()
    assert page.locator(".tlx-predict").is_hidden()
    assert page.locator(".tlx-first svg").is_visible()
    assert bar(page) > 100
    assert page.locator(".tlx-honesty").is_visible()


def test_far_down_it_waits_but_print_finds_it_alive(opened, origins, folder: Path) -> None:
    text = (folder / "index.html").read_text("utf8").replace("<h1>Test</h1>", '<h1>Test</h1><div style="height: 9000px"></div>')
    (folder / "far.html").write_text(text, "utf8")
    page = opened().page
    page.goto(f"{origins['disk']}/far.html")
    until(page, "explorables.has('y90')")
    assert page.locator("[data-mounted]").count() == 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("[data-mounted=true]").count() == 1


def test_two_on_a_page_do_not_disturb_each_other(opened, origins) -> None:
    page = opened(viewport={"width": 1000, "height": 4000}).page
    page.goto(f"{origins['disk']}/two.html?y90-2.shunt=20")
    until(page, "document.querySelectorAll('[data-mounted=true]').length === 2")
    page.locator("#y90").get_by_role("button", name="Skip").click()
    one, other = (page.locator(f"#{name} .tlx-live .tlx-sentence") for name in ("y90", "y90-2"))
    assert one.inner_text().startswith(START)
    assert other.inner_text().startswith("With 3\u00a0GBq of resin microspheres the tumour receives 180\u00a0Gy")
    page.fill("#y90-2-activity-box", "2")
    page.press("#y90-2-activity-box", "Enter")
    until(page, "document.querySelector('#y90-2 .tlx-live .tlx-sentence').textContent.startsWith('With 2')")
    assert one.inner_text().startswith(START)
    assert page.evaluate("location.search") == "?y90-2.activity=2&y90-2.shunt=20"
    page.locator("#y90-2").get_by_role("button", name="Reset").click()
    until(page, "document.querySelector('#y90-2 .tlx-live .tlx-sentence').textContent.startsWith('With 3')")
    ids = page.evaluate("[...document.querySelectorAll('.tlx-live [id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("width", [320, 390, 760, 1280])
@pytest.mark.parametrize("skip", [True, False])
def test_nothing_scrolls_sideways_or_is_cut(opened, origins, width: int, skip: bool) -> None:
    page = opened(viewport={"width": width, "height": 800}).go(f"{origins['disk']}/index.html", skip=skip)
    page.evaluate("document.querySelectorAll('.tlx details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    out = page.evaluate(
        """() => { const frame = document.querySelector('.tlx').getBoundingClientRect();
        return [...document.querySelectorAll('.tlx-live *')].filter(e => e.checkVisibility() && !e.closest('clipPath, .tlx-inside')).map(e => [e.textContent || e.id, e.getBoundingClientRect()])
          .filter(([, box]) => box.right > frame.right + 0.5 || box.left < frame.left - 0.5).map(([name]) => name); }"""
    )
    assert out == []


@pytest.mark.parametrize("width", [320, 390, 760])
@pytest.mark.parametrize("preset", ["crc-resin", "low-ratio", "lung-shunt", "hcc-glass"])
def test_words_in_the_bars_do_not_cover_each_other(opened, origins, width: int, preset: str) -> None:
    page = opened(viewport={"width": width, "height": 800}).go(f"{origins['disk']}/index.html?y90.preset={preset}")
    pairs = page.evaluate(
        """() => { const boxes = [...document.querySelectorAll('.tlx-first :is(.tlx-strong, .tlx-soft)')].map(e => [e.textContent, e.getBoundingClientRect()]);
        return boxes.flatMap(([one, a], i) => boxes.slice(i + 1).filter(([, b]) =>
          a.left < b.right && b.left < a.right && a.top < b.bottom - 3 && b.top < a.bottom - 3).map(([other]) => [one, other])); }"""
    )
    assert pairs == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_and_marks_stand_out_in_both_themes(opened, origins, theme: str) -> None:
    page = opened(reduced_motion="reduce").go(f"{origins['disk']}/index.html")
    page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
    contrast = page.evaluate(
        """() => {
          const linear = v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
          const light = text => { const [r, g, b] = text.match(/[\\d.]+/g).map(v => linear(v / 255)); return .2126 * r + .7152 * g + .0722 * b; };
          const paper = light(getComputedStyle(document.querySelector('.tlx')).backgroundColor);
          const ratio = colour => { const other = light(colour); return (Math.max(paper, other) + .05) / (Math.min(paper, other) + .05); };
          const of = (selector, property) => [...document.querySelectorAll(selector)].map(e => ratio(getComputedStyle(e)[property]));
          return { text: Math.min(...of('.tlx-chart text', 'fill'), ...of('.tlx-lead, .tlx-eyebrow, .tlx legend, .tlx-sentence', 'color')),
                   shapes: Math.min(...of('.tlx-first rect, .tlx-line', 'color')) };
        }"""
    )
    assert contrast["text"] >= 4.5
    assert contrast["shapes"] >= 3


def test_the_accessibility_rules_hold(opened, origins) -> None:
    for skip in (True, False):
        page = opened(viewport={"width": 390, "height": 800}, bypass_csp=True).go(f"{origins['server']}/index.html", skip=skip)
        unfold(page)
        assert violations(page, ".tlx") == []


WRITTEN = """async selector => {
    const slider = document.querySelector(selector), records = [];
    const watch = new MutationObserver(found => records.push(...found));
    watch.observe(document.querySelector('.tlx-live'), { subtree: true, attributes: true, attributeOldValue: true, characterData: true, characterDataOldValue: true, childList: true });
    const frames = async count => { for (let i = 0; i < count; i += 1) await new Promise(requestAnimationFrame); };
    slider.value = Number(slider.value) + Number(slider.step);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await frames(2);
    records.push(...watch.takeRecords());
    watch.disconnect();
    const what = ({ target, attributeName }) => `${attributeName ?? target.data} of ${(target.parentElement ?? target).outerHTML.slice(0, 80)}`;
    const same = ({ type, target, attributeName, oldValue }) => type === 'attributes' ? target.getAttribute(attributeName) === oldValue : type === 'characterData' && target.data === oldValue;
    const unseen = ({ target }) => (target.closest ? target : target.parentElement)?.closest('.tlx-data, .tlx-sentence, [hidden]');
    return { count: records.length, same: records.filter(same).map(what), unseen: records.filter(unseen).map(what) }; }"""


@pytest.mark.parametrize(("name", "slider", "most"), [("y90", "activity", 60), ("heat", "place", 60)])
def test_a_move_writes_only_what_is_seen_and_changes(opened, origins, name: str, slider: str, most: int) -> None:
    """The folded table and the sentence follow when the hand rests."""
    page = opened().go(f"{origins['disk']}/{name}.html")
    page.evaluate(WRITTEN, f"#{name}-{slider}")
    found = page.evaluate(WRITTEN, f"#{name}-{slider}")
    assert found["same"] == []
    assert found["unseen"] == []
    assert 0 < found["count"] <= most
