"""The book's own bibliography is sound, and so are the downloads made of it."""

import json

import pytest
from pybtex.database import parse_string

from bib import check, read, to_bibtex, to_csl, to_ris
from bib.problems import listed


@pytest.fixture(scope="module")
def works():
    return read()


def test_the_bibliography_and_every_citation_are_sound():
    problems = check(complete=True).problems
    assert not problems, listed(problems)


def test_another_reader_finds_the_same_works(works):
    found = parse_string(to_bibtex(works.values()), "bibtex").entries
    assert list(found) == list(works)
    assert [len(entry.persons.get("author", [])) for entry in found.values()] == [len(entry.names()) + entry.is_cut for entry in works.values()]


def test_every_work_is_in_the_downloads(works):
    assert [item["id"] for item in json.loads(to_csl(works.values()))] == list(works)
    ris = to_ris(works.values())
    assert ris.count("\r\nER  - \r\n") == ris.count("TY  - ") == len(works)
    assert not any(sign in ris for sign in "{}\\")
