"""How the book's pages differ from docutils' HTML: sections tell their length, tables scroll in a box, a number stays with its unit, what nothing asks for is not said."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from _ext.page.extent import lines

if TYPE_CHECKING:
    from sphinx.application import Sphinx


CLASSES = re.compile(r' class="([^"]*)"')
UNASKED = frozenset(("docutils", "container", "align-default", "tex2jax_ignore", "mathjax_ignore", "xref", "std"))
"""Classes that docutils, Sphinx and MyST write, and that nothing of ours asks for."""

KINDS = frozenset(("std", "std-doc", "std-numref", "std-ref"))
"""What says of the text of a link only that it is one; a word of the glossary is dotted by its own."""

TIED = re.compile(r"(?<=\d) (?=(?:[GM]Bq|Gy|[mcµ]m|m[lL]|[mk]g|°C)(?!\w))|(?<=\b[pn]) (?=[=≤≥]|&[lg]t;)|(?:(?<=[=≤≥])|(?<=&[lg]t;)) (?=\d)")
"""The space between a number and its unit, and about the sign between p or n and its number: no line breaks there."""


def _asked_for(match: re.Match[str]) -> str:
    kept = [name for name in match[1].split() if name not in UNASKED]
    return f' class="{" ".join(kept)}"' if kept else ""


class PageTranslator(HTML5Translator):
    """Writes pages of the site.

    A box that may scroll can be reached by keyboard from the first byte; `site.js` takes it out of the tab order
    where it does not scroll.
    """

    def starttag(self, node: nodes.Element, tagname: str, suffix: str = "\n", empty: bool = False, **attributes: object) -> str:
        """Begin an element, without the classes that nothing asks for."""
        return CLASSES.sub(_asked_for, super().starttag(node, tagname, suffix, empty, **attributes), count=1)

    def visit_section(self, node: nodes.section) -> None:
        self.section_level += 1
        apart = self.section_level == 2 and (length := lines(node))
        self.body.append(self.starttag(node, "section", **({"CLASS": "apart", "style": f"--lines:{length}"} if apart else {})))

    def visit_Text(self, node: nodes.Text) -> None:  # noqa: N802
        super().visit_Text(node)
        if not self.protect_literal_text:
            self.body[-1] = TIED.sub("\u00a0", self.body[-1])

    def visit_table(self, node: nodes.table) -> None:
        title = next(iter(node.findall(nodes.title)), None)
        name = self.attval(title.astext() if title else node.get("label", "Table"))
        self.body.append(f'<div class="table-scroll" role="group" aria-label="{name}" tabindex="0">')
        super().visit_table(node)

    def depart_table(self, node: nodes.table) -> None:
        super().depart_table(node)
        self.body.append("</div>\n")

    def visit_row(self, node: nodes.row) -> None:
        self.body.append(self.starttag(node, "tr", ""))  # CSS counts odd and even rows itself
        node.column = 0

    def visit_entry(self, node: nodes.entry) -> None:
        place = len(self.body)
        super().visit_entry(node)
        if label := _label(node):
            self.body[place] = self.body[place].replace("<td", f'<td data-label="{self.attval(label)}"', 1)

    def visit_inline(self, node: nodes.inline) -> None:
        if "bibtex-citation" in node["classes"]:
            node["ids"].clear()  # nothing leads to a citation, of which a page has a hundred
        if not _is_plain(node):
            super().visit_inline(node)

    def depart_inline(self, node: nodes.inline) -> None:
        if not _is_plain(node):
            super().depart_inline(node)

    def visit_citation(self, node: nodes.citation) -> None:
        # docutils writes roles that browsers and the standard no longer know
        if not isinstance(node.previous_sibling(), nodes.citation):
            self.body.append('<ul class="citation-list">\n')
        self.body.append(self.starttag(node, "li", CLASS="citation"))

    def depart_citation(self, node: nodes.citation) -> None:
        self.body.append("</li>\n")
        if not isinstance(node.next_node(descend=False, siblings=True), nodes.citation):
            self.body.append("</ul>\n")

    def visit_label(self, node: nodes.label) -> None:
        if isinstance(node.parent, nodes.citation):
            raise nodes.SkipNode  # author and year open the entry
        super().visit_label(node)


def _label(node: nodes.entry) -> str:
    """The heading over a cell of a table whose rows become cards where it does not fit; nothing for other tables, headings and empty cells."""
    row = node.parent
    group = row.parent.parent
    if isinstance(row.parent, nodes.thead) or "cards" not in group.parent["classes"] or not node.astext().strip():
        return ""
    return next(group.findall(nodes.thead))[0][row.index(node)].astext()


def _is_plain(node: nodes.inline) -> bool:
    """Whether an element would tell a page nothing that the link around it does not tell."""
    return isinstance(node.parent, nodes.reference) and not node["ids"] and set(node["classes"]) <= KINDS


def visit_hidden_cell(self: PageTranslator, node: nodes.Element) -> None:
    """Write the fold of a code cell; MyST-NB puts paragraphs into its summary, where none may be."""
    self.body.append(f'<details class="hide"><summary>{escape(node["prompt_show"])}</summary>\n')


def depart_hidden_cell(self: PageTranslator, node: nodes.Element) -> None:
    self.body.append("</details>\n")


def own_hidden_cells(app: Sphinx) -> None:
    """Take the fold over once every extension is set up."""
    if "myst_nb" in app.extensions:
        from myst_nb.sphinx_ import HideCodeCellNode

        app.add_node(HideCodeCellNode, override=True, html=(visit_hidden_cell, depart_hidden_cell))


def setup(app: Sphinx) -> None:
    app.set_translator("html", PageTranslator)
    app.connect("builder-inited", own_hidden_cells)
