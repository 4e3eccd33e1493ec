"""Numbers for readers: three significant digits, rounded the same in Python and in `js/format.js`."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from re import sub

THIN = "\u202f"
MINUS = "\u2212"
SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def number(value: float, digits: int = 3) -> str:
    r"""Write a number with `digits` significant digits.

    Examples
    --------
    >>> number(156.37), number(2.3), number(0.4591), number(0)
    ('156', '2.3', '0.459', '0')
    >>> number(46_000_000), number(920_000), number(0.00000512)
    ('46 million', '920\u202f000', '5.12 × 10⁻⁶')
    >>> number(7.39e39)
    '7.39 × 10³⁹'
    >>> number(float("nan"))
    '–'
    """
    value = float(value)
    if not math.isfinite(value):
        return "–"
    if value == 0:
        return "0"
    sign = MINUS if value < 0 else ""
    rounded = significant(abs(value), digits)
    if 1_000_000 <= rounded < 1_000_000_000:
        return f"{sign}{grouped(plain(rounded / 1_000_000))} million"
    if rounded < Decimal("0.001") or rounded >= 1_000_000_000:
        power = rounded.adjusted()
        return f"{sign}{plain(rounded.scaleb(-power))} × 10{str(power).translate(SUPERSCRIPTS)}"
    return sign + grouped(plain(rounded))


def number_or_floor(value: float, floor: float = 0) -> str:
    """Write a number, or that it lies below `floor`, where there is one.

    Examples
    --------
    >>> number_or_floor(0.023, 0.0001), number_or_floor(1e-17, 0.0001), number_or_floor(-28)
    ('0.023', 'below 0.0001', '−28')
    """
    return f"below {plain(Decimal(repr(floor)))}" if floor and value < floor else number(value)


def significant(value: float, digits: int) -> Decimal:
    """Round a positive number half up, as JavaScript's `toPrecision` does."""
    exact = Decimal(value)
    return exact.quantize(Decimal(1).scaleb(exact.adjusted() - digits + 1), ROUND_HALF_UP)


def plain(value: Decimal) -> str:
    """Decimal notation without trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def grouped(text: str) -> str:
    """Narrow spaces between the thousands of a number with five digits or more before its point."""
    whole, point, rest = text.partition(".")
    return (sub(r"(?<=\d)(?=(\d{3})+$)", THIN, whole) if len(whole) > 4 else whole) + point + rest


def with_unit(text: str, unit: str) -> str:
    r"""Join a number and its unit with a no-break space; the per cent sign stands close, as in the text.

    Examples
    --------
    >>> with_unit("15", "%"), with_unit("46 million", "")
    ('15%', '46 million')
    """
    if unit in ("", "%"):
        return f"{text}{unit}"
    return f"{text}\u00a0{unit}"


def fill(template: str, text_of: Callable[[str], str]) -> str:
    """Replace every `{name}` by `text_of(name)`.

    Examples
    --------
    >>> fill("The tumour receives {dose}.", {"dose": "120 Gy"}.__getitem__)
    'The tumour receives 120 Gy.'
    """
    return sub(r"\{(\w+)\}", lambda match: text_of(match[1]), template)


def pick(table: Mapping[str, str]) -> Callable[[str], str]:
    """Look a name up in a table, and name the valid ones if it is absent."""

    def look_up(name: str) -> str:
        if name not in table:
            msg = f"unknown name {{{name}}}; valid are {', '.join(table)}"
            raise ValueError(msg)
        return table[name]

    return look_up
