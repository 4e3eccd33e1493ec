"""What the finished pages hold: their characters, for the fonts, and their words, for the style sheet."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from _ext.output.kept import of_each
from _ext.output.stamps import hash_of

HIDDEN = re.compile(r"<(script|style)\b.*?</\1>", re.S)
TAG = re.compile(r"<([a-z][\w-]*)([^>]*)", re.I)
ATTRIBUTE = re.compile(r'\s([a-z][\w-]*)(?:="([^"]*)")?', re.I)
STYLED = ("class", "role", "type", "open", "hidden", "href")
"""Attributes whose values a selector of ours may name, besides ``data-…`` and ``aria-…``."""

WORD = re.compile(r"[\w-]+")


LONG = 60
"""Characters from which on a value is data of a script."""


@dataclass(frozen=True)
class Contents:
    """Characters that are shown, and words that a style sheet can refer to."""

    characters: frozenset[str]
    words: frozenset[str]


def of_page(page: str) -> Contents:
    """The contents of one page.

    Examples
    --------
    >>> found = of_page('<p class="lead">Tumour &beta;</p><script>Ж</script>')
    >>> sorted(found.words), "β" in found.characters, "Ж" in found.characters
    (['class', 'lead', 'p', 'script'], True, False)
    """
    text = html.unescape(HIDDEN.sub("", page))  # attributes, too: scripts show some of them
    words = set()
    for tag in TAG.finditer(page):
        words.add(tag[1])
        for name, value in ATTRIBUTE.findall(tag[2]):
            words.add(name)
            if name in STYLED or (name.startswith(("data-", "aria-")) and len(value) < LONG):
                words.update(WORD.findall(value))
    return Contents(frozenset(text) - frozenset("\n\r\t"), frozenset(words))


def of_script(text: str) -> Contents:
    """The contents of a script: any word may become a class or an element, any character may be shown."""
    return Contents(frozenset(text) - frozenset("\n\r\t"), frozenset(WORD.findall(text)))


def _of_file(path: Path) -> tuple[str, list[str]]:
    """The contents of a page or a script, as they are kept."""
    found = (of_script if path.suffix == ".js" else of_page)(path.read_text(encoding="utf-8"))
    return "".join(sorted(found.characters)), sorted(found.words)


def of_site(files: Sequence[Path], store: Path) -> Contents:
    """The contents of all pages and scripts; of files that have not changed, as kept in ``store``."""
    every = of_each(_of_file, files, store, hash_of([Path(__file__)]))
    return Contents(frozenset().union(*(characters for characters, _ in every)), frozenset().union(*(words for _, words in every)))
