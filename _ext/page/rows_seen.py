"""Hashes of single rows: works, numbers, claims and terms, read without checking them, in a few milliseconds."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from evidence import stale

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment

ROOT = Path(__file__).resolve().parent.parent.parent
BIBLIOGRAPHY = ROOT / "bib" / "references.bib"
STUDIES, OUTCOMES, CLAIMS = (ROOT / "evidence" / name for name in ("studies.csv", "outcomes.csv", "claims.yml"))
GLOSSARY = ROOT / "chapters" / "back" / "glossary.md"
FILES = (BIBLIOGRAPHY, STUDIES, OUTCOMES, CLAIMS, GLOSSARY)
ENTRY = re.compile(r"^@\w+\{([^,]+),(.*?)(?=^@|\Z)", re.M | re.S)
TERMS = "glossary:*"
"""Stands for the names of all terms: a new one may be linked on any page."""


def newest() -> float:
    """When one of the files was last changed."""
    return max(path.stat().st_mtime for path in FILES)


def limit() -> str:
    """The day before which a row counts as checked long ago, so that its page says so."""
    return stale.limit(stale.book_day())


def _is_old(row: Mapping[str, object] | None) -> bool:
    return bool(row) and str(row.get("checked")) < limit()


def _hash(value: object) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()[:16]


def _rows(path: Path, key: str) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row[key]: row for row in csv.DictReader(file)}


@cache
def current() -> dict[str, str]:
    """The hash of every row, by kind and id.

    Examples
    --------
    >>> {name.partition(":")[0] for name in current()} == {"work", "outcome", "claim", "chapter", "glossary"}
    True
    """
    from _ext.language.meanings import meanings

    entries = {match[1]: match[2] for match in ENTRY.finditer(BIBLIOGRAPHY.read_text(encoding="utf-8"))}
    studies, terms = _rows(STUDIES, "key"), meanings(GLOSSARY.read_text(encoding="utf-8"))
    claims = yaml.load(CLAIMS.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    chapters: dict[str, list] = {}
    for claim in claims:
        chapters.setdefault(claim["chapter"], []).append(claim)
    return (
        {f"work:{key}": _hash((entry, studies.get(key), _is_old(studies.get(key)))) for key, entry in entries.items()}
        | {f"outcome:{key}": _hash((row, _is_old(row))) for key, row in _rows(OUTCOMES, "id").items()}
        | {f"claim:{claim['id']}": _hash((claim, _is_old(claim))) for claim in claims}
        | {f"chapter:{name}": _hash([(claim, _is_old(claim)) for claim in held]) for name, held in chapters.items()}
        | {f"glossary:{term}": _hash(meaning) for term, meaning in terms.items()}
        | {TERMS: _hash(sorted(terms))}
    )


def hashes(names: Iterable[str]) -> dict[str, str]:
    """The present hash of each of these rows; empty where the row is gone."""
    return {name: current().get(name, "") for name in names}


def shown(env: BuildEnvironment, doctree: nodes.document) -> list[str]:
    """Kind and id of each row that a page shows."""
    from sphinx.addnodes import pending_xref

    from _ext.evidence.roles import evidence_link
    from _ext.evidence.table import cited_keys

    found = dict.fromkeys(f"work:{key}" for key in cited_keys(doctree))
    for link in doctree.findall(evidence_link):
        kind, _, name = link["anchor"].partition("-")
        found[f"{kind}:{name}"] = None
    for reference in doctree.findall(pending_xref):
        if reference.get("reftype") == "term":
            found[f"glossary:{reference['reftarget']}"] = None
    found[f"chapter:{env.docname.removeprefix('chapters/')}"] = None
    found[TERMS] = None
    return list(found)
