"""The book's own evidence is sound."""

from bib.problems import listed
from evidence.checking import check


def test_every_table_that_is_there_is_sound():
    counts, problems = check()
    assert not problems, listed(problems)
    assert counts["studies.csv"] > 0
