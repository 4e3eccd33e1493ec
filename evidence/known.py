"""What the book knows already: DOIs, PMIDs, trials and titles of its works, and which chapter leans on which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bib.citations import CHAPTERS, cited
from bib.model import Entry, fold
from bib.reading import REFERENCES
from bib.refresh import DESCRIBED
from evidence.finding import Found
from evidence.loading import FOLDER

TRIAL = re.compile(r"NCT\d{8}")


@dataclass(frozen=True)
class Known:
    """The works of the book, and its texts, in which trials are named.

    Examples
    --------
    >>> known = Known({"le2015blockade": Entry("le2015blockade", "article", {"title": "PD-1 blockade", "doi": "10.1/A"})}, ["see NCT00000001"])
    >>> known.has(Found("Crossref", {"doi": "10.1/a"}, "Another", "", "")), known.has(Found("PubMed", {"pmid": "1"}, "PD-1 Blockade.", "", ""))
    (True, True)
    >>> known.has(Found("ClinicalTrials.gov", {"nct": "NCT00000001"}, "A trial", "", "")), known.has(Found("PubMed", {"pmid": "1"}, "New", "", ""))
    (True, False)
    """

    works: Mapping[str, Entry]
    texts: Iterable[str] = ()

    @cached_property
    def names(self) -> set[tuple[str, str]]:
        """Kind and identifier of everything that is known."""
        of_works = {(kind, entry.get(kind).lower()) for entry in self.works.values() for kind in ("doi", "pmid") if entry.get(kind)}
        return of_works | {("nct", name.lower()) for text in self.texts for name in TRIAL.findall(text)}

    @cached_property
    def titles(self) -> set[str]:
        """Titles without case, accents and marks; one that we wrote ourselves is none."""
        return {fold(entry.text("title")) for entry in self.works.values() if not entry.get("title").startswith(DESCRIBED)} - {""}

    def has(self, found: Found) -> bool:
        """Whether the book has a work, by any of its identifiers or by its title."""
        return any((kind, name.lower()) in self.names for kind, name in found.names.items()) or fold(found.title) in self.titles


def texts(folder: Path = FOLDER, bibliography: Path = REFERENCES) -> list[str]:
    """Return the texts in which the book may name a trial: its tables and its bibliography."""
    paths = [*sorted(folder.glob("*.csv")), *sorted(folder.glob("*.yml")), bibliography]
    return [path.read_text(encoding="utf-8") for path in paths]


def leaned_on(claims: Iterable[Mapping[str, Any]], chapters: Path = CHAPTERS) -> dict[str, set[str]]:
    """Return, for each chapter, the works that its text or its claims cite."""
    found: dict[str, set[str]] = {}
    for citation in cited(chapters)[0]:
        name = Path(citation.path).relative_to(chapters).with_suffix("").as_posix()
        found.setdefault(name, set()).add(citation.key)
    for claim in claims:
        found.setdefault(claim["chapter"], set()).update(claim["cites"] or (), claim["against"] or ())
    return found
