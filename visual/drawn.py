"""A figure as a page shows it: themed SVG, its numbers as a table, and faces for other outputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from matplotlib.figure import Figure

from visual.svg import still_images, themed_svg


@dataclass(frozen=True)
class Drawn:
    r"""What the last line of a code cell shows.

    Parameters
    ----------
    figure
        Drawn on a `Sheet`.
    alt
        What it shows and the numbers that matter, for those who do not see it.
    columns, rows
        The data behind it. A cell that starts with ``https://`` after a line break in it,
        ``"Tumeh 2017\nhttps://doi.org/…"``, becomes a link.
    sources
        Keys of the bibliography, for the caption's citations.
    caption
        Text under the figure. A page that captions the cell (``mystnb: figure``) leaves it empty.
    made_of
        From which rows it is drawn, and when they were read: goes with its numbers when they are saved.
    """

    figure: Figure
    alt: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sources: tuple[str, ...] = ()
    caption: str = field(default="")
    made_of: str = field(default="")

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("a figure needs an alternative text")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"every row needs {len(self.columns)} cells: {', '.join(self.columns)}")

    def html(self) -> str:
        """Return the figure with the table of its numbers."""
        inside = themed_svg(self.figure, self.alt) + self.table()
        made = f' data-made="{escape(self.made_of)}"' if self.made_of else ""
        if not self.caption:
            return f'<div class="figure-evidence"{made}>{inside}</div>'
        return f'<figure class="figure-evidence"{made}>{inside}<figcaption><p>{escape(self.caption)}</p></figcaption></figure>'

    def table(self) -> str:
        """Return the numbers as a table that the reader opens."""
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in self.columns)
        body = "".join(_row(row) for row in self.rows)
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        scroll = f'<div class="table-scroll" role="group" aria-label="The numbers of this figure" tabindex="0">{table}</div>'
        return f'<details class="describe"><summary>The numbers of this figure</summary>{scroll}</details>'

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        faces = {
            "text/plain": self.alt,
            "text/html": self.html(),
            **still_images(self.figure, self.alt),
        }
        return faces, {"image/png": {"alt": self.alt}}


def _row(cells: Sequence[str]) -> str:
    first, *rest = (_cell(text) for text in cells)
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'


def _cell(text: str) -> str:
    name, _, address = text.partition("\n")
    return f'<a href="{escape(address)}">{escape(name)}</a>' if address.startswith("https://") else escape(text)
