"""The directive ``check``: the questions of a page, from ``questions/``, with a reason for every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from _ext.evidence import rows
from _ext.page.disclosure import depart, on_pages
from _ext.teaching.question import check_item, citation, question_node, section_link
from questions import Item, QuestionError, file_of, read

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class check_result(nodes.container):
    """Where the page says how it went; empty until a question is answered."""


class Check(SphinxDirective):
    """The questions of this page."""

    def run(self) -> list[nodes.Node]:
        path = file_of(self.env.docname.removeprefix("chapters/"))
        self.env.note_dependency(str(path))
        if not path.is_file():
            raise self.error(f"check: there is no {path.name} for this page; it belongs in questions/")
        try:
            bank = read(path, rows.works())
        except QuestionError as error:
            raise self.error(f"check: {error}") from None
        self.env.metadata[self.env.docname]["question_minutes"] = bank.minutes
        found = [on_page(self.env, place, item) for place, item in enumerate(bank.items, 1)]
        for node in found:
            self.set_source_info(node)
        return [*found, check_result()]


def on_page(env: BuildEnvironment, place: int, item: Item) -> check_item:
    """A question on the page that is being read, with its ways back to the text."""
    for part in item.parts:
        if part.figure:
            env.note_dependency(str(part.figure.path))
    back = [nodes.Text("Read again: "), section_link(item.paragraph), nodes.Text(" · "), citation(item.cites)]
    return question_node(item, back, "../" * (env.docname.count("/") - 1), place)


def check_objectives(app: Sphinx, doctree: nodes.document) -> None:
    """Refuse a question whose objective the page does not have."""
    lists = [box for box in doctree.findall(nodes.container) if "objectives" in box["classes"]]
    count = sum(len(list(box.findall(nodes.list_item))) for box in lists)
    for node in doctree.findall(check_item):
        if "path" not in node and not 1 <= node["objective"] <= count:
            doctree.reporter.warning(f"check: question {node['item']} tests objective {node['objective']}; valid: 1 to {count}", base_node=node)


def visit_result(self, node: check_result) -> None:
    self.body.append('<div class="check-result" role="status"></div>\n')
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    app.add_directive("check", Check)
    app.add_node(check_result, html=(on_pages(visit_result), depart))
    app.connect("doctree-read", check_objectives)
