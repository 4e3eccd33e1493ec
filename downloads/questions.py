"""The questions for learning platforms, for Anki, for spreadsheets and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import bib
from _ext.language.meanings import meanings
from downloads.edition import ROOT, moment, version
from questions import Bank, read_all
from questions.exports import to_anki, to_blackboard, to_brightspace, to_csv, to_gift, to_moodle, to_qti, to_sheet

CHAPTERS = ROOT / "chapters"
HEADING = re.compile(r"^# (.+)$", re.M)
DRAWN = """async () => { await document.fonts.ready; await Promise.all([...document.images].map(image => image.decode())); }"""


def titles_of(banks: Iterable[Bank], chapters: Path = CHAPTERS) -> dict[str, str]:
    """Return the title of each chapter that asks questions.

    Raises
    ------
    ValueError
        If a chapter has no title.
    """
    found = {}
    for bank in banks:
        path = chapters / f"{bank.chapter}.md"
        heading = HEADING.search(path.read_text(encoding="utf-8"))
        if not heading:
            raise ValueError(f"{path} has no title; a line '# Title' is expected")
        found[bank.chapter] = heading[1].strip()
    return found


def texts(banks: list[Bank], titles: Mapping[str, str], terms: Mapping[str, str]) -> dict[str, bytes]:
    """Return every file that needs no browser, by its name."""
    made: dict[str, str | bytes] = {
        "questions-moodle.xml": to_moodle(banks, titles),
        "questions-gift.txt": to_gift(banks, titles),
        "questions-qti12.zip": to_qti(banks, titles),
        "questions-brightspace.csv": to_brightspace(banks),
        "questions-blackboard.txt": to_blackboard(banks),
        "questions-anki.apkg": to_anki(banks, terms, moment(), titles),
        "questions.csv": to_csv(banks),
    }
    return {name: text.encode() if isinstance(text, str) else text for name, text in made.items()}


def print_sheets(sheets: Mapping[str, str], folder: Path) -> list[Path]:
    """Print pages as PDF.

    Parameters
    ----------
    sheets
        HTML by the name of the file.
    folder
        Where the files go.
    """
    from playwright.sync_api import sync_playwright

    from downloads import chromium

    made = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium.path(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        for name, text in sheets.items():
            page.set_content(text, wait_until="load")
            page.evaluate(DRAWN)
            target = folder / name
            page.pdf(path=str(target), prefer_css_page_size=True, tagged=True, outline=True)
            complete(target, page.title())
            made.append(target)
        browser.close()
    return made


def complete(path: Path, title: str) -> None:
    """Give a printed file its metadata, and the same bytes whenever it is printed."""
    import pikepdf

    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.Lang = pikepdf.String("en-GB")
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        del pdf.trailer["/Info"]
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as told:
            told["dc:title"] = title
            told["dc:creator"] = ["The Tolerant Liver contributors"]
            told["dc:rights"] = "Creative Commons Attribution 4.0"
            told["xmp:CreateDate"] = told["xmp:ModifyDate"] = f"{moment():%Y-%m-%dT%H:%M:%SZ}"
            told["pdf:Producer"] = f"The Tolerant Liver {version()}"
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=True, deterministic_id=True)


def make(folder: Path) -> list[Path]:
    """Write every file and return their paths."""
    banks = read_all(works=bib.read())
    titles = titles_of(banks)
    terms = meanings((CHAPTERS / "back" / "glossary.md").read_text(encoding="utf-8"))
    made = []
    for name, data in texts(banks, titles, terms).items():
        (folder / name).write_bytes(data)
        made.append(folder / name)
    sheets = {f"questions-{kind}.pdf": to_sheet(banks, titles, key=kind == "key") for kind in ("sheet", "key")}
    return made + print_sheets(sheets, folder)
