"""A small bank with every kind, fixed for tests: as banks, as a page, and as a program in Node."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from questions import Bank
from tests.conftest import leave
from tests.questions.golden import small_bank

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page
    from sphinx.application import Sphinx

ROOT = Path(__file__).resolve().parents[2]
POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
PAGE = """<!doctype html>
<html lang="en" data-content_root="../../"><head><meta charset="utf-8"><title>Test</title>
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<script src="../../_static/js/theme.js" data-fonts=""></script>{sheets}{scripts}
<style>body {{ margin: 0 auto; max-width: 760px; padding: 0 12px; }}</style></head><body><main><h1>Test</h1>{body}</main></body></html>"""
SHEETS = ("palette.css", "page.css", "content.css", "teaching.css", "questions.css", "drawing.css")


@pytest.fixture(scope="session")
def small() -> Bank:
    """The small bank of `golden/`."""
    return small_bank()


CHAPTER = """---
chapter:
  paths: {oncology: study, immunology: skim}
---
# The page

(sec-page)=
## The section of every question
"""


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Sphinx:
    """The book's extension on a project of one chapter, which is read, not written."""
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace

    source = tmp_path_factory.mktemp("source")
    (source / "chapters" / "1-part").mkdir(parents=True)
    (source / "index.md").write_text("# T\n", encoding="utf-8")
    (source / "chapters" / "1-part" / "page.md").write_text(CHAPTER, encoding="utf-8")
    (source / "works.bib").write_text("", encoding="utf-8")
    settings = {"extensions": ["myst_parser", "sphinxcontrib.bibtex", "_ext"], "bibtex_bibfiles": ["works.bib"], "book_parallel": False}
    with docutils_namespace():  # leaves what other tests register as it was
        made = Sphinx(source, None, source / "out", source / "doctrees", "html", status=None, warning=None, confoverrides=settings)
        made.builder.read()
    return made


@pytest.fixture(scope="session")
def question_site(tmp_path_factory: pytest.TempPathFactory, small: Bank, app: Sphinx) -> Path:
    """A site with two pages: one asks every question of the small bank, the other is that of a reader's progress."""
    from docutils import nodes

    from _ext.output.questions import write_scripts
    from _ext.teaching.alone import Alone
    from _ext.teaching.progress import PLACES, progress_place, write_bank
    from _ext.teaching.question import question_node

    out = tmp_path_factory.mktemp("questions")
    static = out / "_static"
    for folder in (static / "js", static / "fonts"):
        folder.mkdir(parents=True)
    write_scripts(static)
    for name in SHEETS:
        shutil.copy(ROOT / "assets" / "css" / name, static)
    shutil.copy(ROOT / "assets" / "js" / "theme.js", static / "js")
    (static / "fonts" / "fonts.css").write_text("", encoding="utf-8")  # what theme.js asks for from disk
    alone = Alone(app)
    write_bank(app, [small], {"1-part/page": "The first part"}, static)

    def write(name: str, body: str, *scripts: str) -> None:
        sheets = "".join(f'<link rel="stylesheet" href="../../_static/{sheet}">' for sheet in SHEETS)
        loaded = "".join(f'<script defer src="../../_static/{script}"></script>' for script in scripts)
        (out / "chapters" / name).parent.mkdir(parents=True, exist_ok=True)
        (out / "chapters" / name).write_text(PAGE.format(policy=POLICY, sheets=sheets, scripts=loaded, body=body), encoding="utf-8")

    body = ""
    for number, item in enumerate(small.items, 1):
        link = nodes.reference("", f"The section of {item.id}", refuri=f"#{item.paragraph}", internal=True)
        body += alone.to_html(question_node(item, [nodes.Text("Read again: "), link], "../", number))
    write("1-part/page.html", body + '<div class="check-result" role="status"></div>', "check.js")
    write("back/my-progress.html", "".join(f"<h2>{name}</h2>{alone.to_html(progress_place(name=name))}" for name in PLACES), "questions.js", "my-progress.js")
    return out


@pytest.fixture
def asked(context_for: Callable[..., BrowserContext], question_site: Path) -> Iterator[Callable[..., Page]]:
    """Open one of the two pages where nothing is stored; it must stay silent and ask nobody."""
    pages, complaints = [], []

    def make(script: str = "", at: str = "1-part/page.html", **settings: object) -> Page:
        page = context_for(**({"viewport": {"width": 1000, "height": 900}} | settings)).new_page()
        pages.append(page)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.append(request.url) if not request.url.startswith(("file:", "data:", "blob:")) else None)
        if script:
            page.add_init_script(script)
        page.goto((question_site / "chapters" / at).as_uri())
        return page

    make.complaints = complaints  # what a test expects it takes out
    yield make
    for page in pages:
        leave(page, "file://")
    assert not complaints


@pytest.fixture(scope="session")
def browser_side() -> Iterator[Callable[..., Any]]:
    """Call a function of `questions/js` in Node; what it throws fails the test."""
    beside = Path(sys.executable).parent / "node"
    program = str(beside) if beside.exists() else shutil.which("node")
    if program is None:
        pytest.fail("Node is missing: install the project's requirements", pytrace=False)
    running = subprocess.Popen([program, Path(__file__).with_name("browser_side.mjs")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")

    def call(name: str, **given: object) -> Any:
        running.stdin.write(json.dumps({"call": name, "given": given}) + "\n")
        running.stdin.flush()
        said = json.loads(running.stdout.readline())
        assert "error" not in said, said["error"]
        return said.get("result")

    yield call
    running.stdin.close()
    running.wait()
    running.stdout.close()
