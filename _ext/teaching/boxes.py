"""The boxes at the head of a chapter: its question, the answer in short, its objectives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class Box(SphinxDirective):
    """A container named like the directive, with a heading of its own where it has one."""

    has_content = True
    heading: nodes.paragraph | None = None

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        box = nodes.container(classes=[self.name])
        if self.heading is not None:
            box += self.heading.deepcopy()
        self.state.nested_parse(self.content, self.content_offset, box)
        return [box]


class Question(Box):
    """The one question that a page answers."""


class InShort(Box):
    """The answer of a page in about 70 words: what is known, how certain it is, what to do or not to do with it."""

    heading = nodes.paragraph("", "", nodes.strong(text="In short"))


class Objectives(Box):
    """A list of three to five things that the reader can do afterwards."""

    heading = nodes.paragraph(text="After this page you can")


def setup(app: Sphinx) -> None:
    app.add_directive("question", Question)
    app.add_directive("in-short", InShort)
    app.add_directive("objectives", Objectives)
