"""The bibliography as BibTeX for LaTeX, where some characters are commands.

The book's own file holds them bare, since no LaTeX reads it; the download escapes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bib.contract import PLAIN, SHAPES
from bib.layout import format_bibtex
from bib.model import Entry

_ESCAPES = str.maketrans({character: f"\\{character}" for character in "%&#$_"})


def to_bibtex(entries: Iterable[Entry]) -> str:
    r"""Return the entries as BibTeX that LaTeX can typeset.

    Examples
    --------
    >>> work = Entry("a2020x", "article", {"title": "50% of {T} cells", "doi": "10.1000/a_b"})
    >>> print(to_bibtex([work]))
    @article{a2020x,
      title = {50\% of {T} cells},
      doi = {10.1000/a_b},
    }
    <BLANKLINE>
    """
    return format_bibtex(replace(entry, fields=_escaped(entry)) for entry in entries)


def _escaped(entry: Entry) -> dict[str, str]:
    bare = {*PLAIN, *SHAPES}
    return {name: value if name in bare else value.translate(_ESCAPES) for name, value in entry.fields.items()}
