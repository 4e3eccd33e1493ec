"""The head of a chapter: minutes, date of the evidence check, reading paths."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

from _ext.evidence.contents import day
from _ext.evidence.table import cited_keys, oldest_check_date
from _ext.page.minutes import exercise_minutes, reading_minutes
from sources import LEVELS, PATHS

if TYPE_CHECKING:
    from sphinx.application import Sphinx

KEYS = ("exercise_minutes", "paths")

logger = logging.getLogger(__name__)


def front_matter(app: Sphinx, docname: str) -> dict | None:
    """What a page says of itself under ``chapter``; None where it is no chapter."""
    raw = app.env.metadata.get(docname, {}).get("chapter")
    if raw is None:
        return None
    data = json.loads(raw) if isinstance(raw, str) else raw
    unknown = sorted(set(data) - set(KEYS))
    if unknown:
        logger.warning("unknown keys under 'chapter': %s; valid: %s", ", ".join(unknown), ", ".join(KEYS), location=docname)
    for path, level in data.get("paths", {}).items():
        if path not in PATHS or level not in LEVELS:
            logger.warning("reading path '%s: %s'; valid: %s with %s", path, level, ", ".join(PATHS), ", ".join(LEVELS), location=docname)
    return data


def add_head(app: Sphinx, doctree: nodes.document) -> None:
    """Put minutes, date of the evidence check and reading paths under the title of a chapter."""
    data = front_matter(app, app.env.docname)
    title = next(iter(doctree.findall(nodes.title)), None)
    if data is None or title is None:
        return
    read, practise = reading_minutes(doctree), exercise_minutes(app.env, data)
    facts = [f"{read} min reading" + (f" + {practise} min exercises" if practise else "")]
    checked = oldest_check_date(cited_keys(doctree))
    if checked:
        facts.append(f"evidence checked {day(checked)}")
    items = [nodes.list_item("", nodes.paragraph(text=fact)) for fact in facts]
    for path, level in data.get("paths", {}).items():
        badge = nodes.inline("", "", nodes.Text(f"{PATHS.get(path, path)}: "), nodes.strong(text=level), classes=["path"])
        items.append(nodes.list_item("", nodes.paragraph("", "", badge)))
    head = nodes.bullet_list("", *items, classes=["chapter-head"])
    title.parent.insert(title.parent.index(title) + 1, head)


def setup(app: Sphinx) -> None:
    app.connect("doctree-read", add_head)
