"""Cells that belong together."""

import pytest

from evidence.rules import RULES

COHORT = {"design": "cohort", "directness": "mixed", "n": 30.0, "summary": "A.",
          "source_url": "https://example.org"}  # fmt: skip
CITED = COHORT | {"review": 7.0, "supports_review": "yes"}
NUMBER = {
    "endpoint": "objective-response",
    "unit": "percent",
    "question": "response",
    "liver_metastases": "all",
    "estimate": 25.0,
    "events": 8.0,
    "total": 32.0,
}
INTERVAL = {"ci_low": 11.5, "ci_high": 43.4, "ci_level": 95.0}
RATIO = {"endpoint": "overall-survival", "unit": "hazard-ratio", "question": "treatment-effect",
         "liver_metastases": "all", "estimate": 0.8, "comparator": "control"}  # fmt: skip
PROGNOSTIC = {"question": "prognostic", "liver_metastases": "with"}
WRONG = {"estimate": 50.0, "standing": "inconsistent", "note": "Printed so."}


def faults(file, row):
    return [(column, what) for rule in RULES[file] for column, what, _ in rule(row)]


SOUND = [
    ("studies.csv", COHORT),
    ("studies.csv", CITED),
    ("studies.csv", CITED | {"supports_review": "no", "discrepancy": "In mice."}),
    ("studies.csv", CITED | {"supports_review": "unverifiable"}),
    ("studies.csv", CITED | {"supports_review": "unverifiable", "discrepancy": "Perhaps."}),
    ("studies.csv", COHORT | {"n": 30.0, "n_liver_metastases": 30.0}),
    ("studies.csv", COHORT | {"summary": "Not read: A.", "source_url": None}),
    ("studies.csv", {"design": "animal", "directness": "animal"}),
    ("studies.csv", {"design": "methods", "directness": "hcc", "n": 4.0}),
    ("studies.csv", COHORT | {"read": "abstract"}),
    ("studies.csv", COHORT | {"summary": "Not read: A.", "source_url": None, "read": "title"}),
    ("studies.csv", COHORT | {"immune": "nivolumab", "inhibitor": "yes", "locoregional": "resection", "therapies": ["other"]}),
    ("outcomes.csv", NUMBER),
    ("outcomes.csv", NUMBER | INTERVAL),
    ("outcomes.csv", NUMBER | INTERVAL | {"ci_high": None, "note": "Not reached."}),
    ("outcomes.csv", NUMBER | {"ci_low": 25.0, "ci_high": 25.0, "ci_level": 95.0}),
    ("outcomes.csv", NUMBER | {"estimate": 25.5}),
    ("outcomes.csv", NUMBER | {"endpoint": "overall-survival", "estimate": 61.0}),
    ("outcomes.csv", NUMBER | {"estimate": None, "note": "Not reached."}),
    ("outcomes.csv", RATIO | {"ci_low": 0.6, "ci_high": 1.1, "ci_level": 95.0}),
    ("outcomes.csv", RATIO | PROGNOSTIC),
    ("outcomes.csv", RATIO | {"liver_metastases": "with"}),
    ("outcomes.csv", NUMBER | PROGNOSTIC | {"liver_metastases": "without", "comparator": "with"}),
    ("outcomes.csv", NUMBER | INTERVAL | WRONG),
    ("outcomes.csv", NUMBER | {"unit": "count", "estimate": 8.0}),
    ("outcomes.csv", NUMBER | {"unit": "count", "estimate": 8.0, "total": None, "note": "Not stated."}),
    ("outcomes.csv", RATIO | {"unit": "ratio-of-hazard-ratios", "estimate": 1.1}),
    ("outcomes.csv", RATIO | {"unit": "interaction-p-value", "estimate": 0.14}),
    ("outcomes.csv", NUMBER | {"endpoint": "dose", "unit": "gray", "estimate": 35.0}),
    ("outcomes.csv", NUMBER | {"endpoint": "cytokine", "unit": "percent-change", "estimate": 250.0}),
    ("claims.yml", {"cites": ["a"], "against": ["b"]}),
    ("claims.yml", {"cites": ["a"], "against": None}),
    ("mechanisms.csv", {"kind": "induces", "sign": "+"}),
    ("mechanisms.csv", {"kind": "blocks", "sign": "?"}),
    ("mechanisms.csv", {"kind": "presents", "sign": "-"}),
    ("mechanisms.csv", {"kind": "presents", "sign": "+"}),
    ("mechanisms.csv", {"kind": "kills"}),
]


@pytest.mark.parametrize(("file", "row"), SOUND)
def test_sound_rows(file, row):
    assert faults(file, row) == []


