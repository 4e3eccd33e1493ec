"""Questions as pieces of HTML that stand on no page of their own yet: the bank that *My progress* asks from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils.frontend import get_default_settings
from docutils.utils import new_document
from sphinx.writers.html import HTMLWriter

from _ext.page.translator import PageTranslator

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def to_html(app: Sphinx, node: nodes.Element) -> str:
    """Write a node as a page of the site would, whose references are resolved already."""
    settings = get_default_settings(HTMLWriter(app.builder))
    settings.compact_lists = True
    document = new_document("questions", settings)
    document += node
    translator = PageTranslator(document, app.builder)
    translator.add_permalinks = False
    for name, (visit, leave) in app.registry.translation_handlers.get("html", {}).items():
        setattr(translator, f"visit_{name}", visit.__get__(translator))
        if leave:
            setattr(translator, f"depart_{name}", leave.__get__(translator))
    node.walkabout(translator)
    return "".join(translator.body)
