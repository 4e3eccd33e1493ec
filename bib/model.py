"""A work, and the list of works."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from bib.names import OTHERS, Name, parse_name, split_names
from bib.schema import CONFERENCE_ABSTRACT, PLAIN, UNDATED

_NOT_DECOMPOSED = str.maketrans({
    "ø": "o", "ß": "ss", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "κ": "kappa",
})  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One work of the bibliography.

    Parameters
    ----------
    key, type
        As in ``@article{tumeh2017liver,``.
    fields
        The fields in the order of the file, values without their outer braces.
    path, line
        Where the entry starts.
    lines
        The line of each field.

    Examples
    --------
    >>> entry = Entry("le2015blockade", "article", {"title": "{PD-1} Blockade"})
    >>> entry["title"], entry.text("title")
    ('{PD-1} Blockade', 'PD-1 Blockade')
    """

    key: str
    type: str
    fields: Mapping[str, str]
    path: str | Path = "references.bib"
    line: int = 1
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)

    def __getitem__(self, name: str) -> str:
        return self.fields[name]

    def __contains__(self, name: str) -> bool:
        return name in self.fields

    def get(self, name: str, default: str = "") -> str:
        """Return the value of a field as the file has it."""
        return self.fields.get(name, default)

    def text(self, name: str) -> str:
        """Return the value of a field as a reader sees it, or an empty string."""
        value = self.get(name)
        return value if name in PLAIN else plain(value)

    def line_of(self, name: str) -> int:
        """Return the line of a field, or of the entry if it has no such field."""
        return self.lines.get(name, self.line)

    def names(self, role: str = "author") -> tuple[Name, ...]:
        """Return the authors or editors, without the ``others`` of a list cut short."""
        value = self.get(role)
        every = split_names(value) if value else []
        return tuple(_plain_name(parse_name(name)) for name in every if name != OTHERS)

    @property
    def year(self) -> int | None:
        """The year of the issue; None where it is not known."""
        return int(self["year"]) if "year" in self else None

    @property
    def when(self) -> str:
        """The year as a reader sees it.

        Examples
        --------
        >>> Entry("a2026x", "misc", {"urldate": "2026-11-30"}).when
        'n.d.'
        """
        return self.get("year", UNDATED)

    @property
    def review(self) -> int | None:
        """The number in the review's list of references, if it is there."""
        return int(self["review"]) if "review" in self else None

    @property
    def is_cut(self) -> bool:
        """Whether the list of authors ends in "and others"."""
        return OTHERS in split_names(self.get("author"))

    @property
    def address(self) -> str:
        """Where a reader finds the work: its DOI, its page in PubMed, or its own address; empty if it has none.

        Examples
        --------
        >>> Entry("a2020x", "article", {"doi": "10.1002/(SICI)1:8<1581::AID-X19>3.0.CO;2-#"}).address
        'https://doi.org/10.1002/(SICI)1:8%3C1581::AID-X19%3E3.0.CO;2-%23'
        """
        if "doi" in self:
            return f"https://doi.org/{quote(self['doi'], safe='/:();,.~+')}"
        return f"https://pubmed.ncbi.nlm.nih.gov/{self['pmid']}/" if "pmid" in self else self.get("url")

    @property
    def is_conference_abstract(self) -> bool:
        """Whether the note says that the work is an abstract only."""
        return CONFERENCE_ABSTRACT.lower() in self.get("note").lower()


class Bibliography(Mapping[str, Entry]):
    """The works by their keys, in the order of the file.

    Examples
    --------
    >>> works = Bibliography([Entry("calne1969induction", "article", {"review": "18"})])
    >>> list(works), works.by_review[18].key
    (['calne1969induction'], 'calne1969induction')
    """

    def __init__(self, entries: Iterable[Entry], path: str | Path = "references.bib") -> None:
        self._entries = {entry.key: entry for entry in entries}
        self.path = path

    def __getitem__(self, key: str) -> Entry:
        return self._entries[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __repr__(self) -> str:
        return f"Bibliography({len(self)} works of {str(self.path)!r})"

    @cached_property
    def by_review(self) -> dict[int, Entry]:
        """The works that the review cites, by their number there."""
        cited = (entry for entry in self.values() if entry.review is not None)
        return {entry.review: entry for entry in sorted(cited, key=lambda entry: entry.review)}


def plain(value: str) -> str:
    """Return a value without the braces that protect its capitals.

    Examples
    --------
    >>> plain("Response of 50% in {CT26} & {MC38}")
    'Response of 50% in CT26 & MC38'
    """
    return re.sub(r"[{}]", "", value)


def fold(text: str) -> str:
    """Return the letters and digits of a text in lower-case ASCII.

    Examples
    --------
    >>> fold("Martín-Cullell"), fold("Łódź"), fold("TGF-β1")
    ('martincullell', 'lodz', 'tgfbeta1')
    """
    spelled = unicodedata.normalize("NFKD", text.casefold().translate(_NOT_DECOMPOSED))
    return re.sub(r"[^a-z0-9]", "", spelled)


def _plain_name(name: Name) -> Name:
    return Name(plain(name.family), plain(name.given), plain(name.suffix), name.organisation)
