"""Claims carry what they were; what was retired is told and no longer claimed."""

from __future__ import annotations

from pathlib import Path

import pytest

import evidence
from tests.evidence.conftest import CLAIM, TODAY, WORKS

WEAKER = """\
  history:
  - date: 2026-11-20
    change: new
  - date: 2026-11-22
    change: weaker
    statement: A bolder sentence, which says nothing.
    certainty: moderate
    why: It was too bold.
"""
RETIRED = """\
  - date: 2026-11-23
    change: retired
    why: It was not so.
"""


def at(folder: Path, text: str) -> Path:
    path = folder / "claims.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_change_tells_what_was_and_what_is(tmp_path):
    path = at(tmp_path, CLAIM + WEAKER)
    weaker, new = evidence.changes(path, WORKS, TODAY).to_dict("records")
    assert (weaker["change"], weaker["was"], weaker["certainty_was"]) == ("weaker", "A bolder sentence, which says nothing.", "moderate")
    assert (weaker["now"], weaker["certainty_now"], weaker["why"]) == ("A sample sentence, which says nothing.", "low", "It was too bold.")
    assert (new["change"], new["was"], new["now"], new["certainty_now"]) == ("new", "", "A bolder sentence, which says nothing.", "moderate")
    assert evidence.claims(path, WORKS, TODAY)["id"].tolist() == ["sample-claim"]


def test_a_retired_claim_is_told_and_no_longer_claimed(tmp_path):
    path = at(tmp_path, CLAIM + WEAKER + RETIRED)
    retired = evidence.changes(path, WORKS, TODAY).to_dict("records")[0]
    assert (retired["was"], retired["certainty_was"], retired["now"], retired["certainty_now"]) == ("A sample sentence, which says nothing.", "low", "", "")
    assert not len(evidence.claims(path, WORKS, TODAY))


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (("change: weaker", "change: feebler"), 14, '"feebler" is not a choice; expected one of new, stronger, weaker, reworded, retired'),
        (("2026-11-22", "22.11.2026"), 13, '"22.11.2026" is not a date'),
        (("2026-11-22", "2027-11-22"), 13, "2027-11-22 is in the future"),
        (("    why: It was too bold.\n", ""), 13, 'the field is empty, but the change is "weaker"; expected why'),
        (("    certainty: moderate\n", ""), 13, "expected the certainty before the change"),
        (("certainty: moderate", "certainty: firm"), 16, '"firm" is not a choice; expected one of high, moderate, low, very-low'),
        (("2026-11-22", "2026-11-19"), 10, "2026-11-19 comes after 2026-11-20; expected the oldest change first"),
        (("change: new", "change: retired\n    why: So."), 10, '"weaker" comes after "retired"'),
        (("A bolder", "A sample"), 10, "nothing differs"),
        (("    change: new\n", "    change: new\n    why: So.\n"), 13, 'the change is "new"; expected an empty field'),
        (("    why:", "    reason:"), 17, 'the field "reason" is unknown; expected a list of items with date, change, statement, certainty, why'),
        (("  - date: 2026-11-20\n    change: new\n", "  - once\n"), 11, "an item is not a mapping"),
        (("  history:\n", "  history: none\n  histories:\n"), 10, 'the field "history" is not a list'),
    ],
)  # fmt: skip
def test_a_wrong_history_is_named_with_its_line(tmp_path, change, line, said):
    text = (CLAIM + WEAKER).replace(*change)
    if "bolder" in change[0]:
        text = text.replace("certainty: moderate", "certainty: low")
    assert text != CLAIM + WEAKER
    with pytest.raises(evidence.EvidenceError) as caught:
        evidence.claims(at(tmp_path, text), WORKS, TODAY)
    assert any(str(problem).startswith(f"{tmp_path}/claims.yml:{line}: ") and said in str(problem) for problem in caught.value.problems), str(caught.value)


def test_the_book_tells_what_it_changed():
    found = evidence.changes()
    told = found[found["change"] != "new"]
    assert set(told["change"]) >= {"weaker", "retired"} and told["why"].str.len().min() > 0
    assert not set(found[found["change"] == "retired"]["claim"]) & set(evidence.claims()["id"])
