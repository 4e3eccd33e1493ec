"""Questions of every kind: what is right comes through, what is wrong is named with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from questions import QuestionError, read
from questions.schema import KINDS

HEAD = """\
chapter: 1-part/page
items:
- id: page-one
  objective: 2
  kind: {kind}
  level: apply
  topic: management
  patient: true
"""
TAIL = """\
  cites: [a2020x]
  paragraph: sec-page
  minutes: 2
  checked: 2026-01-02
"""
NUMBER = """\
  stem: How large is the dose?
  table:
    head: [Fraction, Dose]
    rows:
    - [first, 8 Gy]
    - [second, 8 Gy]
  answer: {value: 16, tolerance: 0.1, unit: Gy, why: "Twice eight."}
  errors:
  - {value: 8, misconception: one fraction is the course, why: "That is one fraction only."}
"""
ORDER = """\
  stem: In which order?
  steps: [puncture, angiography, injection]
  why: "The map comes before the dose."
"""
MATCH = """\
  stem: Which belongs to which?
  pairs:
  - {left: RFA, right: current, why: "It heats by a current."}
  - {left: MWA, right: waves, why: "It heats by waves."}
  - {left: cryo, right: cold, why: "It freezes."}
  others: [sound]
"""
STAGED = """\
  stem: A person of 60 is seen.
  stages:
  - kind: one-best-answer
    stem: What first?
    options:
    - {text: "Scan", correct: true, why: "It shows."}
    - {text: "Wait", correct: false, misconception: time tells, why: "It costs."}
    - {text: "Treat", correct: false, why: "Too early."}
  - kind: number
    reveal: The scan shows three lesions.
    stem: How many lesions?
    answer: {value: 3, tolerance: 0, why: "As told."}
"""
BODIES = {"number": NUMBER, "order": ORDER, "match": MATCH, "staged": STAGED}
KNOWN = {"works": {"a2020x"}, "today": date(2026, 2, 1)}


def text(kind: str, tail: str = TAIL) -> str:
    return HEAD.format(kind=kind) + BODIES[kind] + tail


@pytest.fixture
def written(tmp_path: Path):
    def one(content: str) -> Path:
        path = tmp_path / "1-part-page.yml"
        path.write_text(content, encoding="utf-8")
        return path

    return one


def test_a_number_has_a_tolerance_and_known_errors(written) -> None:
    (item,) = read(written(text("number")), **KNOWN).items
    number = item.parts[0].number
    assert number.accepts(15.95) and not number.accepts(8)
    assert (number.unit, number.errors[0].misconception) == ("Gy", "one fraction is the course")
    assert item.parts[0].table.rows == (("first", "8 Gy"), ("second", "8 Gy"))


def test_steps_are_shown_in_another_order(written) -> None:
    (item,) = read(written(text("order")), **KNOWN).items
    part = item.parts[0]
    assert part.steps == ("puncture", "angiography", "injection")
    assert part.shown_steps(item.id) != part.steps and set(part.shown_steps(item.id)) == set(part.steps)


def test_pairs_keep_together_and_others_match_nothing(written) -> None:
    (item,) = read(written(text("match")), **KNOWN).items
    part = item.parts[0]
    assert {pair.left: pair.right for pair in part.pairs} == {"RFA": "current", "MWA": "waves", "cryo": "cold"}
    assert set(part.shown_rights(item.id)) == {"current", "waves", "cold", "sound"}


def test_a_staged_question_reveals_as_it_goes(written) -> None:
    (item,) = read(written(text("staged")), **KNOWN).items
    assert [part.kind for part in item.parts] == ["one-best-answer", "number"]
    assert item.parts[1].reveal == "The scan shows three lesions." and item.parts[0].key.text == "Scan"


def test_a_variant_changes_what_it_names_and_keeps_the_rest(written) -> None:
    variants = TAIL + '  variants:\n  - id: page-one-b\n    stem: And of three fractions?\n    answer: {value: 24, tolerance: 0.1, unit: Gy, why: "Three times eight."}\n'
    bank = read(written(text("number", variants)), **KNOWN)
    (item,), (variant,) = bank.items, bank.variants
    assert (variant.variant_of, variant.objective, variant.parts[0].number.value) == (item.id, 2, 24)
    assert variant.parts[0].table == item.parts[0].table and variant.patient
    assert bank.minutes == 2


@pytest.mark.parametrize(
    ("kind", "old", "new", "line", "said"),
    [
        ("number", "value: 8,", "value: 16.05,", 17, "within the tolerance"),
        ("number", "tolerance: 0.1", "tolerance: -1", 15, "the tolerance is -1"),
        ("number", "- [first, 8 Gy]", "- [first]", 13, "not 2 cells"),
        ("order", "[puncture, angiography, injection]", "[puncture, injection]", 10, "steps is not a list of 3 to 7"),
        ("order", "injection]", "puncture]", 10, "a text twice"),
        ("match", "others: [sound]", "others: [cold]", 14, '"cold" matches a left side'),
        ("match", "left: MWA", "left: RFA", 11, "a left side is there twice"),
        ("staged", "kind: number", "kind: essay", 17, "one of one-best-answer, number, order, match"),
        ("staged", "correct: true, why", "correct: true, misconception: none, why", 14, "the correct option names the misconception"),
        ("number", "kind: number", "kind: numeric", 5, f"one of {', '.join(KINDS)}"),
        ("number", "topic: management", "topic: money", 7, "one of biology, management"),
        ("number", "  stem: How", "  figure: {file: none.svg, alt: A drawing.}\n  stem: How", 9, 'no drawing "none.svg"'),
        ("number", "  minutes: 2", "  minutes: 2\n  variants:\n  - id: page-one-b\n    objective: 1", 23, '"objective" is unknown'),
    ],
)
def test_a_fault_is_named_with_its_line(written, kind: str, old: str, new: str, line: int, said: str) -> None:
    whole = text(kind)
    assert old in whole
    with pytest.raises(QuestionError) as caught:
        read(written(whole.replace(old, new, 1)), **KNOWN)
    found = [problem for problem in caught.value.problems if said in str(problem)]
    assert found, str(caught.value)
    assert found[0].line == line
