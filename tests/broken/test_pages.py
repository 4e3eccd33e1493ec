"""Pages broken as authors break them, all pages of a kind in one build: one warning each, with page, line, value and what is valid."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from tests.broken.breaks import breaks, table
from tests.ext.conftest import DRAWING, WORK

KINDS = ("directives", "front-matter")
LEAST = 10


@cache
def rows() -> dict[str, str]:
    """An id of each table that pages name."""
    import evidence

    return {"CLAIM": evidence.claims()["id"][0], "OUTCOME": evidence.outcomes()["id"][0]}


def build(folder: Path, pages: dict[str, str]) -> str:
    """Build pages beside a drawing and a bibliography, and return what Sphinx warned of."""
    source = folder / "source"
    source.mkdir()
    contents = "# Contents\n\n```{toctree}\n" + "\n".join(pages) + "\n```\n\n```{bibliography}\n:all:\n```\n"
    for name, text in ({"cell.svg": DRAWING, "works.bib": WORK, "index.md": contents} | {f"{name}.md": text for name, text in pages.items()}).items():
        (source / name).write_text(text, encoding="utf-8")
    warnings = io.StringIO()
    settings = {"extensions": ["myst_parser", "sphinxcontrib.bibtex", "_ext"], "bibtex_bibfiles": ["works.bib"], "numfig": True, "book_parallel": False, "nitpicky": True}
    with docutils_namespace():
        Sphinx(source, None, folder / "out", folder / "doctrees", "dummy", status=None, warning=warnings, confoverrides=settings).build()
    return re.sub(r"\x1b\[[\d;]*m", "", warnings.getvalue())


@pytest.fixture(scope="module", params=KINDS)
def said(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, list[str]]]:
    """What is said of each page of a kind; the page `sound` is the sound one."""
    kind = request.param
    texts = {"sound": table(kind)["sound"]} | {f"p{place:02}": case.text for place, case in enumerate(breaks(kind))}
    for name in texts:
        for word, row in {"PAGE": name, **rows()}.items():
            texts[name] = texts[name].replace(word, row)
    found: dict[str, list[str]] = {name: [] for name in texts}
    for line in re.split(r"\n(?=\S*source/)", build(tmp_path_factory.mktemp(kind), texts)):
        page = re.search(r"source/(\w+)\.md", line)
        assert page and page[1] in found, line
        found[page[1]].append(line.strip())
    return kind, found


def test_each_break_is_one_warning(said: tuple[str, dict[str, list[str]]]) -> None:
    kind, found = said
    assert found["sound"] == []
    cases = breaks(kind)
    assert len(cases) >= LEAST
    wrong = []
    for place, case in enumerate(cases):
        name = f"p{place:02}"
        lines = found[name]
        wanted = [words.replace("page.md", f"{name}.md") for words in case.says]
        for word, row in {"PAGE": name, **rows()}.items():
            wanted = [words.replace(word, row) for words in wanted]
        missing = [words for words in wanted if not any(word in line for word in words.split("|") for line in lines)]
        if len(lines) != 1 or missing:
            wrong.append(f"{case.what}: wanted {missing} in\n  " + "\n  ".join(lines or ["nothing"]))
    assert not wrong, "\n".join(wrong)
