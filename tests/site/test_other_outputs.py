"""The whole book as EPUB, plain text and LaTeX: nothing that teaches is lost on the way."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

import evidence
from questions import read_all

ROOT = Path(__file__).resolve().parents[2]
BUILDERS = ("text", "latex", "epub")
CHAPTER, CASE = "chapters/4-therapies/embolisation", "chapters/7-cases/colorectal"


@pytest.fixture(scope="session")
def built(site: Path) -> Callable[[str], Path]:
    """Write the book by another builder, from what the site's build has read and executed."""
    folders: dict[str, Path] = {}

    def one(builder: str) -> Path:
        if builder not in folders:
            command = [Path(sys.executable).with_name("jupyter-book"), "build", "-W", "-n", "--keep-going", "--builder", "custom", "--custom-builder", builder, ".", "--quiet"]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
            folders[builder] = ROOT / "_build" / builder
        return folders[builder]

    return one


@pytest.fixture(scope="session")
def texts(built: Callable[[str], Path]) -> Callable[[str, str], str]:
    """What a builder writes of a page, without markup, on one line."""

    def one(builder: str, page: str) -> str:
        folder = built(builder)
        if builder == "text":
            text = (folder / f"{page}.txt").read_text(encoding="utf-8")
        elif builder == "latex":
            text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.tex"))
            text = re.sub(r"\\[a-z]+\*?|[{}]", " ", text)
        else:
            with zipfile.ZipFile(next(folder.glob("*.epub"))) as book:
                text = " ".join(etree.fromstring(book.read(f"{page}.xhtml")).itertext())
        return re.sub(r"\s+", " ", text.replace("*", "")).replace("’", "'")

    return one


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize(
    ("page", "said"),
    [
        (CHAPTER, ("Predict first.", "What the text shows", "Nine patients with microsatellite-stable")),
        (CASE, ("Decide.", "What the evidence says of each option")),
        (CHAPTER, ("Answer and reasons", "Read again", "Not the best answer.")),
        (CHAPTER, ("Describe this drawing in words",)),
        (CHAPTER, ("Table of the", "Shown in", "What was done and found", "How certain: the")),
        (CHAPTER, ("After this page you can",)),
    ],
)
def test_what_teaches_is_there(texts: Callable[[str, str], str], builder: str, page: str, said: tuple[str, ...]) -> None:
    text = texts(builder, page)
    assert not [words for words in said if words not in text]


@pytest.mark.parametrize("builder", BUILDERS)
def test_an_explorable_has_its_sentence_and_its_table(texts: Callable[[str, str], str], builder: str) -> None:
    text = texts(builder, CHAPTER)
    assert "the tumour receives" in text and "Prescribed activity" in text
    assert re.search(r"Tumour dose|Dose to the tumour|Tumour", text)


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_question_is_asked_with_its_reasons(texts: Callable[[str, str], str], builder: str) -> None:
    (bank,) = (bank for bank in read_all() if f"chapters/{bank.chapter}" == CHAPTER)
    text = texts(builder, CHAPTER)
    assert text.count("Answer and reasons") >= len(bank.items)


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_claim_and_number_stands_in_its_table(texts: Callable[[str, str], str], builder: str) -> None:
    ledger, numbers = texts(builder, "chapters/back/claim-ledger"), texts(builder, "chapters/back/outcomes")
    assert ledger.count(" · checked ") >= len(evidence.claims())
    assert numbers.count("Tumeh") >= 1 and len(numbers) > 100 * len(evidence.outcomes())


def test_drawings_and_figures_are_images(built: Callable[[str], Path]) -> None:
    with zipfile.ZipFile(next(built("epub").glob("*.epub"))) as book:
        names = book.namelist()
        assert any(name.endswith("embolisation-particles.svg") for name in names)
        assert b"<symbol" in book.read(next(name for name in names if name.endswith("embolisation-particles.svg")))
        page = etree.fromstring(book.read(f"{CHAPTER}.xhtml"))
    images = page.findall(".//{*}img")
    assert len(images) >= 3 and all(image.get("alt") for image in images)
    latex = built("latex")
    drawn = (latex / "embolisation-particles.png").read_bytes()
    assert drawn.startswith(b"\x89PNG") and len(drawn) > 20_000
    source = "".join(path.read_text(encoding="utf-8") for path in latex.glob("*.tex"))
    assert "embolisation-particles" in source


def test_every_page_of_the_epub_is_well_formed(built: Callable[[str], Path]) -> None:
    with zipfile.ZipFile(next(built("epub").glob("*.epub"))) as book:
        pages = [name for name in book.namelist() if name.endswith(".xhtml")]
        assert len(pages) > 30
        for name in pages:
            etree.fromstring(book.read(name))
