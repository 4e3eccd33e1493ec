"""A matplotlib figure as SVG: text stays text, and the colours are the page's variables."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from io import BytesIO, StringIO

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from visual.palette import colours, variables

STYLE = {"svg.fonttype": "none", "svg.hashsalt": "tolerant-liver", "font.family": "sans-serif", "path.simplify": False}
NARROWER = 0.84
"""The page's typeface is narrower than the one that stands in for it where text is not set by the page."""

TALLEST = "700px"
"""So tall may a figure be on a page, so that it is seen as a whole on a desk."""

BOLD = 600
"""The weight that the page's typeface has."""

_HEX = re.compile(r"#[0-9a-fA-F]{6}\b")


def themed_svg(figure: Figure, label: str) -> str:
    """Return a figure for a page: as wide as its column, its colours those of the theme.

    Parameters
    ----------
    figure
        Drawn in colours of `visual.palette.colours` only.
    label
        What it shows, for those who do not see it.

    Raises
    ------
    ValueError
        If the label is empty, or a colour is not of the palette.
    """
    if not label.strip():
        raise ValueError("a figure needs a label that says what it shows")
    text = _bare(figure)
    known = variables()
    strange = sorted({colour.lower() for colour in _HEX.findall(text)} - known.keys())
    if strange:
        raise ValueError(f"{', '.join(strange)} is not of the palette; valid are {', '.join(known)}")
    text = _HEX.sub(lambda found: f"var({known[found[0].lower()]}, {found[0].lower()})", text)
    text = re.sub(r"font: ([^;\"]*?)([\d.]+px) [^;\"]*", _font, text)
    text = re.sub(r"font-family: [^;\"]*; ?", "", text)
    text = re.sub(r"font-weight: (?:700|bold)", f"font-weight: {BOLD}", text)
    text = re.sub(r'(<svg [^>]*?) (?:width|height)="[^"]*pt"', r"\1", re.sub(r'(<svg [^>]*?) height="[^"]*pt"', r"\1", text))
    style = f"display: block; width: 100%; height: auto; max-height: {TALLEST}; font-family: var(--tl-sans, sans-serif)"
    return text.replace("<svg ", f'<svg class="figure-themed" role="img" aria-label="{escape(label)}" style="{style}" ', 1)


def still_images(figure: Figure, label: str = "", dots_per_inch: int = 144) -> dict[str, str]:
    """Return a figure for where no page sets it: in light colours on paper, as SVG and as PNG.

    Returns
    -------
    dict
        By media type: the SVG, and the PNG in base 64, as the outputs of a notebook hold them.
    """
    out = BytesIO()
    with _for_other_typefaces(figure), mpl.rc_context(STYLE):
        text = _bare(figure)
        with _as_laid_out(figure):
            FigureCanvasAgg(figure)
            figure.savefig(out, format="png", dpi=dots_per_inch, facecolor=colours()["paper"], metadata={"Software": None})
    title = f"<title>{escape(label, quote=False)}</title>" if label else ""
    ground = f'<rect width="100%" height="100%" style="fill: {colours()["paper"]}"/>'
    svg = re.sub(r"(<svg [^>]*>)", rf"\1{title}{ground}", text, count=1)
    return {"image/svg+xml": svg, "image/png": base64.b64encode(out.getvalue()).decode()}


def _bare(figure: Figure) -> str:
    """Return the SVG without date, metadata and needless ids; ids that are used are unique to the figure."""
    out = StringIO()
    with mpl.rc_context(STYLE):
        figure.savefig(out, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    text = out.getvalue()
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->", "", text, flags=re.DOTALL)
    text = re.sub(r"\s*\n\s*", "\n", text).strip()
    used = set(re.findall(r'(?:href="#|url\(#)([^")]+)', text))
    mark = "tl" + hashlib.sha256(text.encode()).hexdigest()[:8]
    text = re.sub(r' id="([^"]*)"', lambda found: f' id="{mark}-{found[1]}"' if found[1] in used else "", text)
    text = re.sub(r'(href="#|url\(#)([^")]+)', rf"\g<1>{mark}-\g<2>", text)
    text = re.sub(r' transform="rotate\(-?0 [^)]*\)"', "", text)
    return re.sub(r"<defs>\s*<style[^>]*>([^<]*)</style>\s*</defs>\n?", "", text)


def _font(found: re.Match[str]) -> str:
    weight = found[1].strip()
    return f"font-size: {found[2]}" + (f"; font-weight: {weight}" if weight else "")


@contextmanager
def _for_other_typefaces(figure: Figure) -> Iterator[None]:
    texts = figure.findobj(Text)
    sizes = [text.get_fontsize() for text in texts]
    try:
        for text, size in zip(texts, sizes, strict=True):
            text.set_fontsize(size * NARROWER)
        yield
    finally:
        for text, size in zip(texts, sizes, strict=True):
            text.set_fontsize(size)


@contextmanager
def _as_laid_out(figure: Figure) -> Iterator[None]:
    """Keep everything where the last drawing put it: to find the places takes longer than to draw."""
    engine = figure.get_layout_engine()
    figure.set_layout_engine("none")
    try:
        yield
    finally:
        figure.set_layout_engine(engine)
