"""What the tests of the bibliography share: a sound file, and a way to break it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bib import Entry

SOUND = """\
@article{calne1969induction,
  author = {Calne, R. Y. and Sells, R. A.},
  title = {Induction of Immunological Tolerance by Porcine Liver Allografts},
  journal = {Nature},
  year = {1969},
  volume = {223},
  pages = {472--476},
  doi = {10.1038/223472a0},
  pmid = {4894426},
  review = {18},
}

@article{le2015blockade,
  author = {Le, Dung T. and {Trial Group} and others},
  title = {{PD-1} blockade in tumors, 50% of them α & β},
  journal = {New England Journal of Medicine},
  year = {2015},
  volume = {372},
  number = {26},
  pages = {2509--2520},
  doi = {10.1056/NEJMoa1500596},
  note = {Author list incomplete},
}
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a bibliography: the sound one, with some of its text replaced."""

    def write(*replacements: tuple[str, str], text: str = SOUND, encoding: str = "utf-8") -> Path:
        for old, new in replacements:
            assert old in text, f"the sound file has no {old!r}"
            text = text.replace(old, new, 1)
        path = tmp_path / "references.bib"
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture
def entry() -> Callable[..., Entry]:
    """Make a sound entry; fields that are None are left out."""

    def entry(key: str = "le2015blockade", kind: str = "article", **changes: str | None) -> Entry:
        fields = {
            "author": "Le, Dung T.",
            "title": "{PD-1} blockade in tumors",
            "journal": "New England Journal of Medicine",
            "year": "2015",
            "doi": "10.1056/NEJMoa1500596",
        }
        fields |= changes
        return Entry(key, kind, {name: value for name, value in fields.items() if value is not None})

    return entry
