"""Text that a page folds away under a summary and that paper, EPUB and plain text show."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from _ext.page.builders import is_site

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx


class disclosure(nodes.container):
    """A container whose first child, the summary, opens the rest."""


def folded(summary: str, *content: nodes.Node, classes: list[str] | None = None) -> disclosure:
    r"""Content under a summary.

    Examples
    --------
    >>> folded("Why", nodes.paragraph(text="So.")).astext()
    'Why\n\nSo.'
    """
    return disclosure("", nodes.paragraph("", "", nodes.strong(text=summary)), *content, classes=classes or [])


def on_pages(visit: Callable, otherwise: str = "visit_container") -> Callable:
    """Let a visitor write for pages of the site; in an EPUB, the node is written as the container that it is."""

    def either(self, node: nodes.Element) -> None:
        if is_site(self.builder):
            visit(self, node)
        else:
            getattr(self, otherwise)(node)

    return either


def visit_disclosure(self, node: disclosure) -> None:
    summary, *content = node.children
    self.body.append(self.starttag(node, "details", CLASS="") + f"<summary>{escape(summary.astext())}</summary>\n")
    for child in content:
        child.walkabout(self)
    self.body.append("</details>\n")
    raise nodes.SkipNode


def depart(self, node: nodes.Element) -> None:
    """End the container that an EPUB has of a node; a page never comes here."""
    self.depart_container(node)


def setup(app: Sphinx) -> None:
    app.add_node(disclosure, html=(on_pages(visit_disclosure), depart))
