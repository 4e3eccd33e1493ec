"""A small bank with every kind, fixed for tests: as banks, as a page, and as a program in Node."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from questions import Bank, read

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from sphinx.application import Sphinx

ROOT = Path(__file__).resolve().parents[2]
SMALL = Path(__file__).parent / "small"
POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
PAGE = """<!doctype html>
<html lang="en" data-content_root="../../"><head><meta charset="utf-8"><title>Test</title>
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<script src="../../_static/js/theme.js" data-fonts=""></script>{sheets}{scripts}
<style>body {{ margin: 0 auto; max-width: 760px; padding: 0 12px; }}</style></head><body><main><h1>Test</h1>{body}</main></body></html>"""
SHEETS = ("palette.css", "page.css", "content.css", "teaching.css", "questions.css", "drawing.css")


@pytest.fixture(scope="session")
def small() -> Iterator[Bank]:
    """The small bank; its drawing is found in its own folder for the whole session."""
    with pytest.MonkeyPatch.context() as patch:
        for module in ("questions.parts", "questions.exports.flat", "_ext.teaching.question"):
            patch.setattr(f"{module}.FIGURES", SMALL / "figures")
        yield read(SMALL / "1-part-page.yml", works={"calne1969induction"}, today=date(2026, 2, 1))


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Sphinx:
    """The book's extension on an empty project."""
    from sphinx.application import Sphinx

    source = tmp_path_factory.mktemp("source")
    (source / "index.md").write_text("# T\n", encoding="utf-8")
    (source / "works.bib").write_text("", encoding="utf-8")
    settings = {"extensions": ["myst_parser", "sphinxcontrib.bibtex", "_ext"], "bibtex_bibfiles": ["works.bib"], "book_parallel": False}
    return Sphinx(source, None, source / "out", source / "doctrees", "html", status=None, warning=None, confoverrides=settings)


@pytest.fixture(scope="session")
def question_site(tmp_path_factory: pytest.TempPathFactory, small: Bank, app: Sphinx) -> Path:
    """A site with one page, which asks every question of the small bank."""
    from docutils import nodes

    from _ext.output.questions import write_scripts
    from _ext.teaching.alone import to_html
    from _ext.teaching.question import question_node

    out = tmp_path_factory.mktemp("questions")
    static, place = out / "_static", out / "chapters" / "1-part"
    static.mkdir()
    place.mkdir(parents=True)
    write_scripts(static)
    for name in SHEETS:
        shutil.copy(ROOT / "assets" / "css" / name, static)
    for folder in ("js", "fonts"):
        (static / folder).mkdir()
    shutil.copy(ROOT / "assets" / "js" / "theme.js", static / "js")
    (static / "fonts" / "fonts.css").write_text("", encoding="utf-8")  # what theme.js asks for from disk
    body = ""
    for number, item in enumerate(small.items, 1):
        link = nodes.reference("", f"The section of {item.id}", refuri=f"#{item.paragraph}", internal=True)
        body += to_html(app, question_node(item, [nodes.Text("Read again: "), link], "../", number))
    sheets = "".join(f'<link rel="stylesheet" href="../../_static/{name}">' for name in SHEETS)
    page = PAGE.format(policy=POLICY, sheets=sheets, scripts='<script defer src="../../_static/check.js"></script>', body=body + '<div class="check-result" role="status"></div>')
    (place / "page.html").write_text(page, encoding="utf-8")
    return out


@pytest.fixture
def asked(browser, question_site: Path) -> Iterator[Callable[..., Page]]:
    """Open the page of questions in a context of its own; it must stay silent and ask nobody."""
    contexts, complaints = [], []

    def make(script: str = "", **settings: object) -> Page:
        context = browser.new_context(**({"viewport": {"width": 1000, "height": 900}} | settings))
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.append(request.url) if not request.url.startswith(("file:", "data:", "blob:")) else None)
        if script:
            page.add_init_script(script)
        page.goto((question_site / "chapters" / "1-part" / "page.html").as_uri())
        return page

    yield make
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture(scope="session")
def node() -> Callable[[str, str], str]:
    """Run an ES module of `questions/js`, given as text, on some input, and give back what it prints."""
    beside = Path(sys.executable).parent / "node"
    program = str(beside) if beside.exists() else shutil.which("node")
    if program is None:
        pytest.fail("Node is missing: install the project's requirements", pytrace=False)

    def run(module: str, given: str = "") -> str:
        done = subprocess.run([program, "--input-type=module", "-e", module], input=given, text=True, encoding="utf-8", capture_output=True, check=False, cwd=ROOT / "questions" / "js")
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run
