"""Makes the archive for instructors."""

from __future__ import annotations

import tempfile
from pathlib import Path

from downloads.archive import files_of, write_zip
from downloads.book import SITE
from downloads.edition import NAME, moment, version
from downloads.instructors.documents import documents, handouts, sheets, titles
from downloads.pdf.whole import FOLDER as CHAPTERS
from downloads.questions import print_sheets
from downloads.slides.make import FOLDER as SLIDES
from instructors import read_course, read_notes
from questions import read_all

README = """The Tolerant Liver: for instructors
Version {version}, {date}. For learning, never for patient decisions.

Start here   plan-seminar.pdf: a seminar of 90 minutes that needs 20 minutes of preparation
             plan-course.pdf: a course of six meetings
syllabus.pdf One page to hand out
notes.pdf    For each chapter: objectives, minutes, what to leave out, misconceptions, questions, models, the case that fits
rubric.pdf   For the written cases
chapters/    The chapters that the plans use, to read and to send to participants
handouts/    Each case in stages: one sheet for each decision, the voices as cards, no answers. Hand them out one by one
questions/   A sheet and a key for each meeting
slides/      Open index.html; N shows the notes. Each deck has a PDF with notes and a page of text
html/        Syllabus, plans, rubric and notes to edit: a word processor opens them

Text and figures: Creative Commons Attribution 4.0. Code: MIT.
"""


def make(folder: Path, site: Path = SITE) -> list[Path]:
    """Write the archive; slides and chapters must have been made.

    Raises
    ------
    FileNotFoundError
        If there are no slides in the folder, or a chapter of a plan is missing.
    """
    slides = folder / SLIDES
    if not (slides / "index.html").is_file():
        raise FileNotFoundError(f"{slides} holds no slides; make them first: python book.py downloads slides")
    course, notes = read_course(), read_notes()
    chapters = [folder / CHAPTERS / f"{name.replace('/', '-')}.pdf" for name in course.chapters]
    if missing := [path for path in chapters if not path.is_file()]:
        raise FileNotFoundError(f"{missing[0]} is missing; make it first: python book.py downloads pdf")
    told, asked = documents(course, notes, site), sheets(course, read_all(), titles())
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        (work / "questions").mkdir()
        print_sheets({f"{name}.pdf": text for name, text in told.items()}, work)
        print_sheets({f"{name}.pdf": text for name, text in asked.items()}, work / "questions")
        (work / "handouts").mkdir()
        print_sheets({f"{name}.pdf": text for name, text in handouts(site).items()}, work / "handouts")
        inside: dict[str, Path | str] = {**files_of(work), **files_of(slides, "slides/")}
        inside |= {f"html/{name}.html": text for name, text in told.items()}
        inside |= {f"{CHAPTERS}/{path.name}": path for path in chapters}
        inside["README.txt"] = README.format(version=version(), date=f"{moment():%-d %B %Y}")
        return [write_zip(folder / f"{NAME}-instructors.zip", {f"{NAME}-instructors/{name}": content for name, content in inside.items()})]
