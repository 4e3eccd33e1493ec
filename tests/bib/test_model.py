"""A work and the list of works."""

import pytest

from bib import Bibliography, Entry, Name
from bib.model import fold


def test_names_leave_out_others_and_braces():
    entry = Entry("a", "misc", {"author": "{van {Beek}} and Le, {Dung} T. and others"})
    assert entry.names()[-1] == Name("Le", "Dung T.")
    assert len(entry.names()) == 2


def test_an_entry_without_editors_has_none():
    assert Entry("a", "misc", {}).names("editor") == ()


def test_text_of_an_identifier_is_taken_letter_by_letter():
    assert Entry("a", "misc", {"url": "https://x.org/{a}"}).text("url") == "https://x.org/{a}"


def test_the_line_of_a_field_or_of_the_entry():
    entry = Entry("a", "misc", {"doi": "x"}, line=4, lines={"doi": 7})
    assert (entry.line_of("doi"), entry.line_of("pmid")) == (7, 4)


def test_works_by_review_number_are_sorted():
    works = [Entry(key, "misc", {"review": n}) for key, n in (("a", "10"), ("b", "9"))]
    assert list(Bibliography([*works, Entry("c", "misc", {})]).by_review) == [9, 10]


@pytest.mark.parametrize(("text", "folded"), [("Viganò", "vigano"), ("Sørensen", "sorensen"), ("IFN-γ", "ifngamma")])
def test_fold(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(("note", "is_one"), [("Conference abstract. Late", True), ("Other", False)])
def test_conference_abstract(note, is_one):
    assert Entry("a", "misc", {"note": note}).is_conference_abstract is is_one
