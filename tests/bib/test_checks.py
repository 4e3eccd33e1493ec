"""The rules of an entry and of two."""

from datetime import date

import pytest

from bib.checks import check_duplicates, check_entry

TODAY = date(2026, 11, 23)


def whats(entry):
    return [problem.what for problem in check_entry(entry, TODAY)]


SOUND = {
    "as it is": {},
    "pmid only": {"doi": None, "pmid": "26028255"},
    "url only": {"doi": None, "url": "https://example.org/a?b=1"},
    "nothing but a note": {"doi": None, "note": "In Chinese. No identifier found."},
    "doi that ends in a hash": {"doi": "10.1002/(SICI)1097-0142(19960415)77:8<1581::AID-CNCR19>3.0.CO;2-#"},
    "doi that ends in a plus": {"doi": "10.1021/jp031064+"},
    "short title instead of authors": {"author": None, "shorttitle": "{PD-1} blockade"},
    "day of reading instead of a year": {"year": None, "urldate": "2015-03-02"},
    "old doi": {"doi": "10.1002/(SICI)1097-0142(19970915)80:6<1188::AID-CNCR24>3.0.CO;2-H"},
    "one page as a range": {"pages": "12--12"},
    "electronic pages": {"pages": "1892--1910.e10"},
    "supplement pages": {"pages": "S12--S19"},
    "two ranges": {"pages": "12--19, 22"},
    "article number": {"eid": "znae016"},
    "online the year before": {"year": "2016"},
    "misprint of the title": {"title": "A blokade in tumors"},
    "two words in capitals": {"title": "BLOCKADE NOW"},
    "questions end": {"title": "Blockade in tumors?"},
    "double issue": {"number": "3--4"},
    "plain signs": {"title": "Blockade in 50% of tumors & more: 5–6 α, p < 0.05"},
    "family name alone with a note": {"author": "Le and others", "note": "Author list incomplete"},
    "others with a note": {"author": "Le, D. and others", "note": "Author list incomplete"},
}


@pytest.mark.parametrize("name", SOUND)
def test_sound_entries(entry, name):
    assert whats(entry(**SOUND[name])) == []


FAULTY = {
    "no title": ({"title": None}, "has no title"),
    "no author": ({"author": None}, "has no author"),
    "authors and a short title": ({"shorttitle": "Blockade"}, "has authors and a shorttitle"),
    "no year": ({"year": None}, "has no year"),
    "no journal": ({"journal": None}, "has no journal"),
    "no identifier": ({"doi": None}, "cannot be found"),
    "empty": ({"volume": " "}, "volume of le2015blockade is empty"),
    "unknown field": ({"volum": "372"}, 'unknown field "volum"'),
    "pages and eid": ({"pages": "1--2", "eid": "e1"}, "has pages and eid"),
    "doi with prefix": ({"doi": "https://doi.org/10.1056/x"}, "doi ="),
    "doi with stop": ({"doi": "10.1056/x."}, "doi ="),
    "doi with space": ({"doi": "10.1056/x y"}, "doi ="),
    "doi with dash": ({"doi": "10.1056/x–y"}, "doi ="),
    "doi too short": ({"doi": "10.105/x"}, "doi ="),
    "pmid": ({"pmid": "PMID 26028255"}, "pmid ="),
    "pmid in other digits": ({"pmid": "٢٦٠"}, "pmid ="),
    "pmcid": ({"pmcid": "5510541"}, "pmcid ="),
    "url": ({"url": "www.example.org"}, "url ="),
    "urldate": ({"urldate": "23 November"}, "urldate ="),
    "en dash in pages": ({"pages": "417–424"}, "pages ="),
    "one hyphen in pages": ({"pages": "417-424"}, "pages ="),
    "short last page": ({"pages": "417--24"}, "end before they start"),
    "year of letters": ({"year": "20I5"}, "year ="),
    "year of the future": ({"year": "2028"}, "not plausible"),
    "year of the past": ({"year": "1815"}, "not plausible"),
    "review 0": ({"review": "0"}, "review ="),
    "review 171": ({"review": "171"}, "review ="),
    "accent in LaTeX": ({"author": r"Vigan{\`o}, L."}, 'holds "\\`"'),
    "command": ({"title": r"Blockade of TNF-{\alpha}"}, 'holds "\\alpha"'),
    "escaped sign": ({"title": r"Blockade in 50\% of tumors"}, 'holds "\\%"'),
    "mathematics": ({"title": "Blockade of $^{90}$Y"}, 'holds "$^{90}$"'),
    "tie": ({"journal": "N.~Engl J Med"}, 'holds "~"'),
    "quotation marks": ({"title": "Blockade of ``tumors''"}, 'holds "``"'),
    "hyphens for a dash": ({"title": "Blockade of liver--gut"}, 'holds "--"'),
    "html": ({"title": "Blockade <i>in vivo</i>"}, 'holds "<i>"'),
    "html sign": ({"title": "Blockade &amp; tumors"}, 'holds "&amp;"'),
    "two spaces": ({"title": "Blockade  in tumors"}, 'holds "  "'),
    "two lines": ({"title": "Blockade\nin tumors"}, 'holds " "'),
    "stop": ({"title": "Blockade in tumors."}, "ends with a stop"),
    "capitals": ({"title": "BLOCKADE IN TUMORS"}, "in capitals"),
    "names": ({"author": "Le D."}, "no comma"),
    "editors": ({"editor": "Le D."}, "no comma"),
    "family name alone": ({"author": "Le"}, '"Le" has no comma'),
    "others": ({"author": "Le, D. and others"}, 'ends with "others"'),
}


