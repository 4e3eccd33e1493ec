"""A directive whose fence is not closed swallows what follows it, without a word from Markdown; here it is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FENCE = re.compile(r"^ {0,3}(`{3,}|:{3,})[ \t]*(\S.*)?$")

logger = logging.getLogger(__name__)


def unclosed(text: str) -> Iterator[tuple[int, str, int]]:
    r"""Yield the line and the text of each fence that is still open where another of its kind and length opens, and that line; 0 at the end.

    Examples
    --------
    >>> list(unclosed("```{a}\n\n```{b}\n```\n")), list(unclosed("````{a}\n```{b}\n```\n````\n"))
    ([(1, '```{a}', 3)], [])
    """
    opened: list[tuple[int, str, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        found = FENCE.match(line)
        if not found:
            continue
        mark, info = found[1], found[2]
        if opened and not info and opened[-1][1][0] == mark[0] and len(mark) >= len(opened[-1][1]):
            opened.pop()
        elif info and not (opened and opened[-1][1][0] == mark[0] and len(mark) > len(opened[-1][1])):
            if opened and opened[-1][1] == mark and info.startswith("{"):
                yield opened[-1][0], opened[-1][2], number
                opened.pop()
            opened.append((number, mark, line.strip()))
    yield from ((number, line, 0) for number, _, line in opened)


def check(app: Sphinx, docname: str, source: list[str]) -> None:
    """Warn of fences that are not closed."""
    for line, opening, other in unclosed(source[0]):
        where = f"line {other}, where another one opens" if other else "the end of the page"
        fence = re.match(r"`+|:+", opening)[0]
        logger.warning('the fence "%s" is open until %s; expected a line of %s at its end', opening, where, fence, location=(docname, line))


def setup(app: Sphinx) -> None:
    app.connect("source-read", check)
