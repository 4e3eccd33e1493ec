"""Every row of the book can be said in words."""

import re

import pytest

from evidence import outcomes, wording
from evidence.choices import ALL_UNITS, DIRECTNESS, LIVER_METASTASES, OUTCOME_QUESTIONS

ROW = {
    "endpoint": "overall-survival", "unit": "hazard-ratio", "estimate": 0.51, "ci_low": 0.4, "ci_high": 0.7, "ci_level": 95.0,
    "events": float("nan"), "total": 120.0, "population": "melanoma", "liver_metastases": "with", "arm": "a", "comparator": "b",
    "locator": "abstract", "read": "abstract", "standing": "", "note": "",
}  # fmt: skip


def test_every_choice_has_its_words():
    assert set(wording.LIVER) == set(LIVER_METASTASES)
    assert set(wording.OUTCOME_QUESTION_LABELS) == set(OUTCOME_QUESTIONS)
    assert set(wording.DIRECTNESS) == set(DIRECTNESS)
    assert set(ALL_UNITS) - set(wording._PATTERNS) == {"count", "score"}


def test_a_description_says_all_that_belongs_to_a_number():
    said = wording.description(ROW, "Tumeh et al. 2017")
    assert said == (
        "Overall survival HR 0.51; 95% CI 0.4–0.7; n = 120; melanoma, those with liver metastases; "
        "a, compared with b; Tumeh et al. 2017, abstract."
    )


def test_second_hand_and_inconsistent_numbers_say_so():
    said = wording.description(ROW | {"standing": "inconsistent", "read": "second-hand"}, "X")
    assert said.endswith("inconsistent as printed; second hand.")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"unit": "months", "estimate": 5.1}, "5.1 months"),
        ({"unit": "interaction-p-value", "estimate": 0.137}, "p for interaction 0.137"),
        ({"unit": "percent", "estimate": 100.0}, "100%"),
        ({"estimate": float("nan"), "note": "Not reached."}, "not reached"),
        ({"estimate": float("nan"), "note": "x"}, "no number given"),
    ],
)
def test_values_carry_their_unit(change, said):
    assert wording.value(ROW | change) == said


def test_all_rows_of_the_book_are_sayable():
    for row in outcomes().to_dict("records"):
        said = wording.description(row, "X")
        assert not re.search(r"\bnan\b", said)
        assert "  " not in said
