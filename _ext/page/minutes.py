"""Minutes that a page takes to read and to practise."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

WORDS_A_MINUTE = 180  # careful reading of technical prose


def reading_minutes(doctree: nodes.Element) -> int:
    """Minutes to read the running text of a page or section.

    Left out are tables, folds, drawings with their descriptions, and what belongs to the exercises: predictions and
    questions. Citations are not read word by word, so they do not count either.

    Examples
    --------
    >>> reading_minutes(nodes.section("", nodes.paragraph(text="word " * 400)))
    3
    """
    words = sum(_words(paragraph) for paragraph in doctree.findall(nodes.paragraph) if not any(isinstance(parent, _passed_over()) for parent in _parents(paragraph)))
    return max(1, math.ceil(words / WORDS_A_MINUTE))


def _passed_over() -> tuple[type, ...]:
    from _ext.page.disclosure import disclosure
    from _ext.teaching.check import check_item
    from _ext.teaching.predict import predict

    return (nodes.entry, nodes.figure, disclosure, check_item, predict)


def _parents(node: nodes.Node) -> Iterator[nodes.Node]:
    while (node := node.parent) is not None:
        yield node


def _words(paragraph: nodes.paragraph) -> int:
    cited = (parent for text in paragraph.findall(nodes.Text) for parent in _parents(text) if isinstance(parent, pending_xref) and parent.get("refdomain") == "cite")
    return len(paragraph.astext().split()) - sum(len(node.astext().split()) for node in dict.fromkeys(cited))


def exercise_minutes(env: BuildEnvironment, data: dict) -> int:
    """Minutes of what a page gives to do: as declared for prediction and explorable, and those of its questions."""
    return math.ceil(data.get("exercise_minutes", 0) + env.metadata[env.docname].get("question_minutes", 0))
