"""Every way to break a file."""

import logging

import pytest

from bib import BibliographyError, read
from bib.reading import parse, scan


def test_a_sound_file_is_read_whole(write):
    works = read(write())
    assert list(works) == ["calne1969induction", "le2015blockade"]
    entry = works["calne1969induction"]
    assert (entry.type, entry.year, entry.review, entry.line) == ("article", 1969, 18, 1)
    assert entry.line_of("pages") == 7
    assert works["le2015blockade"].line == 13


def test_quotes_bare_numbers_and_case_are_read_alike():
    [entry], problems = parse('@Misc{a2020b, Title = "On {T} cells", YEAR = 2020}')
    assert not problems
    assert (entry.type, dict(entry.fields)) == ("misc", {"title": "On {T} cells", "year": "2020"})


BROKEN = {
    "unclosed brace": (("title = {Induction", "title = {{Induction"), 3, "never closed"),
    "unclosed last entry": (("  note = {Author list incomplete},\n}", ""), 13, "never closed"),
    "duplicate key": (("le2015blockade", "calne1969induction"), 13, "the same key"),
    "bad doi": (("10.1038/223472a0", "doi:10.1038/223472a0"), 8, "doi ="),
    "unknown field": (("volume = {372}", "volum = {372}"), 18, 'unknown field "volum"'),
    "repeated field": (("volume = {223}", "year = {1969}"), 6, '"year" twice'),
    "repeated field, other case": (("volume = {223}", "YEAR = {1969}"), 6, '"year" twice'),
    "stray text before": (("@article{calne", "stray\n@article{calne"), 1, '"stray" stands between'),
    "stray text between": (("}\n\n@", "}\nstray\n@"), 12, '"stray" stands between'),
    "stray brace": (("}\n\n@", "}\n}\n@"), 12, '"}" stands between'),
    "stray text in an entry": (("  year = {1969}", "  x year = {1969}"), 5, 'unknown field "x year"'),
    "text after a value": (("{1969}", "{1969} x"), 5, 'is "{1969} x"'),
    "macro": (("{Nature}", "nat"), 4, 'is "nat"'),
    "joined values": (("{Nature}", "{Nat} # {ure}"), 4, 'is "{Nat} # {ure}"'),
    "joined quotations": (("{Nature}", '"Nat" # "ure"'), 4, "the value of journal"),
    "comment block": (("}\n\n@", "}\n@comment{x}\n@"), 12, "@comment{x} is not an entry"),
    "string block": (("}\n\n@", "}\n@string{x = {y}}\n@"), 12, "is not an entry"),
    "no equals sign": (("year = {1969}", "year {1969}"), 5, "cannot be read"),
    "no comma": (("{1969},", "{1969}"), 5, "year"),
    "garbled": (("Sells", "SÃ©lls"), 2, "garbled"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_named_with_its_line_and_left_alone(write, name):
    replacement, line, what = BROKEN[name]
    path = write(replacement)
    before = path.read_bytes()
    with pytest.raises(BibliographyError) as caught:
        read(path)
    assert any(p.line == line and what in p.what for p in caught.value.problems), caught.value
    assert f"references.bib:{line}: " in str(caught.value)
    assert "; expected " in str(caught.value)
    assert path.read_bytes() == before


@pytest.mark.parametrize(("written", "value"), [("{}", ""), ('"a {"}b{"} c"', 'a {"}b{"} c'), ("{a {b} {c}}", "a {b} {c}")])
def test_values_in_their_marks(written, value):
    [entry], problems = parse(f"@misc{{a2020b, title = {written}}}")
    assert not problems
    assert entry["title"] == value


@pytest.mark.parametrize(("length", "shown"), [(40, "x" * 40), (41, "x" * 37 + "...")])
def test_stray_text_is_shown_in_short(length, shown):
    _, [problem] = parse("x" * length)
    assert problem.what == f'"{shown}" stands between the entries'


def test_latin_1_bytes(write):
    path = write(("Sells", "Sélls"), ("α & β", "a"), encoding="latin-1")
    with pytest.raises(BibliographyError, match=r"references\.bib:2: byte 0xE9"):
        read(path)


def test_all_problems_are_reported_in_their_order(write):
    path = write(("{1969}", "{I969}"), ("10.1038", "11.1038"), ("volume = {372}", "vol = {372}"))
    with pytest.raises(BibliographyError) as caught:
        read(path)
    assert [problem.line for problem in caught.value.problems] == [5, 8, 18]


def test_what_follows_a_broken_entry_is_still_read(write):
    entries, problems = scan(write(("title = {Induction", "title = {{Induction")))
    assert [entry.key for entry in entries] == ["le2015blockade"]
    assert len(problems) == 1


def test_no_file_says_where_it_looked(tmp_path):
    with pytest.raises(FileNotFoundError, match="there is no bibliography at"):
        read(tmp_path / "none.bib")


def test_the_parser_says_nothing_of_its_own(write, caplog):
    with caplog.at_level(logging.WARNING):
        scan(write(("title = {Induction", "title = {{Induction")))
    assert not caplog.records
