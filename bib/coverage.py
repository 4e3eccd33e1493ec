"""Whether the list is whole: the review's numbers all there, its works all cited."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import yaml

from bib.model import Bibliography, Entry
from bib.problems import BibliographyError, Problem
from bib.schema import REVIEW_NUMBERS
from bib.text import read_text

MISSING = Path(__file__).with_name("missing.yml")


def missing_review_numbers(path: str | Path = MISSING) -> dict[int, str]:
    """Return the review's numbers that the bibliography may lack, each with the reason.

    Parameters
    ----------
    path
        A YAML file of lines ``57: reason``; the book's ``bib/missing.yml`` if not given.

    Raises
    ------
    BibliographyError
        If the file is anything else.
    """
    text, problems = read_text(path)
    expected = "lines like `57: the reason why it cannot be entered`"
    try:
        reasons = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        line = error.problem_mark.line + 1 if getattr(error, "problem_mark", None) else None
        raise BibliographyError([*problems, Problem(path, line, "not YAML", expected)]) from error
    items = reasons.items() if isinstance(reasons, dict) else [(reasons, "")]
    for number, reason in items:
        if number not in REVIEW_NUMBERS or not (isinstance(reason, str) and reason.strip()):
            problems.append(Problem(path, None, f'"{number}: {reason}" is no exception', expected))
    if problems:
        raise BibliographyError(problems)
    return dict(reasons)


def check_review(works: Bibliography, missing: Mapping[int, str]) -> Iterator[Problem]:
    """Yield a problem for each number of the review that is not there and not excused.

    Examples
    --------
    >>> works = Bibliography([Entry(f"a{n}", "article", {"review": f"{n}"}) for n in range(2, 171)])
    >>> for problem in check_review(works, {57: "not in the list that is printed"}):
    ...     print(problem.what)
    no entry has review = {1}
    review = {57} is listed as missing but a57 has it
    """
    for number in REVIEW_NUMBERS:
        entry = works.by_review.get(number)
        if entry is None and number not in missing:
            expected = f"each number from 1 to {REVIEW_NUMBERS[-1]} once, or its reason in {MISSING.name}"
            yield Problem(works.path, None, f"no entry has review = {{{number}}}", expected)
        elif entry is not None and number in missing:
            what = f"review = {{{number}}} is listed as missing but {entry.key} has it"
            yield Problem(entry.path, entry.line_of("review"), what, f"no line in {MISSING.name}")


def uncited(works: Iterable[Entry], keys: Collection[str]) -> list[Entry]:
    """Return the works that no chapter cites yet: the review's first, by number, then the rest.

    Examples
    --------
    >>> works = [Entry("b2020x", "misc", {}), Entry("a2020x", "misc", {"review": "3"})]
    >>> [entry.key for entry in uncited(works, keys=[])]
    ['a2020x', 'b2020x']
    """
    left = [entry for entry in works if entry.key not in keys]
    return sorted(left, key=lambda entry: (entry.review is None, entry.review or 0, entry.key))


def check_uncited(works: Iterable[Entry], keys: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each work of the review that no chapter cites."""
    for entry in uncited(works, keys):
        if entry.review is not None:
            what = f"{entry.key} (review {entry.review}) is cited nowhere"
            yield Problem(entry.path, entry.line, what, "a citation in one of the chapters")
