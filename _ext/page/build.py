"""How the book is built: notebooks find the rooms and no browser, pages are read and written on every processor.

So `jupyter-book build .` needs nothing but the packages of `requirements.lock`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

ROOT = str(Path(__file__).resolve().parent.parent.parent)
KERNEL = {"BOOK_STATIC": "1", "PYTHONPATH": ROOT}
"""What the kernels of notebooks are told: `widgets` has no browser to speak to, and the rooms stand here."""

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


def tell_kernels(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Set the environment of the kernels, before any notebook runs."""
    app.book_environment = {name: os.environ.get(name) for name in KERNEL}
    paths = [ROOT, *filter(None, [os.environ.get("PYTHONPATH")])]
    os.environ.update(KERNEL | {"PYTHONPATH": os.pathsep.join(paths)})


def restore(app: Sphinx, env: BuildEnvironment) -> None:
    """Leave the environment of this process as it was."""
    for name, value in app.book_environment.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def setup(app: Sphinx) -> None:
    app.add_config_value("book_parallel", True, "")
    app.connect("builder-inited", use_processors)
    app.connect("env-before-read-docs", tell_kernels)
    app.connect("env-updated", restore)
