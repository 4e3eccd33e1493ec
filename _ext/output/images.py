"""A drawing as an image of its own: SVG for an EPUB, a bitmap for LaTeX, which knows no SVG."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from _ext.output.stamps import hash_of, stamps_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FAMILY = "Source Sans 3"
ZOOM = 3
"""Pixels to the unit: 300 dots an inch where a drawing of 520 units is as wide as the text."""


def letters(folder: Path) -> list[str]:
    """Source Sans as TrueType files, which is what the program that draws bitmaps reads."""
    from fontTools.ttLib import TTFont

    from _ext.output.faces import SCRIPTS, source

    found = []
    for script in SCRIPTS:
        for weight in (400, 600):
            path = source("source-sans-3", script, weight, "normal")
            target = folder / f"{path.stem}.ttf"
            if path.is_file() and not target.is_file():
                folder.mkdir(parents=True, exist_ok=True)
                font = TTFont(path)
                font.flavor = None
                for record in font["name"].names:  # the files of npm name the family of the typeface's lightest weight
                    if record.nameID in (1, 16):
                        record.string = FAMILY
                font.save(target)
            if target.is_file():
                found.append(str(target))
    return found


def bitmap(svg: str, folder: Path) -> bytes:
    """Return a drawing as PNG.

    Parameters
    ----------
    svg : str
        A drawing that needs no page around it.
    folder : Path
        Where its letters may be kept.
    """
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=ZOOM, font_files=_letters(folder), skip_system_fonts=True, sans_serif_family=FAMILY, font_family=FAMILY))


@cache
def _letters(folder: Path) -> list[str]:
    return letters(folder)


def as_image(app: Sphinx, svg: str, name: str, alt: str) -> nodes.image:
    """Write a drawing as a file that this builder can take, and return its image; a bitmap is made where its drawing has changed."""
    folder = Path(app.doctreedir) / "images"
    folder.mkdir(parents=True, exist_ok=True)
    if app.builder.format == "latex":
        path, kind = folder / f"{name}.png", "image/png"
        made_of = hash_of([Path(__file__), *map(Path, _letters(folder / "letters"))], svg, version("resvg_py"))
        stamps_of(app).make(f"bitmap of {name}", made_of, lambda: path.write_bytes(bitmap(svg, folder / "letters")), path)  # a fifth of a second each
    else:
        path, kind = folder / f"{name}.svg", "image/svg+xml"
        path.write_bytes(svg.encode())
    app.env.images.add_file(app.env.docname, str(path))
    return nodes.image(uri=str(path), alt=alt, candidates={kind: str(path)}, width="90%")
