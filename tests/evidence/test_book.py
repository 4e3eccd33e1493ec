"""The book's own evidence is sound."""

import re
from pathlib import Path

import evidence
from bib.problems import listed
from evidence.checking import check


def test_every_table_that_is_there_is_sound():
    counts, problems = check()
    assert not problems, listed(problems)
    assert counts["studies.csv"] > 0


def test_counts_of_the_critical_page_are_those_of_the_rows() -> None:
    """The page tells verdicts and differences in figures; the rows are what they are counted from."""
    text = (Path(evidence.__file__).parent.parent / "chapters/back/reading-the-review.md").read_text(encoding="utf-8")
    verdicts = evidence.studies()["supports_review"].value_counts()
    for verdict in ("yes", "partly", "no", "unverifiable"):
        assert re.search(rf"\*{verdict}\* for {verdicts[verdict]}\b", text), (verdict, verdicts[verdict])
    content = evidence.discrepancies().query("kind != 'bibliographic'")["weight"].value_counts()
    for weight in ("major", "moderate", "minor"):
        assert f"{content[weight]} {'are ' if weight == 'major' else ''}{weight}" in text, (weight, content[weight])
