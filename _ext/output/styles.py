"""The style sheets of the site: the book's own and what extensions bring, each pruned to what the pages use."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from _ext.output.node import MODULES, node

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SCRIPT = Path(__file__).with_name("styles.mjs")
DESIGN = "sphinx-design."  # of the sheets that extensions bring; our own content.css says the same as the others in less
PARTS = ("home.css", "data.css")
"""Sheets of ours for the welcome page and for pages made of rows, which no other page needs."""

SAFE = (r"^is-", r"^contents-open$", r"^js$")
WORD = re.compile(r"[\w-]+")
PART_OF_A_VALUE = re.compile(r"[^\s,{}]*\[[\w-]+[*^$~|]=[^\]]*\]")


def of_design(app: Sphinx) -> str:
    """The rules of tabs, cards and dropdowns, which become `design.css`: few pages have any."""
    return "\n".join((Path(app.outdir) / "_static" / name).read_text(encoding="utf-8") for name, _ in app.registry.css_files if name.startswith(DESIGN))


def of_book(app: Sphinx) -> str:
    """The rules that become `book.css`: ``html_css_files``, in order."""
    return of_files(app, *(name for name, _ in app.config.html_css_files))


def of_files(app: Sphinx, *names: str) -> str:
    """The rules of sheets below the static folders."""
    own = []
    for name in names:
        found = [path for folder in app.config.html_static_path if (path := Path(app.srcdir) / folder / name).is_file()]
        if not found:
            raise FileNotFoundError(f"style sheets: no file {name} below {', '.join(app.config.html_static_path)}")
        own += found
    return "\n".join(_read(path) for path in own)


def _read(path: Path) -> str:
    """Read a sheet of ours, whose every rule the pruning must understand."""
    text = path.read_text(encoding="utf-8")
    if blind := PART_OF_A_VALUE.search(text):
        raise ValueError(f"{path.name}: the selector {blind[0]} asks for a part of a value, and would be pruned from every page; name a class")
    return text


def words_of(css: str) -> set[str]:
    """Every word of a style sheet: what a page may have to make a rule apply.

    Examples
    --------
    >>> sorted(words_of(".a-b > p::before { color: red }"))
    ['a-b', 'before', 'color', 'p', 'red']
    """
    return set(WORD.findall(css))


def prune(css: str, words: Iterable[str]) -> str:
    """Leave only rules whose selectors are made of these words; minify.

    Raises
    ------
    RuntimeError
        If the style sheet cannot be read.
    """
    payload = {"css": css, "content": " ".join(sorted(words)), "safe": SAFE}
    done = subprocess.run(
        [node(), SCRIPT], input=json.dumps(payload), capture_output=True, text=True, encoding="utf-8", cwd=MODULES.parent, check=False
    )
    if done.returncode:
        raise RuntimeError(f"style sheet: {done.stderr.strip()}")
    return done.stdout
