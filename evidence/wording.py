"""Numbers and choices in the words that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

DIRECTNESS = {
    "liver-metastases": "liver metastases",
    "mixed": "mixed, some with liver metastases",
    "hcc": "hepatocellular carcinoma",
    "other-human": "other people",
    "animal": "animals",
    "in-vitro": "in vitro",
    "none": "no data of its own",
}
CERTAINTY = {
    "high": "high certainty",
    "moderate": "moderate certainty",
    "low": "low certainty",
    "very-low": "very low certainty",
}
READ = {
    "full-text": "Read in full.",
    "abstract": "Read: the abstract.",
    "part": "Read: a part of the abstract.",
    "title": "Only the title could be read.",
    "second-hand": "Not read itself; known from another work.",
}
"""What of a work was read, as a sentence."""

LIVER = {
    "all": "all with liver metastases",
    "with": "those with liver metastases",
    "without": "those without liver metastases",
    "mixed": "with and without liver metastases",
    "none": "none with liver metastases",
    "unknown": "liver metastases not stated",
}
OUTCOME_QUESTION_LABELS = {
    "prognostic": "prognosis, same treatment",
    "treatment-effect": "effect of treatment",
    "response": "response",
    "survival": "survival",
    "local-control": "fate of the treated lesion",
    "immune-change": "immune change",
    "safety": "safety",
}
ENDPOINTS = {
    "progression-free-survival": "progression-free survival",
    "event-free-survival": "event-free survival",
    "recurrence-free-survival": "recurrence-free survival",
    "grade-3-adverse-events": "adverse events of grade 3 or more",
    "t-cell-response": "T-cell response",
    "treatment-related-death": "treatment-related death",
    "response-duration": "duration of response",
}
_PATTERNS = {
    "percent": "{}%",
    "percent-change": "{}% change",
    "percentage-points": "{} percentage points",
    "months": "{} months",
    "days": "{} days",
    "hazard-ratio": "HR {}",
    "odds-ratio": "OR {}",
    "risk-ratio": "RR {}",
    "ratio-of-hazard-ratios": "ratio of HRs {}",
    "interaction-p-value": "p for interaction {}",
    "p-value": "p = {}",
    "fold-change": "{}-fold",
    "cell-ratio": "ratio {}",
    "gray": "{} Gy",
    "cells-per-ul": "{} cells/µl",
    "cells-per-mm2": "{} cells/mm²",
    "pg-per-ml": "{} pg/ml",
    "correlation": "r = {}",
}
_SHARES = {
    "percent": ("progression-free-survival", "overall-survival"),
    "months": ("progression-free-survival", "overall-survival", "response-duration"),
}


def prose(text: str) -> str:
    """Set ranges and comparisons of the tables as the text does.

    Examples
    --------
    >>> prose("4-1BB, PD-1: 95% CI 1.59-2.08, p <= 0.05")
    '4-1BB, PD-1: 95% CI 1.59–2.08, p ≤ 0.05'
    """
    text = re.sub(r"(?<=\d)-(?=\d)(?!\d+[A-Z])", "–", text)
    return text.replace("<=", "≤").replace(">=", "≥")


def number(value: float) -> str:
    """Write a number without needless zeros, with a true minus.

    Examples
    --------
    >>> number(56.0), number(0.51), number(-3.5), number(1441.0)
    ('56', '0.51', '−3.5', '1,441')
    """
    text = f"{value:,.0f}" if value == int(value) else f"{value:,.6g}"
    return text.replace("-", "−")


def endpoint(row: Mapping[str, Any]) -> str:
    """Name what was counted: an endpoint, and whether as median or as share alive.

    Examples
    --------
    >>> endpoint({"endpoint": "overall-survival", "unit": "months"})
    'median overall survival'
    """
    name, unit = row["endpoint"], row["unit"]
    text = ENDPOINTS.get(name, name.replace("-", " "))
    if unit in ("months", "days") and name in _SHARES["months"]:
        return f"median {text}"
    return f"{text}, rate" if unit == "percent" and name in _SHARES["percent"] else text


def value(row: Mapping[str, Any]) -> str:
    """Write the number of a row with its unit.

    Examples
    --------
    >>> value({"estimate": 30.6, "unit": "percent", "note": ""})
    '30.6%'
    >>> value({"estimate": 3.0, "unit": "count", "total": 11.0, "note": ""})
    '3 of 11'
    >>> value({"estimate": float("nan"), "unit": "months", "note": "not reached"})
    'not reached'
    """
    estimate, total = row["estimate"], row.get("total")
    if estimate != estimate:
        return "not reached" if "not reached" in row["note"].lower() else "no number given"
    if row["unit"] == "count" and total == total and total is not None:
        return f"{number(estimate)} of {number(total)}"
    return _PATTERNS.get(row["unit"], "{}").format(number(estimate))


def interval(row: Mapping[str, Any]) -> str:
    """Write the interval of a row, or nothing.

    Examples
    --------
    >>> interval({"ci_low": 0.4, "ci_high": 0.7, "ci_level": 95.0})
    '95% CI 0.4–0.7'
    >>> interval({"ci_low": 8.2, "ci_high": float("nan"), "ci_level": 95.0})
    '95% CI 8.2 to open end'
    """
    low, high = row["ci_low"], row["ci_high"]
    if low != low and high != high:
        return ""
    level = f"{row['ci_level']:g}% CI"
    if low == low and high == high:
        return f"{level} {number(low)}–{number(high)}"
    return f"{level} {number(low)} to open end" if low == low else f"{level} up to {number(high)}"


def people(row: Mapping[str, Any]) -> str:
    """Write the events and the total, or nothing.

    Examples
    --------
    >>> people({"events": 31.0, "total": 101.0, "unit": "percent"})
    '31 of 101'
    """
    events, total = row["events"], row["total"]
    if total != total or row["unit"] == "count":
        return ""
    return f"{number(events)} of {number(total)}" if events == events else f"n = {number(total)}"


def treatment(row: Mapping[str, Any]) -> str:
    """Write who received what, and compared with whom.

    Examples
    --------
    >>> treatment({"arm": "pembrolizumab", "comparator": "without liver metastases"})
    'pembrolizumab, compared with those without liver metastases'
    """
    other = row["comparator"]
    return row["arm"] + (f", compared with {'those ' * other.startswith('with')}{other}" if other else "")


def flags(row: Mapping[str, Any]) -> list[str]:
    """Name what the reader has to be warned of."""
    found = ["inconsistent as printed"] if row["standing"] == "inconsistent" else []
    return found + (["second hand"] if row["read"] == "second-hand" else [])


def description(row: Mapping[str, Any], source: str) -> str:
    """Say all that belongs to a number: endpoint, interval, people, treatment, place in its source."""
    parts = [
        f"{endpoint(row)[0].upper()}{endpoint(row)[1:]} {value(row)}",
        interval(row) or "no interval read",
        people(row),
        f"{row['population']}, {LIVER[row['liver_metastases']]}",
        treatment(row),
        f"{source}, {row['locator']}",
        *flags(row),
    ]
    return prose("; ".join(part for part in parts if part)) + "."
