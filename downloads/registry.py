"""The files that can be taken away, who makes each, and what it is for: the page of downloads shows this list."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fnmatch import fnmatch

from questions.left_out import LEFT_OUT


@dataclass(frozen=True)
class File:
    """One file, or several of one kind.

    Parameters
    ----------
    name
        Name below the folder of downloads; may be a pattern (``chapters/*.pdf``).
    what
        What it is, in a few words.
    used_for
        What one does with it.
    left_out
        What the format cannot hold, in a sentence; may be empty.
    """

    name: str
    what: str
    used_for: str
    left_out: str = ""


@dataclass(frozen=True)
class Download:
    """Files that are made together.

    Parameters
    ----------
    name
        Name on the command line.
    module
        Module with ``make(folder: Path) -> list[Path]``.
    files
        What it makes.
    site
        Whether it reads the built site.
    after
        Downloads that it is made of.
    """

    name: str
    module: str
    files: tuple[File, ...]
    site: bool = False
    after: tuple[str, ...] = ()


DOWNLOADS = (
    Download(
        "pdf", "downloads.pdf.whole",
        (
            File("the-tolerant-liver.pdf", "The whole book on paper: contents, numbered figures, questions with their key, glossary, references", "Reading offline, printing", "Explorables move on the site only; all rows of evidence are in the archive of data."),
            File("chapters/*.pdf", "Each chapter by itself", "Handing out, printing"),
        ),
        site=True,
    ),
    Download(
        "epub", "downloads.epub.make",
        (File("the-tolerant-liver.epub", "The whole book for reading devices, with formulas and drawings that adapt", "Reading on a tablet, a phone or aloud", "Explorables move on the site only; all rows of evidence are in the archive of data."),),
        site=True,
    ),
    Download(
        "slides", "downloads.slides.make",
        (
            File("the-tolerant-liver-slides.zip", "Slides for every chapter, with speaker notes, a PDF and a text page each", "Teaching without a network: unpack it and open `index.html`"),
            File("slides/*.html", "The same, to open here", "Teaching"),
            File("slides/*.pdf", "The same on paper, with the speaker notes on pages of their own", "Preparing, handing out"),
        ),
        site=True,
    ),
    Download(
        "instructors", "downloads.instructors.make",
        (File("the-tolerant-liver-instructors.zip", "Syllabus, a seminar of 90 minutes, a course of six meetings, notes for each chapter, the cases in stages to hand out, rubric, slides, question sheets with keys", "Teaching: start with the plan of the seminar"),),
        site=True, after=("pdf", "slides"),
    ),
    Download(
        "notebooks", "downloads.notebooks.archive",
        (
            File("the-tolerant-liver-notebooks.zip", "All notebooks, with the package of models and evidence that they run on", "Computing for yourself: `pip install -r requirements.txt`, then `jupyter lab`"),
            File("notebooks/*.ipynb", "A notebook for each explorable and one for the evidence, with exercises and folded solutions", "Jupyter"),
        ),
    ),
    Download(
        "data", "downloads.data.archive",
        (File("the-tolerant-liver-data.zip", "Evidence, questions, bibliography and the numbers behind the figures, with a data dictionary", "A spreadsheet, R, pandas; a Frictionless data package"),),
    ),
    Download(
        "questions", "downloads.questions",
        (
            File("questions-moodle.xml", "The questions of the book as Moodle XML, with their drawings", "Moodle 4.4 or later: question bank, import", LEFT_OUT["questions-moodle.xml"]),
            File("questions-gift.txt", "The same as GIFT", "Older Moodle, and other tools that read GIFT", LEFT_OUT["questions-gift.txt"]),
            File("questions-qti12.zip", "The same as QTI 1.2, with their drawings", "Canvas, and others that import QTI 1.2", LEFT_OUT["questions-qti12.zip"]),
            File("questions-brightspace.csv", "The same as CSV for a question library", "Brightspace", LEFT_OUT["questions-brightspace.csv"]),
            File("questions-blackboard.txt", "The same as tab-separated text", "Blackboard", LEFT_OUT["questions-blackboard.txt"]),
            File("questions-anki.apkg", "A deck a chapter, and one for the glossary; an update keeps what you have learned", "Anki", LEFT_OUT["questions-anki.apkg"]),
            File("questions.csv", "Every question as a row, with answers, reasons and sources", "A spreadsheet, R, pandas", LEFT_OUT["questions.csv"]),
            File("questions-sheet.pdf", "The questions on paper", "An exam or a seminar", LEFT_OUT["questions-sheet.pdf"]),
            File("questions-key.pdf", "Answers and reasons to the sheet, by the same numbers", "Marking", LEFT_OUT["questions-key.pdf"]),
        ),
    ),
    Download(
        "site", "downloads.site", (File("the-tolerant-liver-site.zip", "The whole site", "Reading without a network: unpack it and open `index.html`"),),
        site=True,
    ),
)  # fmt: skip
"""In the order of the page of downloads."""


WHOLE = "site"
"""The download that holds all the others."""


def chosen(names: Collection[str] = ()) -> list[Download]:
    """Return some downloads in the order in which they are made; without names all but the site, which holds them.

    Raises
    ------
    ValueError
        If there is no download of a name.

    Examples
    --------
    >>> [one.name for one in chosen(["site"])]
    ['site']
    """
    known = {one.name: one for one in DOWNLOADS}
    for name in names:
        if name not in known:
            raise ValueError(f"no download '{name}'; valid: {', '.join(known)}")
    ordered: dict[str, Download] = {}

    def add(name: str) -> None:
        for before in known[name].after:
            add(before)
        ordered.setdefault(name, known[name])

    for name in names or [name for name in known if name != WHOLE]:
        add(name)
    return list(ordered.values())


def file_of(name: str) -> File | None:
    """Return the description of a file by its name; None of a file that nothing here describes."""
    return next((file for one in DOWNLOADS for file in one.files if fnmatch(name, file.name)), None)
