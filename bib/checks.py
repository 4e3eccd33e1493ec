"""The rules of an entry, and what no two entries may share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from difflib import get_close_matches

from bib import names
from bib.model import Entry, fold, plain
from bib.problems import Problem
from bib.schema import (
    ALWAYS,
    DATED,
    FIELDS,
    IDENTIFIERS,
    KEY,
    NAMES,
    NO_IDENTIFIER,
    PLAIN,
    REQUIRED,
    RESPONSIBLE,
    REVIEW_NUMBERS,
    SHAPES,
)

_NOT_PLAIN = {
    r"\\(?:[a-zA-Z]+|.)?|\$[^$]*\$": "Unicode without LaTeX",
    r"~|``|\'\'|---?": "the character itself: a space, quotation marks, a dash",
    r"</?[a-z]+\s*/?>|&[a-z]+;|&#\d+;": "Unicode without HTML",
    r"  +|\n|^ | $": "one line, single spaces",
}


def check_entry(entry: Entry, today: date | None = None) -> Iterator[Problem]:
    """Yield what is wrong with one entry.

    Examples
    --------
    >>> entry = Entry("le2015blockade", "article", {
    ...     "author": "Le, Dung T.", "title": "{PD-1} Blockade in Tumors", "journal": "N Engl J Med",
    ...     "year": "2015", "doi": "https://doi.org/10.1056/NEJMoa1500596"})
    >>> for problem in check_entry(entry):
    ...     print(problem.what)
    doi = {https://doi.org/10.1056/NEJMoa1500596} of le2015blockade is malformed
    """
    yield from _check_fields(entry)
    yield from _check_shapes(entry, today or date.today())
    yield from _check_writing(entry)
    yield from _check_names(entry)
    yield from _check_key(entry)


def _check_fields(entry: Entry) -> Iterator[Problem]:
    """Type and names of the fields: what is needed, what is known."""
    if entry.type not in REQUIRED:
        what = f"{entry.key} is of the unknown type @{entry.type}"
        yield _problem(entry, "", what, f"one of @{', @'.join(REQUIRED)}")
    for name, value in entry.fields.items():
        if name not in FIELDS:
            what = f'{entry.key} has the unknown field "{name}"'
            yield _problem(entry, name, what, f"one of {', '.join(FIELDS)}")
        elif not value.strip():
            yield _problem(entry, name, f"{name} of {entry.key} is empty", "a value, or no field")
    for name in (*ALWAYS, *REQUIRED.get(entry.type, ())):
        if name not in entry:
            expected = f"title, year or urldate and, in @{entry.type}, {name}"
            if name in ALWAYS:
                expected = "a title in every entry"
            yield _problem(entry, "", f"{entry.key} has no {name}", expected)
    if not any(name in entry for name in DATED):
        yield _problem(entry, "", f"{entry.key} has no year", "the year of the issue, or urldate where the page gives no year")
    if not any(name in entry for name in RESPONSIBLE):
        expected = "author, or a shorttitle by which a work without known authors is cited"
        yield _problem(entry, "", f"{entry.key} has no author", expected)
    elif "shorttitle" in entry and ("author" in entry or "editor" in entry):
        yield _problem(entry, "shorttitle", f"{entry.key} has authors and a shorttitle", "a shorttitle only where no author is known")
    excused = NO_IDENTIFIER in entry.get("note").lower()
    if not excused and not any(name in entry for name in (*IDENTIFIERS, "isbn")):
        what = f"{entry.key} cannot be found by its reader"
        expected = f'one of {", ".join(IDENTIFIERS)}, or "{NO_IDENTIFIER}" in the note'
        yield _problem(entry, "", what, expected)
    if "pages" in entry and "eid" in entry:
        yield _problem(entry, "eid", f"{entry.key} has pages and eid", "one of the two")


def _check_shapes(entry: Entry, today: date) -> Iterator[Problem]:
    """Values that have a shape, and the sense of years, pages and review numbers."""
    for name, (pattern, expected) in SHAPES.items():
        value = entry.get(name)
        if not value.strip():
            continue
        what = f"{name} = {{{value}}} of {entry.key} is malformed"
        if not re.fullmatch(pattern, value, re.ASCII):
            yield _problem(entry, name, what, expected)
        elif name == "year" and not 1850 <= int(value) <= today.year + 1:
            what = f"year = {{{value}}} of {entry.key} is not plausible"
            yield _problem(entry, name, what, f"1850 to {today.year + 1}")
        elif name == "review" and int(value) not in REVIEW_NUMBERS:
            yield _problem(entry, name, what, expected)
        elif name == "pages":
            for first, last in re.findall(r"(?<!\w)(\d+)--(\d+)(?!\w)", value):
                if int(last) < int(first):
                    what = f"pages = {{{value}}} of {entry.key} end before they start"
                    yield _problem(entry, name, what, expected)


def _check_writing(entry: Entry) -> Iterator[Problem]:
    """Unicode instead of LaTeX and HTML, braces that close, a title as it is printed."""
    for name, value in entry.fields.items():
        if name in PLAIN or name in SHAPES or name not in FIELDS:
            continue
        for pattern, expected in _NOT_PLAIN.items():
            if found := re.search(pattern, value):
                what = f'{name} of {entry.key} holds "{found[0]}"'.replace("\n", " ")
                yield _problem(entry, name, what, expected)
    title = plain(entry.get("title"))
    if re.search(r"[^.]\.$", title):
        yield _problem(entry, "title", f"the title of {entry.key} ends with a stop", "no stop")
    if len(title.split()) > 2 and title.isupper():
        yield _problem(entry, "title", f"the title of {entry.key} is in capitals",
                       "ordinary capitals")  # fmt: skip


def _check_names(entry: Entry) -> Iterator[Problem]:
    for role in NAMES:
        value = entry.get(role)
        if not value.strip():
            continue
        cut = "incomplete" in entry.get("note").lower()
        for fault in names.faults(value, family_alone=cut):
            yield _problem(entry, role, f"{role} of {entry.key}: {fault}",
                           '"Family, Given and Family, Given", an organisation in braces')  # fmt: skip
        if names.OTHERS in names.split_names(value) and not cut:
            what = f'{role} of {entry.key} ends with "others"'
            yield _problem(entry, role, what, "all names, or note = {Author list incomplete}")


def _check_key(entry: Entry) -> Iterator[Problem]:
    """Yield where the key does not say the first author, year and a word of the title.

    A year more or less (print after online) and a letter more or less (a misprint in the
    title) are no reason to change a key that chapters cite.
    """
    parts = KEY.fullmatch(entry.key)
    if not parts:
        what = f'the key "{entry.key}" is not made of author, year and word'
        yield _problem(entry, "", what, 'lower-case ASCII, like "tumeh2017liver"')
        return
    first = next(iter(entry.names()), None)
    # A name in another script has no letters to compare with; its key holds a transliteration.
    legible = first and not next(names.faults(entry.get("author") or entry.get("editor"), family_alone=True), None)
    if legible and not first.organisation and fold(first.family) not in ("", parts["name"]):
        what = f'the key "{entry.key}" is not of the first author "{first}"'
        expected = f'a key that starts with "{fold(first.family)}"'
        yield _problem(entry, "author", what, expected)
    year = entry.get("year", entry.get("urldate")[:4])
    if year.isdecimal() and abs(int(parts["year"]) - int(year)) > 1:
        what = f'the key "{entry.key}" is not of the year {year}'
        yield _problem(entry, "year", what, "the year of the issue or of going online")
    words = plain(entry.get("title")).split()
    pieces = {fold(piece) for word in words for piece in (word, *re.split(r"\W|_", word))}
    if any(pieces) and parts["word"] not in pieces and not get_close_matches(parts["word"], pieces, n=1, cutoff=0.9):
        what = f'the key "{entry.key}" has no word of the title'
        yield _problem(entry, "title", what, "a word of the title after the year")


def check_duplicates(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Yield a problem for each entry that repeats what identifies an earlier one.

    Examples
    --------
    >>> works = [Entry("a2020liver", "article", {"doi": "10.1000/X"}, line=1),
    ...          Entry("b2020liver", "article", {"doi": "10.1000/x"}, line=9)]
    >>> for problem in check_duplicates(works):
    ...     print(problem)
    references.bib:9: b2020liver has the same doi as a2020liver (line 1); expected each work once
    """
    identity: dict[str, Callable[[Entry], str]] = {
        "key": lambda entry: entry.key.lower(),
        "title": lambda entry: fold(plain(entry.get("title"))),
        "doi": lambda entry: entry.get("doi").lower(),
        "pmid": lambda entry: entry.get("pmid"),
        "pmcid": lambda entry: entry.get("pmcid"),
        "review": lambda entry: entry.get("review"),
    }
    entries = list(entries)
    for name, of in identity.items():
        first: dict[str, Entry] = {}
        for entry in entries:
            value = of(entry)
            if not value:
                continue
            other = first.setdefault(value, entry)
            if other is not entry:
                what = f"{entry.key} has the same {name} as {other.key} (line {other.line})"
                yield _problem(entry, name, what, "each work once")


def _problem(entry: Entry, field: str, what: str, expected: str) -> Problem:
    return Problem(entry.path, entry.line_of(field), what, expected)
