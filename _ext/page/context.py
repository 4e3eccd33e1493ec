"""What `layout.html` is told of a page: its policy, and only the scripts and style sheets that it uses."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from _ext.output.faces import EARLY
from _ext.page.policy import POLICY, violations

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

EXPLORABLE = re.compile(r'data-explorable="([^"]+)"')
CODE = 'class="highlight-'
NEVER = ("doctools.js", "sphinx_highlight.js")
"""Scripts that Sphinx brings for its own search."""

SCRIPTS = {
    "documentation_options.js": (CODE,),
    "copy-code.js": (CODE,),
    "figure-tools.js": ("<figure",),
    "design-tabs.js": ("sd-tab-set",),
    "filter.js": ("data-filter=",),
    "evidence-note.js": ('class="outcome', 'class="claim', 'class="term', "references.html#"),
}
"""Scripts that only some pages need, and what in a page needs them."""

SHEETS = {"design.css": 'class="sd-', "home.css": 'class="home-links', "data.css": 'class="data-page', "book.css": "", "katex/katex.css": 'class="katex', "explorable.css": "data-explorable="}
"""Style sheets, in order, and what in a page needs them; `book.css` every page does."""


def scripts(body: str, names: list[str]) -> list[str]:
    """The scripts among ``names`` that a page with this body uses.

    Examples
    --------
    >>> scripts("<p>", ["js/site.js", "js/filter.js"]), scripts('<form data-filter="x">', ["js/filter.js"])
    (['js/site.js'], ['js/filter.js'])
    """
    return [name for name in names if Path(name).name not in NEVER and (Path(name).name not in SCRIPTS or any(mark in body for mark in SCRIPTS[Path(name).name]))]


def explorables(body: str) -> list[str]:
    """The scripts of the explorables on a page, the engine first.

    Examples
    --------
    >>> explorables('<section data-explorable="y90"></section>')
    ['explorables.js', 'explorable-y90.js']
    """
    names = dict.fromkeys(EXPLORABLE.findall(body))
    return ["explorables.js", *(f"explorable-{name}.js" for name in names)] if names else []


BUNDLES = {"check.js": ('class="check"',), "questions.js": ("data-progress=",), "my-progress.js": ("data-progress=",)}
"""Scripts bundled from `questions/js`, and the bank itself, with what in a page needs them."""


def bundles(body: str) -> list[str]:
    """The scripts of questions and explorables on a page.

    Examples
    --------
    >>> bundles('<div class="check"></div>')
    ['check.js']
    """
    return [name for name, marks in BUNDLES.items() if any(mark in body for mark in marks)] + explorables(body)


def describe(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    """Tell the template what this page needs, and warn of what its policy would block."""
    if app.builder.name != "html":
        return
    body = context.get("body", "")
    for blocked in violations(body):
        logger.warning("blocked by the content security policy: %s", blocked[:120], location=pagename)
    ours = [script for script in context["script_files"] if _is_file(script)]
    wanted = set(scripts(body, [str(script.filename) for script in ours]))
    context["script_files"] = [script for script in ours if str(script.filename) in wanted]
    context["policy"] = POLICY
    context["early_fonts"] = " ".join(EARLY)
    context["sheets"] = [name for name, mark in SHEETS.items() if mark in body]
    context["bundles"] = bundles(body)


def _is_file(script: object) -> bool:
    """Whether a script is a file of this site, and no text in the page."""
    name = str(getattr(script, "filename", None) or "")
    return bool(name) and "://" not in name


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", describe, priority=900)  # after the extensions have added their scripts
