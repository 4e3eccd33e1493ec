"""Scripts that pages load as they stand, made short: each stays a classic script of its own, and keeps its names to itself."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from _ext.output.node import MODULES


def minify(sources: Iterable[Path], folder: Path) -> None:
    """Write the scripts into a folder of their own, under the names that they have.

    Raises
    ------
    RuntimeError
        If one of them cannot be read; the message says where.
    """
    shutil.rmtree(folder, ignore_errors=True)
    command = [MODULES / ".bin" / "esbuild", *sources, "--minify", "--format=iife", "--target=es2022", "--charset=utf8", "--log-level=warning", "--entry-names=[name]", f"--outdir={folder}"]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(f"scripts cannot be made short:\n{done.stderr}")
