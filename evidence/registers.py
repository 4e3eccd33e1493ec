"""What the book keeps about itself: how it looks for new works, chapter by chapter, and which specialist reviewed which page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bib.model import Entry
from evidence.choices import REVIEW_OUTCOMES
from evidence.loading import load
from evidence.schema import Column, Table

if TYPE_CHECKING:
    import pandas as pd

SEARCHES = Table(
    "searches.yml",
    (
        Column("chapter", "page"),
        Column("pubmed", "query"),
        Column("trials_condition", required=False),
        Column("trials_treatment", required=False),
        Column("searched", "date", required=False),
    ),
    identity=("chapter",),
)

REVIEWS = Table(
    "reviews.yml",
    (
        Column("id", "slug"),
        Column("page", "page"),
        Column("name"),
        Column("orcid", "orcid"),
        Column("date", "date"),
        Column("edition"),
        Column("scope", "sentence"),
        Column("outcome", "choice", choices=REVIEW_OUTCOMES),
        Column("interests", "sentence"),
        Column("remarks", "sentence", required=False),
    ),
    identity=("id",),
)

REGISTERS = {"searches": SEARCHES, "reviews": REVIEWS}


def searches(
    path: str | Path | None = None,
    works: Mapping[str, Entry] | None = None,
    today: date | None = None,
) -> pd.DataFrame:
    """Return how the book looks for new works, one row a chapter; ``searched`` is missing where that has not been done yet."""
    return load(SEARCHES, path, works, today)


def reviews(
    path: str | Path | None = None,
    works: Mapping[str, Entry] | None = None,
    today: date | None = None,
) -> pd.DataFrame:
    """Return which specialist reviewed which page, one row a review."""
    return load(REVIEWS, path, works, today)
