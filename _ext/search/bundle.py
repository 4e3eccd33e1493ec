"""The scripts of the search: its index, the search itself, and the filters of the pages made of rows."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from _ext.output.node import MODULES, node
from _ext.search.documents import Document
from _ext.search.vocabulary import groups

SOURCES = Path(__file__).with_name("js")
ESBUILD = MODULES / ".bin" / "esbuild"
INDEXES = {"text": "search-text.js", "rows": "search-rows.js"}
"""The text of the book; and rows of claims and works, which a page loads behind it."""

BUNDLES = {"search.js": "main.js", "filter.js": "filter.js"}
"""The scripts that pages load, and the module that each begins with."""


class SearchError(RuntimeError):
    """A script of the search could not be made."""


def _run(command: list[object], given: str = "") -> str:
    done = subprocess.run([str(part) for part in command], input=given, capture_output=True, text=True, encoding="utf-8", cwd=SOURCES, check=False)
    if done.returncode:
        raise SearchError(f"search: {Path(str(command[-1])).name}: {done.stderr.strip()}")
    return done.stdout


def write_scripts(folder: Path) -> None:
    """Bundle the scripts into a folder, as classic scripts: from disk a browser loads no modules."""
    names = json.dumps(groups(), ensure_ascii=False)
    options = ["--bundle", "--minify", "--format=iife", "--target=es2022", "--charset=utf8", "--log-level=warning", f"--define:GROUPS={names}"]
    folder.mkdir(parents=True, exist_ok=True)
    for name, entry in BUNDLES.items():
        (folder / name).write_text(_run([ESBUILD, *options, SOURCES / entry]), encoding="utf-8")


def write_indexes(folder: Path, documents: list[Document]) -> None:
    """Write the indexes of some documents."""
    made = json.loads(_run([node(), SOURCES / "index.mjs"], json.dumps({"documents": documents, "groups": groups()}, ensure_ascii=False)))
    folder.mkdir(parents=True, exist_ok=True)
    for kind, name in INDEXES.items():
        (folder / name).write_text(made[kind], encoding="utf-8")
