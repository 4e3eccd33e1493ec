"""What axe-core is asked on every page is asked rightly: a fault is found wherever it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.accessibility import unfold, violations
from tests.browser.conftest import settle

LEDGER = "chapters/back/claim-ledger.html"
FAULTS = {
    "a pale cell": ("color-contrast", "row.cells[1].style.color = '#ccc'"),
    "a pale link": ("color-contrast", "row.querySelector('a').style.color = '#ddd'"),
    "a row on a ground like its letters": ("color-contrast", "row.style.background = '#444'"),
    "a row that is half seen": ("color-contrast", "row.style.opacity = '.3'"),
    "a rule for one row": ("color-contrast", "const sheet = new CSSStyleSheet(); sheet.replaceSync(`#${CSS.escape(row.id)} td { color: #ccc; }`); document.adoptedStyleSheets.push(sheet)"),
    "a button without a name": ("button-name", "row.cells[0].append(document.createElement('button'))"),
    "a list of no items": ("list", "row.cells[0].insertAdjacentHTML('beforeend', '<ul><p>one</p></ul>')"),
    "small targets": ("target-size", "row.cells[0].insertAdjacentHTML('beforeend', '<button style=\"all: unset; font-size: 8px\">a</button>'.repeat(2))"),
}


def test_a_fault_is_found_wherever_it_stands(desk, site: Path) -> None:
    """Each stands in a row of its own, far down among many that look the same."""
    desk.emulate_media(color_scheme="light", reduced_motion="reduce")
    desk.goto((site / LEDGER).as_uri())
    settle(desk)
    unfold(desk)
    assert violations(desk) == []
    rows = {}
    for place, (fault, (_, script)) in enumerate(FAULTS.items()):
        rows[fault] = desk.evaluate(f"place => {{ const row = document.querySelectorAll('#ledger-rows tr')[place]; {script}; return row.id; }}", 60 + 2 * place)
    desk.evaluate("document.querySelector('h1').remove()")
    found = violations(desk)
    for fault, (rule, _) in FAULTS.items():
        assert [said for said in found if said.startswith(f"{rule} ") and f" in #{rows[fault]}: " in said], (fault, found)
    assert {said.partition(" ")[0] for said in found} == {"page-has-heading-one", *(rule for rule, _ in FAULTS.values())}


@pytest.mark.parametrize("name", ["chapters/4-therapies/radiotherapy.html", "chapters/2-tolerance/network.html"])
def test_what_scrolls_is_reached_by_keyboard_before_any_script(no_script, site: Path, name: str) -> None:
    no_script.goto((site / name).as_uri())
    boxes = no_script.locator("article div.math, article .table-scroll")
    assert boxes.count() > 0
    assert boxes.evaluate_all("all => all.every(box => box.tabIndex === 0 && box.getAttribute('role') && box.getAttribute('aria-label'))")
