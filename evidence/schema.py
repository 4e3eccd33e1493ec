"""The tables of evidence, as data: their columns, what a cell may hold.

The choices stand in ``evidence.choices``. A new table is a new ``Table`` here; what no single cell can show is in ``evidence.rules``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from evidence.choices import (
    ALL_UNITS,
    CERTAINTY,
    CHANGES,
    DESIGNS,
    DIRECTNESS,
    GAP_MAP_QUESTIONS,
    GAP_MAP_THERAPIES,
    LIVER_METASTASES,
    LOCAL_THERAPIES,
    OUTCOME_QUESTIONS,
    READ,
    STANDING,
    UNITS,
)


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    name
        As in the header.
    kind
        text, slug, key, keys, page, choice, choices, integer, number, date, url, sentence, orcid or query.
    required
        Whether a cell may not be empty.
    choices
        The values of a choice, or of each item of ``choices``.
    """

    name: str
    kind: str = "text"
    required: bool = True
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One file of evidence: its name, its columns in their order, what identifies a row, and the lists of rows that a row may hold."""

    file: str
    columns: tuple[Column, ...]
    identity: tuple[str, ...]
    inner: Mapping[str, Table] = field(default_factory=dict, hash=False)

    def __getitem__(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        """The header."""
        return tuple(column.name for column in self.columns)


def _optional(name: str, kind: str = "text", choices: tuple[str, ...] = ()) -> Column:
    return Column(name, kind, required=False, choices=choices)


STUDIES = Table(
    "studies.csv",
    (
        Column("key", "key"),
        _optional("review", "integer"),
        Column("design", "choice", choices=DESIGNS),
        _optional("system"),
        _optional("population"),
        Column("directness", "choice", choices=DIRECTNESS),
        _optional("n", "integer"),
        _optional("n_liver_metastases", "integer"),
        _optional("locoregional"),
        _optional("immune"),
        _optional("therapies", "choices", (*GAP_MAP_THERAPIES, "other")),
        _optional("inhibitor", "choice", ("yes", "no")),
        _optional("questions", "choices", GAP_MAP_QUESTIONS),
        Column("summary", "sentence"),
        _optional("supports_review", "choice", ("yes", "partly", "no", "unverifiable")),
        _optional("discrepancy"),
        Column("read", "choice", choices=READ),
        _optional("source_url", "url"),
        Column("checked", "date"),
    ),
    identity=("key",),
)

OUTCOMES = Table(
    "outcomes.csv",
    (
        Column("id", "slug"),
        Column("study", "key"),
        Column("population"),
        Column(
            "liver_metastases",
            "choice",
            choices=LIVER_METASTASES,
        ),
        Column("arm"),
        _optional("comparator"),
        _optional("therapies", "choices", (*LOCAL_THERAPIES, "inhibitor")),
        Column("endpoint", "choice", choices=tuple(UNITS)),
        Column("question", "choice", choices=OUTCOME_QUESTIONS),
        _optional("estimate", "number"),
        _optional("ci_low", "number"),
        _optional("ci_high", "number"),
        _optional("ci_level", "number"),
        Column("unit", "choice", choices=ALL_UNITS),
        _optional("events", "integer"),
        _optional("total", "integer"),
        Column("locator"),
        Column("read", "choice", choices=READ),
        Column("source_url", "url"),
        Column("checked", "date"),
        _optional("standing", "choice", STANDING),
        _optional("note"),
    ),
    identity=("id",),
)

HISTORY = Table(
    "claims.yml, history",
    (
        Column("date", "date"),
        Column("change", "choice", choices=CHANGES),
        _optional("statement", "sentence"),
        _optional("certainty", "choice", CERTAINTY),
        _optional("why", "sentence"),
    ),
    identity=("date", "change"),
)
"""What a claim was: the day of a change, its kind, the wording and the certainty before it, and why it came."""

CLAIMS = Table(
    "claims.yml",
    (
        Column("id", "slug"),
        Column("chapter", "page"),
        Column("statement", "sentence"),
        Column("cites", "keys"),
        Column("directness", "choice", choices=DIRECTNESS),
        Column("certainty", "choice", choices=CERTAINTY),
        Column("why"),
        _optional("against", "keys"),
        _optional("therapies", "choices", GAP_MAP_THERAPIES),
        _optional("questions", "choices", GAP_MAP_QUESTIONS),
        Column("checked", "date"),
    ),
    identity=("id",),
    inner={"history": HISTORY},
)

NODES = Table(
    "nodes.csv",
    (
        Column("node"),
        Column(
            "type",
            "choice",
            choices=("cell", "cytokine", "receptor", "therapy", "process", "gene", "drug"),
        ),
        Column("label"),
        _optional("symbol", "slug"),
    ),
    identity=("node",),
)

MECHANISMS = Table(
    "mechanisms.csv",
    (
        Column("source"),
        Column("target"),
        Column("sign", "choice", choices=("+", "-", "?")),
        Column(
            "kind",
            "choice",
            choices=(
                "secretes",
                "induces",
                "recruits",
                "activates",
                "suppresses",
                "kills",
                "presents",
                "depletes",
                "expresses",
                "blocks",
                "transforms",
            ),
        ),
        Column(
            "context",
            "choice",
            choices=("liver", "metastasis", "radiotherapy", "ablation", "tace", "tare", "ici"),
        ),
        Column(
            "species",
            "choice",
            choices=("human", "mouse", "rat", "pig", "in-vitro-human", "in-vitro-mouse"),
        ),
        Column("cites", "keys"),
        Column("claim", "sentence"),
    ),
    identity=("source", "target", "sign", "kind", "context", "species"),
)

DISCREPANCIES = Table(
    "discrepancies.csv",
    (
        Column("id", "slug"),
        Column("review_ref"),
        _optional("key", "key"),
        Column("section"),
        Column("review_says", "sentence"),
        Column("work_says", "sentence"),
        Column(
            "kind",
            "choice",
            choices=(
                "stronger than the source",
                "wrong population",
                "wrong species",
                "wrong comparator",
                "wrong endpoint",
                "wrong name",
                "other paper's finding",
                "review cited as data",
                "not the subject",
                "bibliographic",
            ),
        ),
        Column("weight", "choice", choices=("major", "moderate", "minor")),
        Column("readers", "choice", choices=("both", "one")),
        Column("reason_for_weight"),
    ),
    identity=("id",),
)

AGREEMENT = Table(
    "agreement.csv",
    (
        Column("measure"),
        Column("part"),
        _optional("agreed", "integer"),
        _optional("compared", "integer"),
        _optional("value", "number"),
        _optional("ci_low", "number"),
        _optional("ci_high", "number"),
        _optional("note"),
    ),
    identity=("measure", "part"),
)

ERRATA = Table(
    "errata.yml",
    (
        Column("id", "slug"),
        Column("page", "page"),
        Column("edition"),
        Column("corrected", "date"),
        Column("was", "sentence"),
        Column("now", "sentence"),
        _optional("cites", "keys"),
    ),
    identity=("id",),
)

TABLES = {
    "studies": STUDIES,
    "outcomes": OUTCOMES,
    "claims": CLAIMS,
    "nodes": NODES,
    "mechanisms": MECHANISMS,
    "discrepancies": DISCREPANCIES,
    "agreement": AGREEMENT,
    "errata": ERRATA,
}
"""What the book publishes as data."""
