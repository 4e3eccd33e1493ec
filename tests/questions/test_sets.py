"""What comes when: the schedule, the sibling, mixed sets and the test; and numbers as people write them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

NOW = 1_790_000_000_000
DAY = 86_400_000
answers = st.lists(
    st.fixed_dictionaries({"q": st.sampled_from(["a", "a-b", "c"]), "t": st.integers(NOW - 700 * DAY, NOW), "s": st.integers(1, 3), "r": st.booleans()}), min_size=1, max_size=12
).map(lambda some: sorted(some, key=lambda one: one["t"]))


@given(answers)
def test_a_question_comes_back_after_a_day_to_a_year(browser_side: Callable, held: list) -> None:
    for root, card in browser_side("schedule", answers=held):
        last = max(one["t"] for one in held if one["q"].removesuffix("-b") == root)
        wait = (card["due"] - last) / DAY
        assert 1 <= wait <= 367 and card["answered"] == sum(one["q"].removesuffix("-b") == root for one in held)


def one(question: str, days_ago: float, right: bool, sure: int) -> dict:
    return {"q": question, "t": int(NOW - days_ago * DAY), "s": sure, "r": right}


def wait_after(browser_side: Callable, *held: dict) -> float:
    ((_, card),) = browser_side("schedule", answers=list(held))
    return (card["due"] - held[-1]["t"]) / DAY


def test_the_surer_and_right_the_longer_the_wait(browser_side: Callable) -> None:
    waits = [wait_after(browser_side, one("a", 30, True, 2), one("a", 1, right, sure)) for right, sure in ((False, 3), (True, 1), (True, 2), (True, 3))]
    assert waits == sorted(waits) and waits[0] <= 3 and waits[-1] > waits[0]


def test_times_are_those_of_the_published_scheduler(browser_side: Callable) -> None:
    """Stability after a first answer is a parameter of FSRS-6: w0 to w3 are 0.212, 1.2931, 2.3065, 8.2956 days, at a retention of 90 %."""
    assert [wait_after(browser_side, one("a", 1, right, sure)) for right, sure in ((False, 1), (True, 1), (True, 2), (True, 3))] == [1, 2, 3, 8]


def test_what_is_due_comes_longest_overdue_first(browser_side: Callable) -> None:
    held = sorted([one("a", 20, False, 1), one("c", 40, False, 1), one("d", 0, True, 3)], key=lambda each: each["t"])
    assert browser_side("due", answers=held, now=NOW) == ["c", "a"]


def test_a_repeat_asks_the_sibling_seen_least(browser_side: Callable) -> None:
    assert browser_side("sibling", family=["a", "a-b"], answers=[]) == "a"
    assert browser_side("sibling", family=["a", "a-b"], answers=[one("a", 2, True, 2)]) == "a-b"
    assert browser_side("sibling", family=["a", "a-b"], answers=[one("a", 3, True, 2), one("a-b", 2, True, 2)]) == "a"


@given(st.integers(0, 2**31), st.integers(1, 30))
def test_a_test_is_even_over_the_chapters(browser_side: Callable, seed: int, size: int) -> None:
    roots = [f"{chapter}{number}" for chapter in "abcdef" for number in range(8)]
    chosen = browser_side("test", roots=roots, size=size, seed=seed)
    counts = [sum(root[0] == chapter for root in chosen) for chapter in "abcdef"]
    assert len(set(chosen)) == size and max(counts) - min(counts) <= 1


@given(st.integers(0, 2**31))
def test_a_mixed_set_takes_first_what_was_never_answered(browser_side: Callable, seed: int) -> None:
    roots = [f"q{number}" for number in range(12)]
    held = [one(root, 12 - place, True, 2) for place, root in enumerate(roots[:9])]
    chosen = browser_side("mixed", roots=roots, answers=held, size=5, seed=seed)
    assert {*roots[9:], "q0", "q1"} == set(chosen) and len(chosen) == 5


@given(st.decimals(min_value=-99_999, max_value=99_999, places=3) | st.integers(-99_999, 99_999))
def test_a_number_is_read_as_it_is_meant_or_refused(browser_side: Callable, number) -> None:
    for text in (f"{number}", f"{number}".replace(".", ","), f" {number} Gy", f"{number}".replace("-", "−")):
        read = browser_side("number", text=text, unit="Gy")
        if "refused" in read:
            assert "," in text and "could be" in read["refused"], text
        else:
            assert read["value"] == float(number), text


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_is_refused(browser_side: Callable, text: str) -> None:
    read = browser_side("number", text=text, unit="%")
    assert read.get("refused", "").endswith(".") or isinstance(read["value"], int | float)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [("1 234,5", "", 1234.5), ("1,234.5", "", 1234.5), ("1.234,5", "", 1234.5), ("12,5 %", "%", 12.5), ("0,125", "", 0.125), ("12,5%", "%", 12.5), ("3 µm", "μm", 3), (".5", "", 0.5), ("1,234,567", "", 1234567)],
)
def test_spellings_that_mean_one_number(browser_side: Callable, text: str, unit: str, value: float) -> None:
    assert browser_side("number", text=text, unit=unit) == {"value": value}


@pytest.mark.parametrize("text", ["1,234", "1.2.3", "1,2,3", "1 2", "2.5.1,3", "5 mGy", "five", "1e3", "--2", "1-2", "٣"])
def test_what_could_mean_two_things_is_refused(browser_side: Callable, text: str) -> None:
    assert "refused" in browser_side("number", text=text, unit="Gy")
