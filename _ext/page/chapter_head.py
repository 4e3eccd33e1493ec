"""The head of a chapter: minutes, days of the evidence check and of the last search, who reviewed it, reading paths."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

from _ext.evidence import rows
from _ext.evidence.days import day, is_old
from _ext.evidence.table import cited_keys, oldest_check_date
from _ext.page.minutes import exercise_minutes, reading_minutes
from evidence.loading import FOLDER
from sources import LEVELS, PATHS

if TYPE_CHECKING:
    import datetime as dt

    from sphinx.application import Sphinx

KEYS = ("exercise_minutes", "paths")

logger = logging.getLogger(__name__)


def faults(data: object) -> Iterator[tuple[str, str]]:
    """Yield what is wrong in what a page says under ``chapter``: the word to look for in the file, and the fault.

    Examples
    --------
    >>> list(faults({"exercise_minutes": "six"}))
    [('exercise_minutes', "exercise_minutes is 'six'; expected a number of minutes, 0 or more")]
    """
    if not isinstance(data, dict):
        yield "chapter", f"'chapter' is {data!r}; expected {', '.join(KEYS)}"
        return
    for name in sorted(set(data) - set(KEYS)):
        yield name, f"unknown key '{name}' under 'chapter'; valid: {', '.join(KEYS)}"
    minutes = data.get("exercise_minutes", 0)
    if isinstance(minutes, bool) or not isinstance(minutes, int | float) or minutes < 0:
        yield "exercise_minutes", f"exercise_minutes is {minutes!r}; expected a number of minutes, 0 or more"
    paths = data.get("paths", {})
    if not isinstance(paths, dict):
        yield "paths", f"paths is {paths!r}; expected {', '.join(PATHS)} with {', '.join(LEVELS)}"
        return
    for path, level in paths.items():
        if path not in PATHS or level not in LEVELS:
            yield path, f"reading path '{path}: {level}'; valid: {', '.join(PATHS)} with {', '.join(LEVELS)}"


def written(app: Sphinx, docname: str) -> object:
    """What a page says under ``chapter``, as it stands there; None where it says nothing of the kind."""
    raw = app.env.metadata.get(docname, {}).get("chapter")
    try:
        return json.loads(raw) if isinstance(raw, str) else raw
    except json.JSONDecodeError:  # a text in the place of the keys
        return raw


def front_matter(app: Sphinx, docname: str) -> dict | None:
    """What a page says of itself under ``chapter``, without what is wrong there; None where it is no chapter."""
    data = written(app, docname)
    if data is None:
        return None
    wrong = {word for word, _ in faults(data)}
    kept = {name: value for name, value in data.items() if name in KEYS and name not in wrong} if isinstance(data, dict) else {}
    return kept | {"paths": {path: level for path, level in kept.get("paths", {}).items() if path not in wrong}}


def name_faults(app: Sphinx, docname: str) -> None:
    """Warn of what is wrong in the front matter, at its line."""
    data = written(app, docname)
    for word, fault in faults(data) if data is not None else ():
        lines = Path(app.env.doc2path(docname)).read_text(encoding="utf-8").split("\n")
        line = next((number for number, text in enumerate(lines, 1) if word in text), 1)
        logger.warning(fault, location=(docname, line))


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
    name_faults(app, app.env.docname)
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
