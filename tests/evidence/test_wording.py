"""Every row of the book can be said in words."""

import re

import pytest

import evidence
from evidence import outcomes, wording
from evidence.choices import ALL_UNITS, DESIGNS, DIRECTNESS, LIVER_METASTASES, OUTCOME_QUESTIONS

ROW = {
    "endpoint": "overall-survival", "unit": "hazard-ratio", "estimate": 0.51, "ci_low": 0.4, "ci_high": 0.7, "ci_level": 95.0,
    "events": float("nan"), "total": 120.0, "population": "melanoma", "liver_metastases": "with", "arm": "a", "comparator": "b",
    "locator": "abstract", "read": "abstract", "standing": "", "note": "",
}  # fmt: skip


def test_every_choice_has_its_words():
    assert set(wording.LIVER) == set(LIVER_METASTASES)
    assert set(wording.OUTCOME_QUESTION_LABELS) == set(OUTCOME_QUESTIONS)
    assert set(wording.DIRECTNESS) == set(DIRECTNESS)
    assert set(wording.DESIGNS) == set(DESIGNS)
    assert set(ALL_UNITS) - set(wording._PATTERNS) == {"count", "score"}


def test_a_description_says_all_that_belongs_to_a_number():
    said = wording.description(ROW, "Tumeh et al. 2017")
    assert said == (
        "Overall survival HR 0.51; 95% CI 0.40–0.70; n = 120; melanoma, those with liver metastases; "
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


@pytest.mark.parametrize(
    ("numbers", "value", "interval"),
    [
        ((0.6, 0.55, 0.65), "HR 0.60", "95% CI 0.55–0.65"),
        ((1.55, 1.2, 2.0), "HR 1.55", "95% CI 1.20–2.00"),
        ((1.2, 1.0, 1.4), "HR 1.20", "95% CI 1.00–1.40"),
        ((1.042, 0.689, 1.576), "HR 1.042", "95% CI 0.689–1.576"),
        ((21.3, 5.93, 103.0), "HR 21.3", "95% CI 5.93–103"),
        ((0.1, float("nan"), float("nan")), "HR 0.10", ""),
    ],
)
def test_a_ratio_and_its_interval_share_their_decimals(numbers, value, interval):
    row = ROW | dict(zip(("estimate", "ci_low", "ci_high"), numbers, strict=True))
    assert (wording.value(row), wording.interval(row)) == (value, interval)


@pytest.mark.parametrize(
    ("unit", "numbers", "value", "interval"),
    [
        ("months", (4.0, 2.1, 5.0), "4.0 months", "95% CI 2.1–5.0"),
        ("percent", (50.0, 31.5, 79.0), "50%", "95% CI 31.5–79.0"),
        ("percent", (29.0, 21.0, 39.0), "29%", "95% CI 21–39"),
        ("count", (3.0, 1.0, 8.5), "3 of 120", "95% CI 1.0–8.5"),
        ("p-value", (0.05, float("nan"), float("nan")), "p = 0.05", ""),
    ],
)
def test_other_numbers_keep_what_was_reported(unit, numbers, value, interval):
    row = ROW | {"unit": unit} | dict(zip(("estimate", "ci_low", "ci_high"), numbers, strict=True))
    assert (wording.value(row), wording.interval(row)) == (value, interval)


def test_every_design_has_a_name_and_no_experiment_is_named_twice():
    for directness in DIRECTNESS:
        for design in DESIGNS:
            said = wording.design({"design": design, "directness": directness})
            assert said and "-trial" not in said and said != "rct"
            assert not (directness == design and {"animal", "vitro"} & set(said.split()))


SHOWN = {
    "outcomes": ("population", "arm", "comparator", "locator", "note"), "studies": ("system", "population", "locoregional", "immune", "summary", "discrepancy"),
    "claims": ("statement", "why"), "mechanisms": ("claim",), "nodes": ("label",), "discrepancies": ("review_says", "work_says", "reason_for_weight"),
}  # fmt: skip
FOR_MAKERS = re.compile(r"keep out of|reconcil|\bone reader only|\bmirror of|\brow -|\bleft empty|\bnot entered\b|\b[a-z]+20\d\d[a-z]+\b", re.IGNORECASE)
AS_TYPED = re.compile(r"\+/-|degrees C\b|(?:TGF|IFN|TNF|IL-1)-?(?:alpha|beta|gamma)\b|[Ii]nterferon-(?:alpha|beta|gamma)\b|(?<=\w)'(?=\w)|(?<=\s)-\d")
STRESSED = {"PROGRESSION", "RATIO", "EVENT", "PATHOLOGICAL", "PULMONARY", "THORACIC", "HEPATIC", "LINES", "ONLY", "NOT", "TIME TO"}


@pytest.mark.parametrize("table", SHOWN)
def test_what_readers_see_of_the_tables_is_written_for_them(table):
    for row in getattr(evidence, table)().to_dict("records"):
        for column in SHOWN[table]:
            text = row[column] or ""
            found = [match[0] for match in (AS_TYPED.search(text), FOR_MAKERS.search(text)) if match]
            found += [word for word in STRESSED if re.search(rf"\b{word}\b", text)]
            assert not found, f"{table}, {column}: {found} in {text!r}"
