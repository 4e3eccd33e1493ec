"""Numbers and choices in the words that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from evidence.choices import RATIOS

NO_BREAK = "\u00a0"
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
DESIGNS = {
    "rct": "randomised trial",
    "single-arm-trial": "single-arm trial",
    "cohort": "cohort study",
    "case-series": "case series",
    "case-report": "case report",
    "meta-analysis": "meta-analysis",
    "animal": "animal experiment",
    "ex-vivo": "ex vivo study",
    "in-vitro": "in vitro experiment",
    "narrative-review": "narrative review",
    "guideline": "guideline",
    "protocol": "protocol",
    "methods": "methods paper",
    "commentary": "commentary",
}
"""Designs of works, as a reader knows them."""

_EXPERIMENTS = ("animal", "in-vitro")
"""Designs whose names say in what the work was done, which its directness says as well."""

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
    "p-value": f"p{NO_BREAK}={NO_BREAK}{{}}",
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
    """Set ranges, comparisons and apostrophes of the tables as the text does; what belongs to one sign stays on its line.

    Examples
    --------
    >>> prose("4-1BB, PD-1: 95% CI 1.59-2.08, the trial's p <= 0.05").replace(NO_BREAK, "_")
    '4-1BB, PD-1: 95% CI 1.59–2.08, the trial’s p_≤_0.05'
    >>> prose("n = 47, 60 °C").replace(NO_BREAK, "_")
    'n_=_47, 60_°C'
    """
    text = re.sub(r"(?<=\d)-(?=\d)(?!\d+[A-Z])", "–", text)
    text = re.sub(r"(?<=[a-z])'(?=[a-z])|(?<=s)'(?= )", "’", text, flags=re.IGNORECASE)
    text = text.replace("<=", "≤").replace(">=", "≥").replace("+/-", "±")
    text = re.sub(r"\b([nNpP]) ([=<>≤≥]) (?=[\d.])", rf"\1{NO_BREAK}\2{NO_BREAK}", text)
    return re.sub(r"(?<=\d) (?=°C)", NO_BREAK, text)


def titled(title: str) -> str:
    """End a title with a stop, unless it ends with a mark of its own.

    Examples
    --------
    >>> titled("Heat."), titled("Heat"), titled("Heat or cold?"), titled("“Heat!”")
    ('Heat.', 'Heat.', 'Heat or cold?', '“Heat!”')
    """
    title = title.rstrip(".")
    return title if title.rstrip("”’)\"'")[-1:] in ("?", "!", "…") else f"{title}."


def design(row: Mapping[str, Any]) -> str:
    """Name the design of a work beside in whom it was done, without saying that twice.

    Examples
    --------
    >>> design({"design": "rct", "directness": "hcc"}), design({"design": "animal", "directness": "animal"})
    ('randomised trial', 'experiment')
    """
    return "experiment" if row["design"] in _EXPERIMENTS and row["design"] == row["directness"] else DESIGNS[row["design"]]


def number(value: float, decimals: int = 0) -> str:
    """Write a number without needless zeros, but with so many decimals at least, and with a true minus.

    Examples
    --------
    >>> number(56.0), number(0.51), number(-3.5), number(1441.0), number(0.6, 2)
    ('56', '0.51', '−3.5', '1,441', '0.60')
    """
    text = f"{value:,.0f}" if value == int(value) else f"{value:,.6g}"
    if len(text.partition(".")[2]) < decimals:
        text = f"{value:,.{decimals}f}"
    return text.replace("-", "−")


def _places(*values: float) -> int:
    return max((len(number(value).partition(".")[2]) for value in values if value is not None and value == value), default=0)


def decimals(row: Mapping[str, Any]) -> tuple[int, int]:
    """How many decimals an estimate and the ends of its interval have at least.

    A ratio below 10 and its ends share the most that any has, and have two. The two ends of any other
    interval share theirs; a time between such ends is no whole number. A percentage stays as reported.

    Examples
    --------
    >>> decimals({"unit": "hazard-ratio", "estimate": 1.2, "ci_low": 1.0, "ci_high": 1.4})
    (2, 2)
    >>> decimals({"unit": "months", "estimate": 4.0, "ci_low": 2.1, "ci_high": 5.0})
    (1, 1)
    >>> decimals({"unit": "percent", "estimate": 50.0, "ci_low": 31.5, "ci_high": 79.0})
    (0, 1)
    """
    estimate, low, high, unit = row.get("estimate"), row.get("ci_low"), row.get("ci_high"), row["unit"]
    if unit in (*RATIOS, "ratio-of-hazard-ratios"):
        shared = max(_places(estimate, low, high), 2) if estimate < 10 else 0
        return shared, shared
    ends = _places(low, high)
    return min(ends, 1) if unit in ("months", "days") else 0, ends


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
    return _PATTERNS.get(row["unit"], "{}").format(number(estimate, decimals(row)[0]))


def interval(row: Mapping[str, Any]) -> str:
    """Write the interval of a row, or nothing.

    Examples
    --------
    >>> interval({"estimate": 0.51, "ci_low": 0.4, "ci_high": 0.7, "ci_level": 95.0, "unit": "hazard-ratio"})
    '95% CI 0.40–0.70'
    >>> interval({"estimate": 9.0, "ci_low": 8.2, "ci_high": float("nan"), "ci_level": 95.0, "unit": "months"})
    '95% CI 8.2 to open end'
    """
    low, high = row["ci_low"], row["ci_high"]
    if low != low and high != high:
        return ""
    level, shared = f"{row['ci_level']:g}% CI", decimals(row)[1]
    if low == low and high == high:
        return f"{level} {number(low, shared)}–{number(high, shared)}"
    return f"{level} {number(low, shared)} to open end" if low == low else f"{level} up to {number(high, shared)}"


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
    return f"{number(events)} of {number(total)}" if events == events else f"n{NO_BREAK}={NO_BREAK}{number(total)}"


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
