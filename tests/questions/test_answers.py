"""The list of answers and its file: whatever is stored or added, nothing is lost, and what is refused is refused in a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

NOW = 1_790_000_000_000
DAY = 86_400_000
KEY, ASIDE = "tolerant-liver-answers", "tolerant-liver-answers-damaged"

slugs = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True)
answers = st.fixed_dictionaries({"q": slugs, "t": st.integers(1_600_000_000_000, NOW), "s": st.integers(1, 3), "r": st.booleans()})
lists = st.lists(answers, max_size=8, unique_by=lambda one: (one["q"], one["t"]))
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12)
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8) | st.sampled_from(["format", "version", "answers", "__proto__"]), inner, max_size=4), max_leaves=8)


def file(held: list, **changes: object) -> str:
    return json.dumps({"format": "the-tolerant-liver-answers", "version": 1, "answers": held} | changes)


def in_order(held: list[dict]) -> list[dict]:
    return sorted(held, key=lambda one: (one["t"], one["q"]))


@given(lists)
def test_what_is_saved_is_read_again(browser_side: Callable, held: list) -> None:
    assert browser_side("read", text=browser_side("write", answers=held), now=NOW) == {"answers": in_order(held)}


@given(st.text(max_size=60) | values.map(json.dumps) | values.map(lambda value: file(value)) | st.lists(values, max_size=3).map(file))
def test_any_text_is_read_or_refused_in_a_sentence(browser_side: Callable, text: str) -> None:
    read = browser_side("read", text=text, now=NOW)
    if "refused" in read:
        assert read["refused"].startswith("The file ") and read["refused"].endswith(".")
    else:
        assert all(set(one) == {"q", "t", "s", "r"} for one in read["answers"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        ('{"format": "the-tolerant-liver-answers", "version": 1, "answers": [{"q"', "not JSON"),
        ("[]", "not of this book"),
        ('{"format": "anki"}', "not of this book"),
        (file([], version=2), "later edition"),
        (file([], version=0), "no version"),
        (file([], version="1"), "no version"),
        (file({}), "holds no answers"),
        (file([{"q": "a", "t": NOW, "s": 1, "r": True}, {"q": "a", "t": NOW, "s": 1}]), "answer 2 of 2 has the fields q, s, t"),
        (file([{"q": "a", "t": NOW, "s": 1, "r": True, "x": 1}]), "has the fields q, r, s, t, x"),
        (file([{"q": "<b>", "t": NOW, "s": 1, "r": True}]), "names no question"),
        (file([{"q": "a", "t": NOW + 2 * DAY, "s": 1, "r": True}]), "a time that cannot be"),
        (file([{"q": "a", "t": 5, "s": 1, "r": True}]), "a time that cannot be"),
        (file([{"q": "a", "t": NOW, "s": 4, "r": True}]), "how sure"),
        (file([{"q": "a", "t": NOW, "s": 1, "r": 1}]), "neither right nor wrong"),
        (file([None]), "is no answer"),
        (" " * 8_000_001, "larger than"),
        (file([{}] * 50_001), "more than 50000"),
    ],
)
def test_a_file_is_refused_with_what_is_wrong_and_nothing_is_lost(browser_side: Callable, text: str, said: str) -> None:
    mine = [{"q": "mine", "t": NOW - DAY, "s": 3, "r": True}]
    held = {KEY: file(mine)}
    after = browser_side("store", held=held, acts=[["importFile", text]], now=NOW)
    assert said in after["results"][0]["refused"] and after["results"][0]["refused"].endswith(".")
    assert after["held"] == held and after["all"] == mine


@given(lists, lists)
def test_a_file_is_added_and_a_second_time_changes_nothing(browser_side: Callable, mine: list, others: list) -> None:
    text = file(others)
    once = browser_side("store", held={KEY: file(mine)}, acts=[["importFile", text], ["importFile", text]], now=NOW)
    keys = {(one["q"], one["t"]) for one in (*mine, *others)}
    assert [(one["t"], one["q"]) for one in once["all"]] == sorted((time, name) for name, time in keys)
    assert all(one in once["all"] for one in mine), "what was there is as it was"
    assert once["results"][0]["added"] == len(keys) - len(mine) and once["results"][1]["added"] == 0


@given(st.text(max_size=60) | values.map(json.dumps) | values.map(lambda value: file([value])))
def test_whatever_was_stored_an_answer_is_kept_and_the_old_text_is_not_lost(browser_side: Callable, text: str) -> None:
    after = browser_side("store", held={KEY: text}, acts=[["add", "new", True, 2]], now=NOW)
    assert {"q": "new", "t": NOW, "s": 2, "r": True} in after["all"]
    if "refused" in browser_side("read", text=text, now=NOW):
        assert text in after["held"].values() and after["trouble"].endswith(".")
        assert after["aside"] == [text] or after["held"] == {KEY: text}


def test_a_second_damaged_list_does_not_push_out_the_first(browser_side: Callable) -> None:
    after = browser_side("store", held={KEY: "two", ASIDE: "one"}, acts=[["add", "new", True, 2]], now=NOW)
    assert after["aside"] == ["one", "two"]


def test_a_list_of_a_later_edition_is_left_as_it_is(browser_side: Callable) -> None:
    held = {KEY: file([], version=7)}
    after = browser_side("store", held=held, acts=[["add", "new", True, 2], ["clear"], ["add", "new", False, 2]], now=NOW)
    assert after["held"] == held and len(after["all"]) == 1 and "later edition" in after["trouble"]


@pytest.mark.parametrize("settings", [{"refused": True}, {"most": 10}], ids=["refused", "full"])
def test_without_storage_answers_live_for_the_visit(browser_side: Callable, settings: dict) -> None:
    after = browser_side("store", held={}, acts=[["add", "one", True, 2], ["importFile", file([{"q": "b", "t": NOW - 1, "s": 1, "r": False}])]], now=NOW, **settings)
    assert [one["q"] for one in after["all"]] == ["b", "one"] and after["held"] == {}
    assert "until you leave this page" in after["trouble"]


def test_deleting_leaves_nothing_of_the_reader(browser_side: Callable) -> None:
    after = browser_side("store", held={KEY: "broken", "theme": "dark"}, acts=[["add", "one", True, 2], ["clear"]], now=NOW)
    assert after["held"] == {"theme": "dark"} and after["all"] == []
