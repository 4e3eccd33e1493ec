"""The directives ``ledger``, ``annotated``, ``outcomes-table``, ``differences``, ``agreement`` and ``gap-map``: all rows of a table, made once every page is known.

Python says what stands in a row; the templates in ``_templates/data`` say how it looks.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from _ext.data_pages import contents, differences, gap_page
from _ext.data_pages.places import Places
from evidence.wording import prose

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "_templates" / "data"
KINDS = {
    "ledger": contents.ledger,
    "annotated": contents.annotated,
    "outcomes-table": contents.numbers,
    "differences": differences.differences,
    "agreement": differences.agreement,
    "gap-map": gap_page.gap_map,
}


class data_table(nodes.General, nodes.Element):
    """Stands for a table until every page of the book is known."""


class DataTable(SphinxDirective):
    """All rows of one table; which one, the name of the directive says."""

    def run(self) -> list[nodes.Node]:
        self.env.__dict__.setdefault("book_tables", set()).add(self.env.docname)
        return [data_table(kind=self.name)]


@cache
def _templates() -> Environment:
    templates = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    templates.filters["prose"] = prose
    return templates


def render(kind: str, places: Places) -> str:
    """Return a table as HTML."""
    return _templates().get_template(f"{kind}.html").render(KINDS[kind](places))


class FillTables(SphinxPostTransform):
    """Put the tables where they belong."""

    default_priority = 20

    def run(self, **options: object) -> None:
        for node in list(self.document.findall(data_table)):
            places = Places(self.env, self.app.builder, self.env.docname)
            node.replace_self(nodes.raw("", render(node["kind"], places), format="html"))


def note_reading(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Keep whether this build reads any page."""
    app.book_reads = bool(docnames)


def write_again(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """When any page is read, the pages with tables are written again: they tell which pages cite a work."""
    return sorted(getattr(env, "book_tables", set()) & env.found_docs) if app.book_reads else []


def forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Drop a page when it is read again."""
    getattr(env, "book_tables", set()).discard(docname)


def setup(app: Sphinx) -> None:
    app.add_node(data_table)
    for kind in KINDS:
        app.add_directive(kind, DataTable)
    app.add_post_transform(FillTables)
    app.add_css_file("css/evidence.css", priority=900)  # after the sheets of the configuration
    app.add_js_file("js/filter.js", defer="defer")
    app.add_js_file("js/evidence-note.js", defer="defer")
    app.connect("env-before-read-docs", note_reading)
    app.connect("env-updated", write_again)
    app.connect("env-purge-doc", forget)
