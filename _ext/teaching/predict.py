"""Predictions and decisions: the reader commits to an option before the text answers.

Without JavaScript the answer opens as a disclosure; on paper, in an EPUB and in plain text it follows the options.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from _ext.page.disclosure import depart, folded, on_pages

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class predict(nodes.container):
    """Stem, list of options, and what opens once the reader has committed."""


class Predict(SphinxDirective):
    """A prediction: stem, list of options, a line ``---``, and what the text will show.

    The option ``answer`` counts from 1.
    """

    has_content = True
    option_spec = {"answer": directives.unchanged_required, "name": directives.unchanged_required}
    has_answer = True
    opening = "Predict first. "
    summary = "What the text shows"

    def run(self) -> list[nodes.Node]:
        lines = list(self.content)
        if "---" not in lines:
            raise self.error(f"{self.name}: the line '---' between the options and the answer is missing")
        cut = lines.index("---")
        question, answer = nodes.container(), nodes.container()
        self.state.nested_parse(self.content[:cut], self.content_offset, question)
        self.state.nested_parse(self.content[cut + 1 :], self.content_offset + cut + 1, answer)
        lists = [child for child in question.children if isinstance(child, nodes.bullet_list)]
        if len(lists) != 1:
            raise self.error(f"{self.name}: expected one list of options, found {len(lists)}")
        options = lists[0].children
        right = self.right(len(options))
        stem = nodes.container("", *[child for child in question.children if child is not lists[0]], classes=["predict-stem"])
        if stem.children:
            stem[0].insert(0, nodes.strong(text=self.opening))
        name = nodes.make_id(self.options.get("name") or f"{self.name}-{self.lineno}")
        node = predict(right=right, ids=[name], classes=["predict"] if self.has_answer else ["predict", "decide"])
        node += [stem, nodes.enumerated_list("", *options, enumtype="upperalpha", prefix="", suffix="."), folded(self.summary, *answer.children)]
        return [node]

    def right(self, many: int) -> int | None:
        """Place of the right option, from 1; None in a decision."""
        given = self.options.get("answer", "missing")
        if not self.has_answer:
            return None
        if not given.isdecimal() or not 1 <= int(given) <= many:
            raise self.error(f"predict: ':answer:' is {given}; valid: 1 to {many}")
        return int(given)


class Decide(Predict):
    """A decision at a tumour board: like a prediction, but no option is right; the text weighs each of them."""

    option_spec = {"name": directives.unchanged_required}
    has_answer = False
    opening = "Decide. "
    summary = "What the evidence says of each option"


def write_options(self, options: list[nodes.Element], name: str, attributes: list[str]) -> None:
    """Write radio buttons for a list of options."""
    for number, (option, more) in enumerate(zip(options, attributes, strict=True), 1):
        self.body.append(f'<label><input type="radio" name="{name}" value="{number}"{more}> <span>')
        for child in option.children:
            for inline in child.children if isinstance(child, nodes.paragraph) else [child]:
                inline.walkabout(self)
        self.body.append("</span></label>\n")


def visit_predict(self, node: predict) -> None:
    stem, options, answer = node.children
    name = node["ids"][0]
    self.body.append(self.starttag(node, "div", CLASS="", role="group", **{"aria-labelledby": f"{name}-stem"}))
    self.body.append(f'<div id="{name}-stem">')
    stem.walkabout(self)
    self.body.append("</div>\n")
    write_options(self, options.children, name, [" data-right" if number == node["right"] else "" for number in range(1, len(options) + 1)])
    self.body.append('<button type="button" hidden>Commit</button>\n<div role="status"></div>\n')
    answer.walkabout(self)
    self.body.append("</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    app.add_directive("predict", Predict)
    app.add_directive("decide", Decide)
    app.add_node(predict, html=(on_pages(visit_predict), depart))
