"""The directive ``evidence``: a table of the works that a page cites, with in whom each was done."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import SphinxDirective

from _ext.evidence import rows as book
from _ext.evidence.days import count, remark
from _ext.evidence.roles import claim_link, evidence_link
from _ext.page.disclosure import folded
from evidence.wording import CERTAINTY, DIRECTNESS, design, prose, titled

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def cited_keys(doctree: nodes.Node) -> list[str]:
    """Keys cited on a page, in order of first citation, each once."""
    found: dict[str, None] = {}
    for reference in doctree.findall(pending_xref):
        if reference.get("refdomain") == "cite":
            found.update(dict.fromkeys(key.strip() for key in reference["reftarget"].split(",")))
    found.update(dict.fromkeys(link["key"] for link in doctree.findall(evidence_link) if "key" in link))
    return list(found)


def oldest_check_date(keys: list[str]) -> dt.datetime | None:
    """The oldest date on which one of these works was read; None where none is known."""
    return min((book.studies()[key]["checked"] for key in keys if key in book.studies()), default=None)


class evidence_table(nodes.General, nodes.Element):
    """Stands for the table until the citations of the page are known."""


class Evidence(SphinxDirective):
    """Table of the works cited on this page, out of ``evidence/studies.csv``."""

    def run(self) -> list[nodes.Node]:
        return [evidence_table()]


def _cite(key: str) -> nodes.Node:
    return pending_xref("", nodes.literal(text=key), refdomain="cite", reftype="t", reftarget=key, refexplicit=False, refwarn=True, classes=["evidence-work"])


def _printed(key: str) -> nodes.paragraph:
    """Title and identifier of a work: seen on paper only, where no link leads to them."""
    entry = book.works()[key]
    return nodes.paragraph(text=f"{titled(entry.text('title'))} {entry.get('doi') or entry.get('url')}".strip(), classes=["work-doi"])


def _row(*cells: nodes.Node) -> nodes.row:
    return nodes.row("", *[nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells])


def _number(value: object) -> str:
    return "" if value is None or value != value or value == "" else f"{int(value):,}"


def build(keys: list[str]) -> list[nodes.Node]:
    """Summary sentence and table for these works."""
    order = list(DIRECTNESS)
    rows = sorted((book.studies()[key] for key in keys if key in book.studies()), key=lambda row: order.index(row["directness"]))
    counts = Counter(row["directness"] for row in rows)
    said = "; ".join(f"{DIRECTNESS[name]} {counts[name]}" for name in order if counts[name])
    many = f"{len(rows)} work{'s' * (len(rows) != 1)}"
    summary = nodes.paragraph(text=f"This page cites {many}, by whom they studied: {said}.{count(rows, 'works')}")
    group = nodes.tgroup(cols=5)
    group += [nodes.colspec(colwidth=width) for width in (18, 16, 12, 8, 46)]
    group += nodes.thead("", _row(*[nodes.Text(text) for text in ("Work", "Shown in", "Design", "Patients", "What was done and found")]))
    body = nodes.tbody()
    for row in rows:
        mark = nodes.inline(text=DIRECTNESS[row["directness"]], classes=["directness", f"directness-{row['directness']}"])
        line = _row(_cite(row["key"]), mark, nodes.Text(design(row)), nodes.Text(_number(row["n"])), nodes.Text(f"{prose(row['summary'])} {remark(row['checked'])}".strip()))
        line[0] += _printed(row["key"])
        body += line
    group += body
    table = nodes.table("", group, classes=["evidence", "cards"], label="Works that this page cites")
    return [summary, folded(f"Table of the {many}", table, classes=["evidence"])]


def certainty(docname: str) -> list[nodes.Node]:
    """The claims of a page, each with its certainty; nothing where the ledger has none of it."""
    mine = [claim for claim in book.claims().values() if f"chapters/{claim['chapter']}" == docname]
    if not mine:
        return []
    counts = Counter(claim["certainty"] for claim in mine)
    said = "; ".join(f"{words} {counts[name]}" for name, words in CERTAINTY.items() if counts[name])
    many = f"{len(mine)} statement{'s' * (len(mine) != 1)}"
    summary = nodes.paragraph(text=f"The claim ledger holds {many} of this page: {said}.{count(mine, 'statements')}")
    items = [nodes.list_item("", nodes.paragraph("", "", nodes.Text(prose(f"{claim['statement']} ")), claim_link(claim))) for claim in mine]
    return [summary, folded(f"How certain: the {many}", nodes.bullet_list("", *items), classes=["evidence"])]


def fill(app: Sphinx, doctree: nodes.document) -> None:
    """Replace the placeholder once the page is read."""
    for placeholder in list(doctree.findall(evidence_table)):
        placeholder.replace_self([*build(cited_keys(doctree)), *certainty(app.env.docname)])


def setup(app: Sphinx) -> None:
    app.add_directive("evidence", Evidence)
    app.add_node(evidence_table)
    app.connect("doctree-read", fill)
