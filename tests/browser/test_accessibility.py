"""What axe-core is asked on every page is asked rightly: a fault is found wherever it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.accessibility import UNREACHED, mark, shorten, unfold, violations
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
    "a picture without words": ("image-alt", "row.cells[1].append(new Image())"),
    "a link without words": ("link-name", "row.querySelector('a').textContent = ''"),
    "a state that there is not": ("aria-valid-attr-value", "row.cells[1].setAttribute('aria-busy', 'perhaps')"),
    "a role that there is not": ("aria-roles", "row.querySelector('a').setAttribute('role', 'door')"),
    "a language that there is not": ("valid-lang", "row.cells[1].setAttribute('lang', 'latin')"),
    "small targets": ("target-size", "row.cells[0].insertAdjacentHTML('beforeend', '<button style=\"all: unset; font-size: 8px\">a</button>'.repeat(2))"),
}


def test_a_fault_is_found_wherever_it_stands(desk, site: Path) -> None:
    """Each stands in a row of its own, far down among many that look the same; and the page is short when it is judged."""
    desk.emulate_media(color_scheme="light", reduced_motion="reduce")
    desk.goto((site / LEDGER).as_uri())
    settle(desk)
    unfold(desk)
    assert violations(desk) == [] and desk.evaluate(UNREACHED) == []
    rows = {}
    for place, (fault, (_, script)) in enumerate(FAULTS.items()):
        rows[fault] = desk.evaluate(f"place => {{ const row = document.querySelectorAll('#ledger-rows tr')[place]; {script}; return row.id; }}", 60 + 2 * place)
    desk.evaluate("document.querySelector('h1').remove()")
    whole = desk.evaluate("document.querySelectorAll('*').length")
    mark(desk)
    shorten(desk)
    assert desk.evaluate("document.querySelectorAll('*').length") < 2 / 3 * whole
    found = violations(desk)
    for fault, (rule, _) in FAULTS.items():
        assert [said for said in found if said.startswith(f"{rule} ") and f" in #{rows[fault]}: " in said], (fault, found)
    assert {said.partition(" ")[0] for said in found} == {"page-has-heading-one", *(rule for rule, _ in FAULTS.values())}


def test_what_scrolls_is_found_where_no_key_reaches_it(desk, site: Path) -> None:
    desk.goto((site / LEDGER).as_uri())
    settle(desk)
    unfold(desk)
    row = desk.evaluate("() => { const row = document.querySelectorAll('#ledger-rows tr')[80]; row.cells[1].innerHTML = '<div style=\"overflow: auto; width: 50px\"><div style=\"width: 100px\">wide</div></div>'; return row.id; }")
    found = desk.evaluate(UNREACHED)
    assert len(found) == 1 and found[0].startswith(f"{row}: ")
    desk.evaluate("row => { document.getElementById(row).cells[1].firstChild.tabIndex = 0; }", row)
    assert desk.evaluate(UNREACHED) == []


@pytest.mark.parametrize("name", ["chapters/4-therapies/radiotherapy.html", "chapters/2-tolerance/network.html"])
def test_what_scrolls_is_reached_by_keyboard_before_any_script(no_script, site: Path, name: str) -> None:
    no_script.goto((site / name).as_uri())
    boxes = no_script.locator("article div.math, article .table-scroll")
    assert boxes.count() > 0
    assert boxes.evaluate_all("all => all.every(box => box.tabIndex === 0 && box.getAttribute('role') && box.getAttribute('aria-label'))")
