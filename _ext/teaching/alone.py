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


class Alone:
    """Writes nodes as pages of a site would, one at a time.

    Parameters
    ----------
    app : Sphinx
        The site's build, whose pages are read.
    """

    def __init__(self, app: Sphinx) -> None:
        self.builder = app.builder
        self.settings = get_default_settings(HTMLWriter(app.builder))  # parses options, which takes longer than to write a question
        self.settings.compact_lists = True
        self.handlers = app.registry.translation_handlers.get("html", {})

    def to_html(self, node: nodes.Element) -> str:
        """Write a node whose references are resolved already."""
        document = new_document("questions", self.settings)
        document += node
        translator = PageTranslator(document, self.builder)
        translator.add_permalinks = False
        for name, (visit, leave) in self.handlers.items():
            setattr(translator, f"visit_{name}", visit.__get__(translator))
            if leave:
                setattr(translator, f"depart_{name}", leave.__get__(translator))
        node.walkabout(translator)
        return "".join(translator.body)
