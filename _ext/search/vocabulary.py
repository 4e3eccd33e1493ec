"""Ways to write one thing: short and long forms of ``chapters/abbreviations.yml``, and the lists of ``chapters/synonyms.yml``."""

from __future__ import annotations

import re

from sources import short_forms, synonyms

DESCRIBED = re.compile(r"\b(?:trial|study|scale|system|criteria|group)\b")
"""A long form with one of these words describes a thing and is no other name of it."""


def joined(lists: list[list[str]]) -> list[list[str]]:
    """Lists that share a name, as one.

    Examples
    --------
    >>> joined([["TARE", "radioembolisation"], ["HCC", "liver cancer"], ["tare", "SIRT"]])
    [['TARE', 'radioembolisation', 'SIRT'], ['HCC', 'liver cancer']]
    """
    found: list[dict[str, str]] = []
    for names in lists:
        new = {name.casefold(): name for name in names}
        shared = [group for group in found if group.keys() & new.keys()]
        for group in shared[1:]:
            shared[0].update(group)
            found.remove(group)
        if shared:
            shared[0].update({key: name for key, name in new.items() if key not in shared[0]})
        else:
            found.append(new)
    return [list(group.values()) for group in found]


def groups() -> list[list[str]]:
    """Every list of names.

    Examples
    --------
    >>> next(names for names in groups() if "SIRT" in names)[:2]
    ['radioembolisation', 'TARE']
    """
    named = [[name, re.sub(r"\s*\([^)]*\)", "", long)] for name, long in short_forms().items() if not DESCRIBED.search(long)]
    return joined([*synonyms(), *named])
