"""The directive ``check``: the questions of a page, from ``questions/``, with a reason for every answer.

Each is a group of radio buttons and a disclosure; ``assets/js/check.js`` marks the answers and says at the
end what to read again. Without JavaScript, and on paper, the disclosure holds the answer and all reasons.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import SphinxDirective

from _ext.data_pages import rows
from evidence.wording import prose
from questions import Item, QuestionError, file_of, read

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LEVELS = {"remember": "Remember", "apply": "Apply", "judge": "Judge"}


class check_item(nodes.General, nodes.Element):
    """A question with its options; its children are the stem, the options and what the disclosure holds."""


class check_result(nodes.General, nodes.Element):
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
    node = check_item(place=place, item=item.id, level=LEVELS[item.level], objective=item.objective, ids=[f"check-{item.id}"])
    node["whys"] = [prose(option.why) for option in item.options]
    node["right"] = item.answer
    node += nodes.paragraph(text=prose(item.stem))
    node += [nodes.paragraph(text=prose(option.text)) for option in item.options]
    node += nodes.container("", *reasons(item))
    return node


def hold_objectives(app: Sphinx, doctree: nodes.document) -> None:
    """Refuse a question whose objective the page does not have."""
    lists = [box for box in doctree.findall(nodes.container) if "objectives" in box["classes"]]
    count = sum(len(list(box.findall(nodes.list_item))) for box in lists)
    for node in doctree.findall(check_item):
        if "path" not in node and not 1 <= node["objective"] <= count:
            doctree.reporter.warning(f"check: question {node['item']} tests objective {node['objective']}; valid: 1 to {count}", base_node=node)


def _inline(self, paragraph: nodes.paragraph) -> None:
    for child in paragraph.children:
        child.walkabout(self)


def visit_item(self, node: check_item) -> None:
    stem, *options, told = node.children
    name = node["ids"][0]
    path = f' data-path="{node["path"]}"' if "path" in node else ""
    self.body.append(f'<div class="check" id="{name}"{path}>\n<fieldset><legend><span class="check-level">{node["place"]}. {node["level"]}</span> ')
    _inline(self, stem)
    self.body.append("</legend>\n")
    for number, (option, why) in enumerate(zip(options, node["whys"], strict=True), 1):
        mark = " data-right" if number == node["right"] else ""
        self.body.append(f'<label><input type="radio" name="{name}" value="{number}" data-why="{escape(why)}"{mark}> <span>')
        _inline(self, option)
        self.body.append("</span></label>\n")
    self.body.append('<button type="button" hidden>Check</button>\n</fieldset>\n<div role="status"></div>\n<details><summary>Answer and reasons</summary>\n')
    for child in told.children:
        child.walkabout(self)
    self.body.append("</details>\n</div>\n")
    raise nodes.SkipNode


def visit_result(self, node: check_result) -> None:
    self.body.append('<div class="check-result" role="status"></div>\n')
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    app.add_directive("check", Check)
    app.add_node(check_item, html=(visit_item, None))
    app.add_node(check_result, html=(visit_result, None))
    app.add_js_file("js/check.js", defer="defer")
    app.connect("doctree-read", hold_objectives)
