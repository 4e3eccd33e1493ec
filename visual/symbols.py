"""The symbols of cells and therapies, from `assets/symbols.svg`, for SVG that is not a drawing of a chapter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from visual.palette import PALETTE

FILE = PALETTE.parent.parent / "symbols.svg"
_SYMBOL = re.compile(r'<symbol id="([^"]+)"(.*?</symbol>)', re.S)


@cache
def _all() -> dict[str, str]:
    return {match[1]: match[2] for match in _SYMBOL.finditer(FILE.read_text(encoding="utf-8"))}


def symbols(names: Iterable[str], prefix: str) -> str:
    """Return these symbols, their ids with a prefix so that a page may hold others by the same names.

    Raises
    ------
    ValueError
        If there is no such symbol.

    Examples
    --------
    >>> symbols(["cell-cd8"], "x-").startswith('<symbol id="x-cell-cd8" viewBox="0 0 48 48">')
    True
    """
    unknown = sorted(set(names) - set(_all()))
    if unknown:
        raise ValueError(f"unknown symbol {', '.join(unknown)}; valid are {', '.join(_all())}")
    return "".join(f'<symbol id="{prefix}{name}"{_all()[name]}' for name in names)
