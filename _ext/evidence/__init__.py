"""Evidence on the page: citations, numbers and claims in the text, evidence tables, pages made of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    from _ext.evidence import cards, citations, cited, data_pages, feed, marks, roles, rows, table

    for part in (rows, citations, cited, cards, marks, roles, table, data_pages, feed):
        part.setup(app)
