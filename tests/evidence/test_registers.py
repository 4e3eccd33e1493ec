"""Saved searches and reviews are read and checked like the other tables."""

from __future__ import annotations

from pathlib import Path

import pytest

import evidence
from evidence.checking import check
from evidence.schema import STUDIES
from tests.evidence.conftest import CLAIM, STUDY, TODAY, WORKS, csv_text

SEARCH = """\
- chapter: 4-therapies/ablation
  pubmed: ("liver metastas*"[tiab] OR "hepatic metastas*"[tiab]) AND (ablation[tiab])
  trials_condition: liver metastases
  searched: 2026-11-20
"""
REVIEW = """\
- id: sample-review
  page: 4-therapies/ablation
  name: A. N. Other
  orcid: 0000-0002-1825-0097
  date: 2026-11-20
  edition: 0.2.0
  scope: The whole page and its claims.
  outcome: agrees-once-corrected
  interests: None declared.
"""


def read(folder: Path, name: str, text: str) -> object:
    path = folder / f"{name}.yml"
    path.write_text(text, encoding="utf-8")
    return getattr(evidence, name)(path, WORKS, TODAY)


def test_what_is_right_is_read(tmp_path):
    search = read(tmp_path, "searches", SEARCH + SEARCH.replace("ablation\n", "perfusion\n").replace(" 2026-11-20", "")).to_dict("records")
    assert str(search[0]["searched"].date()) == "2026-11-20" and search[1]["searched"] is not search[1]["chapter"] and search[1]["searched"] != search[1]["searched"]
    assert read(tmp_path, "reviews", REVIEW)["orcid"].tolist() == ["0000-0002-1825-0097"]
    assert not len(read(tmp_path, "reviews", "# none\n"))


@pytest.mark.parametrize(
    ("name", "change", "line", "said"),
    [
        ("searches", ("4-therapies/ablation", "4-therapies/ablatoin"), 1, 'there is no page "4-therapies/ablatoin"; expected a file of chapters/ without its ending, such as 4-therapies/ablation'),
        ("searches", ("AND (", "OR ("), 2, "is not a query; expected groups in round brackets joined by AND"),
        ("searches", ('"[tiab] OR', "[tiab] OR"), 2, "is not a term; expected a word, or a phrase in double quotation marks"),
        ("searches", ("ablation[tiab]", "ablation[tiba]"), 2, '"tiba" is not a tag; expected one of tiab, ti, mh, pt, all'),
        ("searches", ("2026-11-20", "2026-12-20"), 4, "2026-12-20 is in the future"),
        ("searches", ("trials_condition", "trial_condition"), 3, 'the field "trial_condition" is unknown'),
        ("reviews", ("0097", "0098"), 4, '"0000-0002-1825-0098" is not an ORCID: its last character does not fit the others; expected 7 at its end'),
        ("reviews", ("0000-0002-1825-0097", "1825-0097"), 4, '"1825-0097" is not an ORCID; expected four blocks of four'),
        ("reviews", ("agrees-once-corrected", "fine"), 8, '"fine" is not a choice; expected one of agrees, agrees-once-corrected, disagrees'),
        ("reviews", ("  interests: None declared.\n", ""), 1, "interests: the cell is empty"),
        ("reviews", ("4-therapies/ablation", "ablation"), 2, 'there is no page "ablation"'),
        ("reviews", ("2026-11-20", "yesterday"), 5, '"yesterday" is not a date'),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_line(tmp_path, name, change, line, said):
    text = {"searches": SEARCH, "reviews": REVIEW}[name].replace(*change, 1)
    with pytest.raises(evidence.EvidenceError) as caught:
        read(tmp_path, name, text)
    assert any(str(problem).startswith(f"{tmp_path}/{name}.yml:{line}: ") and said in str(problem) for problem in caught.value.problems), str(caught.value)


@pytest.mark.parametrize("orcid", ["0000-0001-5109-3700", "0000-0002-1694-233X"])
def test_the_checksum_of_an_orcid_may_be_a_digit_or_x(tmp_path, orcid):
    assert len(read(tmp_path, "reviews", REVIEW.replace("0000-0002-1825-0097", orcid))) == 1


def test_a_chapter_that_makes_claims_has_a_search(tmp_path):
    (tmp_path / "studies.csv").write_text(csv_text(STUDIES, STUDY), encoding="utf-8")
    (tmp_path / "claims.yml").write_text(CLAIM, encoding="utf-8")
    (tmp_path / "searches.yml").write_text(SEARCH, encoding="utf-8")
    _, problems = check(tmp_path, WORKS, TODAY)
    assert any('searches.yml: the chapter "2-tolerance/network" makes claims and has no search' in str(problem) for problem in problems)


def test_the_searches_of_the_book_fit_its_claims():
    assert set(evidence.searches()["chapter"]) == set(evidence.claims()["chapter"])
