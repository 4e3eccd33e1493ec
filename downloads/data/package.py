"""The description of the tables for programs: `datapackage.json` after the Frictionless specification."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from downloads.data.dictionary import Described, tables
from downloads.edition import NAME, moment, version
from evidence.schema import Column

TYPES = {"integer": "integer", "number": "number", "date": "date"}
REFERENCES = {
    "outcomes": [("study", "studies", "key")],
    "mechanisms": [("source", "nodes", "node"), ("target", "nodes", "node")],
}
"""Columns that name a row of another table."""

LISTS = ("keys", "choices")
"""Kinds of column whose cells hold several values."""


def field(column: Column, meaning: str) -> dict[str, Any]:
    """Describe one column.

    Examples
    --------
    >>> field(Column("n", "integer", required=False), "Number of patients")
    {'name': 'n', 'type': 'integer', 'description': 'Number of patients'}
    """
    kind = TYPES.get(column.kind, "string")
    limits: dict[str, Any] = {"required": True} if column.required else {}
    if column.choices and column.kind not in LISTS:
        limits["enum"] = list(column.choices)
    return {"name": column.name, "type": kind, "description": meaning, **({"constraints": limits} if limits else {})}


def resource(table: Described, size: int, digest: str) -> dict[str, Any]:
    """Describe one table."""
    schema: dict[str, Any] = {"fields": [field(column, table.meanings[column.name]) for column in table.columns], "primaryKey": list(table.identity)}
    if table.name in REFERENCES:
        schema["foreignKeys"] = [{"fields": [own], "reference": {"resource": other, "fields": [theirs]}} for own, other, theirs in REFERENCES[table.name]]
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest}",
        "schema": schema,
    }


def descriptor(files: Mapping[str, bytes]) -> str:
    """Return the whole description as JSON.

    Parameters
    ----------
    files
        The tables by the names of their files.
    """
    import hashlib

    resources = [resource(table, len(files[f"{table.name}.csv"]), hashlib.sha256(files[f"{table.name}.csv"]).hexdigest()) for table in tables().values()]
    package = {
        "name": NAME,
        "title": "The Tolerant Liver: evidence, questions and bibliography",
        "description": "What the works of the field did and found, number by number and claim by claim, in whom it was shown, and how certain it is.",
        "version": version(),
        "created": f"{moment():%Y-%m-%dT%H:%M:%SZ}",
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "Creative Commons Attribution 4.0"}],
        "contributors": [{"title": "The Tolerant Liver contributors", "role": "author"}],
        "keywords": ["liver metastases", "immune checkpoint inhibitors", "locoregional therapy"],
        "resources": resources,
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"
