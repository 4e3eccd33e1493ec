"""What the tests of evidence share: a small bibliography, sound tables, a way to break them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from bib import Bibliography, Entry
from evidence.schema import MECHANISMS, NODES, OUTCOMES, STUDIES, Table

TODAY = date(2026, 11, 23)
WORKS = Bibliography(
    [
        Entry("tumeh2017liver", "article", {"review": "7", "doi": "10.1158/x"}),
        Entry("crispe2014immune", "article", {"doi": "10.1000/x"}),
    ]
)
STUDY = {
    "key": "tumeh2017liver",
    "review": "7",
    "design": "cohort",
    "system": "patients",
    "population": "melanoma",
    "directness": "mixed",
    "n": "336",
    "n_liver_metastases": "91",
    "immune": "pembrolizumab",
    "inhibitor": "yes",
    "therapies": "ici-only",
    "read": "abstract",
    "summary": "A sample sentence, which says nothing.",
    "supports_review": "yes",
    "source_url": "https://example.org/1",
    "checked": "2026-11-23",
}
OTHER_STUDY = {
    "key": "crispe2014immune",
    "design": "narrative-review",
    "directness": "none",
    "summary": "Not read: a sample.",
    "read": "title",
    "checked": "2026-11-01",
}
OUTCOME = {
    "id": "sample-response-1",
    "study": "tumeh2017liver",
    "population": "melanoma",
    "liver_metastases": "all",
    "arm": "pembrolizumab",
    "endpoint": "objective-response",
    "question": "response",
    "estimate": "25",
    "ci_low": "11.5",
    "ci_high": "43.4",
    "ci_level": "95",
    "unit": "percent",
    "events": "8",
    "total": "32",
    "locator": "abstract",
    "read": "abstract",
    "source_url": "https://example.org/1",
    "checked": "2026-11-23",
}
MECHANISM = {
    "source": "a",
    "target": "b",
    "sign": "+",
    "kind": "secretes",
    "context": "liver",
    "species": "mouse",
    "cites": "tumeh2017liver; crispe2014immune",
    "claim": "A sample sentence, which says nothing.",
}
CLAIM = """\
- id: sample-claim
  chapter: 2-tolerance/network
  statement: A sample sentence, which says nothing.
  cites: [tumeh2017liver]
  directness: liver-metastases
  certainty: low
  why: One cohort.
  against: [crispe2014immune]
  checked: 2026-11-23
"""
NODE = {"node": "a", "type": "cell", "label": "A"}
ROWS = {STUDIES.file: STUDY, OUTCOMES.file: OUTCOME, MECHANISMS.file: MECHANISM, NODES.file: NODE}


def csv_text(table: Table, *rows: Mapping[str, str]) -> str:
    """Return rows as CSV; cells that are not named are empty."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, table.names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a table of sound rows, the first of them changed."""

    def write(table: Table, *more: Mapping[str, str], **changes: str) -> Path:
        path = tmp_path / table.file
        path.write_text(csv_text(table, ROWS[table.file] | changes, *more), encoding="utf-8")
        return path

    return write
