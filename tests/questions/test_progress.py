"""The page *My progress* in a browser: what is shown, practice, the test, and the file."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.accessibility import violations
from tests.questions.test_page import NO_STORAGE, STORED

if TYPE_CHECKING:
    from playwright.sync_api import Page

AT = "back/my-progress.html"
KEY = "tolerant-liver-answers"
DAY = 86_400_000


def answer(question: str, days_ago: float, right: bool, sure: int) -> dict:
    return {"q": question, "t": int(time.time() * 1000 - days_ago * DAY), "s": sure, "r": right}


def text(*answers: dict) -> str:
    return json.dumps({"format": "the-tolerant-liver-answers", "version": 1, "answers": list(answers)})


def holding(*answers: dict) -> str:
    """A script that lets the browser hold these answers when it comes for the first time."""
    return f"if (!sessionStorage.getItem('came')) {{ sessionStorage.setItem('came', '1'); localStorage.setItem('{KEY}', {json.dumps(text(*answers))}); }}"


@pytest.fixture
def progress(asked: Callable) -> Callable[..., Page]:
    def make(*answers: dict, **settings: object) -> Page:
        return asked(holding(*answers) if answers else "", at=AT, **settings)

    return make


def summary(page: Page) -> str:
    return page.locator('[data-progress="summary"]').inner_text()


def begin(page: Page, name: str) -> None:
    """Begin a set, and wait until its questions have come."""
    page.get_by_role("button", name=name).click()
    page.get_by_role("heading", name="Question 1 of").wait_for()


def choose(page: Page, right: bool = True, sure: str = "Sure") -> None:
    """Answer the question that is asked."""
    part = page.locator(".progress-session .check-part.is-open").last
    match part.get_attribute("data-kind"):
        case "one-best-answer":
            part.locator("input[data-right]" if right else "input:not([data-right])").first.check()
        case "number":
            part.get_by_role("textbox").fill(part.get_attribute("data-value") if right else "99")
        case "order":
            for place in range(1, part.locator("li[data-place]").count() + 1) if right else ():
                while part.locator(f'li[data-place="{place}"]').evaluate("one => [...one.parentElement.children].indexOf(one)") >= place:
                    part.locator(f'li[data-place="{place}"]').get_by_role("button", name="Up").click()
        case "match":
            for select in part.locator("select").all():
                select.select_option(select.get_attribute("data-right") if right else "1")
    part.get_by_role("button", name=sure, exact=True).click()


def choose_all(page: Page) -> None:
    """Answer the question that is asked, and where it is a case, what comes after."""
    choose(page)
    while page.get_by_role("button", name="Go on with the case").is_visible():
        page.get_by_role("button", name="Go on with the case").click()
        choose(page)


def test_without_answers_it_says_where_to_begin(progress: Callable) -> None:
    page = progress()
    assert summary(page) == "None of the 5 questions has been answered yet. Answer those of a chapter, or begin a set below."
    assert not page.get_by_role("button", name="Practise what is due").is_visible()
    assert not page.get_by_role("button", name="Delete all my answers").is_visible()


def test_it_shows_what_was_answered_how_sure_and_what_is_due(progress: Callable) -> None:
    page = progress(answer("page-choice", 30, False, 1), answer("page-choice-man", 20, False, 3), answer("page-dose", 0, True, 3), answer("gone", 3, True, 2))
    said = summary(page)
    assert said.startswith("2 of 5 questions answered; 1 of them right the last time. 1 is due.")
    rows = {row.locator("th").inner_text(): row.locator("td").all_inner_texts() for row in page.locator('[data-progress="summary"] tbody tr').all()}
    assert rows["The first part"] == ["2 of 5", "1", "1"]
    assert (rows["“A guess”"], rows["“Sure”"]) == (["1", "0", "0 %"], ["2", "1", "50 %"])
    assert page.get_by_role("heading", name="Sure and wrong").is_visible()
    assert page.locator('[data-progress="summary"] ul a').get_attribute("href") == "../1-part/page.html#sec-page"
    assert "1 answer is to questions that this edition does not hold" in said


def test_a_repeat_is_a_sibling_and_then_no_longer_due(progress: Callable) -> None:
    page = progress(answer("page-choice", 30, True, 2))
    begin(page, "Practise what is due (1)")
    assert page.evaluate("document.activeElement.textContent") == "Question 1 of 1"
    assert "A man of 71 has fever" in page.locator(".progress-session").inner_text()
    choose(page)
    page.get_by_role("button", name="To the result").click()
    assert "1 of 1 right." in page.locator(".progress-session").inner_text()
    page.get_by_role("button", name="Back to the choice of sets").click()
    assert not page.get_by_role("button", name="Practise what is due").is_visible()
    assert page.evaluate(STORED) == [["page-choice", 2, True], ["page-choice-man", 3, True]]


@pytest.mark.parametrize("chosen", ["the whole book", "The first part", "Oncology"])
def test_a_mixed_set_is_asked_to_its_end(progress: Callable, chosen: str) -> None:
    page = progress()
    page.get_by_label("From").select_option(label=chosen)
    page.get_by_label("take").select_option("5")
    begin(page, "Begin a mixed set")
    for place in range(1, 6):
        assert page.evaluate("document.activeElement.textContent") == f"Question {place} of 5"
        choose_all(page)
        page.get_by_role("button", name="To the result" if place == 5 else "Next question").click()
    assert "5 of 5 right." in page.locator(".progress-session").inner_text()
    assert sorted(name for name, _, _ in page.evaluate(STORED)) == ["page-case", "page-choice", "page-dose", "page-pairs", "page-steps"]
    assert summary(page).startswith("5 of 5 questions answered; 5 of them right")


def test_a_path_without_questions_begins_nothing_and_says_so(progress: Callable) -> None:
    page = progress()
    page.get_by_label("From").select_option(label="Immunology")
    page.get_by_role("button", name="Begin a mixed set").click()
    assert "holds no question" in page.locator(".progress-menu").inner_text()


def test_the_wording_is_fetched_when_a_set_begins_and_asked_for_again_where_it_cannot_be_had(progress: Callable, asked: Callable) -> None:
    page = progress()
    fetched = "[...document.scripts].filter(script => script.src.includes('_static/questions/')).length"
    assert page.evaluate(fetched) == 0
    page.evaluate("document.documentElement.dataset.content_root = 'nowhere/'")
    page.get_by_role("button", name="Begin a mixed set").click()
    page.get_by_text("These questions could not be fetched.").wait_for()
    assert [asked.complaints.pop()] == ["Failed to load resource: net::ERR_FILE_NOT_FOUND"]
    page.evaluate("document.documentElement.dataset.content_root = '../../'")
    begin(page, "Begin a mixed set")
    assert page.evaluate(fetched) == 1
    choose_all(page)


def test_a_test_tells_nothing_before_its_end(progress: Callable) -> None:
    page = progress()
    begin(page, "Take a test")
    session = page.locator(".progress-session")
    for place in range(1, 6):
        assert f"Question {place} of 5" in session.inner_text()
        kind = page.locator(".progress-session .check").get_attribute("data-kind")
        assert not session.get_by_text("Answer and reasons").first.is_visible()
        choose(page, right=kind != "number", sure="Sure" if kind == "number" else "I think so")
        if page.get_by_role("button", name="Go on with the case").is_visible():
            assert "Right." not in session.inner_text()
            page.get_by_role("button", name="Go on with the case").click()
            choose(page, sure="A guess")
    assert page.evaluate("document.activeElement.textContent") == "Result of the test"
    assert "4 of 5 right; in 1 you were sure and wrong." in session.inner_text()
    assert session.locator(".check").count() == 5 and session.locator(".check-told").first.inner_text()
    assert session.get_by_text("Answer and reasons").first.is_visible()


def test_the_file_goes_to_another_browser(progress: Callable, tmp_path: Path) -> None:
    page = progress(answer("page-choice", 3, True, 2), answer("page-dose", 2, False, 3))
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save my answers as a file").click()
    target = tmp_path / saved.value.suggested_filename
    saved.value.save_as(target)
    assert target.name.startswith("tolerant-liver-answers-20") and target.suffix == ".json"
    other = progress()
    for said in ("2 of the 2 answers in the file were new and have been added.", "0 of the 2 answers in the file were new and have been added."):
        other.get_by_label("Add the answers of a file").set_input_files(target)
        other.get_by_text(said).wait_for()
    assert other.evaluate(STORED) == page.evaluate(STORED)
    assert summary(other).startswith("2 of 5 questions answered")


@pytest.mark.parametrize(("content", "said"), [('{"format": "the-tolerant', "is not JSON"), ('{"cards": []}', "not of this book"), (text({"q": "a"}), "answer 1 of 1 has the fields q")])
def test_a_damaged_or_foreign_file_changes_nothing(progress: Callable, tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "some.json").write_text(content, encoding="utf-8")
    page = progress(answer("page-choice", 3, True, 2))
    before = page.evaluate(f"localStorage.getItem('{KEY}')")
    page.get_by_label("Add the answers of a file").set_input_files(tmp_path / "some.json")
    page.get_by_text("Nothing was changed.").wait_for()
    assert said in page.locator('[data-progress="file"] [role=status]').inner_text()
    assert page.evaluate(f"localStorage.getItem('{KEY}')") == before


def test_deleting_asks_once_more(progress: Callable) -> None:
    page = progress(answer("page-choice", 3, True, 2))
    page.get_by_role("button", name="Delete all my answers").click()
    assert page.evaluate("document.activeElement.textContent") == "Keep them"
    page.keyboard.press("Enter")
    assert len(page.evaluate(STORED)) == 1
    page.get_by_role("button", name="Delete all my answers").click()
    page.get_by_role("button", name="Delete them").click()
    assert page.evaluate(STORED) == [] and summary(page).startswith("None of the 5 questions has been answered yet")
    assert "deleted from this browser" in page.locator('[data-progress="file"]').inner_text()
    assert page.evaluate("document.activeElement !== document.body"), "the focus is not lost"


def test_what_could_not_be_read_can_be_saved(asked: Callable, tmp_path: Path) -> None:
    page = asked(f"if (!sessionStorage.getItem('came')) {{ sessionStorage.setItem('came', '1'); localStorage.setItem('{KEY}', 'half a li'); }}", at=AT)
    assert "was set aside, not deleted" in summary(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save what could not be read").click()
    saved.value.save_as(tmp_path / "unread.txt")
    assert (tmp_path / "unread.txt").read_text() == "half a li"


def test_storage_refused_is_said_and_practice_works_for_the_visit(asked: Callable) -> None:
    page = asked(NO_STORAGE, at=AT)
    assert "lets the page store nothing" in summary(page)
    begin(page, "Begin a mixed set")
    choose_all(page)
    page.get_by_role("button", name="Stop here").click()
    assert "1 of 5 questions answered" in summary(page) or "1 of 1 right" in page.locator(".progress-session").inner_text()


def test_without_javascript_it_says_what_it_needs(asked: Callable) -> None:
    page = asked(at=AT, java_script_enabled=False)
    assert page.get_by_text("This needs JavaScript").count() == 3


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_in_the_way_of_anyone(progress: Callable, width: int, theme: str) -> None:
    page = progress(answer("page-choice", 30, False, 3), answer("page-dose", 1, True, 2), viewport={"width": width, "height": 900}, color_scheme=theme, bypass_csp=True)
    assert violations(page, "main") == []
    begin(page, "Begin a mixed set")
    assert violations(page, "main") == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
