"""Works are sorted by small lists of words."""

import pytest

from evidence import studies, vocabulary
from evidence.gaps import unsorted


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SBRT 15 Gy x1", ["radiotherapy"]),
        ("selective internal radiation therapy", ["tare"]),
        ("yttrium-90 radioembolisation", ["tare"]),
        ("RFA (12) or SBRT (8) to part of the lesions", ["radiotherapy", "ablation"]),
        ("oil embolisation", ["tace"]),
        ("irinotecan beads", ["tace"]),
        ("percutaneous hepatic perfusion with melphalan", ["perfusion"]),
        ("high-intensity focused ultrasound", ["ultrasound"]),
        ("liver resection", []),
    ],
)
def test_local_therapies_are_told_by_their_words(text, names):
    assert vocabulary.local_therapies(text) == names


@pytest.mark.parametrize("text", ["nivolumab", "sintilimab with regorafenib", "botensilimab with or without balstilimab", "anti-PD-L1", "checkpoint inhibitors"])
def test_checkpoint_inhibitors_are_known(text):
    assert vocabulary.has_checkpoint(text)


@pytest.mark.parametrize("text", ["", "systemic thermal therapy (no checkpoint inhibitor)", "ipilimumab or pembrolizumab among the alternatives", "Treg depletion", "immunotherapy in 39% of controls"])
def test_what_is_no_checkpoint_inhibitor_or_was_not_given(text):
    assert not vocabulary.has_checkpoint(text)


@pytest.mark.parametrize(
    ("local", "immune", "names"),
    [
        ("", "nivolumab", ["ici-only"]),
        ("", "nivolumab + chemotherapy", ["chemotherapy"]),
        ("SIRT", "atezolizumab + XELOX", ["chemotherapy", "tare"]),
        ("SIRT", "", ["tare"]),
        ("locoregional treatment", "nivolumab", []),
        ("", "", []),
    ],
)
def test_rows_of_the_map(local, immune, names):
    assert vocabulary.therapies({"locoregional": local, "immune": immune}) == names


@pytest.mark.parametrize(
    ("outcome", "name"),
    [
        (("overall-survival", "hazard-ratio", "treatment-effect"), "survival"),
        (("overall-survival", "hazard-ratio", "prognostic"), "benefit"),
        (("overall-survival", "interaction-p-value", "treatment-effect"), "benefit"),
        (("local-progression", "hazard-ratio", "treatment-effect"), "local"),
        (("objective-response", "percent", "response"), "response"),
        (("abscopal-response", "percent", "response"), "elsewhere"),
        (("grade-3-adverse-events", "percent", "safety"), "safety"),
        (("immune-cells", "percent", "immune-change"), "immune"),
        (("dose", "gray", "response"), "response"),
    ],
)
def test_numbers_name_their_question(outcome, name):
    assert vocabulary.question_of(dict(zip(("endpoint", "unit", "question"), outcome, strict=True))) == name


def test_every_local_therapy_of_the_book_is_reached_by_a_word():
    assert unsorted(studies()) == [], "add its word to LOCAL or to NO_ROW of evidence/vocabulary.py"
