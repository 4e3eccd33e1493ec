"""The book's letters: Source Serif and Source Sans from npm, cut to the characters that the site uses."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from _ext.output import fallback
from _ext.output.faces import FACES, SCRIPTS, source
from _ext.output.node import MODULES

ASCII = "".join(map(chr, range(0x20, 0x7F)))
FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum", "frac"]


def cut(path: Path, target: Path, text: str) -> str:
    """Write a font cut to ``text``; return its unicode-range, empty where nothing is left."""
    options = subset.Options(flavor="woff2", layout_features=FEATURES, hinting=False, notdef_outline=True, name_IDs=[])
    font = TTFont(path, recalcTimestamp=False)  # the same letters give the same file
    wanted = sorted({ord(c) for c in text} & set(font.getBestCmap()))
    if not wanted:
        return ""
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    target.parent.mkdir(parents=True, exist_ok=True)
    subset.save_font(font, target, options)
    return ",".join(f"U+{code:X}" for code in wanted)


def cut_mathematics(static: Path, text: str) -> None:
    """Write KaTeX's style sheet and cut its faces; a face of which nothing is used stays whole."""
    folder = static / "katex"
    (folder / "fonts").mkdir(parents=True, exist_ok=True)
    sheet = (MODULES / "katex" / "dist" / "katex.min.css").read_text(encoding="utf-8")
    (folder / "katex.css").write_text(re.sub(r',url\([^)]*\.(?:woff|ttf)\) format\("[^"]*"\)', "", sheet), encoding="utf-8")
    for path in sorted((MODULES / "katex" / "dist" / "fonts").glob("*.woff2")):
        if not cut(path, folder / "fonts" / path.name, text):
            shutil.copy(path, folder / "fonts" / path.name)


def build(static: Path, text: str) -> str:
    """Cut the faces into ``static/fonts`` and ``static/katex/fonts``; return the ``@font-face`` rules of the first.

    Letters that come after the text is drawn are not used before the next page (``font-display: optional``), so
    that no line moves. ``fonts.css`` holds the rules for pages from disk, which show them whenever they come.

    Parameters
    ----------
    static : Path
        The site's folder of static files.
    text : str
        The characters that the site shows.
    """
    text = "".join(sorted({*text, *ASCII}))
    cut_mathematics(static, text)
    lines, covered = [], {}
    for family, package, weight, style in FACES:
        for script in SCRIPTS:
            path = source(package, script, weight, style)
            rest = "".join(c for c in text if c not in covered.setdefault((family, weight, style), set()))
            span = cut(path, static / "fonts" / path.name, rest) if path.is_file() else ""
            if not span:
                continue
            covered[family, weight, style] |= {chr(int(code[2:], 16)) for code in span.split(",")}
            lines.append(
                f'@font-face{{font-family:"{family}";font-style:{style};font-weight:{weight};font-display:optional;'
                f'src:url("fonts/{path.name}") format("woff2");unicode-range:{span}}}'
            )
    rules = "\n".join(lines)
    (static / "fonts" / "fonts.css").write_text(rules.replace("optional", "swap").replace('url("fonts/', 'url("'), encoding="utf-8")
    (static / "fonts" / "faces.css").write_text(f"{rules}\n{fallback.rules()}", encoding="utf-8")
    return rules
