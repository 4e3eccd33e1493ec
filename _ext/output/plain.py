"""Explorables, figures and pages made of rows for builders that take no HTML of a site: print, EPUB, plain text.

The output of a code cell carries several faces. A page shows the HTML; everything else gets the figure as an image,
the sentence that says what it shows, and the table of its numbers, as nodes that every builder can write.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import sphinx.writers.text
from docutils import nodes
from lxml import html as lxml_html
from sphinx.transforms.post_transforms import SphinxPostTransform

from _ext.output.from_html import table, to_nodes
from _ext.page.builders import is_site

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FACES = ("data-explorable", "figure-evidence")
"""What tells the output of an explorable or a figure from others."""


class PlainOutputs(SphinxPostTransform):
    """Replace the output of explorables and figures by image, sentence and table."""

    default_priority = 3  # before MyST-NB chooses one face

    def run(self, **options: object) -> None:
        if is_site(self.app.builder):
            return
        for bundle in list(self.document.findall(nodes.container)):
            if bundle.get("nb_element") != "mime_bundle":
                continue
            faces = {child["mime_type"]: child for child in bundle.children}
            text = faces["text/html"].astext() if "text/html" in faces else ""
            if any(mark in text for mark in FACES):
                self.replace(bundle, self.image(faces), said(faces, text))

    def replace(self, bundle: nodes.container, image: list[nodes.Node], rest: list[nodes.Node]) -> None:
        """Put the image in the place of the output, and the rest behind it: a numbered figure holds no table."""
        figure = bundle.parent
        while figure is not None and not isinstance(figure, nodes.figure):
            figure = figure.parent
        if figure is None:
            bundle.replace_self([*rest[:1], *image, *rest[1:]])
        else:
            figure.parent[figure.parent.index(figure) + 1 : figure.parent.index(figure) + 1] = rest
            bundle.replace_self(image)

    def image(self, faces: dict[str, nodes.Element]) -> list[nodes.Node]:
        """The figure in the form that this builder takes; plain text takes none."""
        kinds = [kind for kind in self.app.builder.supported_image_types if kind in faces]
        return [image for kind in kinds[:1] for image in faces[kind].children]


def said(faces: dict[str, nodes.Element], text: str) -> list[nodes.Node]:
    """Title, sentence and tables of one output."""
    whole = lxml_html.fragment_fromstring(text, create_parent="div")
    titles = [nodes.paragraph("", "", nodes.strong(text=title.text_content())) for title in whole.find_class("tlx-title")]
    sentence = nodes.paragraph(text=faces["text/plain"].astext().strip())
    return [*titles, sentence, *(node for found in whole.iter("table") for node in table(found))]


class PlainRows(SphinxPostTransform):
    """Write the tables of pages made of rows as nodes."""

    default_priority = 30  # after they are filled

    def run(self, **options: object) -> None:
        if is_site(self.app.builder):
            return
        for raw in list(self.document.findall(nodes.raw)):
            if raw.get("format") == "html" and raw.astext().lstrip().startswith('<div class="data-page"'):
                raw.replace_self(to_nodes(raw.astext()))


def remember_widths() -> None:
    """Let the width of a word or character be found once in a process: the writer of plain text asks for it whenever it wraps a line."""
    if not hasattr(sphinx.writers.text.column_width, "cache_info"):
        sphinx.writers.text.column_width = functools.cache(sphinx.writers.text.column_width)


def setup(app: Sphinx) -> None:
    remember_widths()
    app.add_post_transform(PlainOutputs)
    app.add_post_transform(PlainRows)
