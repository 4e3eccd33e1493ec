"""The list of references: what an entry opens with, where the work appeared, and the order of the list."""

import re
from types import SimpleNamespace

import pytest
from pybtex.bibtex.utils import split_name_list
from pybtex.database import Entry, Person, parse_file

from _ext.evidence import citations
from bib.reading import REFERENCES
from bib.schema import UNDATED


def work(author="", **fields):
    persons = {"author": [Person(name) for name in split_name_list(author)]} if author else {}
    return Entry("article", fields={"year": "2020", "title": "A title", **fields}, persons=persons)


def listed(works):
    """The entries as the book lists them, by key in their order."""
    data = SimpleNamespace(bibdata=SimpleNamespace(data=SimpleNamespace(entries=works)))
    citations.mark_cut_lists(None, SimpleNamespace(get_domain=lambda name: data), [])
    for key, entry in works.items():
        entry.key = key
    citations.setup(SimpleNamespace(connect=lambda *event: None))
    return {entry.key: str(entry.text) for entry in citations.TolerantStyle().format_entries(works.values())}


@pytest.fixture(scope="module")
def book():
    return listed(dict(parse_file(str(REFERENCES)).entries.items()))


@pytest.mark.parametrize(
    ("entry", "opening"),
    [
        (work("{US Food and Drug Administration}"), "US Food and Drug Administration (2020). A title."),
        (work("{Eisai} and {Merck & Co., Inc.}"), "Eisai, Merck & Co., Inc. (2020). "),
        (work("Van Cutsem, Eric and others"), "Van Cutsem E et al. (2020). "),
        (work("de Jong, Koert-Jan P."), "de Jong KJP (2020). "),
        (work(shorttitle="{PD-1} blockade in mice"), "“PD-1 blockade in mice” (2020). "),
    ],
)
def test_what_an_entry_opens_with(entry, opening):
    assert listed({"a": entry})["a"].startswith(opening)


@pytest.mark.parametrize(
    ("fields", "source"),
    [
        ({"journal": "Gut", "volume": "8", "number": "2--3", "pages": "10--12"}, "Gut 8(2–3):10–12."),
        ({"journal": "Cell Reports", "number": "5", "pages": "1318--1327"}, "Cell Reports no. 5, 1318–1327."),
        ({"journal": "Angiogenesis", "number": "2"}, "Angiogenesis no. 2."),
        ({"journal": "Gut", "volume": "8", "eid": "e12"}, "Gut 8:e12."),
        ({"journal": "{[Journal not shown on the page read]}"}, "[Journal not shown on the page read]."),
        ({}, ""),
    ],
)
def test_where_a_work_appeared(fields, source):
    assert str(citations.source(fields)) == source


def test_only_the_name_of_a_journal_is_in_italics():
    assert citations.source({"journal": "Gut"}).render_as("html") == "<em>Gut</em>."
    assert citations.source({"journal": "{[Not shown]}"}).render_as("html") == "[Not shown]."


def test_accents_capitals_and_quotation_marks_do_not_move_a_work():
    names = ["Bénéchet, A.", "Byun, B.", "{Delcath Systems, Inc.}", "Łuksza, M.", "Ní Eochagáin, A.", "Novikov, C.", "van den Hoven, D."]
    works = {name: work(name) for name in reversed(names)} | {"short": work(shorttitle="Cryoablation in mice")}
    assert list(listed(works)) == [*names[:2], "short", *names[2:]]


def test_works_of_one_first_author_stand_by_year():
    works = {"c": work("Li, X. and Abel, B.", year="2021"), "a": work("Li, X. and Wu, Y.", year="2019"), "b": work("Li, X.", year="2020")}
    assert list(listed(works)) == ["a", "b", "c"]


def test_a_work_that_appeared_nowhere_leaves_no_gap():
    assert "  " not in listed({"a": work("Li, X.", doi="10.1000/1")})["a"]


def test_the_list_of_the_book_shows_no_marks_of_its_file(book):
    assert not [text for text in book.values() if re.search(r"[{}]|(?<!-)--(?!-)(?=\d)|  ", text)]


def test_every_entry_of_the_book_opens_with_whom_the_text_names(book):
    assert not [text for text in book.values() if re.match(rf"\((\d{{4}}|{re.escape(UNDATED)})\)", text)]
