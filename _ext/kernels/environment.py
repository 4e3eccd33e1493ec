"""What the kernels of notebooks are told: they find the rooms, and no browser.

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
"""`widgets` has no browser to speak to, and the rooms stand here."""


def tell(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
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
    app.connect("env-before-read-docs", tell)
    app.connect("env-updated", restore)
