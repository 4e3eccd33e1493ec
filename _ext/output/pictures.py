"""The picture that stands for a page where it is shared: its title and what it is about, drawn in the book's colours."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from _ext.output.images import FAMILY, letters
from _ext.output.stamps import hash_of
from visual.palette import colours

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
    import resvg_py

    known_file = store / "pictures.json"
    known = json.loads(known_file.read_text(encoding="utf-8")) if known_file.is_file() else {}
    now, fonts = {}, letters(store / "letters")
    for name, title, about in pages:
        svg = drawing(book, title, about)
        now[name] = hash_of([], svg)
        target = out / name
        if known.get(name) == now[name] and target.is_file():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=svg, font_files=fonts, skip_system_fonts=True, sans_serif_family=FAMILY, font_family=FAMILY)))
    if now != known:
        store.mkdir(parents=True, exist_ok=True)
        known_file.write_text(json.dumps(now, indent=1), encoding="utf-8")
