"""The directives ``instructor-notes``, ``course-plans`` and ``case-rubric``: what is written for those who teach, on their page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from _ext.page.disclosure import folded
from _ext.page.tables import table
from instructors import InstructorError, read_course, read_notes
from instructors.known import book
from instructors.reading import FOLDER

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from instructors import Notes, Plan
    from instructors.model import Meeting

Inline = str | nodes.Node


class Told(SphinxDirective):
    """A directive that shows files for instructors; a fault in them is an error of the page."""

    def run(self) -> list[nodes.Node]:
        for path in sorted(FOLDER.glob("*.yml")):
            self.env.note_dependency(str(path))
        try:
            return self.show()
        except InstructorError as error:
            raise self.error(f"{self.name}: {error}") from None

    def show(self) -> list[nodes.Node]:
        """What the directive stands for."""
        raise NotImplementedError

    def page(self, chapter: str) -> addnodes.pending_xref:
        """A link to a page, by its title."""
        inner = nodes.inline("", chapter, classes=["doc", "std", "std-doc"])
        return addnodes.pending_xref("", inner, refdoc=self.env.docname, refdomain="std", reftype="doc", reftarget=f"/chapters/{chapter}", refexplicit=False, refwarn=True)


class InstructorNotes(Told):
    """The notes of every chapter that has some, folded."""

    def show(self) -> list[nodes.Node]:
        return [self.chapter(one) for one in read_notes()]

    def chapter(self, one: Notes) -> nodes.Node:
        """The notes of one chapter."""
        parts = [
            paragraph("Chapter: ", self.page(one.chapter), f". {one.minutes} minutes. Case that fits: ", self.page(one.case), f". {one.case_why}"),
            heading("Activities"), bullets([strong(part.what), f" {part.how} ({part.minutes} min)"] for part in one.activities),
            heading("When time is short"), bullets([part.say, " (instead of ", self.section(one.chapter, part.section), ")"] for part in one.when_short),
            heading("Misconceptions"), bullets([strong(f"{part.name[0].upper()}{part.name[1:]}."), f" {part.meet}"] for part in one.misconceptions),
            heading("Questions for discussion"), bullets([part.question, emphasis(" Look for: "), part.look_for] for part in one.discussion),
        ]  # fmt: skip
        if one.presets:
            up = "../" * (self.env.docname.count("/") - 1)
            shown = ([nodes.reference("", f"{part.explorable}, {part.preset}", refuri=up + book().address(part, one.chapter), internal=True), f": {part.ask}"] for part in one.presets)
            parts += [heading("Models to show"), bullets(shown)]
        from downloads.book import Page, title

        return folded(title(Page(f"chapters/{one.chapter}", "")), *parts, classes=["instructor-notes"])

    def section(self, chapter: str, label: str) -> addnodes.pending_xref:
        """A link to a section, by its heading."""
        inner = nodes.inline("", label, classes=["std", "std-ref"])
        return addnodes.pending_xref("", inner, refdoc=self.env.docname, refdomain="std", reftype="ref", reftarget=label, refexplicit=False, refwarn=True)


class CoursePlans(Told):
    """Every plan with its meetings and their timetables."""

    def show(self) -> list[nodes.Node]:
        return [node for plan in read_course().plans for node in self.plan(plan)]

    def plan(self, plan: Plan) -> list[nodes.Node]:
        """One plan."""
        meetings = [self.meeting(plan, place, meeting) for place, meeting in enumerate(plan.meetings, 1)]
        return [
            heading(plan.title), paragraph(emphasis("You prepare")), bullets([line] for line in plan.prepare),
            paragraph(emphasis("Participants prepare")), bullets([line] for line in plan.before), *meetings,
        ]  # fmt: skip

    def meeting(self, plan: Plan, place: int, meeting: Meeting) -> nodes.Node:
        """One meeting, folded."""
        start, rows = 0, []
        for part in meeting.timetable:
            rows.append([f"{start}–{start + part.minutes}", part.what, part.how])
            start += part.minutes
        chapters = [piece for name in meeting.chapters for piece in (self.page(name), "; ")][:-1]
        name = f"{place}. {meeting.title}" if len(plan.meetings) > 1 else meeting.title
        return folded(name, paragraph("Chapters: ", *chapters, "."), table(("Minute", "What", "How"), rows, (12, 28, 60)), paragraph(strong("Task:"), f" {meeting.task}"))


class CaseRubric(Told):
    """The rubric as a table."""

    def show(self) -> list[nodes.Node]:
        return [table(("What is judged", "0", "1", "2", "3"), [[line.name, *line.levels] for line in read_course().rubric], (16, 21, 21, 21, 21))]


def paragraph(*parts: Inline) -> nodes.paragraph:
    """A paragraph of texts and inline nodes."""
    return nodes.paragraph("", "", *[nodes.Text(part) if isinstance(part, str) else part for part in parts])


def strong(text: str) -> nodes.strong:
    """Strong text."""
    return nodes.strong(text=text)


def emphasis(text: str) -> nodes.emphasis:
    """Emphasised text."""
    return nodes.emphasis(text=text)


def heading(text: str) -> nodes.paragraph:
    """A heading that is no section of the page."""
    return paragraph(strong(text))


def bullets(items: Iterable[Sequence[Inline]]) -> nodes.bullet_list:
    """A list of paragraphs."""
    return nodes.bullet_list("", *[nodes.list_item("", paragraph(*item)) for item in items])


def setup(app: Sphinx) -> None:
    app.add_directive("instructor-notes", InstructorNotes)
    app.add_directive("course-plans", CoursePlans)
    app.add_directive("case-rubric", CaseRubric)
