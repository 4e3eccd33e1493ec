"""Small pages, built by Sphinx with the book's extension."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>t</title><desc>A long description of what is drawn.</desc><circle r="3"/></svg>'
WORK = "@article{tumeh2017liver,\n author={Tumeh, P},\n title={T},\n journal={J},\n year={2017}\n}\n"


@pytest.fixture
def pages_of(tmp_path: Path) -> Callable[[str], tuple[nodes.document, nodes.document, str]]:
    """Build one page beside a drawing and a bibliography; return it as read, as written, and what Sphinx warned of."""

    def one(text: str) -> tuple[nodes.document, nodes.document, str]:
        source = tmp_path / "source"
        source.mkdir()
        for name, content in (("cell.svg", DRAWING), ("works.bib", WORK), ("index.md", text)):
            (source / name).write_text(content, encoding="utf-8")
        warnings = io.StringIO()
        settings = {"extensions": ["myst_parser", "sphinxcontrib.bibtex", "_ext"], "bibtex_bibfiles": ["works.bib"], "numfig": True, "book_parallel": False}
        with docutils_namespace():
            app = Sphinx(source, None, tmp_path / "out", tmp_path / "doctrees", "dummy", status=None, warning=warnings, confoverrides=settings)
            app.build()
            return app.env.get_doctree("index"), app.env.get_and_resolve_doctree("index", app.builder), warnings.getvalue()

    return one
