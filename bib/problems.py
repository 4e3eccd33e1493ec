"""What is wrong in a data file, said so that a person can put it right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Problem:
    """One fault: the file, the line, what is wrong there and what is expected.

    Parameters
    ----------
    path
        The file.
    line
        The line, counted from 1; None if the fault is one of the whole file.
    what
        What is wrong, with the value that is.
    expected
        What would be right; a list of choices where there are choices.
    layout
        True if only the layout is at fault, which ``python -m bib format`` repairs.

    Examples
    --------
    >>> print(Problem("references.bib", 7, "year = {20I7} is not a year", "four digits"))
    references.bib:7: year = {20I7} is not a year; expected four digits
    """

    path: str | Path
    line: int | None
    what: str
    expected: str
    layout: bool = False

    def __str__(self) -> str:
        place = shown(self.path) if self.line is None else f"{shown(self.path)}:{self.line}"
        return f"{place}: {self.what}; expected {self.expected}"


class DataError(ValueError):
    """A data file that cannot be trusted, with everything that is wrong in it.

    Attributes
    ----------
    problems : tuple of Problem
        All of them, in the order of the file.

    Examples
    --------
    >>> print(DataError([Problem("a.csv", 2, "n is -3", "a count")]))
    1 problem:
    a.csv:2: n is -3; expected a count
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(listed(self.problems))


class BibliographyError(DataError):
    """A bibliography, or a citation of it, that breaks the rules of this book."""


def listed(problems: Iterable[Problem]) -> str:
    """Return the problems as text, a line each, under their number."""
    problems = tuple(problems)
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    return "\n".join([f"{count}:", *map(str, problems)])


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems sorted by file and line; those of a whole file come last."""
    return sorted(problems, key=lambda p: (str(p.path), p.line is None, p.line or 0))


def shown(path: str | Path) -> str:
    """Return the path as a reader would type it: from the current folder if inside it.

    Examples
    --------
    >>> shown(Path.cwd() / "bib" / "references.bib")
    'bib/references.bib'
    """
    path = Path(path)
    here = Path.cwd()
    if path.is_absolute() and path.is_relative_to(here):
        path = path.relative_to(here)
    return str(path)
