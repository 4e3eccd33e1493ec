"""The bibliography as RIS, for reference managers that read no BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bib.model import Entry

_TYPES = {
    "article": "JOUR",
    "book": "BOOK",
    "incollection": "CHAP",
    "inproceedings": "CPAPER",
    "misc": "GEN",
    "techreport": "RPRT",
}
_TAGS = {
    "title": "TI",
    "shorttitle": "ST",
    "journal": "T2",
    "booktitle": "T2",
    "edition": "ET",
    "publisher": "PB",
    "institution": "PB",
    "address": "CY",
    "year": "PY",
    "volume": "VL",
    "number": "IS",
    "isbn": "SN",
    "doi": "DO",
    "pmid": "AN",
    "pmcid": "C2",
    "url": "UR",
    "note": "N1",
}


def to_ris(entries: Iterable[Entry]) -> str:
    r"""Return the entries as RIS, records apart by an empty line, lines ending in CR LF.

    Examples
    --------
    >>> entry = Entry("a2020x", "article", {"author": "Le, D. T.", "pages": "1--9", "pmid": "7"})
    >>> to_ris([entry]).split("\r\n")
    ['TY  - JOUR', 'ID  - a2020x', 'AU  - Le, D. T.', 'AN  - 7', 'SP  - 1', 'EP  - 9', 'ER  - ', '']
    """
    records = ("".join(f"{tag}  - {value}\r\n" for tag, value in _lines(e)) for e in entries)
    return "\r\n".join(records)


def _lines(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "TY", "ABST" if entry.is_conference_abstract else _TYPES[entry.type]
    yield "ID", entry.key
    for role, tag in (("author", "AU"), ("editor", "ED")):
        for name in entry.names(role):
            # RIS puts the suffix last, BibTeX in the middle; a comma would make a person of an institution.
            yield tag, name.family.replace(",", "") if name.organisation else ", ".join(filter(None, (name.family, name.given, name.suffix)))
    for field, tag in _TAGS.items():
        if field in entry:
            yield tag, entry.text(field)
    if "pages" in entry:
        pages = re.split("--|, ", entry["pages"])
        yield "SP", pages[0]
        if len(pages) > 1:
            yield "EP", pages[-1]
    elif "eid" in entry:
        yield "SP", entry["eid"]
    yield "ER", ""
