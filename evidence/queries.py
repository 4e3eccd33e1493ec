r"""Queries as PubMed takes them, read far enough to ask other registries and to say which words of a work met them.

A query is groups in round brackets joined by AND; a group is terms joined by OR; a term is a word or a phrase in double
quotation marks, with or without a tag such as ``[tiab]``, and may end in ``*``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bib.model import fold

GROUP = re.compile(r"\(([^()]*)\)")
TERM = re.compile(r'(?:"([^"]+)"|([\w*+-]+))(?:\[(\w+)\])?')
TAGS = ("tiab", "ti", "mh", "pt", "all")


def groups(query: str) -> list[list[str]]:
    """Return the terms of each group of a query, without marks and tags.

    Raises
    ------
    ValueError
        With two arguments, what is wrong and what is expected.

    Examples
    --------
    >>> groups('("liver metastas*"[tiab]) AND (ablation[tiab] OR microwave)')
    [['liver metastas*'], ['ablation', 'microwave']]
    >>> groups("ablation OR heat")
    Traceback (most recent call last):
    ValueError: ('"ablation OR heat" is not a query', 'groups in round brackets joined by AND, like (a OR b) AND (c)')
    """
    found = GROUP.findall(query)
    if not found or re.sub(GROUP, "()", query) != " AND ".join("()" for _ in found):
        raise ValueError(f'"{query}" is not a query', "groups in round brackets joined by AND, like (a OR b) AND (c)")
    return [[_term(term) for term in group.split(" OR ")] for group in found]


def _term(text: str) -> str:
    match = TERM.fullmatch(text.strip())
    if match is None:
        raise ValueError(f'"{text}" is not a term', 'a word, or a phrase in double quotation marks, like "liver metastas*"[tiab]')
    if match[3] and match[3] not in TAGS:
        raise ValueError(f'"{match[3]}" is not a tag', f"one of {', '.join(TAGS)}")
    return match[1] or match[2]


def met(query: str, text: str) -> list[list[str]]:
    """Return, for each group of a query, its terms that stand in a text.

    Examples
    --------
    >>> met('("liver metastas*") AND (ablation OR heat)', "Ablation of liver metastases")
    [['liver metastas*'], ['ablation']]
    """
    words = plain(text)
    return [[term for term in group if re.search(_pattern(term), words)] for group in groups(query)]


def plain(text: str) -> str:
    """Return a text in small letters, without accents, with single spaces in place of everything but letters and digits."""
    return " ".join(filter(None, map(fold, re.split(r"[\W_]+", text))))


def _pattern(term: str) -> str:
    words = re.escape(plain(term.rstrip("*")))
    return rf"\b{words}" + ("" if term.endswith("*") else r"s?\b")


def words(query: str) -> str:
    """Return the first term of each group, for a registry that takes plain words.

    Examples
    --------
    >>> words('("liver metastas*") AND (ablation OR heat)')
    'liver metastas ablation'
    """
    return " ".join(group[0].rstrip("*") for group in groups(query))


def shared(texts: Sequence[str], text: str, least: int = 2) -> list[tuple[int, list[str]]]:
    """Return which texts share telling words with another, the nearest first, as place and words.

    Words of fewer than five letters, and those that more than a third of the texts have, tell nothing.

    Examples
    --------
    >>> shared(["Heat kills small metastases", "Freezing leaves antigen", "Beads starve"], "Freezing and antigen in mice")
    [(1, ['antigen', 'freezing'])]
    """
    each = [_telling(one) for one in texts]
    common = {word for word in set().union(*each) if sum(word in one for one in each) > max(1, len(each) / 3)} if each else set()
    mine = _telling(text) - common
    found = [(place, sorted(one & mine)) for place, one in enumerate(each) if len(one & mine) >= least]
    return sorted(found, key=lambda pair: (-len(pair[1]), pair[0]))


def _telling(text: str) -> set[str]:
    return {word for word in plain(text).split() if len(word) >= 5}
