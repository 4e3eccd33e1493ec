"""A drawing with the symbols and arrow heads that it uses, and ids that no other drawing of a page has."""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path

from visual.checking import check

ASSETS = Path(__file__).resolve().parent.parent / "assets"
SHARED = (ASSETS / "symbols.svg", ASSETS / "arrows.svg")
SYMBOL = re.compile(r'<symbol id="([^"]+)".*?</symbol>', re.S)
MARKER = re.compile(r'<marker id="([^"]+)".*?</marker>', re.S)
USED = re.compile(r'(?:href="#|url\(#)([A-Za-z0-9_-]+)')


@cache
def _shared() -> dict[str, str]:
    """Symbols and arrow heads by id."""
    text = "".join(path.read_text(encoding="utf-8") for path in SHARED)
    return {m[1]: m[0] for pattern in (SYMBOL, MARKER) for m in pattern.finditer(text)}


def compose(svg: str, prefix: str) -> tuple[str, str]:
    """Return a drawing with the shared symbols that it uses, and its long description.

    Parameters
    ----------
    svg : str
        Text of an ``<svg>`` with ``<title>`` and ``<desc>``; ``<use href="#cell-cd8">`` and
        ``marker-end="url(#arrow-activate)"`` refer to ``assets/symbols.svg`` and ``assets/arrows.svg``.
        Parts may be links, ``<a href="…html">``; their addresses are those of the page that shows the drawing.
    prefix : str
        Makes ids unique on a page.

    Raises
    ------
    ValueError
        If title, description or a symbol is missing, or anything else is wrong with the drawing (``visual.checking``).

    Examples
    --------
    >>> svg, text = compose('<svg viewBox="0 0 9 9"><title>A</title><desc>B c.</desc></svg>', "d")
    >>> text, 'aria-labelledby="d-title"' in svg
    ('B c.', True)
    """
    check(svg)
    title, desc = re.search(r"<title>(.*?)</title>", svg, re.S), re.search(r"<desc>(.*?)</desc>", svg, re.S)
    own = set(re.findall(r'\bid="([^"]+)"', svg))
    used = set(USED.findall(svg)) - own
    unknown = sorted(used - set(_shared()))
    if unknown:
        raise ValueError(f"unknown symbol {', '.join(unknown)}; valid: {', '.join(sorted(_shared()))}")
    defs = "".join(_shared()[name] for name in sorted(used))
    svg = svg[svg.index("<svg") :]
    svg = svg.replace(desc[0], f"<defs>{defs}</defs>" if defs else "", 1)
    svg = svg.replace(title[0], f'<title id="title">{title[1].strip()}</title>', 1)
    opening = svg[: svg.index(">") + 1]
    attributes = re.sub(r'\s(?:role|width|height|aria-labelledby)="[^"]*"', "", opening[:-1])
    role = "group" if "<a " in svg else "img"  # the parts of a picture are hidden from assistive techniques, links too
    svg = svg.replace(opening, f'{attributes} role="{role}" aria-labelledby="{prefix}-title">', 1)
    for name in sorted(own | used | {"title"}, key=len, reverse=True):
        svg = re.sub(rf'(\bid="|href="#|url\(#){re.escape(name)}(?=["\)])', rf"\g<1>{prefix}-{name}", svg)
    return svg, re.sub(r"\s+", " ", desc[1]).strip()


def entitle(svg: str, alt: str) -> str:
    """Give a composed drawing the name that it has on its page.

    Examples
    --------
    >>> entitle('<svg><title id="d-title">A</title></svg>', "B & C")
    '<svg><title id="d-title">B &amp; C</title></svg>'
    """
    named = html.escape(alt, quote=False)
    return re.sub(r"<title id=([^>]*)>.*?</title>", lambda found: f"<title id={found[1]}>{named}</title>", svg, count=1, flags=re.S)