@pytest.mark.parametrize("name", FAULTY)
def test_faulty_entries(entry, name):
    changes, what = FAULTY[name]
    found = whats(entry(**changes))
    assert any(what in text for text in found), found


@pytest.mark.parametrize(
    ("key", "what"),
    [
        ("Le2015blockade", "is not made of"),
        ("le-2015-blockade", "is not made of"),
        ("le15blockade", "is not made of"),
        ("lee2015blockade", "not of the first author"),
        ("le2013blockade", "not of the year"),
        ("le2015tolerance", "no word of the title"),
    ],
)
def test_faulty_keys(entry, key, what):
    [found] = whats(entry(key=key))
    assert what in found


@pytest.mark.parametrize(
    ("key", "changes"),
    [
        ("denbrok2006efficient", {"author": "den Brok, M.", "title": "Efficient", "year": "2006"}),
        ("vigano2015cxcr2expressing", {"author": "Viganò, L.", "title": "{CXCR2}-expressing cells"}),
        ("le2015tgfbeta", {"title": "Block of TGF-β, then more"}),
        ("le2015liver", {"title": "A liver–brain arc"}),
        ("wang2015blockade", {"author": "王, 小明"}),
        ("ivanov2015blockade", {"author": "Иванов, Пётр"}),
        ("le2015blokada", {"title": "Блокада"}),
        ("easl2015blockade", {"author": "{European Association for the Study of the Liver}"}),
    ],
)
def test_sound_keys(entry, key, changes):
    assert whats(entry(key=key, **changes)) == []


@pytest.mark.parametrize(
    ("kind", "needed"),
    [("book", "publisher"), ("incollection", "booktitle"), ("techreport", "institution")],
)
def test_types_need_their_fields(entry, kind, needed):
    assert any(f"has no {needed}" in what for what in whats(entry(kind=kind, journal=None)))


def test_what_every_entry_needs_and_what_its_type_needs(entry):
    of_type, dated = check_entry(entry(year=None, journal=None), TODAY)
    assert dated.expected == "the year of the issue, or urldate where the page gives no year"
    assert of_type.expected == "title, year or urldate and, in @article, journal"


def test_an_unknown_type_names_the_choices(entry):
    [problem] = check_entry(entry(kind="online"), TODAY)
    assert "@online" in problem.what
    assert "@techreport" in problem.expected


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("title", "{PD-1} Blockade: a trial", "PD1 blockade – A Trial"),
        ("doi", "10.1000/ABC", "10.1000/abc"),
        ("pmid", "123", "123"),
        ("pmcid", "PMC123456", "PMC123456"),
        ("review", "7", "7"),
    ],
)
def test_duplicates(entry, name, one, other):
    fields = {"title": None, "doi": None}
    works = [entry("a2020x", **fields | {name: one}), entry("b2020x", **fields | {name: other})]
    [problem] = check_duplicates(works)
    assert f"b2020x has the same {name} as a2020x" in problem.what


def test_what_two_works_both_lack_is_no_duplicate(entry):
    works = [entry("a2020x", title="A", doi="10.1000/a"), entry("b2020x", title="B", doi=None)]
    assert not list(check_duplicates([*works, entry("c2020x", title="C", doi=None)]))


def test_keys_differ_in_more_than_case(entry):
    works = [entry("a2020x", title=None, doi=None), entry("A2020x", title=None, doi=None)]
    assert len(list(check_duplicates(works))) == 1
