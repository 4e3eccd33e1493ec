"""What teaches on a page: question, in short, objectives, predictions, decisions, questions, reading paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    from _ext.teaching import boxes, check, paths, placement, predict, progress, question, question_page, take_further

    for part in (boxes, predict, question, question_page, check, paths, placement, progress, take_further):
        part.setup(app)
