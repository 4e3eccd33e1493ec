"""What frames a chapter: its head (minutes, date, reading paths), question, objectives and prediction."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from _ext.data_pages.contents import day
from _ext.evidence_table import cited_keys, last_check

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

WORDS_A_MINUTE = 180  # careful reading of technical prose
PATHS = {"oncology": "Oncology", "immunology": "Immunology", "intervention": "Intervention"}
LEVELS = ("study", "skim", "skip")

logger = logging.getLogger(__name__)


class Question(SphinxDirective):
    """The one question that a page answers."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        box = nodes.container(classes=["question"])
        self.state.nested_parse(self.content, self.content_offset, box)
        return [box]


class InShort(SphinxDirective):
    """The answer of a page in about 70 words: what is known, how certain it is, what to do or not to do with it."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        box = nodes.container(classes=["in-short"])
        box += nodes.paragraph("", "", nodes.strong(text="In short"))
        self.state.nested_parse(self.content, self.content_offset, box)
        return [box]


class Objectives(SphinxDirective):
    """A list of three to five things that the reader can do afterwards."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        box = nodes.container(classes=["objectives"])
        box += nodes.paragraph(text="After this page you can")
        self.state.nested_parse(self.content, self.content_offset, box)
        return [box]


class predict(nodes.General, nodes.Element):
    """A question with options and an answer that opens once the reader has committed."""


class Predict(SphinxDirective):
    """A prediction: stem, list of options, a line ``---``, and what the text will show.

    The option ``answer`` counts from 1. Without JavaScript the answer opens as a disclosure.
    """

    has_content = True
    option_spec = {"answer": directives.positive_int, "name": directives.unchanged_required}
    has_answer = True

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
        right = self.options.get("answer")
        if self.has_answer and (right is None or right > len(options)):
            raise self.error(f"predict: ':answer:' is {right}; valid: 1 to {len(options)}")
        node = predict(right=right, prefix=self.options.get("name") or f"{self.name}-{self.lineno}")
        node["ids"] = [nodes.make_id(node["prefix"])]
        node += nodes.container("", *[c for c in question.children if c is not lists[0]], classes=["predict-stem"])
        node += [nodes.container("", *item.children) for item in options]
        node += answer
        return [node]


class Decide(Predict):
    """A decision at a tumour board: like a prediction, but no option is right; the text weighs each of them."""

    option_spec = {"name": directives.unchanged_required}
    has_answer = False


def visit_predict(self, node: predict) -> None:
    stem, *options, answer = node.children
    name = node["ids"][0]
    kind, opens = ("predict", "What the text shows") if node["right"] else ("predict decide", "What the evidence says of each option")
    self.body.append(f'<div class="{kind}" id="{name}" role="group" aria-labelledby="{name}-stem">\n<div id="{name}-stem">')
    stem.walkabout(self)
    self.body.append("</div>\n")
    for number, option in enumerate(options, 1):
        mark = " data-right" if number == node["right"] else ""
        self.body.append(f'<label><input type="radio" name="{name}" value="{number}"{mark}> <span>')
        for child in option.children:
            for inline in child.children if isinstance(child, nodes.paragraph) else [child]:
                inline.walkabout(self)
        self.body.append("</span></label>\n")
    self.body.append('<button type="button" hidden>Commit</button>\n<div role="status"></div>\n')
    self.body.append(f"<details><summary>{opens}</summary>\n")
    for child in answer.children:
        child.walkabout(self)
    self.body.append("</details>\n</div>\n")
    raise nodes.SkipNode


def front_matter(app: Sphinx, docname: str) -> dict | None:
    """What a page says of itself under ``chapter``; None where it is no chapter."""
    raw = app.env.metadata.get(docname, {}).get("chapter")
    if raw is None:
        return None
    data = json.loads(raw) if isinstance(raw, str) else raw
    unknown = set(data) - {"exercise_minutes", "paths"}
    if unknown:
        logger.warning("%s: unknown keys under 'chapter': %s; valid: exercise_minutes, paths", docname, ", ".join(sorted(unknown)))
    for path, level in data.get("paths", {}).items():
        if path not in PATHS or level not in LEVELS:
            logger.warning("%s: reading path '%s: %s'; valid: %s with %s", docname, path, level, ", ".join(PATHS), ", ".join(LEVELS))
    return data


def reading_minutes(doctree: nodes.Element) -> int:
    """Minutes to read the prose of a page or section, tables and drawings left out."""
    text = " ".join(
        paragraph.astext() for paragraph in doctree.findall(nodes.paragraph) if not isinstance(paragraph.parent, nodes.entry)
    )
    return max(1, math.ceil(len(text.split()) / WORDS_A_MINUTE))


def exercise_minutes(env: BuildEnvironment, data: dict) -> int:
    """Minutes of what a page gives to do: as declared for prediction and explorable, and those of its questions."""
    return math.ceil(data.get("exercise_minutes", 0) + env.metadata[env.docname].get("question_minutes", 0))


def add_head(app: Sphinx, doctree: nodes.document) -> None:
    """Put minutes, date of the evidence check and reading paths under the title of a chapter."""
    data = front_matter(app, app.env.docname)
    title = next(iter(doctree.findall(nodes.title)), None)
    if data is None or title is None:
        return
    read, practise = reading_minutes(doctree), exercise_minutes(app.env, data)
    facts = [f"{read} min reading" + (f" + {practise} min exercises" if practise else "")]
    checked = last_check(cited_keys(doctree))
    if checked:
        facts.append(f"evidence checked {day(checked)}")
    items = [nodes.list_item("", nodes.paragraph(text=fact)) for fact in facts]
    for path, level in data.get("paths", {}).items():
        badge = nodes.inline("", "", nodes.Text(f"{PATHS.get(path, path)}: "), nodes.strong(text=level), classes=["path"])
        items.append(nodes.list_item("", nodes.paragraph("", "", badge)))
    head = nodes.bullet_list("", *items, classes=["chapter-head"])
    title.parent.insert(title.parent.index(title) + 1, head)


def setup(app: Sphinx) -> None:
    app.add_directive("question", Question)
    app.add_directive("in-short", InShort)
    app.add_directive("objectives", Objectives)
    app.add_directive("predict", Predict)
    app.add_directive("decide", Decide)
    app.add_node(predict, html=(visit_predict, None))
    app.connect("doctree-read", add_head)
