"""The last step of a build: what Sphinx wrote becomes a site that needs nothing from outside."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from _ext.site import mathematics, policy, roles, styles
from _ext.site.node import MODULES

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

EXPLORABLE = "data-explorable="
REDIRECT = """<!DOCTYPE html>
<html lang="en-GB">
<head>
  <meta charset="utf-8">
  {meta}
  <meta http-equiv="refresh" content="0; url={home}">
  <title>{title}</title>
  <link rel="canonical" href="{home}">
</head>
<body><main><h1>{title}</h1><p><a href="{home}">Open the book</a></p></main></body>
</html>
"""


def trim_scripts(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    """Leave a page only the scripts that it uses."""
    body = context.get("body", "")
    wanted = {
        "clipboard.min.js": 'class="highlight-' in body,
        "copybutton.js": 'class="highlight-' in body,
        "design-tabs.js": "sd-tab-set" in body,
        "filter.js": "data-filter=" in body,
        "check.js": 'class="check"' in body,
        "evidence-note.js": any(mark in body for mark in ('class="outcome', 'class="claim', 'class="term')),
    }
    kept = []
    for script in context["script_files"]:
        name = str(getattr(script, "filename", script) or "")
        if name.startswith(("http:", "https:")) or getattr(script, "attributes", {}).get("type") == policy.WIDGET_STATE:
            continue
        if wanted.get(Path(name).name, True):
            kept.append(script)
    context["script_files"] = kept


def _pages(out: Path) -> list[Path]:
    return sorted(path for path in out.rglob("*.html") if "_static" not in path.relative_to(out).parts)


def _mathematics_sheet(static: Path) -> None:
    target = static / "katex" / "katex.css"
    target.parent.mkdir(parents=True, exist_ok=True)
    sheet = (MODULES / "katex" / "dist" / "katex.min.css").read_text(encoding="utf-8")
    target.write_text(re.sub(r',url\([^)]*\.(?:woff|ttf)\) format\("[^"]*"\)', "", sheet), encoding="utf-8")


def _explorables(page: str, depth: int) -> str:
    prefix = "../" * depth + "_static/"
    names = dict.fromkeys(re.findall(rf'{EXPLORABLE}"([^"]+)"', page))
    scripts = ["explorables.js", *(f"explorable-{name}.js" for name in names)] if names else []
    tags = "".join(f'\n  <script defer src="{prefix}{script}"></script>' for script in scripts)
    return page.replace("</head>", f"{tags}\n</head>", 1) if tags else page


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Finish the pages that this build wrote; the others are finished already."""
    if exception is not None or app.builder.name != "html":
        return
    out, static = Path(app.outdir), Path(app.outdir) / "_static"
    home = f"{app.config.root_doc}.html"
    (out / "index.html").write_text(REDIRECT.format(meta=policy.META, home=home, title=app.config.project), encoding="utf-8")
    pages = {path: path.read_text(encoding="utf-8") for path in _pages(out)}
    fresh = {path: page for path, page in pages.items() if policy.META not in page}
    if not fresh:
        return
    # SymPy, matplotlib and fontTools take seconds to import: a build that changes nothing goes without them.
    from _ext.site import fonts
    from widgets.javascript.bundle import bundle

    logger.info("finishing %d pages", len(fresh))
    ready = mathematics.typeset({formula for page in fresh.values() for formula in mathematics.formulas(page)})
    _mathematics_sheet(static)
    bundle(static)
    known = Path(app.doctreedir) / "sheets.json"
    sheets = json.loads(known.read_text()) if known.is_file() else []
    for path, page in fresh.items():
        depth = len(path.relative_to(out).parts) - 1
        sheets += [name for name in styles.linked(page) if name not in sheets]
        page = roles.mend(mathematics.replace(page, ready))
        page = _explorables(page, depth)
        page = policy.apply(page, out, depth)
        extra = (["katex/katex.css"] if 'class="katex' in page else []) + (["explorable.css"] if EXPLORABLE in page else [])
        pages[path] = styles.relink(page, depth, extra)
        path.write_text(pages[path], encoding="utf-8")
    known.write_text(json.dumps(sheets))
    faces = fonts.build(static, list(pages.values()))
    content = [*pages, *static.glob("js/*.js"), static / "searchtools.js", static / "sphinx_highlight.js"]
    css = styles.prune(styles.gather(out, sheets), content)
    (static / "book.css").write_text(faces + "\n" + css, encoding="utf-8")


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", trim_scripts, priority=900)
    app.connect("build-finished", finish, priority=900)
