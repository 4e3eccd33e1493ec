"""Notes and plans for instructors: what they name is there, and what is wrong is said with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from instructors import InstructorError, read_course, read_notes
from instructors.known import Book
from instructors.reading import FOLDER

KNOWN = Book(
    {"4-therapies/ablation": ("sec-ablation-cold",), "7-cases/colorectal": (), "back/about": ()},
    {"4-therapies/ablation": ("the mean margin decides", "ice that is seen is ice that kills")},
    ("ablation-warm",),
    {"heat": ("still",)},
    {"heat": ("4-therapies/ablation", "5-evidence/ablation")},
)
NOTES = """chapter: 4-therapies/ablation
activities:
- {what: Predict., minutes: 5, how: "Each writes a number."}
- {what: Decide., minutes: 30, how: "Four scans."}
- {what: Close., minutes: 15, how: "Key points."}
when_short:
- {section: sec-ablation-cold, say: "Visible ice is not all lethal."}
misconceptions:
- {name: the mean margin decides, meet: "Ask for the worst point."}
- {name: ice that is seen is ice that kills, meet: "Read the lethal width."}
discussion:
- {question: "Again, or watch?", look_for: "A named price."}
- {question: "When the knife?", look_for: "Place and number."}
presets:
- {show: heat.still, ask: "How much wider?"}
case: 7-cases/colorectal
case_why: Size and number matter at once.
"""


def notes(tmp_path: Path, text: str, name: str = "4-therapies-ablation.yml") -> list:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_notes(tmp_path, KNOWN)


def test_notes_are_read(tmp_path: Path) -> None:
    (one,) = notes(tmp_path, NOTES)
    assert one.minutes == 50 and one.presets[0].address == "?heat.preset=still#heat"
    assert KNOWN.address(one.presets[0], "5-evidence/ablation") == "5-evidence/ablation.html?heat.preset=still#heat"
    assert KNOWN.address(one.presets[0], "7-cases/colorectal") == "4-therapies/ablation.html?heat.preset=still#heat"
    assert [item.name for item in one.misconceptions] == ["the mean margin decides", "ice that is seen is ice that kills"]


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("chapter: 4-therapies/ablation", "chapter: 4-therapies/ablations", '1: chapter: there is no "4-therapies/ablations"; expected one of'),
        ("sec-ablation-cold", "sec-ablation-ice", '7: section: there is no "sec-ablation-ice"; expected one of 1, such as sec-ablation-cold'),
        ("- {name: the mean margin decides", "- {name: the mean margin is all", '9: misconception: there is no "the mean margin is all"'),
        ("heat.still", "heat.stil", '15: preset: there is no "heat.stil"; expected one of 1, such as heat.still'),
        ("case: 7-cases/colorectal", "case: 4-therapies/ablation", 'case: there is no "4-therapies/ablation"'),
        ("minutes: 30", "minutes: 300", "minutes: 300"),
        ('- {question: "When the knife?", look_for: "Place and number."}\n', "", "discussion is not a list of 2 to 5"),
        ("case_why: Size", "why: Size", 'the field "why" is unknown'),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    with pytest.raises(InstructorError) as error:
        notes(tmp_path, NOTES.replace(right, wrong))
    assert said in str(error.value) and "4-therapies-ablation.yml:" in str(error.value)


def test_a_file_has_the_name_of_its_chapter(tmp_path: Path) -> None:
    with pytest.raises(InstructorError, match=r"4-therapies-ablation\.yml"):
        notes(tmp_path, NOTES, "ablation.yml")


def test_a_timetable_takes_the_minutes_of_its_plan(tmp_path: Path) -> None:
    text = (FOLDER / "course.yml").read_text(encoding="utf-8").replace("{what: Predictions., minutes: 10,", "{what: Predictions., minutes: 15,", 1)
    (tmp_path / "course.yml").write_text(text, encoding="utf-8")
    with pytest.raises(InstructorError, match="takes 95 minutes; expected 90"):
        read_course(tmp_path / "course.yml")


def test_the_book_has_a_seminar_and_a_course_of_six_and_a_rubric() -> None:
    course = read_course()
    assert {("seminar", 1), ("course", 6)} <= {(plan.name, len(plan.meetings)) for plan in course.plans}
    assert all(meeting.minutes == plan.minutes for plan in course.plans for meeting in plan.meetings)
    assert len(course.rubric) >= 4


def test_the_notes_of_the_book_name_what_is_there() -> None:
    assert all(40 <= one.minutes <= 90 for one in read_notes())


def test_the_notes_stand_in_the_order_of_the_book() -> None:
    chapters = [one.chapter for one in read_notes()]
    text = (FOLDER.parent / "_toc.yml").read_text(encoding="utf-8")
    assert chapters == [name for name in re.findall(r"file: chapters/(\S+)", text) if name in chapters]
