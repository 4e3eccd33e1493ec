"""CSL-JSON, field by field."""

import json

import pytest

from bib import Entry, to_csl
from bib.csl import csl_item
from bib.schema import REQUIRED

CSL_TYPES = {"article-journal", "book", "chapter", "paper-conference", "document", "report"}
CSL_NAMES = {"author", "editor"}
CSL_DATES = {"issued", "accessed"}


def test_an_article_has_every_field():
    fields = {
        "author": "Le, Dung T. and Hall, Jr, Walter H. and {Trial Group} and others",
        "title": "{PD-1} Blockade & 50% of it",
        "journal": "Gut",
        "year": "2015",
        "volume": "372",
        "number": "26",
        "pages": "2509--2520",
        "doi": "10.1056/NEJMoa1500596",
        "pmid": "26028255",
        "pmcid": "PMC4481136",
        "urldate": "2026-11-23",
    }
    assert csl_item(Entry("le2015blockade", "article", fields)) == {
        "id": "le2015blockade",
        "type": "article-journal",
        "author": [
            {"family": "Le", "given": "Dung T."},
            {"family": "Hall", "given": "Walter H.", "suffix": "Jr"},
            {"literal": "Trial Group"},
        ],
        "issued": {"date-parts": [[2015]]},
        "title": "PD-1 Blockade & 50% of it",
        "container-title": "Gut",
        "volume": "372",
        "issue": "26",
        "page": "2509-2520",
        "DOI": "10.1056/NEJMoa1500596",
        "PMID": "26028255",
        "PMCID": "PMC4481136",
        "accessed": {"date-parts": [[2026, 11, 23]]},
    }


@pytest.mark.parametrize("kind", REQUIRED)
def test_every_type_has_a_type_of_csl(kind):
    assert csl_item(Entry("a2020x", kind, {}))["type"] in CSL_TYPES


def test_an_article_number_stands_for_the_page():
    assert csl_item(Entry("a2020x", "article", {"eid": "e16"}))["page"] == "e16"


def test_a_conference_abstract_says_so():
    item = csl_item(Entry("a2020x", "article", {"note": "Conference abstract"}))
    assert item["genre"] == "Conference abstract"
    assert "genre" not in csl_item(Entry("a2020x", "article", {"note": "Erratum"}))


def test_the_file_is_json_in_unicode_with_texts_names_and_dates():
    works = [Entry("a2020x", "article", {"author": "Viganò, L.", "title": "α", "year": "2020"})]
    text = to_csl(works)
    assert "Viganò" in text
    for item in json.loads(text):
        for name, value in item.items():
            if name in CSL_NAMES:
                assert all(set(person) <= {"family", "given", "suffix", "literal"} for person in value)
            elif name in CSL_DATES:
                assert all(isinstance(part, int) for part in value["date-parts"][0])
            else:
                assert isinstance(value, str)
