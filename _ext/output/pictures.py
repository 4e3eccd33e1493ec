"""The picture that stands for a page where it is shared: its title and what it is about, drawn in the book's colours."""

from __future__ import annotations

import json
import textwrap
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from _ext.output import images
from _ext.output.images import FAMILY, letters
from _ext.output.side_by_side import side_by_side
from _ext.output.stamps import hash_of
from visual.palette import PALETTE, colours

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATE = ROOT / "_templates" / "card.svg"
WIDE = {"title": (32, 3), "about": (78, 4)}
"""Characters in a line, and lines, of each text."""


def lines(text: str, kind: str) -> list[str]:
    """A text in lines; what does not fit is cut.

    Examples
    --------
    >>> lines("Checkpoint inhibitors with embolisation or perfusion", "title")
    ['Checkpoint inhibitors with', 'embolisation or perfusion']
    """
    width, many = WIDE[kind]
    return textwrap.wrap(text, width, max_lines=many, placeholder=" …")


def drawing(book: str, title: str, about: str) -> str:
    """The picture as SVG."""
    templates = Environment(loader=FileSystemLoader(TEMPLATE.parent), autoescape=True, undefined=StrictUndefined)
    return templates.get_template(TEMPLATE.name).render(book=book, title=lines(title, "title"), about=lines(about, "about"), colour=colours())


def key(pages: list[tuple[str, str, str]], book: str) -> str:
    """Hash of all that the pictures are made of."""
    return hash_of([Path(__file__), TEMPLATE, PALETTE, Path(images.__file__)], repr(pages), book)


def write(pages: list[tuple[str, str, str]], book: str, out: Path, store: Path) -> None:
    """Write a picture of each page, given as file, title and description, unless the same one is there.

    Parameters
    ----------
    pages : list of tuple
        File below ``out``, title, description.
    book : str
        Name of the book.
    out : Path
        Folder of the site.
    store : Path
        Folder for letters, and for what was drawn last.
    """
    known_file = store / "pictures.json"
    known = json.loads(known_file.read_text(encoding="utf-8")) if known_file.is_file() else {}
    drawn = {name: drawing(book, title, about) for name, title, about in pages}
    now = {name: hash_of([], svg) for name, svg in drawn.items()}
    fresh = [(out / name, svg) for name, svg in drawn.items() if known.get(name) != now[name] or not (out / name).is_file()]
    for folder in {target.parent for target, _ in fresh}:
        folder.mkdir(parents=True, exist_ok=True)
    side_by_side(partial(_paint, letters(store / "letters")), fresh)
    if now != known:
        store.mkdir(parents=True, exist_ok=True)
        known_file.write_text(json.dumps(now, indent=1), encoding="utf-8")


def _paint(fonts: list[str], picture: tuple[Path, str]) -> None:
    import resvg_py

    target, svg = picture
    target.write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=svg, font_files=fonts, skip_system_fonts=True, sans_serif_family=FAMILY, font_family=FAMILY)))
