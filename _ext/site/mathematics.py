"""Formulas are typeset when the site is built, by KaTeX under Node: no script, and MathML for those who listen."""

from __future__ import annotations

import html
import json
import re
import subprocess
from pathlib import Path

from _ext.site.node import MODULES, node

FORMULA = re.compile(r'<(?P<tag>span|div) class="(?P<cls>[^"]*\bmath\b[^"]*)"(?P<rest>[^>]*)>(?P<body>(?:(?!</?(?:div|span[ >])).)*?(?:<span class="eqno">.*?</span>)?(?:(?!<div).)*?)</(?P=tag)>', re.S)
SCRIPT = Path(__file__).with_name("mathematics.mjs")


class FormulaError(ValueError):
    """A formula that KaTeX cannot read."""


def _source(body: str) -> tuple[str, bool] | None:
    text = html.unescape(re.sub(r"<[^>]+>", "", body)).strip()
    for opening, closing, display in ((r"\(", r"\)", False), (r"\[", r"\]", True)):
        if text.startswith(opening) and text.endswith(closing):
            return text[2:-2].strip(), display
    return None


def _number(body: str) -> tuple[str, str]:
    match = re.search(r'<span class="eqno">.*?</a></span>|<span class="eqno">.*?</span>', body, re.S)
    return (match[0], body.replace(match[0], "")) if match else ("", body)


def formulas(page: str) -> list[tuple[str, bool]]:
    r"""The formulas of a page, as (TeX, displayed).

    Examples
    --------
    >>> formulas(r'<span class="math notranslate nohighlight">\(a&lt;b\)</span>')
    [('a<b', False)]
    """
    found = (_source(_number(match["body"])[1]) for match in FORMULA.finditer(page))
    return [formula for formula in found if formula]


def typeset(wanted: set[tuple[str, bool]]) -> dict[tuple[str, bool], str]:
    """HTML with MathML for each formula; one run of Node for all of them."""
    order = sorted(wanted)
    if not order:
        return {}
    done = subprocess.run(
        [node(), SCRIPT], input=json.dumps([{"tex": tex, "display": display} for tex, display in order]),
        capture_output=True, text=True, encoding="utf-8", check=True, cwd=MODULES.parent,
    )
    results = dict(zip(order, json.loads(done.stdout), strict=True))
    wrong = [f"{tex!r}: {result['error']}" for (tex, _), result in results.items() if "error" in result]
    if wrong:
        raise FormulaError("formulas that KaTeX cannot read: " + "; ".join(wrong))
    return {formula: result["html"] for formula, result in results.items()}


def replace(page: str, ready: dict[tuple[str, bool], str]) -> str:
    """Put the typeset formulas into a page."""

    def one(match: re.Match[str]) -> str:
        number, body = _number(match["body"])
        formula = _source(body)
        if formula is None:
            return match[0]
        return f'<{match["tag"]} class="{match["cls"]}"{match["rest"]}>{number}{ready[formula]}</{match["tag"]}>'

    return FORMULA.sub(one, page)
