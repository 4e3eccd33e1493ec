"""The colours that figures may use, read from the page's own list, `assets/css/palette.css`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

PALETTE = Path(__file__).resolve().parent.parent / "assets" / "css" / "palette.css"
NAMES = ("ink", "muted", "rule", "paper", "surface", "accent", "1", "2", "3", "4", "5", "6")
"""Lines and text, and the six categorical colours; what the palette has besides is of cells and vessels."""

THEMES = ("light", "dark")
SHAPES = {"circle": "o", "square": "s", "diamond": "D", "triangle": "^", "star": "*", "down": "v"}
"""The shapes of marks, as matplotlib calls them."""


@cache
def colours(theme: str = "light") -> dict[str, str]:
    """Return the colours of a theme by name.

    Raises
    ------
    ValueError
        If the palette lacks a colour, or gives two names the same colour, which no figure could
        tell apart.

    Examples
    --------
    >>> colours()["ink"], colours("dark")["ink"]
    ('#1d2327', '#e6e4df')
    """
    if theme not in THEMES:
        raise ValueError(f'the theme "{theme}" is unknown; valid are {", ".join(THEMES)}')
    return parsed(PALETTE.read_text(encoding="utf-8"), theme)


def parsed(css: str, theme: str = "light") -> dict[str, str]:
    """Return the colours that a style sheet sets; errors as in `colours`."""
    pairs = _pairs(css)
    missing = [name for name in NAMES if name not in pairs]
    if missing:
        raise ValueError(f"{PALETTE.name} has no --tl-{', --tl-'.join(missing)}")
    found = {name: pairs[name][THEMES.index(theme)] for name in NAMES}
    if len(set(found.values())) < len(found):
        raise ValueError(f"{PALETTE.name} gives two of {', '.join(NAMES)} the same {theme} colour")
    return found


def _pairs(css: str) -> dict[str, tuple[str, str]]:
    """Return what a style sheet sets each variable to in the light and in the dark theme."""
    return {name: (light.strip().lower(), dark.strip().lower()) for name, light, dark in re.findall(r"--tl-([\w-]+):\s*light-dark\(([^,)]*),([^)]*)\)", css)}


@cache
def tissue(name: str, theme: str = "light") -> tuple[str, str]:
    """Return fill and edge of a tissue, a vessel, ice or heat, as the style sheet of drawings has them.

    Raises
    ------
    ValueError
        If it has none of that name.

    Examples
    --------
    >>> tissue("tissue")
    ('#f0dec6', '#8a5a3a')
    """
    rule = re.search(rf"^\.drawing \.{name} {{ fill: var\(--tl-([\w-]+)\); stroke: var\(--tl-([\w-]+)\)", PALETTE.with_name("drawing.css").read_text(encoding="utf-8"), re.M)
    if rule is None:
        raise ValueError(f"drawing.css has no fill and edge for {name}")
    pairs = _pairs(PALETTE.read_text(encoding="utf-8"))
    fill, edge = (pairs[variable][THEMES.index(theme)] for variable in rule.groups())
    return fill, edge


def variables() -> dict[str, str]:
    """Return the name of the CSS variable of each light colour: those of figures first, then those of tissues and cells.

    Examples
    --------
    >>> variables()["#1d2327"], variables()["#f0dec6"]
    ('--tl-ink', '--tl-tissue')
    """
    found = {colour: f"--tl-{name}" for name, colour in colours().items()}
    for name, (light, _) in _pairs(PALETTE.read_text(encoding="utf-8")).items():
        found.setdefault(light, f"--tl-{name}")
    return found
