"""The map of evidence and gaps counts what the tables hold."""

import pandas as pd

from evidence import claims, gaps, outcomes, studies

STUDY = {"key": "a", "design": "rct", "directness": "liver-metastases", "therapies": ["radiotherapy"], "inhibitor": "yes", "questions": ["survival"], "read": "abstract"}
OUTCOME = {"study": "a", "endpoint": "grade-3-adverse-events", "question": "safety", "unit": "percent"}
CLAIM = {"chapter": "5-evidence/radiotherapy", "therapies": ["radiotherapy"], "questions": ["survival"], "certainty": "low"}


def mapped(*studies, outcomes=(OUTCOME,), claims=(CLAIM,)):
    return gaps.gap_map(pd.DataFrame([STUDY | study for study in studies]), pd.DataFrame(list(outcomes)), pd.DataFrame(list(claims)))


def test_a_work_is_placed_by_its_columns_and_its_numbers():
    cells = mapped({})
    full = {place for place, cell in cells.items() if cell.works}
    assert full == {("radiotherapy", "survival"), ("radiotherapy", "safety")}
    assert cells["radiotherapy", "survival"].nearest == 1


def test_every_cell_is_there_empty_or_not():
    assert set(mapped({})) == {(therapy, question) for therapy in gaps.THERAPY_LABELS for question in gaps.QUESTION_LABELS}


def test_with_and_without_an_inhibitor_are_kept_apart():
    cell = mapped({}, {"key": "b", "inhibitor": ""})["radiotherapy", "survival"]
    assert (cell.combined.total(), cell.alone.total(), cell.works, cell.nearest) == (1, 1, 2, 1)


def test_reviews_titles_and_works_without_data_are_left_out():
    left_out = ({"design": "narrative-review"}, {"directness": "none"}, {"read": "title"}, {"design": "protocol"})
    for change in left_out:
        assert not any(cell.works for cell in mapped(change).values()), change


def test_a_work_on_mice_and_tissue_is_not_nearest():
    cell = mapped({"design": "animal", "directness": "mixed"})["radiotherapy", "survival"]
    assert cell.nearest == 0
    assert cell.combined["animal"] == 1


def test_claims_are_placed_by_their_columns():
    assert mapped({})["radiotherapy", "survival"].claims == {"low": 1}
    assert not any(cell.claims for cell in mapped({}, claims=[CLAIM | {"therapies": []}]).values())


def test_other_local_treatment_has_no_row_on_the_map():
    assert not any(cell.works for cell in mapped({"therapies": ["other"]}).values())


def test_what_the_page_says_of_the_map_holds():
    """chapters/6-outlook/gap-map.md, «What the empty cells mean»: change it there if this fails."""
    cells = gaps.gap_map(studies(), outcomes(), claims())
    empty = {question: sum(not cells[therapy, question].works for therapy in gaps.THERAPY_LABELS) for question in gaps.QUESTION_LABELS}
    assert set(sorted(empty, key=empty.get)[-3:]) == {"local", "elsewhere", "benefit"}
    assert {name for question in gaps.QUESTION_LABELS for name, count in cells["tace", question].combined.items() if count} == {"hcc", "mixed"}
    assert max(cells["ultrasound", question].works for question in gaps.QUESTION_LABELS) <= 2
