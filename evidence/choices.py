"""The choices of the tables, as data: designs, in whom, questions, endpoints with their units."""

from __future__ import annotations

DESIGNS = (
    "rct",
    "single-arm-trial",
    "cohort",
    "case-series",
    "case-report",
    "meta-analysis",
    "animal",
    "ex-vivo",
    "in-vitro",
    "narrative-review",
    "guideline",
    "protocol",
    "methods",
    "commentary",
)
IN_PEOPLE = ("liver-metastases", "mixed", "hcc", "other-human")
DIRECTNESS = (*IN_PEOPLE, "animal", "in-vitro", "none")
"""In whom it was shown, the nearest to the reader's patient first."""

SHOWN_IN = {
    **dict.fromkeys(("rct", "single-arm-trial", "cohort", "case-series", "case-report"), IN_PEOPLE),
    "meta-analysis": (*IN_PEOPLE, "animal"),
    "ex-vivo": (*IN_PEOPLE, "animal"),
    "animal": ("animal", "mixed"),
    "in-vitro": ("in-vitro",),
    "narrative-review": ("none",),
}
"""Which directness a design can have; a design that is not named here can have any."""

READ = ("full-text", "abstract", "part", "title", "second-hand")
"""What of a work, or where a number, was read.

``part`` is a part of the abstract, ``second-hand`` a report by somebody else about the work.
"""

STANDING = ("inconsistent", "superseded")
"""Why a number may not be drawn: impossible or at odds with another as printed, or replaced by a later report."""

CERTAINTY = ("high", "moderate", "low", "very-low")

CHANGES = ("new", "stronger", "weaker", "reworded", "retired")
"""How a claim changed: entered, says more or is more certain, says less or is less certain, says the same or another thing in other words, withdrawn."""

REVIEW_OUTCOMES = ("agrees", "agrees-once-corrected", "disagrees")
"""What a specialist says of a page."""

LOCAL_THERAPIES = ("radiotherapy", "ablation", "tace", "tare", "perfusion", "ultrasound")
GAP_MAP_THERAPIES = ("ici-only", "chemotherapy", *LOCAL_THERAPIES)
"""Rows of the map of gaps; ``other`` in ``studies.csv`` is local treatment that has no row there, such as resection."""

GAP_MAP_QUESTIONS = ("local", "response", "elsewhere", "survival", "immune", "safety", "benefit")
"""Columns of the map of gaps."""

OUTCOME_QUESTIONS = (
    "prognostic",
    "treatment-effect",
    "response",
    "survival",
    "local-control",
    "immune-change",
    "safety",
)
LIVER_METASTASES = ("all", "with", "without", "mixed", "none", "unknown")
"""In whom a number was counted.

``with`` and ``without`` are parts of one study that reports both or one of them; ``all`` and
``none`` are whole studies. A prognostic ratio is of those ``with`` against those without.
"""

COMPARING = ("prognostic", "treatment-effect")
"""Questions whose rows compare two groups; the two never share an axis."""

RATIOS = ("hazard-ratio", "odds-ratio", "risk-ratio")
_INTERACTION = ("ratio-of-hazard-ratios", "interaction-p-value")
"""How the effect of a treatment with liver metastases differs from that without."""

_TIME_TO_EVENT = (
    "hazard-ratio",
    "risk-ratio",
    "months",
    "days",
    "percent",
    "percentage-points",
    *_INTERACTION,
)
_SHARE = (
    "percent",
    "count",
    "odds-ratio",
    "risk-ratio",
    "percentage-points",
    "interaction-p-value",
)
_AMOUNT = (
    "fold-change",
    "cell-ratio",
    "count",
    "p-value",
    "percent",
    "percent-change",
    "percentage-points",
    "cells-per-ul",
    "cells-per-mm2",
    "pg-per-ml",
    "correlation",
)
UNITS = {
    "overall-survival": _TIME_TO_EVENT,
    "progression-free-survival": _TIME_TO_EVENT,
    "event-free-survival": _TIME_TO_EVENT,
    "recurrence-free-survival": _TIME_TO_EVENT,
    "time-to-progression": _TIME_TO_EVENT,
    "response-duration": ("months", "percent"),
    "local-control": (*_TIME_TO_EVENT, "odds-ratio"),
    "local-progression": (*_TIME_TO_EVENT, "odds-ratio"),
    "objective-response": _SHARE,
    "complete-response": _SHARE,
    "pathological-response": _SHARE,
    "abscopal-response": _SHARE,
    "lesion-response": _SHARE,
    "disease-control": _SHARE,
    "progression": _SHARE,
    "resection": _SHARE,
    "adverse-events": _SHARE,
    "serious-adverse-events": _SHARE,
    "grade-3-adverse-events": _SHARE,
    "treatment-related-death": _SHARE,
    "lymphocytes": _AMOUNT,
    "immune-cells": _AMOUNT,
    "cytokine": _AMOUNT,
    "t-cell-response": ("score", *_AMOUNT),
    "dose": ("gray",),
}
"""For each endpoint the units in which it can be reported."""

ALL_UNITS = tuple(dict.fromkeys(unit for units in UNITS.values() for unit in units))

COUNTED = (
    "objective-response",
    "complete-response",
    "pathological-response",
    "abscopal-response",
    "lesion-response",
    "disease-control",
    "progression",
    "resection",
    "adverse-events",
    "serious-adverse-events",
    "grade-3-adverse-events",
    "treatment-related-death",
)
"""Endpoints whose percentage is events out of a total, and nothing else."""
