"""BibTeX that LaTeX can typeset."""

from pybtex.richtext import Text

from bib import Entry, to_bibtex
from bib.reading import parse

TITLE = "50% of T cells & 3 #1 hits in a_b"


def test_latex_reads_what_was_meant():
    [entry], _ = parse(to_bibtex([Entry("a2020x", "article", {"title": TITLE})]))
    assert str(Text.from_latex(entry["title"])) == TITLE


def test_a_dollar_is_no_mathematics():
    assert r"title = {\$5}," in to_bibtex([Entry("a2020x", "article", {"title": "$5"})])


def test_identifiers_are_not_escaped():
    fields = {"doi": "10.1000/a_b", "url": "https://x.org/a%20b#c_d"}
    [entry], _ = parse(to_bibtex([Entry("a2020x", "article", fields)]))
    assert dict(entry.fields) == fields
