"""What an entry may hold, as data: types, fields, their order and the shape of their values."""

from __future__ import annotations

import re

ALWAYS = ("title",)
DATED = ("year", "urldate")
"""A work has the year of its issue, or, where the page read gives none, the day on which it was read; it is then cited as "n.d.".
"""
UNDATED = "n.d."
RESPONSIBLE = ("author", "editor", "shorttitle")
"""What a work is cited by: its authors or editors, or, where none are known, a short title in quotation marks."""

REQUIRED = {
    "article": ("journal",),
    "book": ("publisher",),
    "incollection": ("booktitle", "publisher"),
    "inproceedings": ("booktitle",),
    "misc": (),
    "techreport": ("institution",),
}
"""Types of entry, and what each needs besides ``ALWAYS``, one of ``RESPONSIBLE``, one of ``DATED`` and one of ``IDENTIFIERS``."""

IDENTIFIERS = ("doi", "pmid", "pmcid", "url")

FIELDS = (
    "author",
    "editor",
    "title",
    "shorttitle",
    "journal",
    "booktitle",
    "edition",
    "publisher",
    "address",
    "institution",
    "howpublished",
    "year",
    "volume",
    "number",
    "pages",
    "eid",
    "isbn",
    "doi",
    "pmid",
    "pmcid",
    "url",
    "urldate",
    "correction",
    "retraction",
    "review",
    "note",
)
"""Every field that is known, in the order in which an entry lists them."""

NAMES = ("author", "editor")

PLAIN = ("doi", "url", "volume", "number", "pages", "eid")
"""Fields that are no prose: taken letter by letter, never checked for LaTeX or escaped."""

_PAGE = r"[A-Za-z]*\d+[A-Za-z]*(?:\.e\d+)?"
SHAPES = {
    "year": (r"\d{4}", "four digits"),
    "pages": (
        rf"{_PAGE}(--{_PAGE})?(, {_PAGE}(--{_PAGE})?)*",
        'first and last page in full, joined by two hyphens, like "417--424"',
    ),
    "eid": (r"[\w.-]*\d[\w.-]*", 'an article number, like "znae016"'),
    "doi": (
        r"10\.\d{4,9}/[!-z|~]*[A-Za-z0-9)>#+]",
        'the bare identifier, like "10.1158/2326-6066.CIR-16-0325"',
    ),
    "pmid": (r"[1-9]\d{0,7}", "one to eight digits"),
    "pmcid": (r"PMC[1-9]\d{3,8}", 'PMC and digits, like "PMC5510541"'),
    "url": (
        r"https?://[^\s/]+\.[^\s/]+(/\S*)?",
        "an address that starts with https:// or http://",
    ),
    "urldate": (r"\d{4}-\d\d-\d\d", "a date like 2026-11-23"),
    **dict.fromkeys(("correction", "retraction"), (r"10\.\d{4,9}/\S+|[1-9]\d{0,7}", "DOI or PMID of the notice")),
    "review": (r"[1-9]\d{0,2}", "a whole number from 1 to 170"),
}
"""For a field whose values have a shape: the regular expression and how to say it."""

KEY = re.compile(r"(?P<name>[a-z]+)(?P<year>\d{4})(?P<word>[a-z][a-z0-9]*)")

REVIEW_NUMBERS = range(1, 171)
"""The numbers of the list of references in the review that this book follows."""

CONFERENCE_ABSTRACT = "Conference abstract"
"""What the note of a conference abstract says."""

NO_IDENTIFIER = "no identifier found"
"""What the note of a work says for which neither DOI nor PMID nor address could be found."""
