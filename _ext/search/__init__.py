"""The search: what can be found, other names of one thing, and the scripts that find it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from _ext.output.node import MODULES
from _ext.output.stamps import Stamps, files_below, hash_of, version_of
from _ext.search import bundle, documents
from sources.names import ABBREVIATIONS, SYNONYMS

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HERE = Path(__file__).parent
NODE = HERE.parent / "output" / "node.py"
"""Runs what writes the scripts."""

SCRIPTS = "_static/js"
INDEXES = tuple(bundle.INDEXES.values())
"""Files of text that pages hold anyway: nothing new for fonts and style sheet."""


def leave_out_sphinx_search(app: Sphinx) -> None:
    """Let Sphinx make no index of its own."""
    if app.builder.name == "html":
        app.builder.search = False


def search_page(app: Sphinx) -> Iterator[tuple[str, dict, str]]:
    """The page of results."""
    yield "search", {}, "search.html"


def write(out: Path, pages: list[Path], stamps: Stamps) -> None:
    """Write scripts and index, each only when something that it is made of has changed."""
    folder = out / SCRIPTS
    made_of = [*files_below(HERE), NODE, ABBREVIATIONS, SYNONYMS]
    versions = [version_of(MODULES / name) for name in ("esbuild", "minisearch")]
    scripts = hash_of(made_of, *versions)
    stamps.make("search scripts", scripts, lambda: bundle.write_scripts(folder), *[folder / name for name in bundle.BUNDLES])
    index = hash_of(pages, scripts)
    stamps.make("search index", index, lambda: bundle.write_indexes(folder, documents.of_site(out, pages, stamps.path.with_name("found.json"), scripts)), *[folder / name for name in bundle.INDEXES.values()])


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", leave_out_sphinx_search)
    app.connect("html-collect-pages", search_page)
