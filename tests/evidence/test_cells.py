"""Every kind of cell, sound and faulty."""

from datetime import date

import pytest

from evidence.cells import Known, read_cell
from evidence.schema import Column

KNOWN = Known({"le2015blockade", "tumeh2017liver"}, date(2026, 11, 23))


def read(kind, text, **options):
    return read_cell(text, Column("x", kind, **options), KNOWN)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", "melanoma, first line", "melanoma, first line"),
        ("sentence", "Ten mice lived.", "Ten mice lived."),
        ("sentence", "10 of 12 lived (83 %).", "10 of 12 lived (83 %)."),
        ("slug", "response-by-site-1", "response-by-site-1"),
        ("key", "le2015blockade", "le2015blockade"),
        ("keys", "le2015blockade", ["le2015blockade"]),
        ("keys", "tumeh2017liver; le2015blockade", ["tumeh2017liver", "le2015blockade"]),
        ("integer", "0", 0.0),
        ("integer", "127230", 127230.0),
        ("number", "0.52", 0.52),
        ("number", "-12", -12.0),
        ("date", "2026-11-23", date(2026, 11, 23)),
        ("url", "https://pubmed.ncbi.nlm.nih.gov/1", "https://pubmed.ncbi.nlm.nih.gov/1"),
        ("url", "http://example.org", "http://example.org"),
    ],
)
def test_sound_cells(kind, text, value):
    assert read(kind, text) == value


@pytest.mark.parametrize(
    ("kind", "text", "what"),
    [
        ("text", " melanoma", "spaces or line breaks"),
        ("text", "two\nlines", "spaces or line breaks"),
        ("text", "two  spaces", "two spaces"),
        ("sentence", "No stop", "not a sentence"),
        ("sentence", "no capital.", "not a sentence"),
        ("slug", "Response 1", "not an id"),
        ("slug", "a--b", "not an id"),
        ("key", "lee2015blockade", "not in the bibliography"),
        ("keys", "le2015blockade; wu1999liver", '"wu1999liver" is not in'),
        ("keys", "le2015blockade, tumeh2017liver", "not in the bibliography"),
        ("keys", "le2015blockade; le2015blockade", "twice"),
        ("integer", "-3", "not a count"),
        ("integer", "3.0", "not a count"),
        ("integer", "1,739", "not a count"),
        ("integer", "about 30", "not a count"),
        ("integer", "٣", "not a count"),
        ("number", "0,52", "not a number"),
        ("number", "nan", "not a number"),
        ("number", "1e3", "not a number"),
        ("number", "<0.001", "not a number"),
        ("number", "−2", "not a number"),
        ("date", "23.11.2026", "not a date"),
        ("date", "20261123", "not a date"),
        ("date", "2026-02-30", "not a date"),
        ("date", "2026-11-24", "in the future"),
        ("url", "www.example.org", "not an address"),
        ("url", "ftp://example.org", "not an address"),
        ("url", "https://example.org/a b", "not an address"),
        ("url", "https://localhost", "not an address"),
    ],
)
def test_faulty_cells(kind, text, what):
    with pytest.raises(ValueError, match=what) as caught:
        read(kind, text)
    assert len(caught.value.args) == 2


def test_a_choice_names_the_choices():
    with pytest.raises(ValueError, match="one of yes, no"):
        read("choice", "maybe", choices=("yes", "no"))
    assert read("choice", "yes", choices=("yes", "no")) == "yes"


def test_a_key_that_is_near_is_guessed():
    with pytest.raises(ValueError, match='perhaps "le2015blockade"'):
        read("key", "lee2015blockade")


def test_an_empty_cell_is_none_where_it_may_be():
    assert read("integer", "", required=False) is None
    with pytest.raises(ValueError, match="the cell is empty"):
        read("integer", "")
