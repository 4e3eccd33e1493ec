"""One cell: the text that stands there, read as what its column holds."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from evidence.queries import groups
from evidence.schema import Column


@dataclass(frozen=True)
class Known:
    """What cells are held against: the keys of the bibliography, the day of today, the pages of the book, None where there are none to know."""

    keys: Collection[str]
    today: date
    pages: Collection[str] | None = None


def read_cell(text: str, column: Column, known: Known) -> Any:
    """Return the value of a cell: str, float, date, list of keys or choices, or None if it is empty.

    Raises
    ------
    ValueError
        With two arguments, what is wrong and what is expected.

    Examples
    --------
    >>> known = Known({"le2015blockade"}, date(2026, 11, 23))
    >>> read_cell("41", Column("n", "integer"), known)
    41.0
    >>> read_cell("RCT", Column("design", "choice", choices=("rct", "cohort")), known)
    Traceback (most recent call last):
    ValueError: ('"RCT" is not a choice', 'one of rct, cohort')
    """
    if text != text.strip() or "\n" in text:
        raise ValueError(f"{text!r} has spaces or line breaks around it", "the bare value")
    if not text:
        if column.required:
            raise ValueError("the cell is empty", _expected(column))
        return None
    return _READERS[column.kind](text, column, known)


def _text(text: str, column: Column, known: Known) -> str:
    if "  " in text:
        raise ValueError("there are two spaces in a row", "single spaces")
    return text


def _sentence(text: str, column: Column, known: Known) -> str:
    _text(text, column, known)
    if text[-1] not in ".?!)" or text[0].islower():
        raise ValueError(f'"{text[:20]}...{text[-12:]}" is not a sentence', _expected(column))
    return text


def _slug(text: str, column: Column, known: Known) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise ValueError(f'"{text}" is not an id', _expected(column))
    return text


def _choice(text: str, column: Column, known: Known) -> str:
    if text not in column.choices:
        raise ValueError(f'"{text}" is not a choice', _expected(column))
    return text


def _choices(text: str, column: Column, known: Known) -> list[str]:
    values = [value.strip() for value in text.split(";")]
    for value in values:
        _choice(value, column, known)
    if len(set(values)) < len(values):
        raise ValueError(f'"{text}" names a choice twice', "each choice once")
    return values


def _key(text: str, column: Column, known: Known) -> str:
    if text not in known.keys:
        near = get_close_matches(text, known.keys, n=1, cutoff=0.85)
        guess = "".join(f', perhaps "{key}"' for key in near)
        raise ValueError(f'"{text}" is not in the bibliography', f"a key of it{guess}")
    return text


def _keys(text: str, column: Column, known: Known) -> list[str]:
    keys = [key.strip() for key in text.split(";")]
    for key in keys:
        _key(key, column, known)
    if len(set(keys)) < len(keys):
        raise ValueError(f'"{text}" names a work twice', "each key once")
    return keys


def _page(text: str, column: Column, known: Known) -> str:
    if known.pages is not None and text not in known.pages:
        near = get_close_matches(text, known.pages, n=2) or sorted(known.pages)[:2]
        raise ValueError(f'there is no page "{text}"', f"a file of chapters/ without its ending, such as {', '.join(near)}")
    return text


def _integer(text: str, column: Column, known: Known) -> float:
    if not re.fullmatch(r"0|[1-9]\d*", text, re.ASCII):
        raise ValueError(f'"{text}" is not a count', _expected(column))
    return float(text)


def _number(text: str, column: Column, known: Known) -> float:
    if not re.fullmatch(r"-?(0|[1-9]\d*)(\.\d+)?", text, re.ASCII) or math.isinf(float(text)):
        raise ValueError(f'"{text}" is not a number', _expected(column))
    return float(text)


def _date(text: str, column: Column, known: Known) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise ValueError(f'"{text}" is not a date', _expected(column))
    if day > known.today:
        raise ValueError(f"{text} is in the future", f"{known.today} or earlier")
    return day


def _url(text: str, column: Column, known: Known) -> str:
    if not re.fullmatch(r"https?://[^\s/.]+(\.[^\s/.]+)+\.?(/\S*)?", text):
        raise ValueError(f'"{text}" is not an address', _expected(column))
    return text


def _orcid(text: str, column: Column, known: Known) -> str:
    if not re.fullmatch(r"(\d{4}-){3}\d{3}[\dX]", text, re.ASCII):
        raise ValueError(f'"{text}" is not an ORCID', _expected(column))
    *digits, last = text.replace("-", "")
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = "0123456789X"[(12 - total % 11) % 11]  # ISO 7064, modulus 11-2
    if check != last:
        raise ValueError(f'"{text}" is not an ORCID: its last character does not fit the others', f"{check} at its end, if the others are right")
    return text


def _query(text: str, column: Column, known: Known) -> str:
    groups(text)
    return text


_READERS = {
    "text": _text,
    "sentence": _sentence,
    "slug": _slug,
    "choice": _choice,
    "choices": _choices,
    "key": _key,
    "keys": _keys,
    "page": _page,
    "integer": _integer,
    "number": _number,
    "date": _date,
    "url": _url,
    "orcid": _orcid,
    "query": _query,
}
_EXPECTED = {
    "text": "text",
    "sentence": "a sentence with a capital and a stop",
    "slug": 'lower-case words joined by hyphens, like "response-by-site-1"',
    "key": "a key of the bibliography",
    "keys": "keys of the bibliography, between semicolons",
    "page": 'a page like "4-therapies/ablation"',
    "integer": "digits only",
    "number": "a number with a decimal point, like 0.52",
    "date": "a day like 2026-11-23",
    "url": "an address that starts with https:// or http://",
    "orcid": "four blocks of four, like 0000-0002-1825-0097",
    "query": 'groups in round brackets joined by AND, their terms by OR, like ("liver metastas*"[tiab]) AND (ablation[tiab])',
}


def _expected(column: Column) -> str:
    if column.kind == "choice":
        return f"one of {', '.join(column.choices)}"
    if column.kind == "choices":
        return f"some of {', '.join(column.choices)}, between semicolons"
    return _EXPECTED[column.kind]
