"""What a reader can take away: the bibliography in three formats and the rows of evidence, beside the site."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from bib.__main__ import main as bibliography

if TYPE_CHECKING:
    from sphinx.application import Sphinx

ROOT = Path(__file__).resolve().parent.parent


def write(app: Sphinx, exception: Exception | None) -> None:
    """Fill ``_downloads``.

    Raises
    ------
    ValueError
        If the bibliography cannot be exported; what is wrong with it has been printed.
    """
    if exception is not None or app.builder.name != "html":
        return
    folder = Path(app.outdir) / "_downloads"
    if bibliography(["export", str(folder)]):
        raise ValueError("the bibliography cannot be exported; `python book.py bib check` says why")
    for table in sorted((ROOT / "evidence").glob("*.csv")):
        shutil.copy(table, folder)


def setup(app: Sphinx) -> None:
    app.connect("build-finished", write, priority=400)
