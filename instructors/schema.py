"""The fields of the files for instructors, as data; cells are read as those of ``evidence`` and ``questions`` are."""

from __future__ import annotations

from evidence.schema import Column

ACTIVITY = (Column("what", "sentence"), Column("minutes", "integer"), Column("how", "sentence"))
SHORTENED = (Column("section", "slug"), Column("say", "sentence"))
MISCONCEPTION = (Column("name"), Column("meet", "sentence"))
DISCUSSION = (Column("question", "sentence"), Column("look_for", "sentence"))
SHOWN = (Column("show"), Column("ask", "sentence"))
NOTES = (
    Column("chapter"),
    Column("activities"),
    Column("when_short"),
    Column("misconceptions"),
    Column("discussion"),
    Column("presets", required=False),
    Column("case"),
    Column("case_why", "sentence"),
)
MEETING = (Column("title"), Column("chapters"), Column("timetable"), Column("questions"), Column("task", "sentence"))
PLAN = (Column("name", "slug"), Column("title"), Column("minutes", "integer"), Column("prepare"), Column("before"), Column("meetings"))
CRITERION = (Column("name"), Column("levels"))
COURSE = (
    Column("audience", "sentence"),
    Column("aims"),
    Column("materials"),
    Column("assessment"),
    Column("rules"),
    Column("plans"),
    Column("rubric"),
)
NESTED = (
    "activities", "when_short", "misconceptions", "discussion", "presets", "chapters", "timetable", "questions", "prepare", "before", "meetings", "levels",
    "aims", "materials", "assessment", "rules", "plans", "rubric",
)  # fmt: skip
"""Fields that hold lists."""

SIZES = {
    "activities": range(3, 9), "when_short": range(1, 5), "misconceptions": range(2, 7), "discussion": range(2, 6), "presets": range(6),
    "timetable": range(4, 12), "meetings": range(1, 13), "levels": range(4, 5), "plans": range(2, 6), "rubric": range(4, 9),
}  # fmt: skip
"""How many there may be of each."""

TEXTS = range(1, 13)
"""How many lines a plain list may have."""

COURSE_FILE = "course.yml"
