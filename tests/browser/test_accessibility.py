"""axe-core finds no violation of WCAG 2.2 A and AA on any page, in light and dark, wide and narrow."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import documents, settle

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async tags => {
  const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
  return violations.flatMap(rule => rule.nodes.slice(0, 3).map(node => `${rule.id} (${rule.impact}): ${node.target} ${(node.failureSummary ?? "").slice(0, 160)}`));
}"""
VIEWS = (("light", 390), ("dark", 1280))
"""Every theme and every width is met once: colours are the same at every width, and what is where is the same in both themes."""


@pytest.mark.parametrize("name", documents())
def test_no_violation(page_for, site: Path, name: str) -> None:
    page = page_for(reduced_motion="reduce", bypass_csp=True)
    found = []
    for place, (scheme, width) in enumerate(VIEWS):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        if place == 0:
            page.goto((site / name).as_uri())
            settle(page)
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
            page.add_style_tag(content="* { content-visibility: visible !important; }")  # axe measures what is not laid out yet, too
            page.add_script_tag(path=str(AXE))
        settle(page)  # what was folded, or is drawn at this width alone, may have fetched letters, and is measured then
        found += [f"{scheme}, {width}: {said}" for said in page.evaluate(RUN, RULES)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", ["chapters/4-therapies/radiotherapy.html", "chapters/2-tolerance/network.html"])
def test_what_scrolls_is_reached_by_keyboard_before_any_script(no_script, site: Path, name: str) -> None:
    no_script.goto((site / name).as_uri())
    boxes = no_script.locator("article div.math, article .table-scroll")
    assert boxes.count() > 0
    assert boxes.evaluate_all("all => all.every(box => box.tabIndex === 0 && box.getAttribute('role') && box.getAttribute('aria-label'))")
