"""The book's letters: Source Serif and Source Sans from npm, cut to the characters that the site uses."""

from __future__ import annotations

import shutil
import string
from functools import partial
from itertools import chain
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

from _ext.output import fallback, mathematics
from _ext.output.faces import FACES, SCRIPTS, source
from _ext.output.formulas import Shown
from _ext.output.ranges import characters_of, unicode_range
from _ext.output.side_by_side import side_by_side

ASCII = "".join(map(chr, range(0x20, 0x7F)))
WORDS = string.ascii_letters + " \u00a0,.:;?-’“”()"
COMMON = {
    ("Source Serif 4", 400, "normal"): WORDS + string.digits + "\u2009%*+/=°±³µ¶×áäéòóöü–‘…−†αβγκ",
    ("Source Serif 4", 400, "italic"): WORDS + string.digits + "%",
    ("Source Serif 4", 600, "normal"): WORDS + string.digits + "%*+=–αβγ",
    ("Source Sans 3", 400, "normal"): WORDS + string.digits + "\u2009\"%&'*+/<=[]°±³µ¶·×áäéíïòóöü–…−†αβγκ",
    ("Source Sans 3", 600, "normal"): WORDS + string.digits + "%*+/=°³µ·×÷–‘−↑↓αβγκ",
}
"""What many pages show of each face. Other letters, and other signs, stand in files of their own, which a page fetches if it has one of them."""

EM = 500
"""Units of an em, of 1,000 that the faces are drawn in: no outline moves by more than a thousandth, and the files are a tenth smaller."""

FEATURES = ["kern", "liga", "tnum"]
"""What the style sheet asks for."""

ACCENTS = ["mark", "mkmk", "ccmp", "locl"]
"""What rare characters may need besides."""


def cut(path: Path, target: Path, text: str, features: list[str] = FEATURES) -> str:
    """Write a font cut to ``text``; return its unicode-range, empty where nothing is left."""
    options = subset.Options(flavor="woff2", layout_features=features, hinting=False, notdef_outline=True, name_IDs=[])
    options.drop_tables += ["BASE", "STAT"]  # for other scripts' lines, and for menus of fonts
    font = TTFont(path, recalcTimestamp=False)  # the same letters give the same file
    wanted = sorted({ord(c) for c in text} & set(font.getBestCmap()))
    if not wanted:
        return ""
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    scale_upem(font, EM)
    subset.save_font(font, target, options)
    return unicode_range(wanted)


def cut_mathematics(folder: Path, formulas: Shown, path: Path) -> None:
    """Cut one of KaTeX's faces, and its parts, to the characters that formulas show; a file of which nothing is used holds the whole face."""
    left = {*(formulas.variables if path.stem == mathematics.VARIABLES else formulas.others)}
    for name, characters in (mathematics.parts_of(path.stem) | {path.stem: left}).items():
        target = folder / f"{name}.woff2"
        if not cut(path, target, "".join(left & {*characters})):
            shutil.copy(path, target)
        left -= {*characters}


def cut_face(folder: Path, text: str, face: tuple[str, str, int, str]) -> list[str]:
    """Cut one of the book's faces into a folder, a file for each script; return its ``@font-face`` rules."""
    family, package, weight, style = face
    rules, covered = [], set()
    common = {*COMMON[family, weight, style]}
    for script in SCRIPTS:
        path = source(package, script, weight, style)
        if not path.is_file():
            continue
        left = {*text} - covered
        letters = {c for c in left - common if c.isalpha()}
        for name, characters, features in (
            (path.name, left & common, FEATURES),
            (f"rare-{path.name}", letters, FEATURES + ACCENTS),
            (f"signs-{path.name}", left - common - letters, FEATURES + ACCENTS),
        ):
            span = cut(path, folder / name, "".join(characters), features)
            if not span:
                continue
            covered |= characters_of(span)
            rules.append(
                f'@font-face{{font-family:"{family}";font-style:{style};font-weight:{weight};font-display:optional;'
                f'src:url("fonts/{name}") format("woff2");unicode-range:{span}}}'
            )
    return rules


def build(static: Path, text: str, formulas: Shown) -> str:
    """Cut the faces into ``static/fonts`` and ``static/katex/fonts``; return the ``@font-face`` rules of the first.

    Letters that come after the text is drawn are not used before the next page (``font-display: optional``), so
    that no line moves. ``fonts.css`` holds the rules for pages from disk, which show them whenever they come.

    Parameters
    ----------
    static : Path
        The site's folder of static files.
    text : str
        The characters that the site shows.
    formulas : Shown
        Those of its formulas.
    """
    folder, letters = static / "fonts", static / "katex" / "fonts"
    for made in (folder, letters):
        made.mkdir(parents=True, exist_ok=True)
    side_by_side(partial(cut_mathematics, letters, formulas), sorted((mathematics.KATEX / "fonts").glob("*.woff2")))
    rules = "\n".join(chain.from_iterable(side_by_side(partial(cut_face, folder, "".join(sorted({*text, *ASCII}))), FACES)))
    (folder / "fonts.css").write_text(rules.replace("optional", "swap").replace('url("fonts/', 'url("'), encoding="utf-8")
    (folder / "faces.css").write_text(f"{rules}\n{fallback.rules()}", encoding="utf-8")
    return rules
