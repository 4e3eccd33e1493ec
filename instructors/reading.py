"""From YAML to checked notes and plans: right in every field, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from bib.problems import DataError, Problem, in_file_order
from bib.yaml_file import read_yaml
from evidence.cells import Known
from evidence.schema import Column
from instructors import schema
from instructors.known import Book, book
from instructors.model import Activity, Course, Criterion, Discussion, Meeting, Misconception, Notes, Plan, Shortened, Shown
from questions.nodes import NodeReader

FOLDER = Path(__file__).parent


class InstructorError(DataError):
    """Files for instructors that break their rules, with all that is wrong in them."""


def read_notes(folder: Path = FOLDER, known: Book | None = None) -> list[Notes]:
    """Return the notes of all chapters, in the order of the book.

    Raises
    ------
    InstructorError
        With every fault of every file: file, line, value and what is expected.
    """
    known = known or book()
    found, problems = [], []
    for path in sorted(folder.glob("*.yml")):
        if path.name != schema.COURSE_FILE:
            found.append(Reader(path, known, problems).notes())
    if problems:
        raise InstructorError(in_file_order(problems))
    return sorted(found, key=lambda one: known.chapters.index(one.chapter))


def read_course(path: Path = FOLDER / schema.COURSE_FILE, known: Book | None = None) -> Course:
    """Return syllabus, plans and rubric; errors as in ``read_notes``."""
    problems: list[Problem] = []
    course = Reader(path, known or book(), problems).course()
    if problems:
        raise InstructorError(in_file_order(problems))
    return course


class Reader(NodeReader):
    """Reads one file for instructors."""

    def __init__(self, path: Path, known: Book, problems: list[Problem]) -> None:
        super().__init__(path, Known(frozenset(), date.today()), problems, schema.NESTED)
        self.book = known
        self.root, faults = read_yaml(path, "a mapping")
        self.problems += faults
        self.readable = self.root is not None or not faults

    def notes(self) -> Notes | None:
        """Return the notes of a chapter; None where something is wrong."""
        fields = self.fields(self.root, schema.NOTES, "the notes") if self.readable else None
        if fields is None:
            return None
        chapter = self.one_of(self.root, fields["chapter"], self.book.chapters, "chapter")
        if chapter and self.path.stem != chapter.replace("/", "-"):
            self.wrong(self.root, f'the file of the chapter "{chapter}" is {self.path.name}', f"{chapter.replace('/', '-')}.yml")
        self.one_of(self.root, fields["case"], self.book.cases, "case")
        return Notes(
            chapter or "",
            self.many(fields, "activities", schema.ACTIVITY, self.activity),
            self.many(fields, "when_short", schema.SHORTENED, lambda node, one: self.shortened(node, one, chapter)),
            self.many(fields, "misconceptions", schema.MISCONCEPTION, lambda node, one: self.misconception(node, one, chapter)),
            self.many(fields, "discussion", schema.DISCUSSION, lambda node, one: Discussion(**one)),
            self.many(fields, "presets", schema.SHOWN, self.shown),
            fields["case"],
            fields["case_why"],
        )

    def course(self) -> Course | None:
        """Return the course; None where something is wrong."""
        fields = self.fields(self.root, schema.COURSE, "the course") if self.readable else None
        if fields is None:
            return None
        lists = {name: self.texts(fields[name], "the course", name, schema.TEXTS) for name in ("aims", "materials", "assessment", "rules")}
        plans = self.many(fields, "plans", schema.PLAN, self.plan)
        return Course(audience=fields["audience"], **lists, plans=plans, rubric=self.many(fields, "rubric", schema.CRITERION, self.criterion))

    def many(self, fields: dict[str, Any], name: str, columns: Collection[Column], make: Callable[[yaml.Node, dict], Any]) -> tuple:
        """Read a list of mappings."""
        if fields.get(name) is None:
            return ()
        made = []
        for place, node in enumerate(self.list(fields[name], "the file", name, schema.SIZES[name]), 1):
            one = self.fields(node, columns, f"{name} {place}")
            made.append(make(node, one) if one else None)
        return tuple(one for one in made if one is not None)

    def one_of(self, node: yaml.Node | None, value: str, valid: Collection[str], what: str) -> str | None:
        """Return a value that is known; note it, with what is near, where it is not."""
        if value in valid:
            return value
        near = get_close_matches(value or "", list(valid), 3, 0.3) or sorted(valid)[:8]
        self.wrong(node, f'{what}: there is no "{value}"', f"one of {len(valid)}, such as {', '.join(near)}" if valid else "nothing: there is none")
        return None

    def activity(self, node: yaml.Node, one: dict[str, Any]) -> Activity:
        """Read what a group does."""
        if not 1 <= one["minutes"] <= 120:
            self.wrong(node, f"minutes: {one['minutes']}", "1 to 120")
        return Activity(one["what"], int(one["minutes"]), one["how"])

    def shortened(self, node: yaml.Node, one: dict[str, Any], chapter: str | None) -> Shortened:
        """Read what can be left out."""
        if chapter:
            self.one_of(node, one["section"], self.book.sections[chapter], "section")
        return Shortened(**one)

    def misconception(self, node: yaml.Node, one: dict[str, Any], chapter: str | None) -> Misconception:
        """Read a misconception that the bank knows."""
        if chapter:
            self.one_of(node, one["name"], self.book.misconceptions.get(chapter, ()), "misconception")
        return Misconception(**one)

    def shown(self, node: yaml.Node, one: dict[str, Any]) -> Shown:
        """Read a preset, written as ``explorable.preset``."""
        name, _, preset = one["show"].partition(".")
        self.one_of(node, one["show"], [f"{key}.{value}" for key, values in self.book.presets.items() for value in values], "preset")
        return Shown(name, preset, one["ask"])

    def plan(self, node: yaml.Node, one: dict[str, Any]) -> Plan:
        """Read a plan, whose meetings must take the minutes that it names."""
        whose = f"plan {one['name']}"
        prepare, before = (self.texts(one[name], whose, name, schema.TEXTS) for name in ("prepare", "before"))
        meetings = self.many(one, "meetings", schema.MEETING, self.meeting)
        for meeting in meetings:
            if meeting.timetable and meeting.minutes != one["minutes"]:
                self.wrong(node, f'{whose}: the timetable of "{meeting.title}" takes {meeting.minutes} minutes', f"{one['minutes']}")
        return Plan(one["name"], one["title"], int(one["minutes"]), prepare, before, meetings)

    def meeting(self, node: yaml.Node, one: dict[str, Any]) -> Meeting:
        """Read one meeting."""
        whose = f"meeting {one['title']}"
        chapters, asked = (self.texts(one[name], whose, name, schema.TEXTS) for name in ("chapters", "questions"))
        for name in chapters:
            self.one_of(node, name, self.book.sections, "chapter")
        for name in asked:
            self.one_of(node, name, self.book.questions, "question")
        return Meeting(one["title"], chapters, self.many(one, "timetable", schema.ACTIVITY, self.activity), asked, one["task"])

    def criterion(self, node: yaml.Node, one: dict[str, Any]) -> Criterion:
        """Read a line of the rubric."""
        return Criterion(one["name"], self.texts(one["levels"], one["name"], "levels", schema.SIZES["levels"]))
