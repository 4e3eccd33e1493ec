"""Data files broken as contributors break them: one error, with file, line, value and what is valid."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import bib
import evidence
import instructors
import questions
import sources
from bib import Bibliography, DataError, Entry
from instructors.known import Book
from tests.broken.breaks import Break, breaks, table

TODAY = date(2026, 11, 23)
WORKS = Bibliography(
    [
        Entry("able2020liver", "article", {"review": "7", "doi": "10.1000/sample.1"}),
        Entry("carter2018needle", "book", {"isbn": "9780000000002"}),
    ]
)
BOOK = Book(
    {"2-tolerance/network": ("sec-network-one", "sec-network-two"), "7-cases/lung": ("sec-lung-known",)},
    {"2-tolerance/network": ("that for this", "the sum")},
    ("network-one", "network-two"),
    {"heat": ("still",)},
    {"heat": ("4-therapies/ablation",)},
)
READERS: dict[str, Callable[[Path], object]] = {
    "bibliography": bib.read,
    "studies": lambda path: evidence.studies(path, WORKS, TODAY),
    "outcomes": lambda path: evidence.outcomes(path, WORKS, TODAY),
    "mechanisms": lambda path: evidence.mechanisms(path, WORKS, TODAY),
    "claims": lambda path: evidence.claims(path, WORKS, TODAY),
    "errata": lambda path: evidence.errata(path, WORKS, TODAY),
    "questions": lambda path: questions.read(path, WORKS, TODAY),
    "instructors": lambda path: instructors.read_notes(path.parent, BOOK),
    "course": lambda path: instructors.read_course(path, BOOK),
    "paths": lambda path: sources.reading_paths(path, path.parent / "chapters"),
    "abbreviations": sources.short_forms,
    "synonyms": sources.synonyms,
    "contents": sources.contents,
}
"""What reads each kind of file."""

LEAST = 10
CASES = [(kind, case) for kind in READERS for case in breaks(kind)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the few chapters that contents and paths name."""
    for name, label in (("index", "welcome"), ("2-tolerance/network", "network-one)=\n(sec-network-two"), ("7-cases/lung", "lung-known")):
        path = tmp_path / "chapters" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# T\n\n(sec-{label})=\n## A\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("kind", READERS)
def test_the_sound_file_is_read(folder: Path, kind: str) -> None:
    told = table(kind)
    path = folder / told["file"]
    path.write_text(told["sound"], encoding="utf-8")
    assert READERS[kind](path) is not None
    assert len(told["breaks"]) >= LEAST


@pytest.mark.parametrize(("kind", "case"), CASES, ids=[f"{kind}-{case.what}" for kind, case in CASES])
def test_a_break_is_one_error(folder: Path, kind: str, case: Break) -> None:
    path = folder / case.file
    path.write_bytes(case.text.encode(case.encoding))
    with pytest.raises(DataError) as caught:
        READERS[kind](path)
    (said,) = map(str, caught.value.problems)
    for words in case.says:
        assert any(word in said for word in words.split("|")), said