FAULTY = [
    ("studies.csv", COHORT | {"n_liver_metastases": 31.0}, "n_liver_metastases", "more than n 30"),
    ("studies.csv", COHORT | {"directness": "animal", "n": None}, "directness", 'of design "cohort"'),
    ("studies.csv", {"design": "narrative-review", "directness": "hcc"}, "directness", "narrative"),
    ("studies.csv", {"design": "animal", "directness": "animal", "n": 8.0}, "n", "n is given"),
    ("studies.csv", CITED | {"supports_review": None}, "supports_review", "review cites"),
    ("studies.csv", COHORT | {"supports_review": "yes"}, "supports_review", "does not cite"),
    ("studies.csv", CITED | {"supports_review": "no"}, "discrepancy", 'is "no"'),
    ("studies.csv", CITED | {"supports_review": "partly"}, "discrepancy", 'is "partly"'),
    ("studies.csv", CITED | {"discrepancy": "In mice."}, "discrepancy", 'is "yes"'),
    ("studies.csv", COHORT | {"discrepancy": "In mice."}, "discrepancy", 'is ""'),
    ("studies.csv", COHORT | {"summary": "Not read: A."}, "source_url", "summary starts"),
    ("studies.csv", CITED | {"summary": "Not read: A.", "source_url": None}, "supports_review",
     "summary starts"),
    ("outcomes.csv", NUMBER | {"events": 33.0, "estimate": None, "note": "x"}, "events", "more than"),
    ("outcomes.csv", NUMBER | INTERVAL | {"ci_low": 26.0}, "estimate", "outside its interval"),
    ("outcomes.csv", NUMBER | INTERVAL | {"ci_high": 24.0}, "estimate", "outside its interval"),
    ("outcomes.csv", NUMBER | INTERVAL | {"ci_low": 60.0}, "ci_low", "is above ci_high"),
    ("outcomes.csv", NUMBER | INTERVAL | {"ci_low": None}, "ci_low", "one end"),
    ("outcomes.csv", NUMBER | INTERVAL | {"ci_high": None}, "ci_high", "one end"),
    ("outcomes.csv", NUMBER | INTERVAL | {"ci_high": None, "note": "x", "ci_low": 26.0}, "estimate",
     "outside"),
    ("outcomes.csv", NUMBER | INTERVAL | {"ci_level": None}, "ci_level", "has no level"),
    ("outcomes.csv", NUMBER | INTERVAL | {"ci_level": 0.95}, "ci_level", "the level is 0.95"),
    ("outcomes.csv", NUMBER | {"ci_level": 95.0}, "ci_level", "no interval"),
    ("outcomes.csv", NUMBER | {"unit": "months"}, "unit", 'unit of objective-response is "months"'),
    ("outcomes.csv", NUMBER | {"events": None, "estimate": 101.0}, "estimate", "is no percent"),
    ("outcomes.csv", NUMBER | INTERVAL | {"ci_low": -1.0}, "ci_low", "is no percent"),
    ("outcomes.csv", NUMBER | INTERVAL | {"ci_high": 101.0}, "ci_high", "is no percent"),
    ("outcomes.csv", RATIO | {"estimate": 0.0}, "estimate", "is no hazard-ratio"),
    ("outcomes.csv", RATIO | {"estimate": -1.0}, "estimate", "is no hazard-ratio"),
    ("outcomes.csv", NUMBER | {"estimate": 25.6}, "estimate", "is not 8 of 32"),
    ("studies.csv", COHORT | {"read": "title"}, "read", "does not start"),
    ("studies.csv", COHORT | {"summary": "Not read: A.", "source_url": None, "read": "abstract"}, "read", "starts with"),
    ("studies.csv", COHORT | {"immune": "nivolumab"}, "inhibitor", "is empty"),
    ("studies.csv", COHORT | {"locoregional": "resection"}, "therapies", "is empty"),
    ("studies.csv", COHORT | {"immune": None, "inhibitor": "yes"}, "inhibitor", "no immune therapy"),
    ("outcomes.csv", NUMBER | {"standing": "superseded"}, "note", "superseded"),
    ("outcomes.csv", NUMBER | {"events": 0.0, "total": 0.0}, "total", "no patient"),
    ("outcomes.csv", NUMBER | {"total": None}, "total", "no total"),
    ("outcomes.csv", NUMBER | {"estimate": None}, "estimate", "the cell is empty"),
    ("outcomes.csv", RATIO | {"comparator": None}, "comparator", "no comparator"),
    ("outcomes.csv", NUMBER | {"question": "treatment-effect"}, "comparator", "no comparator"),
    ("outcomes.csv", RATIO | {"question": "prognostic"}, "liver_metastases", "ratio is of those with"),
    ("outcomes.csv", RATIO | PROGNOSTIC | {"liver_metastases": "without"}, "liver_metastases",
     "ratio is of those with"),
    ("outcomes.csv", NUMBER | {"question": "prognostic", "comparator": "x"}, "liver_metastases",
     '"prognostic" but'),
    ("outcomes.csv", RATIO | {"unit": "interaction-p-value", "comparator": None}, "comparator",
     "no comparator"),
    ("outcomes.csv", RATIO | {"unit": "interaction-p-value", "estimate": 1.2}, "estimate",
     "is no interaction-p-value"),
    ("outcomes.csv", NUMBER | {"unit": "count", "estimate": 9.0}, "events", "the count is 9"),
    ("outcomes.csv", NUMBER | {"estimate": 50.0, "note": "Odd."}, "estimate", "is not 8 of 32"),
    ("claims.yml", {"cites": ["a", "b"], "against": ["b"]}, "against", '"b" is in cites'),
    ("mechanisms.csv", {"kind": "induces", "sign": "-"}, "sign", "that induces"),
    ("mechanisms.csv", {"kind": "blocks", "sign": "+"}, "sign", "that blocks"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "row", "column", "what"), FAULTY)
def test_faulty_rows(file, row, column, what):
    [found] = faults(file, row)
    assert found[0] == column
    assert what in found[1]
