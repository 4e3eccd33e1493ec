"""Questions of every kind on a page: by keyboard, by touch, by mouse, with storage refused, and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.accessibility import unfold, violations

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

STORED = "() => JSON.parse(localStorage.getItem('tolerant-liver-answers') ?? '{\"answers\": []}').answers.map(({ q, s, r }) => [q, s, r])"
NO_STORAGE = "Object.defineProperty(window, 'localStorage', { configurable: true, get() { throw new DOMException('denied', 'SecurityError'); } });"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
SURE = {1: "A guess", 2: "I think so", 3: "Sure"}


def box(page: Page, name: str) -> Locator:
    return page.locator(f"#check-page-{name}")


def check(part: Locator, sure: int) -> str:
    """Press one of the three buttons by keyboard, and return what is said."""
    part.get_by_role("button", name=SURE[sure], exact=True).press("Enter")
    return told(part)


def told(part: Locator) -> str:
    return part.locator(".check-told").first.inner_text()


def order_of(part: Locator) -> list[str]:
    return part.locator(".check-steps li > span").all_inner_texts()


def put_in_order(part: Locator) -> None:
    """Move each step to its place with its own button."""
    for place in range(1, 5):
        item = part.locator(f'li[data-place="{place}"]')
        up = item.get_by_role("button", name="Up")
        while part.locator("li").evaluate_all(f"all => all.findIndex(one => one.dataset.place === '{place}')") >= place:
            up.press("Enter")


def test_confidence_and_answer_are_given_in_one_press(asked: Callable) -> None:
    page = asked()
    part = box(page, "choice")
    assert check(part, 3) == "Choose an answer first."
    part.get_by_role("radio").nth(0).focus()
    page.keyboard.press("Space")
    said = check(part, 3)
    assert said.startswith("Right. An abscess is feared") and "You were sure, and it was right" in said
    assert part.locator("label.is-right").inner_text().startswith("Cultures")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert page.evaluate(STORED) == [["page-choice", 3, True]]


def test_a_wrong_option_is_named_by_its_error_and_may_be_followed_by_another(asked: Callable) -> None:
    page = asked()
    part = box(page, "choice")
    part.get_by_text("Steroids at once", exact=True).click()
    said = check(part, 3)
    assert said.startswith("Not the best answer. Steroids would be right if") and "The error behind it: fever is immune." in said and "read the section again" in said
    assert part.locator("input").nth(1).is_disabled()
    assert page.evaluate("document.activeElement.textContent") == "Check again"
    part.get_by_text("Cultures {blood} = first", exact=True).first.click()
    page.get_by_role("button", name="Check again").first.press("Enter")
    assert told(part).startswith("Right.") and "sure" not in told(part)
    assert page.evaluate(STORED) == [["page-choice", 3, False]], "the first try counts"
    assert page.locator(".check-result").inner_text().startswith("At the first try 0 of 1 (4 to go). Sure and wrong: 1. Worth reading again: The section of page-choice.")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("16.5", "Right. Twice"),
        ("16,6 Gy", "Right. Twice"),
        ("8.3", "Not right yet. That is the dose of one fraction, and it would be right for a single session. The error behind it: one fraction is the course."),
        ("12", "Not right yet. It is not within the tolerance."),
        ("", "Write a number first."),
        ("much", "“much” is not read as a number."),
        ("16.5 mGy", "The answer is asked in Gy, not in “mGy”."),
        ("16,500", "“16,500” could be 16.500 or 16500."),
    ],
)
def test_a_number_is_read_with_comma_point_and_unit_or_refused_with_the_reason(asked: Callable, typed: str, said: str) -> None:
    page = asked()
    part = box(page, "dose")
    part.get_by_role("textbox").fill(typed)
    assert check(part, 2).startswith(said)
    counted = said.startswith(("Right", "Not right"))
    assert len(page.evaluate(STORED)) == counted
    if not counted:
        assert page.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true"


def test_steps_are_put_in_order_by_keyboard(asked: Callable) -> None:
    page = asked()
    part = box(page, "steps")
    first = order_of(part)
    assert "in their place" in check(part, 1) or "in its place" in told(part)
    up = part.locator('li[data-place="1"]').get_by_role("button", name="Up: Angiography")
    up.press("Enter")
    assert told(part) == "Angiography: place 3 of 4." and order_of(part) != first
    assert up.evaluate("button => button === document.activeElement"), "the focus stays with the step"
    put_in_order(part)
    part.get_by_role("button", name="Check again").press("Enter")
    assert told(part).startswith("Right. The map comes before")
    assert order_of(part) == ["Angiography", "Rehearsal with technetium", "Choice of the activity", "Injection of the spheres"]
    assert page.evaluate(STORED) == [["page-steps", 1, False]]


def test_steps_are_dragged_by_mouse(asked: Callable) -> None:
    page = asked()
    part = box(page, "steps")
    part.scroll_into_view_if_needed()
    handle = part.locator('li[data-place="1"] .check-handle').bounding_box()
    top = part.locator("li").first.bounding_box()
    page.mouse.move(handle["x"] + 8, handle["y"] + 10)
    page.mouse.down()
    page.mouse.move(handle["x"] + 8, handle["y"] - 40, steps=8)
    page.mouse.move(handle["x"] + 8, top["y"] + 2, steps=20)
    page.mouse.up()
    assert order_of(part)[0] == "Angiography"
    assert told(part) == "Angiography: place 1 of 4."


def test_steps_are_dragged_by_a_finger_and_the_page_stays(asked: Callable) -> None:
    page = asked(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    part = box(page, "steps")
    part.locator(".check-steps").scroll_into_view_if_needed()
    handle, top = part.locator('li[data-place="1"] .check-handle').bounding_box(), part.locator("li").first.bounding_box()
    before = page.evaluate("scrollY")
    finger = page.context.new_cdp_session(page)
    x, y = handle["x"] + 8, handle["y"] + 10
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 21):
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y + (top["y"] + 2 - y) * step / 20}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function("() => document.querySelector('#check-page-steps .check-told').textContent")
    assert order_of(part)[0] == "Angiography" and page.evaluate("scrollY") == before


def test_pairs_are_matched_by_lists(asked: Callable) -> None:
    page = asked()
    part = box(page, "pairs")
    assert check(part, 2) == "Choose a partner for every line first."
    for name, partner in (("Radiofrequency", "current"), ("Microwave", "sound"), ("Cryoablation", "ice")):
        part.get_by_label(name).select_option(partner)
    assert check(part, 2).startswith("Not right yet. 2 of 3 pairs fit.")
    part.get_by_label("Microwave").select_option("rotation")
    part.get_by_role("button", name="Check again").press("Enter")
    assert told(part).startswith("Right. Every pair fits.")
    assert page.evaluate(STORED) == [["page-pairs", 2, False]]


def test_a_case_opens_stage_by_stage(asked: Callable) -> None:
    page = asked()
    case = box(page, "case")
    first, second = case.locator(".check-part").all()
    assert first.is_visible() and not second.is_visible()
    first.get_by_text("Mismatch repair", exact=True).first.click()
    check(first, 2)
    assert page.evaluate("document.activeElement.textContent") == "Go on with the case"
    page.keyboard.press("Enter")
    assert second.is_visible() and page.evaluate("document.activeElement.textContent") == "The scan shows three lesions in one lobe."
    assert page.evaluate(STORED) == [], "a case counts when it is done"
    second.get_by_role("textbox").fill("4")
    check(second, 3)
    assert page.evaluate(STORED) == [["page-case", 3, False]], "the confidence is that of the stage that went wrong"


def test_an_answer_that_was_looked_up_is_no_answer(asked: Callable) -> None:
    page = asked()
    part = box(page, "choice")
    part.get_by_text("Answer and reasons").click()
    part.get_by_role("radio").first.check()
    check(part, 3)
    assert page.evaluate(STORED) == []
    assert page.locator(".check-result").inner_text().startswith("At the first try 0 of 1")


def test_paper_opens_the_answers_and_counts_nothing(asked: Callable) -> None:
    page = asked()
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    page.emulate_media(media="print")
    assert box(page, "case").locator(".check-part").nth(1).is_visible()
    assert not page.locator(".check-sure").first.is_visible() and page.locator(".check-rights").is_visible()
    assert page.locator(".check-result").inner_text() == ""


@pytest.mark.parametrize("script", [NO_STORAGE, FULL], ids=["refused", "full"])
def test_questions_work_where_nothing_can_be_stored(asked: Callable, script: str) -> None:
    page = asked(script)
    part = box(page, "choice")
    part.get_by_role("radio").first.check()
    assert check(part, 1).startswith("Right.") and "luck does not repeat" in told(part)


def test_damaged_answers_in_the_browser_are_set_aside_not_lost(asked: Callable) -> None:
    page = asked("if (!localStorage.getItem('tolerant-liver-answers-damaged')) localStorage.setItem('tolerant-liver-answers', '{\"format\": 3');")
    part = box(page, "choice")
    part.get_by_role("radio").first.check()
    check(part, 1)
    assert page.evaluate("localStorage.getItem('tolerant-liver-answers-damaged')") == '{"format": 3'
    assert page.evaluate(STORED) == [["page-choice", 1, True]]


def test_without_javascript_everything_can_be_read(asked: Callable) -> None:
    page = asked(java_script_enabled=False)
    assert page.locator(".check-part").count() == 6
    for part in page.locator(".check-part").all():
        assert part.is_visible()
        part.locator(":scope > details summary").click()
        assert part.locator(":scope > details > :not(summary)").first.is_visible()
    assert not page.locator(".check-sure").first.is_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_in_the_way_of_anyone(asked: Callable, width: int, theme: str) -> None:
    page = asked(viewport={"width": width, "height": 900}, color_scheme=theme, bypass_csp=True)
    part = box(page, "choice")
    part.get_by_role("radio").nth(1).check()
    check(part, 3)
    check(box(page, "steps"), 1)
    unfold(page)
    assert violations(page, "main") == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    small = page.locator(".check :is(button, select, input, summary)").evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => (one.closest('label') ?? one).getBoundingClientRect()).filter(({ width, height }) => width < 24 || height < 24).length"
    )
    assert small == 0
