"""The directive ``shipped``: a table of other people's work that the site ships, with versions, licences and the texts of these."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from _ext.page.tables import table
from supply.licences import file_of
from supply.shipped import ROOT, Shipped, shipped

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FOLDER = "_static/licences"
"""Where the texts stand in the site; `output/site.py` writes them."""

HEAD = ("Work", "Version", "Licence", "What it does here")


class ShippedWorks(SphinxDirective):
    """Every package of which a part stands in the site."""

    def run(self) -> list[nodes.Node]:
        for name in ("requirements.lock", "package-lock.json", "supply/shipped.py", "supply/licences.py"):
            self.env.note_dependency(str(ROOT / name))
        try:
            rows = [(one.name, one.version, [self.licence(one)], one.use) for one in shipped()]
        except (FileNotFoundError, ValueError) as error:
            raise self.error(f"shipped: {error}") from None
        return [table(HEAD, rows, (28, 12, 16, 44))]

    def licence(self, one: Shipped) -> nodes.Node:
        """The name of a licence, which leads to its text."""
        address = posixpath.relpath(f"{FOLDER}/{file_of(one.name)}", posixpath.dirname(self.env.docname))
        return nodes.paragraph("", "", nodes.reference("", one.licence, refuri=address, internal=True))


def setup(app: Sphinx) -> None:
    app.add_directive("shipped", ShippedWorks)
