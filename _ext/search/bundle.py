"""The scripts of the search: its index, the search itself, and the filters of the pages made of rows."""

from __future__ import annotations

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from _ext.output.node import esbuild, node
from _ext.search.documents import Document
from _ext.search.vocabulary import groups

SOURCES = Path(__file__).with_name("js")
INDEXES = {"text": "search-text.js", "rows": "search-rows.js"}
"""The text of the book; and rows of claims and works, which a page loads behind it."""

BUNDLES = {"search.js": "main.js", "filter.js": "filter.js"}
"""The scripts that pages load, and the module that each begins with."""


def write_scripts(folder: Path) -> None:
    """Bundle the scripts into a folder, as classic scripts: from disk a browser loads no modules."""
    names = json.dumps(groups(), ensure_ascii=False)
    folder.mkdir(parents=True, exist_ok=True)
    for name, entry in BUNDLES.items():
        esbuild(f"script of the search, {name},", SOURCES / entry, "--bundle", f"--define:GROUPS={names}", f"--outfile={folder / name}")


def write_indexes(folder: Path, documents: list[Document]) -> None:
    """Write the indexes of some documents, at once.

    Raises
    ------
    RuntimeError
        If that fails, with what Node says.
    """
    given = json.dumps({"documents": documents, "groups": groups()}, ensure_ascii=False)

    def made(kind: str) -> str:
        done = subprocess.run([node(), str(SOURCES / "index.mjs"), kind], input=given, capture_output=True, text=True, encoding="utf-8", check=False)
        if done.returncode:
            raise RuntimeError(f"the index of the search cannot be written:\n{done.stderr.strip()}")
        return done.stdout

    folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor() as pool:
        for name, text in zip(INDEXES.values(), pool.map(made, INDEXES), strict=True):
            (folder / name).write_text(text, encoding="utf-8")
