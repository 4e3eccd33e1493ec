"""Characters as a `unicode-range` of CSS, which says what a file of a font is fetched for."""

from __future__ import annotations


def unicode_range(codes: list[int]) -> str:
    """Write ascending characters as CSS does, those in a row as a range.

    Examples
    --------
    >>> unicode_range([0x20, 0x21, 0x22, 0xE9])
    'U+20-22,U+E9'
    """
    ends = [[codes[0], codes[0]]]
    for code in codes[1:]:
        if code == ends[-1][1] + 1:
            ends[-1][1] = code
        else:
            ends.append([code, code])
    return ",".join(f"U+{low:X}" if low == high else f"U+{low:X}-{high:X}" for low, high in ends)


def characters_of(span: str) -> set[str]:
    """Read the characters of a unicode-range.

    Examples
    --------
    >>> sorted(characters_of("U+61-63,U+E9"))
    ['a', 'b', 'c', 'é']
    """
    ends = [[int(code, 16) for code in part.removeprefix("U+").split("-")] for part in span.split(",")]
    return {chr(code) for low, *high in ends for code in range(low, (high or [low])[0] + 1)}
