"""The directive ``drawing``: an SVG of our own, inlined so that it takes the page's colours and its text stays text."""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx

ASSETS = Path(__file__).resolve().parent.parent / "assets"
SYMBOL = re.compile(r'<symbol id="([^"]+)".*?</symbol>', re.S)
MARKER = re.compile(r'<marker id="([^"]+)".*?</marker>', re.S)
USED = re.compile(r'(?:href="#|url\(#)([A-Za-z0-9_-]+)')


@cache
def _shared() -> dict[str, str]:
    """Symbols and arrow heads by id."""
    text = "".join((ASSETS / name).read_text(encoding="utf-8") for name in ("symbols.svg", "arrows.svg"))
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
        If title, description or a symbol is missing.

    Examples
    --------
    >>> svg, text = compose('<svg viewBox="0 0 9 9"><title>A</title><desc>B c.</desc></svg>', "d")
    >>> text, 'aria-labelledby="d-title"' in svg
    ('B c.', True)
    """
    title, desc = re.search(r"<title>(.*?)</title>", svg, re.S), re.search(r"<desc>(.*?)</desc>", svg, re.S)
    if not title or not desc:
        raise ValueError("a drawing needs <title> and <desc>")
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


class Drawing(SphinxDirective):
    """A numbered figure from an SVG file beside the page; its body is the caption.

    Where ``NAME.wide.svg`` lies beside ``NAME.svg``, it takes the drawing's place in a wide column.
    """

    required_arguments = 1
    has_content = True
    option_spec = {"name": directives.unchanged_required, "alt": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        relative, path = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(relative)
        if not Path(path).is_file():
            raise self.error(f"drawing: no file {relative}")
        if "alt" not in self.options:
            raise self.error(f"drawing {relative}: ':alt:' is missing")
        narrow, description = self.inline(relative, Path(path), "drawing")
        wide = Path(path).with_suffix(".wide.svg")
        figure = nodes.figure(classes=["drawing"])
        box = f'<div class="drawing-narrow{" has-wide" if wide.is_file() else ""}">{narrow}</div>'
        if wide.is_file():
            self.env.note_dependency(relative.removesuffix(".svg") + ".wide.svg")
            box += f'<div class="drawing-wide">{self.inline(relative, wide, "drawing-wide")[0]}</div>'
        figure += nodes.raw("", f'<div class="drawing-box">{box}</div>', format="html")
        caption = nodes.container()
        self.state.nested_parse(self.content, self.content_offset, caption)
        if not caption.children or not isinstance(caption.children[0], nodes.paragraph):
            raise self.error(f"drawing {relative}: the caption is missing")
        figure += nodes.caption("", "", *caption.children[0].children)
        legend = nodes.legend("", *caption.children[1:])
        legend += nodes.raw("", '<details class="describe"><summary>Describe this drawing in words</summary>', format="html")
        legend += nodes.paragraph(text=description)
        legend += nodes.raw("", "</details>", format="html")
        address = "../" * self.env.docname.count("/") + f"_downloads/figures/{Path(path).name}"
        save = f'<a href="{address}" download>Save this drawing</a>'
        legend += nodes.raw("", f'<p class="drawing-save">{save} (SVG, CC BY 4.0)</p>', format="html")
        figure += legend
        self.add_name(figure)
        return [figure]

    def inline(self, relative: str, path: Path, prefix: str) -> tuple[str, str]:
        """One layout of the drawing, named by the alternative text, and its description."""
        try:
            svg, description = compose(path.read_text(encoding="utf-8"), f"{prefix}-{path.name.split('.')[0]}")
        except ValueError as error:
            raise self.error(f"drawing {relative}: {path.name}: {error}") from error
        alt = html.escape(self.options["alt"], quote=False)
        return re.sub(r"<title id=([^>]*)>.*?</title>", lambda found: f"<title id={found[1]}>{alt}</title>", svg, count=1, flags=re.S), description


def setup(app: Sphinx) -> None:
    app.add_directive("drawing", Drawing)
