"""Short forms open on hover: each first use in a section becomes an ``<abbr>``, from ``chapters/abbreviations.yml``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sources import short_forms
from sources.names import ABBREVIATIONS as SOURCE

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LEFT_ALONE = (nodes.title, nodes.reference, nodes.literal, nodes.literal_block, nodes.raw, nodes.math, nodes.abbreviation, nodes.term, nodes.pending)


@cache
def abbreviations() -> dict[str, str]:
    """Short form to long form.

    Examples
    --------
    >>> abbreviations()["HCC"]
    'hepatocellular carcinoma'
    """
    return short_forms(SOURCE)


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(abbreviations(), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, longest_first)) + r")(s?)(?![\w])")


def _replacement(text: str, seen: set[str]) -> list[nodes.Node]:
    parts: list[nodes.Node] = []
    end = 0
    for match in _pattern().finditer(text):
        short = match[1]
        if short in seen:
            continue
        seen.add(short)
        parts += [nodes.Text(text[end : match.start()])] if match.start() > end else []
        parts.append(nodes.abbreviation(short, short, explanation=abbreviations()[short]))
        end = match.end(1)
    return [*parts, nodes.Text(text[end:])] if parts else []


def mark(whole: nodes.Element) -> None:
    """Mark the first use of each short form in a section, or in another node; sections inside it are left alone."""
    seen: set[str] = set()
    for text in list(whole.findall(nodes.Text)):
        owner = text.parent
        while owner is not None and owner is not whole and not isinstance(owner, (nodes.section, *LEFT_ALONE)):
            owner = owner.parent
        parts = _replacement(text.astext(), seen) if owner is whole else []
        if parts:
            text.parent.replace(text, parts)


def expand(app: Sphinx, doctree: nodes.document) -> None:
    """Mark the first use of each short form in every top-level section."""
    app.env.note_dependency(str(SOURCE))
    for section in list(doctree.findall(nodes.section)):
        mark(section)


class ListOfAbbreviations(SphinxDirective):
    """Every short form of the book with its long form, for readers who cannot point at a word."""

    def run(self) -> list[nodes.Node]:
        items = []
        for short, long in sorted(abbreviations().items(), key=lambda pair: pair[0].casefold()):
            items.append(nodes.definition_list_item("", nodes.term(text=short), nodes.definition("", nodes.paragraph(text=long))))
        return [nodes.definition_list("", *items, classes=["short-forms"])]


def setup(app: Sphinx) -> None:
    app.add_directive("abbreviations", ListOfAbbreviations)
    app.connect("doctree-read", expand)
