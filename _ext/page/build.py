"""How the book is built: pages are read and written on every processor."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SILENT = "sphinx_multitoc_numbering"
"""An extension that another one brings. It numbers sections after all pages are read, and does not say that this is safe."""


def processors() -> int:
    """Number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def use_processors(app: Sphinx) -> None:
    """Build side by side where nobody has said how, since `jupyter-book build` has no option for it."""
    if app.parallel == 1 and app.config.book_parallel:
        app.parallel = processors()
    if SILENT in app.extensions and app.extensions[SILENT].parallel_read_safe is None:
        app.extensions[SILENT].parallel_read_safe = True


def setup(app: Sphinx) -> None:
    app.add_config_value("book_parallel", True, "")
    app.connect("builder-inited", use_processors)
