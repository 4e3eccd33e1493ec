"""Scripts that pages load as they stand, made short: each stays a classic script of its own, and keeps its names to itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from _ext.output.node import esbuild


def minify(sources: Iterable[Path], folder: Path) -> None:
    """Write the scripts into a folder of their own, under the names that they have.

    Raises
    ------
    RuntimeError
        If one of them cannot be read; the message says where.
    """
    shutil.rmtree(folder, ignore_errors=True)
    esbuild("scripts of the pages", *sources, "--entry-names=[name]", f"--outdir={folder}")
