"""Shapes of .bib files that programs and people write: every one is read without a crash, and nothing of it is lost unsaid."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import bib
from bib.problems import DataError

SHAPES = Path(__file__).with_name("shapes")
SEED = 20261130


def problems(path: Path) -> list[str]:
    """Return what is said of a file."""
    try:
        bib.read(path)
    except DataError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_an_odd_but_legal_file_is_read_whole() -> None:
    works = bib.read(SHAPES / "odd-but-legal.bib")
    assert list(works) == ["able2020liver", "carter2018needle", "dunn2021notes"]
    assert works["able2020liver"]["title"] == "{Liver} cells that tolerate: α, β and 50 %"
    assert works["able2020liver"]["year"] == "2020"
    assert [name.family for name in works["carter2018needle"].names()] == ["Carter", "de la Croix", "O'Neil", "van 't Hof"]
    assert works["dunn2021notes"]["url"] == "https://example.org/a?b=c&d={e}%7D#f"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("exported.bib", ('"month"', '"keywords"', '"abstract"', '"file"', "@comment", "@string", "@preamble", "jos # { Letters}")),
        ("torn.bib", ("a comment of a person", "torn.bib:3: ", "torn.bib:10: ")),
        ("bytes.bib", ("byte order mark", "0xE4", "U+0000")),
    ],
)
def test_what_is_not_taken_is_named(name: str, says: tuple[str, ...]) -> None:
    said = problems(SHAPES / name)
    assert said and all(line.count("\n") == 0 for line in said)
    for words in says:
        assert any(words in line for line in said), (words, said)


def test_torn_pieces_never_crash_the_reader(tmp_path: Path) -> None:
    texts = [path.read_bytes() for path in sorted(SHAPES.glob("*.bib"))]
    chance = random.Random(SEED)
    path = tmp_path / "references.bib"
    for _ in range(150):
        whole = chance.choice(texts)
        first, last = sorted(chance.randrange(len(whole)) for _ in range(2))
        path.write_bytes(whole[:first] + chance.choice([b"", b"{", b"}", b",", b'"', b"@", b"=", b"\\", b"\xff"]) + whole[last:])
        problems(path)  # a DataError or nothing; anything else fails
