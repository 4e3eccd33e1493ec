"""The kernels of notebooks: what they are told, and where they start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from _ext.kernels import environment, provisioner

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Tell the kernels first, since the process that they come from is told the same."""
    environment.setup(app)
    provisioner.setup(app)
