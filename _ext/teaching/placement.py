"""The placement: questions of the book that tell which third of it a reader knows, and suggest a path.

Which questions stands in ``chapters/paths.yml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from _ext.evidence import rows
from _ext.page.disclosure import depart, on_pages
from _ext.teaching.check import on_page
from _ext.teaching.paths import SOURCE, source
from questions import FOLDER, Item, read_all
from sources import PATHS

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class placement_result(nodes.container):
    """Where the placement suggests a path."""


class Placement(SphinxDirective):
    """Questions of the book that tell which third of it a reader knows."""

    def run(self) -> list[nodes.Node]:
        self.env.note_dependency(str(SOURCE))
        for path in sorted(FOLDER.glob("*.yml")):
            self.env.note_dependency(str(path))
        bank = {item.id: item for one in read_all(works=rows.works()) for item in one.items}
        out: list[nodes.Node] = []
        place = 0
        for path, ids in source()["placement"].items():
            for name in ids:
                if path not in PATHS or name not in bank:
                    raise self.error(f"placement: '{path}: {name}'; valid are paths {', '.join(PATHS)} and ids of questions/")
                place += 1
                out.append(self.question(place, path, bank[name]))
        return [*out, placement_result()]

    def question(self, place: int, path: str, item: Item) -> nodes.Element:
        node = on_page(self.env, place, item)
        node["path"], node["ids"] = path, [f"placement-{item.id}"]
        return node


def visit_result(self, node: placement_result) -> None:
    self.body.append('<div class="check-result" role="status"></div>\n')
    for name, words in source()["suggest"].items():
        self.body.append(f'<p class="suggest" data-path="{name}" hidden>{" ".join(words.split())}</p>\n')
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    app.add_directive("placement", Placement)
    app.add_node(placement_result, html=(on_pages(visit_result), depart))
