"""What a question is. Data only: the page, a quiz file or a printed sheet is made from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Option:
    """One answer, whether it is the best one, and why or why not."""

    text: str
    correct: bool
    why: str


@dataclass(frozen=True)
class Item:
    """A one-best-answer question.

    Parameters
    ----------
    id
        Stable and unique in the book; a changed meaning is a new id.
    objective
        Number of the objective of its chapter that it tests, from 1.
    kind, level
        See ``questions.schema``.
    stem
        The question, answerable with the options covered.
    options
        Three to five, one of them correct.
    cites
        Keys of the works that the answer stands on.
    paragraph
        Label of the section that answers it.
    minutes
        What it takes.
    checked
        When it was last held against its sources.
    """

    id: str
    objective: int
    kind: str
    level: str
    stem: str
    options: tuple[Option, ...]
    cites: tuple[str, ...]
    paragraph: str
    minutes: float
    checked: date

    @property
    def answer(self) -> int:
        """Place of the correct option, from 1."""
        return next(place for place, option in enumerate(self.options, 1) if option.correct)


@dataclass(frozen=True)
class Bank:
    """The questions of one chapter, in their order."""

    chapter: str
    items: tuple[Item, ...]

    @property
    def minutes(self) -> float:
        """What all of them take."""
        return sum(item.minutes for item in self.items)
