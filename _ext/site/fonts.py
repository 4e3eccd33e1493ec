"""The book's letters: Source Serif and Source Sans from npm, cut to the characters that the site uses."""

from __future__ import annotations

import hashlib
import html
import re
import shutil
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from _ext.site.node import MODULES

FACES = (  # family, package, weight, style
    ("Source Serif 4", "source-serif-4", 400, "normal"),
    ("Source Serif 4", "source-serif-4", 400, "italic"),
    ("Source Serif 4", "source-serif-4", 600, "normal"),
    ("Source Sans 3", "source-sans-3", 400, "normal"),
    ("Source Sans 3", "source-sans-3", 600, "normal"),
)
SCRIPTS = ("latin", "latin-ext", "greek")
ASCII = "".join(map(chr, range(0x20, 0x7F)))


def characters(pages: list[str]) -> str:
    """Every character that the pages show, ASCII included, sorted."""
    shown = set(ASCII)
    for page in pages:
        text = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.S)
        shown |= set(html.unescape(re.sub(r"<[^>]+>", "", text)))
    return "".join(sorted(shown - set("\n\r\t")))


def cut(source: Path, target: Path, text: str) -> str:
    """Write ``source`` cut to ``text``; return its unicode-range, empty where nothing is left."""
    options = subset.Options(flavor="woff2", layout_features=["*"], hinting=False, notdef_outline=True)
    font = TTFont(source)
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
    """Cut KaTeX's faces into ``static/katex/fonts``; a face of which nothing is used stays whole."""
    for source in sorted((MODULES / "katex" / "dist" / "fonts").glob("*.woff2")):
        target = static / "katex" / "fonts" / source.name
        if not cut(source, target, text):
            shutil.copy(source, target)


def build(static: Path, pages: list[str]) -> str:
    """Cut the faces into ``static/fonts`` and ``static/katex/fonts``; return the ``@font-face`` rules of the first.

    A face is cut again only when the characters of the site change.
    """
    text = characters(pages)
    mark = hashlib.sha256(text.encode()).hexdigest()
    rules, stamp = static / "fonts" / "fonts.css", static / "fonts" / "characters.sha256"
    if stamp.is_file() and stamp.read_text() == mark and rules.is_file():
        return rules.read_text(encoding="utf-8")
    cut_mathematics(static, text)
    lines, covered = [], {}
    for family, package, weight, style in FACES:
        for script in SCRIPTS:
            name = f"{package}-{script}-{weight}-{style}.woff2"
            source = MODULES / "@fontsource" / package / "files" / name
            rest = "".join(c for c in text if c not in covered.setdefault((family, weight, style), set()))
            span = cut(source, static / "fonts" / name, rest) if source.is_file() else ""
            if not span:
                continue
            covered[family, weight, style] |= {chr(int(code[2:], 16)) for code in span.split(",")}
            lines.append(
                f'@font-face{{font-family:"{family}";font-style:{style};font-weight:{weight};font-display:swap;'
                f'src:url("fonts/{name}") format("woff2");unicode-range:{span}}}'
            )
    rules.write_text("\n".join(lines), encoding="utf-8")
    stamp.write_text(mark)
    return "\n".join(lines)
