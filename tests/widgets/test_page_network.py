"""The network, the forest and the small trials in a browser."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.accessibility import unfold, violations
from widgets import explorable
from widgets.faces.jupyter import style_sheet

from .conftest import PAGE, POLICY, ROOT, until

NAMES = ["network", "subgroup", "small-trials"]


@pytest.fixture(scope="module")
def gallery(folder: Path) -> Path:
    """Add a page for each to the site that `conftest` makes."""
    shutil.copy(ROOT / "assets" / "css" / "drawing.css", folder / "_static")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BOOK_STATIC", "1")
        for name in NAMES:
            body = explorable(name)._repr_mimebundle_()[0]["text/html"]
            (folder / f"{name}.html").write_text(PAGE.format(policy=POLICY, body=body), "utf8")
    return folder


def address(origins: dict[str, str], name: str, query: str = "") -> str:
    return f"{origins['disk']}/{name}.html{query}"


@pytest.mark.parametrize("width", [320, 1000])
@pytest.mark.parametrize("name", NAMES)
def test_it_lives_fits_and_says_what_python_says(opened, origins, gallery, name: str, width: int) -> None:
    page = opened(viewport={"width": width, "height": 800}).go(address(origins, name))
    assert page.locator(".tlx-live .tlx-sentence").inner_text() == explorable(name).sentence
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", NAMES)
def test_the_accessibility_rules_hold(opened, origins, gallery, name: str) -> None:
    for skip in (True, False):
        page = opened(viewport={"width": 390, "height": 800}, bypass_csp=True).go(f"{origins['server']}/{name}.html", skip=skip)
        unfold(page)
        assert violations(page, ".tlx") == []


def test_arrow_keys_go_from_node_to_node_and_enter_presses(opened, origins, gallery) -> None:
    page = opened().go(address(origins, "network"))
    page.locator(".tlx-node[tabindex='0']").focus()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Macrophage: pressed"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Monocyte")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tlx-node[aria-label='Monocyte: pressed']")
    assert page.input_value("#network-node") == "monocyte"


def test_a_node_is_pressed_with_a_click_and_asked_about_with_a_button(opened, origins, gallery) -> None:
    page = opened().go(address(origins, "network"))
    page.locator(".tlx-node", has_text="Treg").first.click()
    page.get_by_role("button", name="MDSC", exact=True).last.click()
    until(page, "document.querySelector('.tlx-ways').textContent.includes('From Treg to MDSC: 1 path.')")
    assert page.input_value("#network-node") == "treg"
    assert "From Treg to MDSC: 1 path." in page.locator(".tlx-ways").inner_text()
    page.locator(".tlx-path summary").first.click()
    assert page.locator(".tlx-claim a.tlx-source").first.is_visible()
    assert "mice" in page.locator(".tlx-claim").first.inner_text()


def test_the_guess_is_a_choice_and_is_drawn_beside_the_answer(opened, origins, gallery) -> None:
    page = opened().go(address(origins, "network"), skip=False)
    page.get_by_role("button", name="Show the answer").click()
    assert page.locator(".tlx-predict [role=status]").inner_text() == "Choose one of the answers, or skip."
    page.get_by_label("Down", exact=True).check()
    page.keyboard.press("Enter")
    assert page.locator(".tlx-answer").inner_text().startswith("Your guess: Down. Both ways: of 3 paths")
    assert "◇ guess: down" in page.locator(".tlx-node.tlx-asked").text_content()
    until(page, "document.querySelector('.tlx-ways').textContent.includes('Your guess ◇ down')")


def test_every_node_of_the_setting_is_in_the_table(opened, origins, gallery) -> None:
    page = opened().go(address(origins, "network", "?network.preset=kupffer"))
    from widgets.registry import declaration

    model = declaration("network").model

    page.get_by_text("Every node as a table").click()
    rows = page.locator(".tlx-nodes tbody tr")
    assert rows.count() == len(model.graphs["liver"])
    told = {row.split("\t")[0]: row.split("\t")[1] for row in rows.all_inner_texts()}
    assert told["Treg"] == "↕ pulled both ways"
    assert told["Kupffer cell"] == "pressed"


def test_a_box_adds_a_pair_to_the_mean(opened, origins, gallery) -> None:
    page = opened().go(address(origins, "subgroup", "?subgroup.preset=xu2023assessing-os"))
    page.get_by_label("Lin 2023, survival").check()
    until(page, "location.search.includes('add_lin')")
    assert "The mean of 2 pairs is" in page.locator(".tlx-sentence").inner_text()
    assert "subgroup.add_lin2023impact_os=yes" in page.url


def test_live_jupyter_has_the_colours_of_cells() -> None:
    css = style_sheet(explorable("network").declaration)
    assert "--tl-kupffer" in css
    assert ".cell-kupffer" in css
    assert ":root" not in css
