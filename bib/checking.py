"""The whole check: the file, its layout, the review's list, and what the chapters cite."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from bib import citations, coverage
from bib.layout import check_layout
from bib.model import Bibliography, Entry
from bib.problems import Problem, in_file_order
from bib.reading import REFERENCES, parse, scan
from bib.text import decode


@dataclass(frozen=True)
class Report:
    """What a check found.

    Attributes
    ----------
    works
        The works that could be read.
    problems
        All that is wrong, in the order of the files.
    uncited
        The works that no chapter cites yet.
    """

    works: Bibliography
    problems: list[Problem] = field(default_factory=list)
    uncited: list[Entry] = field(default_factory=list)


def check(
    path: str | Path | None = None,
    chapters: str | Path | None = None,
    missing: str | Path | None = None,
    *,
    complete: bool = False,
) -> Report:
    """Check the bibliography and every citation of it.

    Parameters
    ----------
    path, chapters, missing
        The BibTeX file, the folder of the chapters and the list of excused numbers; those
        of the book if not given.
    complete
        Whether the chapters are complete, so that a work of the review which none cites
        is a fault.
    """
    path = Path(REFERENCES if path is None else path)
    entries, problems = scan(path)
    works = Bibliography(entries, path)
    text, _ = decode(path.read_bytes(), path)
    laid_out, unreadable = parse(text, path)
    if not unreadable:
        problems += check_layout(text, laid_out, path)
    excused = coverage.missing_review_numbers(missing or coverage.MISSING)
    readable = [entry for entry in entries if entry.get("review", "0").isdecimal()]
    problems += coverage.check_review(Bibliography(readable, path), excused)
    found, faults = citations.cited(chapters or citations.CHAPTERS)
    problems += [*faults, *citations.check_cited(found, works)]
    keys = {citation.key for citation in found}
    if complete:
        problems += coverage.check_uncited(works.values(), keys)
    left = coverage.uncited(Bibliography(readable, path).values(), keys)
    return Report(works, in_file_order(problems), left)
