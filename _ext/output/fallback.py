"""Fonts of the reader's machine that stand in until the book's letters arrive, scaled so that no line moves.

Width is the mean over English text (letters by their frequency, and spaces), heights are those that the font itself
declares; all in thousandths of an em.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Metrics:
    """Mean width of a character, height above and depth below the baseline, gap between lines."""

    width: float
    ascent: float
    descent: float
    gap: float = 0


BOOK = {"Source Serif 4": Metrics(476, 1036, 335), "Source Sans 3": Metrics(416, 1024, 400)}
LOCAL = {
    "Source Serif 4": {
        "Georgia": Metrics(446, 917, 219),
        "Times New Roman": Metrics(406, 891, 216, 42),
        "Liberation Serif": Metrics(406, 891, 216, 42),
        "Noto Serif": Metrics(481, 1069, 293),
        "DejaVu Serif": Metrics(512, 928, 236),
    },
    "Source Sans 3": {
        "Segoe UI": Metrics(443, 1079, 251),
        "Roboto": Metrics(445, 928, 244),
        "Helvetica Neue": Metrics(450, 952, 213, 28),
        "Arial": Metrics(446, 905, 212, 33),
        "Liberation Sans": Metrics(446, 905, 212, 33),
        "DejaVu Sans": Metrics(507, 928, 236),
    },
}
"""Widths and heights of fonts that machines have, by the font of the book that they stand in for."""


def rule(family: str, local: str) -> str:
    """The ``@font-face`` of one stand-in.

    Examples
    --------
    >>> rule("Source Serif 4", "Georgia")
    '@font-face{font-family:"Source Serif 4 Georgia";src:local("Georgia");size-adjust:106.7%;ascent-override:97.1%;descent-override:31.4%;line-gap-override:0%}'
    """
    book, own = BOOK[family], LOCAL[family][local]
    size = book.width / own.width
    heights = "".join(
        f"{name}-override:{value / size / 10:.3g}%;" for name, value in (("ascent", book.ascent), ("descent", book.descent), ("line-gap", book.gap))
    )
    return f'@font-face{{font-family:"{family} {local}";src:local("{local}");size-adjust:{size:.1%};{heights.rstrip(";")}}}'


def rules() -> str:
    """Every stand-in."""
    return "\n".join(rule(family, local) for family, fonts in LOCAL.items() for local in fonts)


def stack(family: str) -> str:
    """The names of a font's stand-ins, for a ``font-family``; `palette.css` lists them."""
    return ", ".join(f'"{family} {local}"' for local in LOCAL[family])
