"""The outline of a page, folded under its head, for screens where it has no room beside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.environment.adapters.toctree import TocTree
from sphinx.transforms.post_transforms import SphinxPostTransform

from _ext.page.disclosure import folded

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class FoldOutline(SphinxPostTransform):
    """Put the outline after the head of a page, or after its title."""

    builders = ("html",)
    default_priority = 900

    def run(self, **options: object) -> None:
        title = next(iter(self.document.findall(nodes.title)), None)
        if title is None or self.env.docname == self.config.root_doc:
            return
        outline = TocTree(self.env).get_toc_for(self.env.docname, self.app.builder)
        sections = [item for entry in outline.children for item in entry.children[1:]]
        if not sections:
            return
        place = title.parent.index(title) + 1
        after = title.parent[place] if place < len(title.parent) else None
        if isinstance(after, nodes.bullet_list) and "chapter-head" in after["classes"]:
            place += 1
        title.parent.insert(place, folded("On this page", *sections, classes=["page-fold"]))


def setup(app: Sphinx) -> None:
    app.add_post_transform(FoldOutline)
