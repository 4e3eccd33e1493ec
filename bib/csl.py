"""The bibliography as CSL-JSON, which Zotero, Pandoc and citeproc read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from bib.model import Entry
from bib.names import Name

_TYPES = {
    "article": "article-journal",
    "book": "book",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "misc": "document",
    "techreport": "report",
}
_VARIABLES = {
    "title": "title",
    "shorttitle": "title-short",
    "journal": "container-title",
    "booktitle": "container-title",
    "edition": "edition",
    "publisher": "publisher",
    "institution": "publisher",
    "address": "publisher-place",
    "volume": "volume",
    "number": "issue",
    "eid": "page",
    "isbn": "ISBN",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "url": "URL",
    "note": "note",
}


def to_csl(entries: Iterable[Entry]) -> str:
    """Return the entries as the text of a CSL-JSON file."""
    return json.dumps([csl_item(entry) for entry in entries], ensure_ascii=False, indent=2) + "\n"


def csl_item(entry: Entry) -> dict[str, Any]:
    """Return one work as a CSL item.

    Examples
    --------
    >>> csl_item(Entry("le2015blockade", "article", {
    ...     "author": "Le, Dung T. and {Review Group}", "year": "2015", "pages": "2509--2520"}))
    ... # doctest: +NORMALIZE_WHITESPACE
    {'id': 'le2015blockade', 'type': 'article-journal',
     'author': [{'family': 'Le', 'given': 'Dung T.'}, {'literal': 'Review Group'}],
     'issued': {'date-parts': [[2015]]}, 'page': '2509-2520'}
    """
    item: dict[str, Any] = {"id": entry.key, "type": _TYPES[entry.type]}
    if entry.is_conference_abstract:
        item["genre"] = "Conference abstract"
    for role in ("author", "editor"):
        if people := [_person(name) for name in entry.names(role)]:
            item[role] = people
    if entry.year is not None:
        item["issued"] = {"date-parts": [[entry.year]]}
    for field, variable in _VARIABLES.items():
        if field in entry:
            item[variable] = entry.text(field)
    if "pages" in entry:
        item["page"] = entry["pages"].replace("--", "-")
    if "urldate" in entry:
        item["accessed"] = {"date-parts": [[int(part) for part in entry["urldate"].split("-")]]}
    return item


def _person(name: Name) -> dict[str, str]:
    if name.organisation:
        return {"literal": name.family}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {part: text for part, text in parts.items() if text}
