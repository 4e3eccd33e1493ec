"""From files to rows, whole or with what is wrong."""

import pytest

from evidence.files import csv_rows, read_rows, yaml_rows
from evidence.schema import CLAIMS, STUDIES, Column, Table

TABLE = Table("t.csv", (Column("id"), Column("n"), Column("text")), ("id",))


def test_rows_remember_the_line_where_they_start():
    rows, problems = csv_rows('id,n,text\na,1,"two\nlines"\nb,2,x\n', "t.csv", TABLE)
    assert not problems
    assert [(row.line, row.cells["id"]) for row in rows] == [(2, "a"), (4, "b")]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", 1, "the file is empty"),
        ("id,n\na,1\n", 1, 'column "text" is missing'),
        ("id,n,text,more\na,1,x,y\n", 1, 'column "more" is unknown'),
        ("n,id,text\n1,a,x\n", 1, "out of order"),
        ("id,n,text,text\na,1,x,y\n", 1, "out of order or repeated"),
        ("id,n,text\na,1\n", 2, "the row has 2 cells"),
        ("id,n,text\na,1,x,y\n", 2, "the row has 4 cells"),
        ("id,n,text\n\na,1,x\n", 2, "the row has 0 cells"),
        ('id,n,text\na,1,"x\n', 2, "not CSV"),
        ('id,n,text\na,1,"x" y\n', 2, "not CSV"),
    ],
)
def test_faults_of_csv(text, line, what):
    _, [problem] = csv_rows(text, "t.csv", TABLE)
    assert problem.line == line
    assert what in problem.what


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: b", 1, "not a list"),
        ("- a\n- id: b\n", 1, "not a mapping"),
        ("- id: [\n", 1, "not YAML"),
        ("- id: a\n  wy: b\n", 2, '"wy" is unknown'),
        ("- id: a\n  id: b\n", 2, '"id" is there twice'),
        ("- id: a\n  why: {b: c}\n", 2, "neither a text nor a list"),
        ("- id: a\n  cites: [[b]]\n", 2, "neither a text nor a list"),
    ],
)
def test_faults_of_yaml(text, line, what):
    _, [problem] = yaml_rows(text, "claims.yml", CLAIMS)
    assert problem.line == line
    assert what in problem.what


def test_yaml_is_taken_as_text():
    rows, problems = yaml_rows("- id: no\n  why: >\n    two\n    lines\n  checked: 2026-11-23\n",
                               "claims.yml", CLAIMS)  # fmt: skip
    assert not problems
    assert rows[0].cells == {"id": "no", "why": "two lines", "checked": "2026-11-23"}
    assert rows[0].line_of("checked") == 5


def test_an_empty_list_of_claims_is_sound():
    assert yaml_rows("# none yet\n", "claims.yml", CLAIMS) == ([], [])


def test_no_file_says_where_and_what_it_would_hold(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"no studies\.csv at .*; its columns are key, "):
        read_rows(tmp_path / "studies.csv", STUDIES)


def test_a_mark_and_garbled_text_are_named(tmp_path):
    path = tmp_path / "t.csv"
    path.write_bytes(b"\xef\xbb\xbfid,n,text\na,1,Vigan\xc3\x83\xc2\xb2\nb,2,Vigan\xf2\n")
    rows, problems = read_rows(path, TABLE)
    assert [problem.line for problem in problems] == [1, 3, 2]
    assert len(rows) == 2
