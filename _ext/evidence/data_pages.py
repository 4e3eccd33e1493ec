"""The directives ``ledger``, ``annotated``, ``outcomes-table``, ``differences``, ``agreement``, ``gap-map``, ``errata`` and ``what-is-new``: all rows of a table, made once every page is known.

Python says what stands in a row; the templates in ``_templates/data`` say how it looks.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from _ext.evidence import contents, differences, gap_page, news
from _ext.evidence.places import Places
from bib.reading import REFERENCES
from evidence.wording import prose

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = ROOT / "_templates" / "data"
KINDS = {
    "ledger": contents.ledger,
    "annotated": contents.annotated,
    "outcomes-table": contents.numbers,
    "differences": differences.differences,
    "agreement": differences.agreement,
    "gap-map": gap_page.gap_map,
    "errata": contents.errata,
    "what-is-new": news.what_is_new,
}


class data_table(nodes.General, nodes.Element):
    """Stands for a table until every page of the book is known."""


class DataTable(SphinxDirective):
    """All rows of one table; which one, the name of the directive says."""

    def run(self) -> list[nodes.Node]:
        for path in (*sorted((ROOT / "evidence").glob("*.csv")), *sorted((ROOT / "evidence").glob("*.yml")), REFERENCES):
            self.env.note_dependency(str(path))
        self.env.metadata[self.env.docname]["data_table"] = True
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


def shown_of_pages(env: BuildEnvironment) -> str:
    """Hash of what the tables tell of the pages: their titles, and what each cites and counts."""
    cited = sorted((reference.docname, target.key) for reference in env.get_domain("cite").citation_refs for target in reference.targets)
    numbers = sorted((docname, sorted(data.get("numbers", ()))) for docname, data in env.metadata.items())
    terms = sorted((docname, sorted(data.get("terms", {}).items())) for docname, data in env.metadata.items())
    titles = sorted((docname, title.astext()) for docname, title in env.titles.items())
    return hashlib.sha256(repr((cited, numbers, terms, titles)).encode()).hexdigest()


def refresh(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write the pages with tables again when what they tell of other pages has changed."""
    now = shown_of_pages(env)
    stale = [docname for docname, data in env.metadata.items() if data.get("data_table") and data.get("pages_told") != now]
    for docname in stale:
        env.metadata[docname]["pages_told"] = now
    return stale


def setup(app: Sphinx) -> None:
    app.add_node(data_table)
    for kind in KINDS:
        app.add_directive(kind, DataTable)
    app.add_post_transform(FillTables)
    app.add_js_file("js/filter.js", defer="defer")
    app.add_js_file("js/evidence-note.js", defer="defer")
    app.connect("env-updated", refresh)
