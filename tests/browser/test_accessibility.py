"""axe-core finds no violation of WCAG 2.2 A and AA on any page, in light and dark, wide and narrow."""

from __future__ import annotations

from pathlib import Path

import pytest

AXE = Path(__file__).resolve().parent.parent.parent / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_violation(browser, pages: list[Path], scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    found = []
    for path in pages:
        page.goto(path.as_uri())
        page.evaluate("async () => { for (let y = 0; y < document.body.scrollHeight; y += 800) { scrollTo(0, y); await new Promise(r => setTimeout(r, 20)); } scrollTo(0, 0); }")
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        page.add_script_tag(path=str(AXE))
        result = page.evaluate("tags => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })", RULES)
        found += [
            f"{path.name}: {rule['id']} ({rule['impact']}): {node['target']} {node.get('failureSummary', '')[:160]}"
            for rule in result["violations"]
            for node in rule["nodes"][:3]
        ]
    context.close()
    assert not found, "\n".join(found)
