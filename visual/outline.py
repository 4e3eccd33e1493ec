"""The outline of a symbol in numbers, for figures that draw an organ to scale."""

from __future__ import annotations

import math
import re
from functools import cache
from itertools import pairwise

from visual.symbols import symbols

POINTS = 48


@cache
def outline(name: str, middle: tuple[float, float]) -> tuple[float, ...]:
    """Return how far the outline of a symbol lies from a point inside it, in equal turns, counted clockwise from the right.

    Parameters
    ----------
    name
        A symbol of one path, every part of which is seen from ``middle``.
    middle
        The point, in the symbol's own units.

    Returns
    -------
    tuple of float
        ``POINTS`` distances; the polygon through them has an area of one.

    Examples
    --------
    >>> radii = outline("organ-liver", (22, 22))
    >>> round(area(radii), 6), min(radii) > 0.3
    (1.0, True)
    """
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.svgLib.path import parse_path

    pen = RecordingPen()
    parse_path(re.search(r'\sd="([^"]+)"', symbols([name], ""))[1], pen)
    corners, here = [], (0.0, 0.0)
    for _, points in pen.value:
        if len(points) == 3:
            corners += [_bezier(here, *points, part / 40) for part in range(1, 41)]
        elif points:
            corners.append(points[-1])
        here = points[-1] if points else here
    polar = sorted((math.atan2(y - middle[1], x - middle[0]) % math.tau, math.hypot(x - middle[0], y - middle[1])) for x, y in corners)
    radii = [_between(polar, turn * math.tau / POINTS) for turn in range(POINTS)]
    size = math.sqrt(area(radii))
    return tuple(radius / size for radius in radii)


def area(radii: tuple[float, ...] | list[float]) -> float:
    """Return the area of a polygon whose corners lie in equal turns around a point."""
    turn = math.sin(math.tau / len(radii)) / 2
    return turn * sum(one * other for one, other in zip(radii, [*radii[1:], radii[0]], strict=True))


def _bezier(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float], part: float) -> tuple[float, float]:
    rest = 1 - part
    weights = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
    return tuple(sum(w * point[axis] for w, point in zip(weights, (a, b, c, d), strict=True)) for axis in (0, 1))


def _between(polar: list[tuple[float, float]], turn: float) -> float:
    last, first = polar[-1], polar[0]
    rows = [(last[0] - math.tau, last[1]), *polar, (first[0] + math.tau, first[1])]
    for (low, one), (high, other) in pairwise(rows):
        if low <= turn <= high:
            return one if high == low else one + (other - one) * (turn - low) / (high - low)
    raise AssertionError(turn)
