"""The whole book as EPUB, plain text and LaTeX: nothing that teaches is lost on the way."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

import evidence
from questions import read_all
from visual.compose import compose
from widgets.registry import declarations

ROOT = Path(__file__).resolve().parents[2]
BUILDERS = ("text", "latex", "epub")
CHAPTERS = sorted((ROOT / "chapters").glob("[0-9]*/*.md"))
CHAPTER = "chapters/4-therapies/embolisation"


def flat(text: str) -> str:
    """Text on one line, without marks of emphasis, quotation or hyphenation."""
    return re.sub(r"\s+", " ", re.sub(r"[*_‘’“”'\"`]", "", text)).replace("- ", "-")


def written(pattern: str) -> dict[str, list[str]]:
    """What each chapter holds of something, by page; pages without it are left out."""
    found = {f"chapters/{path.parent.name}/{path.stem}": re.findall(pattern, path.read_text(encoding="utf-8"), re.M) for path in CHAPTERS}
    return {page: here for page, here in found.items() if here}


@pytest.fixture(scope="session")
def built(site: Path) -> Callable[[str], Path]:
    """Write the book by another builder, from what the site's build has read and executed."""
    folders: dict[str, Path] = {}

    def one(builder: str) -> Path:
        if builder not in folders:
            shutil.rmtree(ROOT / "_build" / builder, ignore_errors=True)  # these builders look at the age of a page's text alone
            command = [Path(sys.executable).with_name("jupyter-book"), "build", "-W", "-n", "--keep-going", "--builder", "custom", "--custom-builder", builder, ".", "--quiet"]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
            folders[builder] = ROOT / "_build" / builder
        return folders[builder]

    return one


@pytest.fixture(scope="session")
def texts(built: Callable[[str], Path]) -> Callable[[str, str], str]:
    """What a builder writes of a page, without markup, on one line."""

    @cache
    def one(builder: str, page: str) -> str:
        folder = built(builder)
        if builder == "latex" and page:
            return one("latex", "")  # it is one document
        if builder == "text":
            text = (folder / f"{page}.txt").read_text(encoding="utf-8")
        elif builder == "latex":
            text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.tex"))
            text = text.replace(r"\sphinxhyphen{}", "-")
            text = re.sub(r"\\[a-zA-Z@]+\*?|\\.|[{}~]", " ", text)
        else:
            with zipfile.ZipFile(next(folder.glob("*.epub"))) as book:
                text = " ".join(etree.fromstring(book.read(f"{page}.xhtml")).itertext())
        return flat(text)

    return one


def test_predictions_and_decisions_are_there(texts: Callable[[str, str], str]) -> None:
    for directive, opening, answer in (("predict", "Predict first.", "What the text shows"), ("decide", "Decide.", "What the evidence says of each option")):
        asked = written(rf"^`{{3,}}\{{{directive}\}}")
        assert asked
        for builder in ("text", "epub"):
            for page, here in asked.items():
                text = texts(builder, page)
                assert min(text.count(opening), text.count(answer)) >= len(here), (builder, page, directive)
        assert texts("latex", "").count(answer) >= sum(map(len, asked.values()))


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_question_is_asked_with_its_reasons(texts: Callable[[str, str], str], builder: str) -> None:
    shown = 0
    for bank in read_all():
        if f"chapters/{bank.chapter}" in written(r"^`{3,}\{check\}"):
            shown += len(bank.items)
            if builder != "latex":
                assert texts(builder, f"chapters/{bank.chapter}").count("Answer and reasons") >= len(bank.items), bank.chapter
    assert shown
    if builder == "latex":
        assert texts("latex", "").count("Answer and reasons") >= shown


@pytest.mark.parametrize("builder", ["text", "epub"])
def test_every_drawing_is_described(texts: Callable[[str, str], str], builder: str) -> None:
    drawn = written(r"^`{3,}\{drawing\} (\S+)")
    assert drawn
    for page, files in drawn.items():
        text = texts(builder, page)
        for name in files:
            _, description = compose((ROOT / page).parent.joinpath(name).read_text(encoding="utf-8"), "x")
            assert flat(html.unescape(description))[:60] in text, (page, name)


@pytest.mark.parametrize("builder", BUILDERS)
def test_explorables_have_their_sentence_and_table(texts: Callable[[str, str], str], builder: str) -> None:
    moved = written(r'^explorable\("([^"]+)"\)')
    assert moved
    for page, names in moved.items():
        text = texts(builder, page)
        for name in names:
            one = declarations()[name]
            sentence = one.say(one.model.defaults).replace("\xa0", " ")
            assert flat(one.title) in text, (page, name)
            assert builder == "latex" or flat(sentence)[:30] in text.replace("\xa0", " "), (page, name)
            assert "Quantity" in text and "Unit" in text, (page, name)


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_page_has_its_evidence_table(texts: Callable[[str, str], str], builder: str) -> None:
    for page in written(r"^`{3,}\{evidence\}"):
        text = texts(builder, page)
        assert "This page cites" in text and "What was done and found" in text, page


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_claim_and_number_stands_in_its_table(texts: Callable[[str, str], str], builder: str) -> None:
    ledger, numbers = texts(builder, "chapters/back/claim-ledger"), texts(builder, "chapters/back/outcomes")
    assert len(re.findall(r"\bchecked\b", ledger)) >= len(evidence.claims())  # a cell breaks its lines anywhere between words
    assert len(numbers) > 100 * len(evidence.outcomes())


def test_drawings_and_figures_are_images(built: Callable[[str], Path]) -> None:
    files = sorted({Path(name).stem for names in written(r"^`{3,}\{drawing\} (\S+)").values() for name in names})
    with zipfile.ZipFile(next(built("epub").glob("*.epub"))) as book:
        held = {Path(name).name for name in book.namelist()}
        assert not [name for name in files if f"{name}.svg" not in held]
        images = etree.fromstring(book.read(f"{CHAPTER}.xhtml")).findall(".//{*}img")
    assert len(images) >= 3 and all(image.get("alt") for image in images)
    latex = built("latex")
    source = "".join(path.read_text(encoding="utf-8") for path in latex.glob("*.tex"))
    for name in files:
        assert (latex / f"{name}.png").read_bytes().startswith(b"\x89PNG"), name
        assert name in source, name


def test_every_page_of_the_epub_is_well_formed(built: Callable[[str], Path]) -> None:
    with zipfile.ZipFile(next(built("epub").glob("*.epub"))) as book:
        pages = [name for name in book.namelist() if name.endswith(".xhtml")]
        assert len(pages) > 30
        for name in pages:
            etree.fromstring(book.read(name))
