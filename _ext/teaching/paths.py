"""Reading paths: what each of three readers studies, skims or skips, with minutes.

The level of a page stands in its own front matter; sections that a path treats otherwise stand in
``chapters/paths.yml``. Minutes are counted from the pages themselves.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from functools import cache
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from _ext.page.chapter_head import front_matter
from _ext.page.minutes import exercise_minutes, reading_minutes
from sources import LEVELS, PATHS, reading_paths
from sources.paths import FILE as SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

SKIM = 0.25
"""Share of the reading time that a skim takes: question, objectives, drawings and key points."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Page:
    """What a path needs to know of a page: its levels, its minutes, and those of its labelled sections."""

    title: str
    levels: dict[str, str]
    read: int
    practise: int
    sections: dict[str, tuple[str, int]]


@dataclass(frozen=True)
class Step:
    """A page on a path, with the sections that the path treats otherwise than the page."""

    docname: str
    title: str
    level: str
    exceptions: tuple[tuple[str, str, str], ...]
    minutes: int


@cache
def source() -> dict:
    """The paths and the placement as they stand in the file."""
    return reading_paths(SOURCE)


def step(docname: str, page: Page, path: str, exceptions: dict[str, str]) -> Step:
    """What a path makes of a page.

    Examples
    --------
    >>> page = Page("T", {"oncology": "skim"}, 20, 6, {"sec-a": ("A", 4), "sec-b": ("B", 8)})
    >>> step("p", page, "oncology", {}).minutes, step("p", page, "oncology", {"sec-b": "study"}).minutes
    (5, 11)
    """
    level = page.levels.get(path, "skip")
    share = {"study": 1.0, "skim": SKIM, "skip": 0.0}
    minutes = share[level] * page.read + (page.practise if level == "study" else 0)
    marked = []
    for label, wanted in exceptions.items():
        title, read = page.sections[label]
        minutes += (share[wanted] - share[level]) * read
        marked.append((wanted, label, title))
    return Step(docname, page.title, level, tuple(marked), math.ceil(minutes))


class reading_path(nodes.General, nodes.Element):
    """Stands for the table of a path until all pages are read."""


class ReadingPath(SphinxDirective):
    """The table of one path."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        (name,) = self.arguments
        if name not in source()["paths"]:
            raise self.error(f"reading-path: '{name}' is unknown; valid: {', '.join(source()['paths'])}")
        self.env.note_dependency(str(SOURCE))
        self.env.metadata[self.env.docname]["reading_path"] = True
        return [nodes.paragraph(text=" ".join(source()["paths"][name]["for"].split())), reading_path(path=name)]


def collect(app: Sphinx, doctree: nodes.document) -> None:
    """Note the minutes of a page and of its labelled sections."""
    data = front_matter(app, app.env.docname)
    title = next(iter(doctree.findall(nodes.title)), None)
    if data is None or title is None:
        return
    labelled = {
        label: (section[0].astext(), reading_minutes(section))
        for section in doctree.findall(nodes.section) for label in section["ids"] if label.startswith("sec-")
    }  # fmt: skip
    page = Page(title.astext(), data.get("paths", {}), reading_minutes(doctree), exercise_minutes(app.env, data), labelled)
    app.env.metadata[app.env.docname]["page"] = page


def pages(env: BuildEnvironment) -> dict[str, Page]:
    """The chapters of the book, by document."""
    return {docname: data["page"] for docname, data in sorted(env.metadata.items()) if "page" in data}


def refresh(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write the pages with a path again when the minutes of any page have changed."""
    now = {name: asdict(page) for name, page in pages(env).items()}
    stale = [docname for docname, data in env.metadata.items() if data.get("reading_path") and data.get("pages_shown") != now]
    for docname in stale:
        env.metadata[docname]["pages_shown"] = now
    return stale


def in_order(env: BuildEnvironment, docname: str) -> Iterator[str]:
    """The documents below one, in the order of the contents."""
    yield docname
    for below in env.toctree_includes.get(docname, []):
        yield from in_order(env, below)


def steps(env: BuildEnvironment, path: str) -> list[Step]:
    """A path through the book; unknown pages and sections in the file are warned of."""
    given = source()["paths"][path].get("sections") or {}
    known = {name.removeprefix("chapters/"): page for name, page in pages(env).items()}
    for name, sections in given.items():
        for label, level in sections.items():
            if name not in known or label not in known[name].sections or level not in LEVELS:
                valid = ", ".join(known[name].sections) if name in known else ", ".join(sorted(known))
                logger.warning("paths.yml: %s, %s: %s: %s; valid: %s with %s", path, name, label, level, valid, ", ".join(LEVELS))
    order = [name for name in in_order(env, env.config.root_doc) if name in pages(env)]
    found = []
    for name in order:
        page, short = pages(env)[name], name.removeprefix("chapters/")
        exceptions = {label: level for label, level in given.get(short, {}).items() if label in page.sections}
        found.append(step(name, page, path, exceptions))
    return found


def _row(*cells: list[nodes.Node]) -> nodes.row:
    return nodes.row("", *[nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells])


def _link(app: Sphinx, origin: str, docname: str, text: str, anchor: str = "") -> nodes.reference:
    target = app.builder.get_relative_uri(origin, docname) + (f"#{anchor}" if anchor else "")
    return nodes.reference("", text, refuri=target, internal=True)


def clock(minutes: int) -> str:
    """Minutes as a reader plans them.

    Examples
    --------
    >>> clock(45), clock(135)
    ('45 min', '2 h 15 min')
    """
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if hours else f"{rest} min"


def table(app: Sphinx, origin: str, path: str) -> list[nodes.Node]:
    """The sentence and the table of one path."""
    found = steps(app.env, path)
    group = nodes.tgroup(cols=4)
    group += [nodes.colspec(colwidth=width) for width in (34, 10, 40, 12)]
    group += nodes.thead("", _row(*[[nodes.Text(text)] for text in ("Page", "Level", "But", "Time")]))
    body = nodes.tbody()
    for one in found:
        but: list[nodes.Node] = []
        for level, anchor, title in one.exceptions:
            but += [nodes.Text("; " if but else ""), nodes.Text(f"{level} "), _link(app, origin, one.docname, title, anchor)]
        body += _row([_link(app, origin, one.docname, one.title)], [nodes.strong(text=one.level)], but, [nodes.Text(clock(one.minutes) if one.minutes else "–")])
    group += body
    total = sum(one.minutes for one in found)
    whole = sum(page.read + page.practise for page in pages(app.env).values())
    said = f"{clock(total)} in all; the whole book takes {clock(whole)}."
    return [nodes.paragraph(text=said), nodes.table("", group, classes=["reading-path"], label=f"Reading path: {PATHS[path]}")]


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Replace the placeholder once every page is known."""
    for placeholder in list(doctree.findall(reading_path)):
        placeholder.replace_self(table(app, docname, placeholder["path"]))


def setup(app: Sphinx) -> None:
    app.add_directive("reading-path", ReadingPath)
    app.add_node(reading_path)
    app.connect("doctree-read", collect)
    app.connect("env-updated", refresh)
    app.connect("doctree-resolved", fill)
