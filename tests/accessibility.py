"""The rules of accessibility, WCAG 2.2 A and AA and good practice, as axe-core judges a page that is open in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.conftest import lay_out

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[1] / "node_modules" / "axe-core" / "axe.min.js"
CONTRAST, SHORTEN = (Path(__file__).with_name(name) for name in ("accessibility.js", "shorten.js"))
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""All rules."""

LOOK = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
"""The rules whose answer hangs on colours and sizes; all others judge what is written in the page, at any width and in any theme."""

JUDGED = """async ([within, rules]) => {
  const { violations } = await axe.run(within, { runOnly: rules, resultTypes: ["violations"], preload: false });
  const place = target => document.querySelector(target).closest("[id]")?.id;
  return violations.flatMap(rule => rule.nodes.map(node => `${rule.id} (${rule.impact}) in #${place(node.target[0])}: ${node.target} ${node.html.slice(0, 160)} ${(node.failureSummary ?? "").slice(0, 160)}`));
}"""

UNREACHED = """() => {
  const target = "a[href], button, input, select, textarea, summary, [tabindex]";
  const scrolls = box => (box.scrollWidth > box.clientWidth + 14 || box.scrollHeight > box.clientHeight + 14) && /auto|scroll/.test(getComputedStyle(box).overflow);
  return [...document.body.querySelectorAll("*")].filter(box => box.checkVisibility() && scrolls(box) && !box.matches(target) && !box.querySelector(target)).map(box => `${box.closest("[id]")?.id}: ${box.outerHTML.slice(0, 160)}`);
}"""
"""What scrolls where no key reaches it; as axe's ``scrollable-region-focusable``, but of a page at its full length and width."""


def unfold(page: Page) -> None:
    """Open what is folded, and lay out what is out of sight: axe judges only what is laid out."""
    page.evaluate("() => { for (const fold of document.querySelectorAll('details')) fold.open = true; }")
    lay_out(page)


def mark(page: Page) -> None:
    """Mark, beside what is marked, one text of each kind that there is on a page in this view, for its contrast to be measured."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    page.evaluate(CONTRAST.read_text(encoding="utf-8"))


def shorten(page: Page) -> None:
    """Leave of what stands on a page many times two of each kind, and all that is marked; what scrolls must have been asked before."""
    page.evaluate(SHORTEN.read_text(encoding="utf-8"))


def violations(page: Page, within: str = "html", rules: list[str] = TAGS) -> list[str]:
    """What a page breaks of these rules as it stands: rule and place; of texts of one kind without contrast, one place."""
    mark(page)
    return page.evaluate(JUDGED, [within, rules])
