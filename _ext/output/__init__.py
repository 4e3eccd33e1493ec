"""What the site needs besides its pages, and what other outputs than pages need."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    from _ext.output import formulas, plain, shipped, site, taken

    for part in (formulas, plain, shipped, site, taken):
        part.setup(app)
