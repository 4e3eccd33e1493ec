"""The bibliography as BibTeX for LaTeX, where some characters are commands and old engines read bytes.

The book's own file holds Unicode, since no LaTeX reads it. The download is ASCII: BibTeX cuts initials out of
bytes, and pdfLaTeX has no Greek letters in text. XeLaTeX, LuaLaTeX and biber read it as well.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from pylatexenc.latexencode import RULE_DICT, UnicodeToLatexConversionRule, UnicodeToLatexEncoder

from bib.layout import format_bibtex
from bib.model import Entry

VERBATIM = ("doi", "url")
"""Fields that the styles typeset letter by letter."""

_SPECIAL = {ord(character): f"\\{character}" for character in "%&#$_"}
_OWN = {
    ord("−"): r"{\textminus}",
    ord("‑"): "-",
    ord("\N{NO-BREAK SPACE}"): "~",
    ord("\N{NARROW NO-BREAK SPACE}"): r"\,",
    ord("\N{THIN SPACE}"): r"\,",
}


def to_bibtex(entries: Iterable[Entry]) -> str:
    r"""Return the entries as BibTeX in ASCII that LaTeX can typeset.

    Raises
    ------
    ValueError
        If a character has no command in LaTeX; the entry and the field are named.

    Examples
    --------
    >>> work = Entry("a2020x", "article", {"author": "Viganò, É.", "title": "50% of {TGF-β}", "number": "15_suppl", "doi": "10.1000/a_b"})
    >>> print(to_bibtex([work]))
    @article{a2020x,
      author = {Vigan{\`o}, {\'E}.},
      title = {50\% of {TGF-{\ensuremath{\beta}}}},
      number = {15\_suppl},
      doi = {10.1000/a_b},
    }
    <BLANKLINE>
    """
    return format_bibtex(replace(entry, fields={name: _written(entry, name) for name in entry.fields}) for entry in entries)


def _written(entry: Entry, name: str) -> str:
    value = entry[name]
    if name in VERBATIM:
        return value
    try:
        return _encoder().unicode_to_latex(unicodedata.normalize("NFC", value))
    except ValueError as error:
        raise ValueError(f"{name} of {entry.key}: {error}") from error


@cache
def _encoder() -> UnicodeToLatexEncoder:
    """Braces, hyphens and other ASCII stay as they are: the values are BibTeX already."""
    ascii_kept = {code: chr(code) for code in range(128)} | _SPECIAL | _OWN
    rules = [UnicodeToLatexConversionRule(RULE_DICT, ascii_kept, replacement_latex_protection="none"), "defaults"]
    return UnicodeToLatexEncoder(conversion_rules=rules, replacement_latex_protection="braces-all", unknown_char_policy="fail", unknown_char_warning=False)
