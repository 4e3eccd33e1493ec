"""The map of evidence and gaps: how many works stand where, by therapy, by question, by whom they studied."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from evidence import vocabulary
from evidence.rules import NOT_READ

if TYPE_CHECKING:
    import pandas as pd

WITHOUT_DATA = ("narrative-review", "guideline", "protocol", "methods", "commentary")
"""Designs that the map leaves out."""


@dataclass(frozen=True)
class Placed:
    """Where a work or a claim stands on the map."""

    therapies: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass
class Cell:
    """One crossing of a therapy with a question.

    Parameters
    ----------
    combined, alone
        Works with and without a checkpoint inhibitor, by directness.
    claims
        Claims by certainty.
    """

    combined: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)
    claims: Counter[str] = field(default_factory=Counter)

    @property
    def works(self) -> int:
        """All works."""
        return self.combined.total() + self.alone.total()

    @property
    def nearest(self) -> int:
        """Works with a checkpoint inhibitor in people of whom some or all had liver metastases."""
        return self.combined["liver-metastases"] + self.combined["mixed"]


def place_works(studies: pd.DataFrame, outcomes: pd.DataFrame) -> dict[str, Placed]:
    """Place every work that was read and has data of its own; the others are not in the result."""
    asked: dict[str, set[str | None]] = defaultdict(set)
    for outcome in outcomes[["study", "endpoint", "question", "unit"]].to_dict("records"):
        asked[outcome["study"]].add(vocabulary.question_of(outcome))
    placed = {}
    for study in studies.to_dict("records"):
        if study["design"] in WITHOUT_DATA or study["directness"] == "none" or study["summary"].startswith(NOT_READ):
            continue
        found = asked[study["key"]] | set(vocabulary.questions(study["summary"]))
        order = tuple(name for name in vocabulary.QUESTIONS if name in found)
        placed[study["key"]] = Placed(tuple(vocabulary.therapies(study)), order)
    return placed


def place_claim(claim: dict[str, Any]) -> Placed:
    """Place a claim by the page that it belongs to and by its words."""
    page, statement = claim["chapter"].rpartition("/")[2], claim["statement"]
    named = vocabulary.local_therapies(statement)
    if claim["chapter"].startswith(("4-", "5-")):
        by_page = {"ici-alone": [vocabulary.ICI_ONLY], "chemotherapy": [vocabulary.CHEMOTHERAPY], "radiotherapy": ["radiotherapy"], "ablation": ["ablation"]}
        named = by_page.get(page, named)
    elif not vocabulary.has_checkpoint(statement):
        named = []
    elif claim["chapter"].startswith("1-") and not named:
        named = [vocabulary.ICI_ONLY]
    return Placed(tuple(named), tuple(vocabulary.questions(statement)))


def gap_map(studies: pd.DataFrame, outcomes: pd.DataFrame, claims: pd.DataFrame) -> dict[tuple[str, str], Cell]:
    """Return every cell of the map, empty ones too, in the order of its rows and columns."""
    cells = {(therapy, question): Cell() for therapy in vocabulary.THERAPIES for question in vocabulary.QUESTIONS}
    rows = studies.set_index("key")
    for key, placed in place_works(studies, outcomes).items():
        combined = vocabulary.has_checkpoint(rows.at[key, "immune"])
        # A work on mice and on human tissue gave its inhibitor to the mice.
        whom = "animal" if rows.at[key, "design"] == "animal" else rows.at[key, "directness"]
        for cell in _at(cells, placed):
            (cell.combined if combined else cell.alone)[whom] += 1
    for claim in claims.to_dict("records"):
        for cell in _at(cells, place_claim(claim)):
            cell.claims[claim["certainty"]] += 1
    return cells


def _at(cells: dict[tuple[str, str], Cell], placed: Placed) -> list[Cell]:
    return [cells[therapy, question] for therapy in placed.therapies for question in placed.questions]


def unsorted(studies: pd.DataFrame) -> list[str]:
    """Return the works whose cell ``locoregional`` no word of the vocabulary reaches."""
    cells = studies.set_index("key")["locoregional"]
    known = cells.map(vocabulary.local_therapies).map(bool) | cells.str.contains(vocabulary.NO_ROW, case=False)
    return list(cells[(cells != "") & ~known].index)
