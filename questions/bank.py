"""What a question is. Data only: the page, a quiz file or a printed sheet is made from it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Option:
    """One answer, whether it is the best one, why or why not, and the misconception that a wrong one stands for."""

    text: str
    correct: bool
    why: str
    misconception: str = ""


@dataclass(frozen=True)
class Error:
    """A wrong number that a named misconception leads to."""

    value: float
    misconception: str
    why: str


@dataclass(frozen=True)
class Number:
    """A number to be given: right within a tolerance, in a unit.

    Examples
    --------
    >>> answer = Number(100, 1, "Gy", "Twenty times five.")
    >>> answer.accepts(100.9), answer.accepts(102)
    (True, False)
    """

    value: float
    tolerance: float
    unit: str
    why: str
    errors: tuple[Error, ...] = ()

    def accepts(self, given: float) -> bool:
        """Whether a number counts as right."""
        return abs(given - self.value) <= self.tolerance + 1e-9 * max(1.0, abs(self.value))


@dataclass(frozen=True)
class Pair:
    """Two things that belong together, and why."""

    left: str
    right: str
    why: str


@dataclass(frozen=True)
class Figure:
    """A drawing that the question needs: its file in ``figures/`` beside the bank, and what it shows in words."""

    path: Path
    alt: str

    @property
    def file(self) -> str:
        """Name of the file."""
        return self.path.name


@dataclass(frozen=True)
class Table:
    """A small table that the question needs."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Part:
    """One thing that is asked: a whole question, or one stage of a staged one.

    Parameters
    ----------
    kind
        See ``questions.schema``.
    stem
        The question, answerable with the options covered.
    options, number, steps, pairs
        What is answered, of which the kind uses one. Options and pairs are in the order in which they are shown,
        steps in their right order.
    others
        Right-hand sides that match nothing.
    why
        Why the order is right.
    figure, table
        What the stem refers to.
    reveal
        What a stage tells before it asks.
    """

    kind: str
    stem: str
    options: tuple[Option, ...] = ()
    number: Number | None = None
    steps: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    others: tuple[str, ...] = ()
    why: str = ""
    figure: Figure | None = None
    table: Table | None = None
    reveal: str = ""

    @property
    def answer(self) -> int:
        """Place of the correct option, from 1."""
        return next(place for place, option in enumerate(self.options, 1) if option.correct)

    @property
    def key(self) -> Option:
        """The correct option."""
        return self.options[self.answer - 1]

    def shown_steps(self, name: str) -> tuple[str, ...]:
        """Return the steps in an order that follows from a name, and is not the right one."""
        shown = mixed(self.steps, name)
        return shown if shown != self.steps else (*shown[1:], shown[0])

    def shown_rights(self, name: str) -> tuple[str, ...]:
        """Return every right-hand side once, in an order that follows from a name."""
        return mixed((*dict.fromkeys(pair.right for pair in self.pairs), *self.others), name)


@dataclass(frozen=True)
class Item:
    """A question of the bank.

    Parameters
    ----------
    id
        Stable and unique in the book; a changed meaning is a new id.
    objective
        Number of the objective of its chapter that it tests, from 1.
    kind, level, topic
        See ``questions.schema``.
    patient
        Whether it tells of a patient.
    stem
        The question; of a staged one, the case before its first stage.
    parts
        What is asked: one part, or the stages.
    cites
        Keys of the works that the answer stands on.
    paragraph
        Label of the section that answers it.
    minutes
        What it takes.
    checked
        When it was last compared with its sources.
    preset
        Address of an explorable that helps, from ``chapters/``; may be empty.
    variant_of
        Id of the question that this one varies; empty for a question of its own.
    """

    id: str
    objective: int
    kind: str
    level: str
    topic: str
    patient: bool
    stem: str
    parts: tuple[Part, ...]
    cites: tuple[str, ...]
    paragraph: str
    minutes: float
    checked: date
    preset: str = ""
    variant_of: str = ""

    @property
    def options(self) -> tuple[Option, ...]:
        """Options of the first part."""
        return self.parts[0].options

    @property
    def answer(self) -> int:
        """Place of the correct option of the first part, from 1."""
        return self.parts[0].answer


@dataclass(frozen=True)
class Bank:
    """The questions of one chapter, in their order; variants stand apart, since a page shows them on a second visit only."""

    chapter: str
    items: tuple[Item, ...]
    variants: tuple[Item, ...] = ()

    @property
    def minutes(self) -> float:
        """What all questions take, variants not counted."""
        return sum(item.minutes for item in self.items)


def mixed(things: tuple, name: str) -> tuple:
    """Put things in an order that follows from a name alone, so that the right one has no habitual place.

    Examples
    --------
    >>> mixed(("a", "b", "c"), "one-id") == mixed(("c", "b", "a"), "one-id")
    True

    What differs by a letter or a number alone stands in the order of that.

    >>> mixed(("Plan 2", "Plan 10", "Plan 1"), "one-id")
    ('Plan 1', 'Plan 2', 'Plan 10')
    """

    def words(thing: object) -> str:
        return str(getattr(thing, "text", getattr(thing, "left", thing)))

    def place(thing: object) -> str:
        return hashlib.sha256(f"{name}|{words(thing)}".encode()).hexdigest()

    labels = [re.fullmatch(r"(\D+ )([A-Z]|\d+)", words(thing)) for thing in things]
    if all(labels) and len({label[1] for label in labels}) == 1:
        return tuple(sorted(things, key=lambda thing: (len(words(thing)), words(thing))))
    return tuple(sorted(things, key=place))


def shuffled(part: Part, name: str) -> Part:
    """Return a part with options and pairs in the order in which they are shown."""
    return replace(part, options=mixed(part.options, name), pairs=mixed(part.pairs, name))
