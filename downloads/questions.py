"""The questions for learning platforms, for Anki, for spreadsheets and on paper."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import bib
from _ext.language.meanings import meanings
from downloads.edition import ROOT, moment
from questions import Bank, read_all
from questions.exports import to_anki, to_blackboard, to_brightspace, to_csv, to_gift, to_moodle, to_qti, to_sheet

CHAPTERS = ROOT / "chapters"
HEADING = re.compile(r"^# (.+)$", re.M)


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
    from downloads.pdf import chromium_pdf, finishing

    made = []
    with chromium_pdf.tab() as page, tempfile.TemporaryDirectory() as written:
        for name, text in sheets.items():
            source = Path(written, f"{name}.html")
            source.write_text(text, encoding="utf-8")
            chromium_pdf.show(page, source)
            target = folder / name
            chromium_pdf.print_once(page, target)
            finishing.finish(target, finishing.About(page.title(), "Questions of the book on paper"), {}, {})
            made.append(target)
    return made


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
