"""What is told to those who teach, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Activity:
    """What a group does, for how many minutes, and how."""

    what: str
    minutes: int
    how: str


@dataclass(frozen=True)
class Shortened:
    """A section that may be left out when time is short, and the sentence that takes its place."""

    section: str
    say: str


@dataclass(frozen=True)
class Misconception:
    """An error that the bank of questions knows by this name, and how to meet it."""

    name: str
    meet: str


@dataclass(frozen=True)
class Discussion:
    """A question for a group, and what a good answer holds."""

    question: str
    look_for: str


@dataclass(frozen=True)
class Shown:
    """A preset of an explorable to show, and what to ask before it is moved."""

    explorable: str
    preset: str
    ask: str

    @property
    def address(self) -> str:
        """What follows the address of the page.

        Examples
        --------
        >>> Shown("heat", "still", "How far?").address
        '?heat.preset=still#heat'
        """
        return f"?{self.explorable}.preset={self.preset}#{self.explorable}"


@dataclass(frozen=True)
class Notes:
    """What an instructor needs to know of one chapter; its objectives are those of its page."""

    chapter: str
    activities: tuple[Activity, ...]
    when_short: tuple[Shortened, ...]
    misconceptions: tuple[Misconception, ...]
    discussion: tuple[Discussion, ...]
    presets: tuple[Shown, ...]
    case: str
    case_why: str

    @property
    def minutes(self) -> int:
        """What all activities take."""
        return sum(activity.minutes for activity in self.activities)


@dataclass(frozen=True)
class Meeting:
    """One meeting of a plan: chapters that are read before it, the timetable, the questions that assess it."""

    title: str
    chapters: tuple[str, ...]
    timetable: tuple[Activity, ...]
    questions: tuple[str, ...]
    task: str

    @property
    def minutes(self) -> int:
        """What the timetable takes."""
        return sum(part.minutes for part in self.timetable)


@dataclass(frozen=True)
class Plan:
    """A course that can be held as it stands."""

    name: str
    title: str
    minutes: int
    prepare: tuple[str, ...]
    before: tuple[str, ...]
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True)
class Criterion:
    """One line of a rubric: what is judged, and what each level looks like, the lowest first."""

    name: str
    levels: tuple[str, ...]


@dataclass(frozen=True)
class Course:
    """Syllabus, plans and rubric."""

    audience: str
    aims: tuple[str, ...]
    materials: tuple[str, ...]
    assessment: tuple[str, ...]
    rules: tuple[str, ...]
    plans: tuple[Plan, ...]
    rubric: tuple[Criterion, ...]

    @property
    def chapters(self) -> tuple[str, ...]:
        """Every chapter that a plan uses, in the order of the plans."""
        return tuple(dict.fromkeys(name for plan in self.plans for meeting in plan.meetings for name in meeting.chapters))
