"""What stands in the tables of claims, works and numbers, for their templates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import evidence
from _ext.evidence import rows
from _ext.evidence.days import OLD, day, is_old
from evidence import gaps, wording
from evidence.schema import CLAIMS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _ext.evidence.places import Places

VERDICTS = {
    "yes": "says what the review says",
    "partly": "says part of what the review says",
    "no": "does not say what the review says",
    "unverifiable": "could not be checked against the review",
}


@dataclass(frozen=True)
class Choice:
    """One list of a filter: the name of the data attribute, a label, value and words of each option."""

    name: str
    label: str
    options: list[tuple[str, str]]


def used(words: dict[str, str], values: Iterable[str]) -> list[tuple[str, str]]:
    """The options that occur, in the order of ``words``."""
    there = set(values)
    return [(value, label[0].upper() + label[1:]) for value, label in words.items() if value in there]


def checked(row: dict[str, Any]) -> str:
    """The day on which a row was checked, and that it was long ago where it was."""
    return day(row["checked"]) + (f", {OLD}" if is_old(row["checked"]) else "")


@cache
def placed_works() -> dict[str, gaps.Placed]:
    """Where each work stands on the map of gaps."""
    return gaps.place_works(evidence.studies(), evidence.outcomes())


def _map_choices() -> list[Choice]:
    return [
        Choice("therapy", "Therapy", list(gaps.THERAPY_LABELS.items())),
        Choice("question", "Question", list(gaps.QUESTION_LABELS.items())),
    ]


INHIBITOR = Choice("inhibitor", "Checkpoint inhibitor", [("yes", "With inhibitor")])


def _cited(keys: list[str], places: Places) -> list[dict[str, str]]:
    return [{"name": rows.name(key), "url": places.reference(key)} for key in keys]


def ledger(places: Places) -> dict[str, Any]:
    """Every claim, with its certainty and the works for and against it."""
    items, pages = [], {}
    for claim in rows.claims().values():
        url, title = places.document(f"chapters/{claim['chapter']}")
        pages[claim["chapter"]] = title
        placed = gaps.place_claim(claim)
        items.append(
            claim
            | {"page": {"url": url, "title": title}, "for": _cited(claim["cites"], places), "contra": _cited(claim["against"], places)}
            | {"therapies": placed.therapies, "questions": placed.questions, "day": checked(claim)}
        )
    certain = used(wording.CERTAINTY, CLAIMS["certainty"].choices)
    choices = [
        Choice("chapter", "Chapter", sorted((name, _part(name, title)) for name, title in pages.items())),
        Choice("directness", "Shown in", used(wording.DIRECTNESS, (claim["directness"] for claim in items))),
        Choice("certainty", "Certainty", certain),
        *_map_choices(),
    ]
    return {"claims": items, "choices": choices, "words": wording, "file": places.download("claims.csv")}


def _part(name: str, title: str) -> str:
    return f"{name.partition('-')[0]}. {title}"


def annotated(places: Places) -> dict[str, Any]:
    """Every work: what was read in it, by whom it was done, where the book leans on it."""
    citing, numbers = places.citing(), {row["study"] for row in rows.outcomes().values()}
    items = []
    for key in sorted(rows.studies(), key=lambda key: (rows.name(key).casefold(), key)):
        study, entry = rows.studies()[key], rows.works()[key]
        placed = placed_works().get(key, gaps.Placed((), ()))
        items.append(
            study
            | {"name": rows.name(key), "url": places.reference(key), "title": wording.titled(entry.text("title")), "made": wording.design(study), "address": entry.address}
            | {"numbers": places.page("numbers", study=key) if key in numbers else "", "citing": citing.get(key, [])}
            | {"therapies": placed.therapies, "questions": placed.questions, "unread": study["read"] == "title", "old": OLD if is_old(study["checked"]) else "", "day": day(study["checked"]), "inhibitor": study["inhibitor"] == "yes"}
        )
    reviews = [("yes", "In the review"), ("no", "Not in the review")]
    choices = [
        Choice("directness", "Shown in", used(wording.DIRECTNESS, (item["directness"] for item in items))),
        Choice("design", "Design", used(wording.DESIGNS, (item["design"] for item in items))),
        Choice("review", "The review", reviews + [(name, f"Cited, {said}") for name, said in VERDICTS.items() if name != "yes"]),
        *_map_choices(),
        INHIBITOR,
    ]
    return {"works": items, "choices": choices, "words": wording, "verdicts": VERDICTS, "file": places.download("studies.csv")}


def numbers(places: Places) -> dict[str, Any]:
    """Every reported number with what belongs to it."""
    items = [
        row
        | {"name": rows.name(row["study"]), "url": places.reference(row["study"]), "value": wording.value(row), "interval": wording.interval(row)}
        | {"people": wording.people(row), "what": wording.endpoint(row), "treatment": wording.treatment(row), "flags": wording.flags(row)}
        | {"inhibitor": "inhibitor" in row["therapies"], "day": checked(row)}
        for row in rows.outcomes().values()
    ]
    studies = sorted({(row["study"], row["name"]) for row in items}, key=lambda pair: (pair[1].casefold(), pair[0]))
    endpoints = sorted({(row["endpoint"], wording.ENDPOINTS.get(row["endpoint"], row["endpoint"].replace("-", " "))) for row in items}, key=lambda pair: (pair[1].casefold(), pair[0]))
    choices = [
        Choice("study", "Work", studies),
        Choice("endpoint", "Endpoint", [(name, label[0].upper() + label[1:]) for name, label in endpoints]),
        Choice("asks", "Question", used(wording.OUTCOME_QUESTION_LABELS, (row["question"] for row in items))),
        Choice("liver", "Counted in", used(wording.LIVER, (row["liver_metastases"] for row in items))),
        INHIBITOR,
    ]
    return {"numbers": items, "choices": choices, "words": wording, "file": places.download("outcomes.csv")}


def errata(places: Places) -> dict[str, Any]:
    """Every error of fact that was found in the published book, newest first."""
    items = []
    for row in evidence.errata().to_dict("records"):
        url, title = places.document(f"chapters/{row['page']}")
        items.append(row | {"page": {"url": url, "title": title}, "works": _cited(row["cites"], places), "day": day(row["corrected"])})
    items.sort(key=lambda row: row["corrected"], reverse=True)
    return {"errata": items, "file": places.download("errata.yml")}
