"""The directive ``drawing``: an SVG of our own, inlined so that it takes the page's colours and its text stays text.

LaTeX and EPUB get it as an image of its own, plain text its title and its description.
"""

from __future__ import annotations

import html
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from _ext.output.images import as_image
from _ext.page.builders import is_site
from _ext.page.disclosure import folded
from visual.alone import alone
from visual.compose import SHARED, compose, entitle

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FOLDER = "_downloads/figures"


class drawing_image(nodes.General, nodes.Element):
    """The drawing itself: one layout or two as SVG for a page, its file for everything else."""


class save_link(nodes.General, nodes.Element):
    """The link to the drawing as a file, on pages of the site."""


class Drawing(SphinxDirective):
    """A numbered figure from an SVG file beside the page; its body is the caption.

    Where ``NAME.wide.svg`` lies beside ``NAME.svg``, it takes the drawing's place in a wide column.
    """

    required_arguments = 1
    has_content = True
    option_spec = {"name": directives.unchanged_required, "alt": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        relative, found = self.env.relfn2path(self.arguments[0])
        path = Path(found)
        wide = path.with_suffix(".wide.svg")
        for dependency in (path, wide, *SHARED) if wide.is_file() else (path, *SHARED):
            self.env.note_dependency(str(dependency))
        if not path.is_file():
            raise self.error(f"drawing: no file {relative}")
        if "alt" not in self.options:
            raise self.error(f"drawing {relative}: ':alt:' is missing")
        narrow, description = self.inline(relative, path, "drawing")
        box = f'<div class="drawing-narrow{" has-wide" if wide.is_file() else ""}">{narrow}</div>'
        if wide.is_file():
            box += f'<div class="drawing-wide">{self.inline(relative, wide, "drawing-wide")[0]}</div>'
        figure = nodes.figure(classes=["drawing"])
        figure += drawing_image(svg=f'<div class="drawing-box">{box}</div>', path=str(path), alt=self.options["alt"])
        caption = nodes.container()
        self.state.nested_parse(self.content, self.content_offset, caption)
        if not caption.children or not isinstance(caption.children[0], nodes.paragraph):
            raise self.error(f"drawing {relative}: the caption is missing")
        figure += nodes.caption("", "", *caption.children[0].children)
        told = folded("Describe this drawing in words", nodes.paragraph(text=html.unescape(description)), classes=["describe"])
        address = "../" * self.env.docname.count("/") + f"{FOLDER}/{path.name}"
        figure += nodes.legend("", *caption.children[1:], told, save_link(address=address))
        self.add_name(figure)
        return [figure]

    def inline(self, relative: str, path: Path, prefix: str) -> tuple[str, str]:
        """One layout of the drawing, named by the alternative text, and its description."""
        try:
            svg, description = compose(path.read_text(encoding="utf-8"), f"{prefix}-{path.name.split('.')[0]}")
        except ValueError as error:
            raise self.error(f"drawing {relative}: {path.name}: {error}") from error
        return entitle(svg, self.options["alt"]), description


class DrawingFiles(SphinxPostTransform):
    """Give every builder but that of the site a file of each drawing; plain text gets the title."""

    default_priority = 8  # before images are collected

    def run(self, **options: object) -> None:
        if is_site(self.app.builder):
            return
        for node in list(self.document.findall(drawing_image)):
            if self.app.builder.format not in ("html", "latex"):
                node.replace_self(nodes.paragraph("", f"[{node['alt']}]"))
                continue
            path = Path(node["path"])
            node.replace_self(as_image(self.app, alone(path.read_text(encoding="utf-8"), path.stem), path.stem, node["alt"]))
        for node in list(self.document.findall(save_link)):
            node.parent.remove(node)


def visit_drawing(self, node: drawing_image) -> None:
    self.body.append(node["svg"])
    raise nodes.SkipNode


def visit_save(self, node: save_link) -> None:
    data = f' · <a href="{node["data"]}" download="">Its data</a> (CSV)' if node.get("data") else ""
    self.body.append(f'<p class="drawing-save"><a href="{node["address"]}" download="">Save this drawing</a> (SVG, CC BY 4.0){data}</p>')
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    app.add_directive("drawing", Drawing)
    app.add_node(drawing_image, html=(visit_drawing, None))
    app.add_node(save_link, html=(visit_save, None))
    app.add_post_transform(DrawingFiles)
