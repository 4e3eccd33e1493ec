"""Print, EPUB and plain text have every question with its drawing, its table, what may be answered, and the reasons."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from questions import Bank

PAGE = "# T\n\n```{objectives}\n- One.\n- Two.\n- Three.\n```\n\n(sec-page)=\n## The section\n\nText.\n\n## Check yourself\n\n```{check}\n```\n\n## Works\n\n```{bibliography}\n:all:\n```\n"
WORK = "@article{calne1969induction,\n author={Calne, R},\n title={T},\n journal={J},\n year={1969}\n}\n"


@pytest.fixture(params=["text", "latex", "epub"])
def written(request: pytest.FixtureRequest, small: Bank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a builder writes of a page with the small bank, on one line."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "page.md").write_text(PAGE, encoding="utf-8")
    (source / "works.bib").write_text(WORK, encoding="utf-8")
    monkeypatch.setattr("_ext.teaching.check.read", lambda path, works: small)
    monkeypatch.setattr("_ext.teaching.check.file_of", lambda chapter: source / "page.md")
    (source / "templates").mkdir()
    for name in ("redirect.html", "404.html"):
        (source / "templates" / name).write_text("<html/>", encoding="utf-8")  # the pages that the extension adds
    warnings = io.StringIO()
    settings = {"extensions": ["myst_parser", "sphinxcontrib.bibtex", "_ext"], "bibtex_bibfiles": ["works.bib"], "book_parallel": False, "version": "1", "epub_show_urls": "no", "copyright": "2026", "root_doc": "page", "templates_path": ["templates"]}
    with docutils_namespace():
        app = Sphinx(source, None, tmp_path / "out", tmp_path / "doctrees", request.param, status=None, warning=warnings, confoverrides=settings)
        app.build()
    assert not warnings.getvalue()
    out = tmp_path / "out"
    if request.param == "text":
        text = (out / "page.txt").read_text(encoding="utf-8")
    elif request.param == "latex":
        assert list(out.glob("*lesion*.png"))
        text = re.sub(r"\\[a-zA-Z]+\*?(\[[^]]*\])?|[{}\\]", " ", "".join(path.read_text(encoding="utf-8") for path in out.glob("*.tex")))
    else:
        with zipfile.ZipFile(next(out.glob("*.epub"))) as book:
            assert any(name.endswith("lesion.svg") for name in book.namelist())
            text = " ".join(etree.fromstring(book.read("page.xhtml")).itertext())
    return re.sub(r"\s+", " ", text.replace("*", ""))


def test_nothing_that_teaches_is_lost(written: str) -> None:
    whole = written.replace("’", "'")
    said = (
        "What comes next?", "A grey field with a dark disc", "Cultures", "Not the best answer.", "The error behind it: fever always passes.",
        "The table gives a course.", "8.25 Gy", "A number, in Gy.", "16.5 Gy (",
        "Rehearsal with technetium", "Why this order.", "Choose from:", "sound", "Cryoablation: ice.",
        "A man of 66 with colorectal cancer", "The scan shows three lesions", "Question 2 of 2.", "Answer and reasons", "Read again:", "The section",
    )  # fmt: skip
    assert [words for words in said if words not in whole] == []
    assert "Try it in the explorable" not in whole, "only a page of the site can open it"
