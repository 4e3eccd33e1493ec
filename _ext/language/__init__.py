"""Terms of the glossary and abbreviations: what a word means, beside the word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    from _ext.language import abbreviations, glossary, term_places

    for part in (glossary, term_places, abbreviations):
        part.setup(app)
