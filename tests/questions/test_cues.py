"""Each check of the bank fails on a small bank built with its cue, and lets one without it pass."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from questions.balance import shares, uncovered
from questions.bank import Bank, Item, Option, Part, shuffled
from questions.cues import LEAST_COUNTED, findings

WHY = "This holds for another disease, and it would be right if the tumour were of the liver itself."
PLAIN = ("Give the drug", "Stop the drug", "Scan the liver", "Wait a month")
"""Four options of one length, hedge, sign and kind."""


def item(number: int, key: int = 0, **changes: object) -> Item:
    """A sound question; ``texts`` changes the options by place, the key first."""
    texts = changes.pop("texts", {})
    order = [PLAIN[key], *(text for text in PLAIN if text != PLAIN[key])]
    options = tuple(Option(texts.get(place, text), place == 0, str(changes.get("why", WHY)), "" if place == 0 else str(changes.get("misconception", "an error"))) for place, text in enumerate(order))
    name = str(changes.get("id", f"sample-{number}"))
    part = shuffled(Part("one-best-answer", str(changes.get("stem", f"A person of {40 + number} has a fever. What now?")), options), name)
    return Item(name, 1, "one-best-answer", "apply", "management", True, part.stem, (part,), ("a2020x",), "sec", 1, date(2026, 1, 1))


def bank(make: Callable[[int], Item], size: int = 2 * LEAST_COUNTED) -> list[Item]:
    return [make(number) for number in range(size)]


def failing(items: list[Item]) -> set[str]:
    return {one.name for one in findings(items) if not one.holds}


def sound(number: int) -> Item:
    return item(number, number % 4)


def test_a_bank_without_cues_passes() -> None:
    assert not {name for name in failing(bank(sound)) if "in one place" not in name}


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda n: item(n, texts={0: "Give the drug to the person now and see"}), "the longest option"),
        (lambda n: item(n, texts={0: "Stop"}), "the shortest option"),
        (lambda n: item(n, texts={0: "Give it; wait"}), "a semicolon"),
        (lambda n: item(n, texts={0: "Give it, wait"}), "a comma"),
        (lambda n: item(n, texts={0: "Give it (now)"}), "brackets"),
        (lambda n: item(n, texts={0: "It may help"}), "the most hedged"),
        (lambda n: item(n, texts={0: "It may help"}), "hedges in keys"),
        (lambda n: item(n, texts={1: "Never scan", 2: "Always wait", 3: "Only stop"}), "fewest absolutes"),
        (lambda n: item(n, texts={1: "Never scan", 2: "Always wait", 3: "Only stop"}), "absolutes in keys"),
        (lambda n: item(n, texts={0: "Treat the fever"}), "most words with the stem"),
        (lambda n: item(n, texts={0: "Liver drug month"}), "most words with the others"),
        (lambda n: item(n, texts={0: "Give some of it"}), "number 1 of four"),
        (lambda n: item(n, why="This is wrong in liver."), "fewer than 12 words"),
        (lambda n: item(n, why=f"Not on this page. {WHY}"), "teach nothing"),
        (lambda n: item(n, misconception=""), "named misconception"),
        (lambda n: item(n, stem="What does this page say?"), "depend on their page"),
        (lambda n: item(n, texts={0: "Steroid first"}, id=f"ask-steroid-{n}"), "ids that tell"),
    ],
)
def test_a_cue_is_found(make: Callable[[int], Item], said: str) -> None:
    assert any(said in name for name in failing(bank(make))), failing(bank(make))


def test_one_place_of_the_key_is_found() -> None:
    always = [one for one in bank(sound, 400) if one.answer == 2]
    assert any("in one place" in name for name in failing(always))


def test_a_rule_that_hardly_applies_is_not_judged() -> None:
    few = [*bank(sound), item(99, texts={0: "Give it; wait"})]
    assert not any("semicolon" in name for name in failing(few))


def test_an_empty_bank_lacks_everything() -> None:
    assert {one.name for one in shares([]) if not one.holds} >= {"questions", "questions of the kind match", "questions with a variant"}


def test_objectives_without_a_question_are_named() -> None:
    assert uncovered(Bank("1-part/page", (item(1),)), 3) == [2, 3]
