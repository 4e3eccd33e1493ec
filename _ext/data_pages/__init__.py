"""Pages made of the rows of evidence: claim ledger, annotated bibliography, numbers, map of gaps; and the roles that lead there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    from _ext.data_pages import downloads, roles, tables

    for part in (roles, tables, downloads):
        part.setup(app)
