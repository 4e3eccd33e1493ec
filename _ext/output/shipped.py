"""The directive ``shipped``: a table of other people's work that the site ships, with versions and licences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from _ext.page.tables import table
from supply.shipped import ROOT, shipped

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HEAD = ("Work", "Version", "Licence", "What it does here")


class ShippedWorks(SphinxDirective):
    """Every package of which a part stands in the site."""

    def run(self) -> list[nodes.Node]:
        for lock in ("requirements.lock", "package-lock.json"):
            self.env.note_dependency(str(ROOT / lock))
        try:
            rows = [(one.name, one.version, one.licence, one.use) for one in shipped()]
        except (FileNotFoundError, ValueError) as error:
            raise self.error(f"shipped: {error}") from None
        return [table(HEAD, rows, (28, 12, 16, 44))]


def setup(app: Sphinx) -> None:
    app.add_directive("shipped", ShippedWorks)
