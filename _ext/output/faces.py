"""The faces in which the book is set, and the files in which npm brings them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from _ext.output.node import MODULES

if TYPE_CHECKING:
    from pathlib import Path

FACES = (  # family, package, weight, style
    ("Source Serif 4", "source-serif-4", 400, "normal"),
    ("Source Serif 4", "source-serif-4", 400, "italic"),
    ("Source Serif 4", "source-serif-4", 600, "normal"),
    ("Source Sans 3", "source-sans-3", 400, "normal"),
    ("Source Sans 3", "source-sans-3", 600, "normal"),
)
SCRIPTS = ("latin", "latin-ext", "greek")


def file_name(package: str, script: str, weight: int, style: str) -> str:
    """Name of the file of a face.

    Examples
    --------
    >>> file_name("source-sans-3", "latin", 400, "normal")
    'source-sans-3-latin-400-normal.woff2'
    """
    return f"{package}-{script}-{weight}-{style}.woff2"


def source(package: str, script: str, weight: int, style: str) -> Path:
    """Path of the file of a face."""
    return MODULES / "@fontsource" / package / "files" / file_name(package, script, weight, style)


EARLY = tuple(file_name(package, "latin", weight, style) for _, package, weight, style in FACES if style == "normal")
"""The files that a page asks for before it is drawn."""
