"""The map of evidence and gaps: how many works stand where, by therapy, by question, by whom they studied."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from evidence.choices import GAP_MAP_QUESTIONS, GAP_MAP_THERAPIES

if TYPE_CHECKING:
    import pandas as pd

WITHOUT_DATA = ("narrative-review", "guideline", "protocol", "methods", "commentary")
"""Designs that the map leaves out."""


THERAPY_LABELS = {
    "ici-only": "Checkpoint inhibitors, without chemotherapy or local therapy",
    "chemotherapy": "With chemotherapy",
    "radiotherapy": "With radiotherapy",
    "ablation": "With ablation (radiofrequency, microwave, cryo)",
    "tace": "With chemoembolisation or embolisation (TACE)",
    "tare": "With radioembolisation (TARE, SIRT)",
    "perfusion": "With liver perfusion or arterial infusion",
    "ultrasound": "With focused ultrasound or histotripsy",
}
QUESTION_LABELS = {
    "local": "Control of the treated lesion",
    "response": "Tumour response",
    "elsewhere": "Response elsewhere",
    "survival": "Survival",
    "immune": "Immune change",
    "safety": "Safety",
    "benefit": "Who benefits",
}
_BY_ENDPOINT = {
    "local-control": "local",
    "local-progression": "local",
    "lesion-response": "local",
    "objective-response": "response",
    "disease-control": "response",
    "abscopal-response": "elsewhere",
}
_BY_QUESTION = {
    "response": "response",
    "local-control": "local",
    "survival": "survival",
    "immune-change": "immune",
    "safety": "safety",
}


def question_of(outcome: Mapping[str, Any]) -> str | None:
    """Name the column of the map that a number belongs to, or None if it belongs to none.

    Examples
    --------
    >>> question_of({"endpoint": "overall-survival", "unit": "hazard-ratio", "question": "treatment-effect"})
    'survival'
    """
    if outcome["unit"] in ("interaction-p-value", "ratio-of-hazard-ratios") or outcome["question"] == "prognostic":
        return "benefit"
    by_question = _BY_QUESTION.get(outcome["question"])
    return _BY_ENDPOINT.get(outcome["endpoint"]) or by_question or ("survival" if "survival" in outcome["endpoint"] else None)


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
        asked[outcome["study"]].add(question_of(outcome))
    placed = {}
    for study in studies.to_dict("records"):
        if study["design"] in WITHOUT_DATA or study["directness"] == "none" or study["read"] == "title":
            continue
        found = asked[study["key"]] | set(study["questions"])
        order = tuple(name for name in GAP_MAP_QUESTIONS if name in found)
        placed[study["key"]] = Placed(tuple(name for name in study["therapies"] if name in GAP_MAP_THERAPIES), order)
    return placed


def place_claim(claim: dict[str, Any]) -> Placed:
    """Place a claim by its columns ``therapies`` and ``questions``."""
    return Placed(tuple(claim["therapies"]), tuple(claim["questions"]))


def gap_map(studies: pd.DataFrame, outcomes: pd.DataFrame, claims: pd.DataFrame) -> dict[tuple[str, str], Cell]:
    """Return every cell of the map, empty ones too, in the order of its rows and columns."""
    cells = {(therapy, question): Cell() for therapy in GAP_MAP_THERAPIES for question in GAP_MAP_QUESTIONS}
    rows = studies.set_index("key")
    for key, placed in place_works(studies, outcomes).items():
        combined = rows.at[key, "inhibitor"] == "yes"
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
