"""The Sphinx side of the book: roles and directives that put the rooms on a page, and what a site needs besides its pages.

========== =====================================================================================
package    what it does
========== =====================================================================================
kernels    what the kernels of notebooks are told, and a quick start for them
page       what every page has: policy, scripts, head, outline, tables that scroll, rebuilding
teaching   question, in short, objectives, predictions, decisions, questions, reading paths
evidence   citations, numbers and claims in the text, evidence tables, pages made of rows
drawing    drawings with the book's symbols and colours
language   glossary and abbreviations
search     index and scripts of the search, other names of one thing
output     formulas, fonts, style sheet, scripts, downloads, and pages for print, EPUB and text
========== =====================================================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict:
    """Register every part.

    Several parts change a page after it is read, in the order of their registration: first the evidence tables are
    filled, then terms and abbreviations are marked in what stands there, then minutes are counted and rows noted.
    """
    from _ext import drawing, evidence, kernels, language, output, page, search, teaching

    for part in (kernels, evidence, teaching, drawing, language, page, search, output):
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 4}
