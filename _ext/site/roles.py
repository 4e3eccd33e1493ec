"""Roles that docutils gives a bibliography and that browsers or the standard no longer know."""

from __future__ import annotations

import re

STALE = re.compile(r' role="doc-(?:biblioentry|backlink)"')
LIST = re.compile(r'(<div class="[^"]*\bcitation-list\b[^"]*") role="list"|<div role="list" (class="[^"]*\bcitation-list\b[^"]*")')


def mend(page: str) -> str:
    """Drop the deprecated roles, and a list's role where its children are no items.

    Examples
    --------
    >>> mend('<div role="list" class="citation-list"><div class="citation" role="doc-biblioentry">')
    '<div class="citation-list"><div class="citation">'
    """
    return LIST.sub(lambda match: match[1] or f"<div {match[2]}", STALE.sub("", page))
