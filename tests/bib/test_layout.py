"""One layout, which keeps everything."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bib import BibliographyError, Entry, format_bibtex, format_file, read
from bib.layout import check_layout
from bib.reading import parse
from bib.schema import FIELDS, REQUIRED

PROSE = st.text(alphabet=string.ascii_letters + string.digits + "äéøßαβ–’ ,.;:()<>/&%$#_=@+-\"'")
VALUES = st.one_of(
    PROSE.filter(lambda text: text == text.strip()),
    st.builds("{}{{{}}}{}".format, st.just("On "), PROSE, st.just(" cells")),
)
KEYS = st.from_regex(r"[a-z]{1,8}[0-9]{4}[a-z]{1,8}", fullmatch=True)
ENTRIES = st.lists(
    st.builds(
        Entry,
        KEYS,
        st.sampled_from(sorted(REQUIRED)),
        st.dictionaries(st.sampled_from(FIELDS), VALUES, min_size=1),
    ),
    max_size=4,
    unique_by=lambda entry: entry.key,
)


def content(entries):
    return {entry.key: (entry.type, dict(entry.fields)) for entry in entries}


@given(ENTRIES)
def test_what_is_written_is_read_back_with_every_field_and_value(entries):
    read_back, problems = parse(format_bibtex(entries))
    assert problems == []
    assert content(read_back) == content(entries)


@given(ENTRIES)
def test_formatting_twice_changes_nothing(entries):
    once = format_bibtex(entries)
    again = parse(once)[0]
    assert format_bibtex(again) == once
    assert not list(check_layout(once, again, "x.bib"))


def test_a_sound_file_is_already_formatted(write):
    path = write()
    assert format_file(path) is False


def test_order_of_entries_and_fields_is_repaired(write):
    path = write(
        ("calne1969induction", "zhu1969induction"),
        ("Calne, R. Y.", "Zhu, R. Y."),
        ("  journal = {Nature},\n  year = {1969},\n", '  year = 1969,\n  journal = "Nature",\n'),
    )
    before = read(path)
    assert format_file(path) is True
    after = read(path)
    assert content(after.values()) == content(before.values())
    assert list(after) == ["le2015blockade", "zhu1969induction"]
    assert list(after["zhu1969induction"].fields)[:4] == ["author", "title", "journal", "year"]
    assert format_file(path) is False


@pytest.mark.parametrize("old", ["title = {Induction", "10.1038/223472a0", "volume = {223}"])
def test_a_faulty_file_is_not_touched(write, old):
    path = write((old, old.replace("{", "{{").replace("10.", "doi:10.")), ("{1969}", "1969"))
    before = path.read_bytes()
    with pytest.raises(BibliographyError):
        format_file(path)
    assert path.read_bytes() == before
    assert [child.name for child in path.parent.iterdir()] == ["references.bib"]


def test_windows_line_ends_are_repaired(write):
    path = write()
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert format_file(path) is True
    assert b"\r" not in path.read_bytes()


@pytest.mark.parametrize(
    ("replacement", "line", "what"),
    [
        (("@article{calne", "@article{zalne"), 13, "le2015blockade stands after zalne1969induction"),
        (("  year = {1969},\n  volume = {223},\n", "  volume = {223},\n  year = {1969},\n"), 5,
         '"volume" is not in its place'),
        (("  year = {1969}", "    year = {1969}"), 5, 'the line is "    year = {1969},"'),
        (("}\n\n@", "}\n@"), 12, "the line is"),
    ],
)  # fmt: skip
def test_layout_problems_have_their_line(write, replacement, line, what):
    path = write(replacement)
    text = path.read_text(encoding="utf-8")
    [problem] = check_layout(text, parse(text)[0], path)
    assert problem.line == line
    assert what in problem.what
    assert problem.layout


def test_a_file_that_ends_too_early(write):
    text = write().read_text(encoding="utf-8")
    [problem] = check_layout(text[:-1], parse(text)[0], "x.bib")
    assert "ends too early" in problem.what


def test_a_file_that_ends_too_late(write):
    text = write().read_text(encoding="utf-8")
    [problem] = check_layout(text + "\n", parse(text)[0], "x.bib")
    assert problem.line == text.count("\n") + 2
    assert problem.expected.startswith("the end of the file")
