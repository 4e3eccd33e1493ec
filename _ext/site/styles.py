"""One style sheet for the site: Sphinx's, the extensions' and ours, pruned to what the pages use."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

from _ext.site.node import MODULES, node

SCRIPT = Path(__file__).with_name("styles.mjs")
SHEET = re.compile(r'\s*<link rel="stylesheet"[^>]*href="(?P<href>[^"?#]+)[^"]*"[^>]*/?>')
SHEETS_LEFT_OUT = ("basic.css", "pygments.css", "mystnb", "copybutton.css")  # our own content.css says the same in less
SAFE = (r"^is-", r"^copybtn$", r"^contents-open$", r"^js$", r"^highlighted$", r"^search", r"^context$")


def linked(page: str) -> list[str]:
    """Style sheets that a page links, as paths below ``_static``."""
    return [match["href"].split("_static/", 1)[1] for match in SHEET.finditer(page) if "_static/" in match["href"]]


def gather(out: Path, names: list[str]) -> str:
    """The text of these sheets, in order, less those that our own replace."""
    kept = [name for name in names if not Path(name).name.startswith(SHEETS_LEFT_OUT)]
    return "\n".join((out / "_static" / name).read_text(encoding="utf-8") for name in kept)


def prune(css: str, content: list[Path]) -> str:
    """Leave only rules whose selectors occur in ``content``; minify."""
    payload = {"css": css, "content": [str(path) for path in content], "safe": SAFE}
    done = subprocess.run(
        [node(), SCRIPT], input=json.dumps(payload), capture_output=True, text=True, encoding="utf-8", cwd=MODULES.parent
    )
    if done.returncode:
        raise RuntimeError(f"style sheet: {done.stderr.strip()}")
    return done.stdout


def relink(page: str, depth: int, extra: list[str]) -> str:
    """Replace the page's style sheets by the one of the site, and ``extra`` ones."""
    first = SHEET.search(page)
    if first is None:
        return page
    prefix = "../" * depth + "_static/"
    links = "".join(f'\n  <link rel="stylesheet" href="{prefix}{name}">' for name in ["book.css", *extra])
    return SHEET.sub("", page[: first.start()] + "\0" + page[first.start() :]).replace("\0", links, 1)
