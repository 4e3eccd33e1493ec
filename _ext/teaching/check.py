"""The directive ``check``: the questions of a page, from ``questions/``, with a reason for every answer.

Each is a group of radio buttons and a disclosure; ``assets/js/check.js`` marks the answers and says at the
end what to read again. Without JavaScript the disclosure holds the answer and all reasons; on paper, in an
EPUB and in plain text they follow the options.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import SphinxDirective

from _ext.evidence import rows
from _ext.page.disclosure import depart, folded, on_pages
from _ext.teaching.predict import write_options
from evidence.wording import prose
from questions import Item, QuestionError, file_of, read

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LEVELS = {"remember": "Remember", "apply": "Apply", "judge": "Judge"}


class check_item(nodes.container):
    """A question: the stem, the list of its options, and the disclosure with the answer."""


class check_result(nodes.container):
    """Where the page says how it went; empty until a question is answered."""


def section_link(label: str, text: str) -> pending_xref:
    """A link to a labelled section, warned of where there is none."""
    return pending_xref("", nodes.inline(text=text), refdomain="std", reftype="ref", reftarget=label, refexplicit=True, refwarn=True)


def citation(keys: tuple[str, ...]) -> pending_xref:
    """The works that an answer stands on, in brackets."""
    joined = ",".join(keys)
    return pending_xref("", nodes.literal(text=joined), refdomain="cite", reftype="p", reftarget=joined, refexplicit=False, refwarn=True)


def reasons(item: Item) -> list[nodes.Node]:
    """What is right, why, why not, and where it stands."""
    lines = []
    for option in item.options:
        verdict = nodes.strong(text="Right. " if option.correct else "Not the best answer. ")
        text = nodes.Text(prose(f"{option.text.rstrip('.')}: {option.why}"))
        lines.append(nodes.list_item("", nodes.paragraph("", "", verdict, text)))
    back = nodes.paragraph("", "", section_link(item.paragraph, "Read again"), nodes.Text(" · "), citation(item.cites), classes=["check-back"])
    return [nodes.bullet_list("", *lines), back]


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
        found = [question_node(place, item) for place, item in enumerate(bank.items, 1)]
        for node in found:
            self.set_source_info(node)
        return [*found, check_result()]


def question_node(place: int, item: Item) -> check_item:
    """A question as the page shows it: stem, options, and what the disclosure holds."""
    node = check_item(place=place, item=item.id, level=LEVELS[item.level], objective=item.objective, ids=[f"check-{item.id}"], classes=["check"])
    node["whys"] = [prose(option.why) for option in item.options]
    node["right"] = item.answer
    level = nodes.inline(text=f"{place}. {LEVELS[item.level]}", classes=["check-level"])
    node += nodes.paragraph("", "", level, nodes.Text(" "), nodes.Text(prose(item.stem)))
    options = [nodes.list_item("", nodes.paragraph(text=prose(option.text))) for option in item.options]
    node += nodes.enumerated_list("", *options, enumtype="upperalpha", prefix="", suffix=".")
    node += folded("Answer and reasons", *reasons(item))
    return node


def check_objectives(app: Sphinx, doctree: nodes.document) -> None:
    """Refuse a question whose objective the page does not have."""
    lists = [box for box in doctree.findall(nodes.container) if "objectives" in box["classes"]]
    count = sum(len(list(box.findall(nodes.list_item))) for box in lists)
    for node in doctree.findall(check_item):
        if "path" not in node and not 1 <= node["objective"] <= count:
            doctree.reporter.warning(f"check: question {node['item']} tests objective {node['objective']}; valid: 1 to {count}", base_node=node)


def visit_item(self, node: check_item) -> None:
    stem, options, told = node.children
    name = node["ids"][0]
    path = {"data-path": node["path"]} if "path" in node else {}
    self.body.append(self.starttag(node, "div", **path) + "<fieldset><legend>")
    for child in stem.children:
        child.walkabout(self)
    self.body.append("</legend>\n")
    right = [" data-right" if number == node["right"] else "" for number in range(1, len(options) + 1)]
    write_options(self, options.children, name, [f' data-why="{escape(why)}"{mark}' for why, mark in zip(node["whys"], right, strict=True)])
    self.body.append('<button type="button" hidden>Check</button>\n</fieldset>\n<div role="status"></div>\n')
    told.walkabout(self)
    self.body.append("</div>\n")
    raise nodes.SkipNode


def visit_result(self, node: check_result) -> None:
    self.body.append('<div class="check-result" role="status"></div>\n')
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    app.add_directive("check", Check)
    app.add_node(check_item, html=(on_pages(visit_item), depart))
    app.add_node(check_result, html=(on_pages(visit_result), depart))
    app.add_js_file("js/check.js", defer="defer")
    app.connect("doctree-read", check_objectives)
