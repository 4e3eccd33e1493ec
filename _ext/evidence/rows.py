"""The rows of evidence as plain dictionaries by id, read once a build, and the names of works."""

from __future__ import annotations

from collections import Counter
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

import bib
import evidence

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

Row = dict[str, Any]
JOINING = frozenset(["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "versus", "via", "vs", "with"])
MANY = 12
"""Pages from which on several processes read them."""


@cache
def works() -> bib.Bibliography:
    """The bibliography."""
    return bib.read()


@cache
def outcomes() -> dict[str, Row]:
    """Numbers by id, in the order of the file."""
    return {row["id"]: row for row in evidence.outcomes().to_dict("records")}


@cache
def claims() -> dict[str, Row]:
    """Claims by id, in the order of the file."""
    return {row["id"]: row for row in evidence.claims().to_dict("records")}


@cache
def studies() -> dict[str, Row]:
    """What was read of each work, by key."""
    return {row["key"]: row for row in evidence.studies().to_dict("records")}


@cache
def searched() -> dict[str, Any]:
    """The day of the last search for new works, by chapter, where there has been one."""
    return {row["chapter"]: row["searched"] for row in evidence.searches().dropna(subset=["searched"]).to_dict("records")}


@cache
def reviews() -> dict[str, list[Row]]:
    """The reviews of each page by specialists, oldest first."""
    found: dict[str, list[Row]] = {}
    for row in evidence.reviews().sort_values("date", kind="stable").to_dict("records"):
        found.setdefault(row["page"], []).append(row)
    return found


@cache
def name(key: str) -> str:
    """Author and year of a work, as the text cites it.

    Examples
    --------
    >>> name("calne1969induction")
    'Calne et al. (1969)'
    """
    return bib.name_work(works()[key])


@cache
def names() -> dict[str, str]:
    """What each work is called in a list of many: as the text cites it, with the start of its title where others have the same name.

    Examples
    --------
    >>> names()["calne1969induction"]
    'Calne et al. (1969)'
    """
    called = {key: name(key) for key in works()}
    alike = Counter(called.values())
    return {key: said if alike[said] < 2 else f"{said[:-1]}, “{shortened(works()[key].text('title'))}”)" for key, said in called.items()}


def shortened(title: str, words: int = 6) -> str:
    """The first words of a title, which do not end with a joining word.

    Examples
    --------
    >>> shortened("Effect of heat on the liver of the rat: a study"), shortened("Heat and cold.")
    ('Effect of heat on the liver …', 'Heat and cold')
    """
    every = title.rstrip(".").split()
    if len(every) <= words + 1:
        return " ".join(every)
    kept = every[:words]
    while len(kept) > 2 and kept[-1].casefold() in JOINING:
        kept.pop()
    return " ".join(kept).rstrip(",:;") + " …"


def find(rows: dict[str, Row], name: str) -> Row:
    """Return the row of an id.

    Raises
    ------
    KeyError
        With the nearest ids, if there is none.
    """
    if name not in rows:
        near = get_close_matches(name, rows, n=3, cutoff=0.5)
        raise KeyError(f'no row "{name}"; the nearest: {", ".join(near) if near else "none"}')
    return rows[name]


def read_before(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Read the rows before processes part, since each would read them anew: the larger the book, the more processes, and the more rows."""
    if app.parallel > 1 and len(docnames) >= MANY:
        for read in (works, studies, outcomes, claims):
            read()


def setup(app: Sphinx) -> None:
    app.connect("env-before-read-docs", read_before)
