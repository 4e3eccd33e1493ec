"""Drawings of the book: SVG with its symbols and colours, on the page, in print and as files to take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visual.alone import alone
from visual.compose import compose

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["alone", "compose"]


def setup(app: Sphinx) -> None:
    from _ext.drawing import data, directive

    directive.setup(app)
    data.setup(app)
