"""Errata are read and checked like the other tables."""

from __future__ import annotations

from pathlib import Path

import pytest

import evidence

ROW = """- id: a-thing
  page: 4-therapies/ablation
  edition: 0.2.0
  corrected: 2026-11-24
  was: It said this.
  now: {now}
"""


def test_the_book_lists_what_it_corrected() -> None:
    rows = evidence.errata()
    assert len(rows) >= 3 and rows["id"].is_unique
    for page in rows["page"]:
        assert (Path(__file__).parents[2] / "chapters" / f"{page}.md").is_file(), page


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ROW.format(now="It said this."), 'now: it says the same as was'),
        (ROW.format(now="It says that.").replace("2026-11-24", "24.11."), "corrected"),
        (ROW.format(now="It says that.").replace("edition", "editon"), "editon"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "errata.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(evidence.EvidenceError, match=said):
        evidence.errata(path)
