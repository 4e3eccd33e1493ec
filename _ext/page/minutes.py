"""Minutes that a page takes to read and to practise."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

WORDS_A_MINUTE = 180  # careful reading of technical prose


def reading_minutes(doctree: nodes.Element) -> int:
    """Minutes to read the prose of a page or section, tables and drawings left out.

    Examples
    --------
    >>> reading_minutes(nodes.section("", nodes.paragraph(text="word " * 400)))
    3
    """
    text = " ".join(
        paragraph.astext() for paragraph in doctree.findall(nodes.paragraph) if not isinstance(paragraph.parent, nodes.entry)
    )
    return max(1, math.ceil(len(text.split()) / WORDS_A_MINUTE))


def exercise_minutes(env: BuildEnvironment, data: dict) -> int:
    """Minutes of what a page gives to do: as declared for prediction and explorable, and those of its questions."""
    return math.ceil(data.get("exercise_minutes", 0) + env.metadata[env.docname].get("question_minutes", 0))
