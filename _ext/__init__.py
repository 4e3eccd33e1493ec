"""The Sphinx side of the book: thin roles and directives that put the rooms on a page, and the finishing of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict:
    """Register every part of the book's extension."""
    from _ext import (
        abbreviations,
        chapter,
        check,
        citations,
        data_pages,
        downloads,
        drawing,
        drawing_files,
        evidence_table,
        freshness,
        glossary_links,
        reading_paths,
        tables,
    )
    from _ext.site import finish

    for part in (chapter, check, reading_paths, drawing, drawing_files, citations, downloads, data_pages, evidence_table, glossary_links, abbreviations, tables, freshness, finish):
        part.setup(app)
    return {"parallel_read_safe": False, "parallel_write_safe": True}
