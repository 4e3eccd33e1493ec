"""The head of a chapter: minutes, days of the evidence check and of the last search, who reviewed it, reading paths."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

from _ext.evidence import rows
from _ext.evidence.days import day, is_old
from _ext.evidence.table import cited_keys, oldest_check_date
from _ext.page.minutes import exercise_minutes, reading_minutes
from evidence.loading import FOLDER

if TYPE_CHECKING:
    import datetime as dt

    from sphinx.application import Sphinx

PATHS = {"oncology": "Oncology", "immunology": "Immunology", "intervention": "Intervention"}
LEVELS = ("study", "skim", "skip")
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


def dates(chapter: str, checked: dt.datetime | None) -> list[str]:
    """When the evidence of a chapter was last checked, and when new works were last searched for."""
    found = [f"evidence checked {day(checked)}" + (", more than a year ago" if is_old(checked) else "")] if checked else []
    searched = rows.searched().get(chapter)
    return found + ([f"new works searched {day(searched)}" + (", more than a year ago" if is_old(searched) else "")] if searched is not None else [])


def reviewed(chapter: str) -> list[list[nodes.Node]]:
    """Which specialists reviewed a chapter, each as a link with day and outcome; that none has, where none has."""
    found = [
        [nodes.Text("reviewed by "), nodes.reference("", row["name"], refuri=f"https://orcid.org/{row['orcid']}"), nodes.Text(f", {day(row['date'])}: {row['outcome'].replace('-', ' ')}")]
        for row in rows.reviews().get(chapter, [])
    ]  # fmt: skip
    return found or [[nodes.Text("not yet reviewed by a specialist")]]


def add_head(app: Sphinx, doctree: nodes.document) -> None:
    """Put minutes, date of the evidence check and reading paths under the title of a chapter."""
    data = front_matter(app, app.env.docname)
    title = next(iter(doctree.findall(nodes.title)), None)
    if data is None or title is None:
        return
    read, practise = reading_minutes(doctree), exercise_minutes(app.env, data)
    facts = [f"{read} min reading" + (f" + {practise} min exercises" if practise else "")]
    facts += dates(app.env.docname.removeprefix("chapters/"), oldest_check_date(cited_keys(doctree)))
    items = [nodes.list_item("", nodes.paragraph(text=fact)) for fact in facts]
    items += [nodes.list_item("", nodes.paragraph("", "", *said)) for said in reviewed(app.env.docname.removeprefix("chapters/"))]
    for name in ("searches.yml", "reviews.yml"):
        app.env.note_dependency(str(FOLDER / name))
    for path, level in data.get("paths", {}).items():
        badge = nodes.inline("", "", nodes.Text(f"{PATHS.get(path, path)}: "), nodes.strong(text=level), classes=["path"])
        items.append(nodes.list_item("", nodes.paragraph("", "", badge)))
    head = nodes.bullet_list("", *items, classes=["chapter-head"])
    title.parent.insert(title.parent.index(title) + 1, head)


def setup(app: Sphinx) -> None:
    app.connect("doctree-read", add_head)
