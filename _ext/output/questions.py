"""The scripts that bring questions to life, bundled from ``questions/js``."""

from __future__ import annotations

from pathlib import Path

from _ext.output.node import esbuild

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
        esbuild(f"script of the questions, {name},", SOURCES / entry, "--bundle", f"--outfile={static / name}")
