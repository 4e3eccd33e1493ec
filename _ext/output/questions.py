"""The scripts that bring questions to life, bundled from ``questions/js``."""

from __future__ import annotations

import subprocess
from pathlib import Path

from _ext.output.node import MODULES

SOURCES = Path(__file__).resolve().parent.parent.parent / "questions" / "js"
BUNDLES = {"check.js": "page.js", "my-progress.js": "progress.js"}
"""Each script of the site, and the module that it begins with."""


def write_scripts(static: Path) -> None:
    """Write the bundles as classic scripts, since a page from disk takes no modules.

    Raises
    ------
    RuntimeError
        If a module cannot be bundled; the message says where.
    """
    for name, entry in BUNDLES.items():
        command = [MODULES / ".bin" / "esbuild", SOURCES / entry, "--bundle", "--minify", "--format=iife", "--target=es2022", "--charset=utf8", "--log-level=warning", f"--outfile={static / name}"]
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True, encoding="utf-8", check=False)
        if done.returncode:
            raise RuntimeError(f"{entry} cannot be bundled:\n{done.stderr}")
