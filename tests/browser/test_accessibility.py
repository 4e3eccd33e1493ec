"""axe-core finds no violation of WCAG 2.2 A and AA on any page, in light and dark, wide and narrow."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import documents, settle

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async ([tags, dark]) => {
  const options = dark ? { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } } : { runOnly: tags };
  const { violations } = await axe.run(document, { ...options, resultTypes: ["violations"] });
  return violations.flatMap(rule => rule.nodes.slice(0, 3).map(node => `${rule.id} (${rule.impact}): ${node.target} ${(node.failureSummary ?? "").slice(0, 160)}`));
}"""
"""In the dark, only the rules that colours decide are asked again."""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", documents())
def test_no_violation(page_for, site: Path, name: str, width: int) -> None:
    page = page_for(viewport={"width": width, "height": 900}, reduced_motion="reduce", bypass_csp=True)
    found = []
    for scheme in ("light", "dark")[: 2 if width == 390 else 1]:  # colours are the same at every width
        page.emulate_media(color_scheme=scheme)
        if scheme == "light":
            page.goto((site / name).as_uri())
            settle(page)
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
            page.add_style_tag(content="* { content-visibility: visible !important; }")  # axe measures what is not laid out yet, too
            settle(page)  # what was folded may have fetched letters, and is measured then
            page.add_script_tag(path=str(AXE))
        found += [f"{scheme}: {said}" for said in page.evaluate(RUN, [RULES, scheme == "dark"])]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", ["chapters/4-therapies/radiotherapy.html", "chapters/2-tolerance/network.html"])
def test_what_scrolls_is_reached_by_keyboard_before_any_script(no_script, site: Path, name: str) -> None:
    no_script.goto((site / name).as_uri())
    boxes = no_script.locator("article div.math, article .table-scroll")
    assert boxes.count() > 0
    assert boxes.evaluate_all("all => all.every(box => box.tabIndex === 0 && box.getAttribute('role') && box.getAttribute('aria-label'))")
