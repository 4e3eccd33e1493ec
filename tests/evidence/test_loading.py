"""Tables as data frames, and everything that keeps them from becoming one."""

from datetime import date

import pandas as pd
import pytest

from bib import Bibliography, Entry
from evidence import EvidenceError, claims, mechanisms, outcomes, studies
from evidence.schema import MECHANISMS, OUTCOMES, STUDIES

from .conftest import CLAIM, MECHANISM, OTHER_STUDY, OUTCOME, STUDY, TODAY, WORKS


def load(reader, path, works=WORKS):
    return reader(path, works=works, today=TODAY)


def problems(reader, path, works=WORKS):
    with pytest.raises(EvidenceError) as caught:
        load(reader, path, works)
    return caught.value.problems


def test_studies_have_numbers_dates_and_texts(write):
    frame = load(studies, write(STUDIES, OTHER_STUDY))
    assert list(frame.columns) == list(STUDIES.names)
    assert frame["key"].tolist() == ["tumeh2017liver", "crispe2014immune"]
    assert frame["n"].tolist()[0] == 336
    assert pd.isna(frame["n"][1])
    assert frame["n"].dtype == frame["review"].dtype == "float64"
    assert frame["checked"].max() == pd.Timestamp("2026-11-23")
    assert frame["population"].tolist() == ["melanoma", ""]


def test_outcomes_are_read(write):
    frame = load(outcomes, write(OUTCOMES))
    assert frame.loc[0, "estimate"] == 25
    assert frame.loc[0, "note"] == ""


def test_mechanisms_are_read(write):
    frame = load(mechanisms, write(MECHANISMS))
    assert frame.loc[0, "cites"] == ["tumeh2017liver", "crispe2014immune"]


def test_claims_are_read(tmp_path):
    path = tmp_path / "claims.yml"
    path.write_text(CLAIM, encoding="utf-8")
    frame = load(claims, path)
    assert frame.loc[0, "against"] == ["crispe2014immune"]
    assert frame.loc[0, "checked"] == pd.Timestamp("2026-11-23")


@pytest.mark.parametrize(("text", "columns"), [("", "claims.yml"), ("# none\n", "claims.yml")], ids=["empty", "comment"])
def test_no_claims_yet_is_an_empty_table(tmp_path, text, columns):
    path = tmp_path / columns
    path.write_text(text, encoding="utf-8")
    frame = load(claims, path)
    assert len(frame) == 0
    assert "certainty" in frame.columns


def test_a_problem_names_file_line_row_column_value_and_choices(write):
    [problem] = problems(studies, write(STUDIES, OTHER_STUDY, design="RCT"))
    text = str(problem)
    assert "studies.csv:2: row tumeh2017liver, design: " in text
    assert '"RCT" is not a choice; expected one of rct, single-arm-trial' in text


def test_all_problems_are_reported_in_their_order(write):
    other = OTHER_STUDY | {"directness": "nobody", "checked": "2026-11-24"}
    path = write(STUDIES, other, design="RCT", n="many")
    assert [problem.line for problem in problems(studies, path)] == [2, 2, 3, 3]


def test_a_rule_does_not_echo_an_unreadable_cell(write):
    [problem] = problems(studies, write(STUDIES, OTHER_STUDY, supports_review="Yes"))
    assert "not a choice" in problem.what


def test_a_claim_names_the_line_of_its_field(tmp_path):
    path = tmp_path / "claims.yml"
    path.write_text(CLAIM.replace("certainty: low", "certainty: some"), encoding="utf-8")
    [problem] = problems(claims, path)
    assert problem.line == 6
    assert "row sample-claim, certainty" in problem.what


def test_a_field_that_lacks_is_an_empty_one(tmp_path):
    path = tmp_path / "claims.yml"
    path.write_text(CLAIM.replace("  why: One cohort.\n", ""), encoding="utf-8")
    [problem] = problems(claims, path)
    assert problem.line == 1
    assert "why: the cell is empty" in problem.what


@pytest.mark.parametrize(
    ("reader", "table", "row"),
    [(studies, STUDIES, STUDY), (outcomes, OUTCOMES, OUTCOME), (mechanisms, MECHANISMS, MECHANISM)],
)
def test_a_row_is_there_once(write, reader, table, row):
    more = (OTHER_STUDY, row) if table is STUDIES else (row,)
    [problem] = problems(reader, write(table, *more))
    assert problem.line == 1 + 1 + len(more)
    assert f"the same {', '.join(table.identity)} as in line 2" in problem.what


def test_two_edges_may_differ_in_their_context_only(write):
    assert len(load(mechanisms, write(MECHANISMS, MECHANISM | {"context": "tace"}))) == 2


def test_a_work_without_a_row_is_named(write):
    [problem] = problems(studies, write(STUDIES))
    assert problem.what == 'the work "crispe2014immune" has no row'


def test_a_row_without_a_work_is_named(write):
    [problem] = problems(studies, write(STUDIES, OTHER_STUDY, OTHER_STUDY | {"key": "wu1999liver"}))
    assert '"wu1999liver" is not in the bibliography' in problem.what


@pytest.mark.parametrize("number", ["8", ""])
def test_the_number_in_the_review_is_that_of_the_bibliography(write, number):
    verdict = "yes" if number else ""
    path = write(STUDIES, OTHER_STUDY, review=number, supports_review=verdict)
    [problem] = problems(studies, path)
    assert f'review: "{number}" is not the number' in problem.what
    assert problem.expected == "7"


def test_where_a_work_was_read_has_to_be_said(write):
    [problem] = problems(studies, write(STUDIES, OTHER_STUDY, source_url=""))
    assert "where the work was read is not said" in problem.what


def test_a_work_without_any_address_needs_none(write):
    works = Bibliography([Entry("tumeh2017liver", "misc", {"review": "7"}), WORKS["crispe2014immune"]])
    assert len(load(studies, write(STUDIES, OTHER_STUDY, source_url=""), works)) == 2


def test_nothing_was_checked_after_today(write):
    with pytest.raises(EvidenceError, match="2026-11-23 is in the future"):
        studies(write(STUDIES, OTHER_STUDY), works=WORKS, today=date(2026, 11, 22))


def test_latin_1_is_named(write):
    path = write(STUDIES, OTHER_STUDY, population="Hänsler")
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1"))
    assert "byte 0xE4" in problems(studies, path)[0].what


def test_a_table_that_is_not_there_yet_says_so(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"there is no outcomes\.csv at"):
        load(outcomes, tmp_path / "outcomes.csv")
