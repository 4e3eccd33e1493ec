"""Terms of the glossary: linked at their first use on a page, with their meaning in the link's title.

An author links a term where its first use deserves it; where none did, the first use in the running text is linked here.
``assets/js/evidence-note.js`` shows the meaning on hover, on focus and on tap.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform

from _ext.language.abbreviations import LEFT_ALONE, abbreviations
from _ext.language.meanings import meanings
from _ext.teaching.check import check_item
from _ext.teaching.predict import predict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

SOURCE = Path(__file__).resolve().parent.parent.parent / "chapters" / "back" / "glossary.md"
PAGES = re.compile(r"chapters/(?:\d|front/)")
SPARED = (*LEFT_ALONE, pending_xref, nodes.caption, nodes.table, nodes.math_block, predict, check_item)


@cache
def glossary() -> dict[str, str]:
    """Term to meaning, as plain words.

    Examples
    --------
    >>> glossary()["Anergy"]
    'The state of a T cell that lives but no longer answers its antigen.'
    """
    return meanings(SOURCE.read_text(encoding="utf-8"))


@cache
def term_pattern() -> re.Pattern[str]:
    names = sorted((term for term in glossary() if term not in abbreviations()), key=len, reverse=True)
    either = [f"[{name[0].upper()}{name[0].lower()}]{re.escape(name[1:])}" for name in names]
    return re.compile(r"(?<![\w-])(" + "|".join(either) + r")(s?)(?![\w-])")


def _known(name: str) -> str:
    """The term as the glossary writes it; empty if it has none."""
    return next((term for term in glossary() if term.lower() == name.lower()), "")


def _running_text(doctree: nodes.document) -> Iterator[nodes.Text]:
    for text in doctree.findall(nodes.Text):
        owner = text.parent
        while owner is not None and not isinstance(owner, SPARED):
            owner = owner.parent
        if owner is None and isinstance(text.parent, (nodes.paragraph, nodes.emphasis, nodes.strong)) and not _inside_written_link(text):
            yield text


def _inside_written_link(text: nodes.Text) -> bool:
    """Whether the text stands between ``<a>`` and ``</a>`` that an author wrote as HTML, as links to presets are."""
    before = text.parent.children[: text.parent.index(text)]
    tags = [node.astext() for node in before if isinstance(node, nodes.raw)]
    return sum(tag.startswith("<a ") for tag in tags) > sum(tag.startswith("</a") for tag in tags)


def explain(app: Sphinx, doctree: nodes.document) -> None:
    """Note the meaning at every link to a term."""
    for reference in doctree.findall(pending_xref):
        if reference.get("reftype") == "term":
            for inline in reference.findall(nodes.inline):
                inline["meaning"] = glossary().get(_known(reference["reftarget"]), "")


def link(app: Sphinx, doctree: nodes.document) -> None:
    """Link the first use of each term that no author has linked on this page."""
    if not PAGES.match(app.env.docname):
        return
    seen = {reference["reftarget"].lower() for reference in doctree.findall(pending_xref) if reference.get("reftype") == "term"}
    for text in list(_running_text(doctree)):
        parts, end, words = [], 0, text.astext()
        for match in term_pattern().finditer(words):
            term = _known(match[1])
            if term.lower() in seen:
                continue
            seen.add(term.lower())
            target = pending_xref("", nodes.inline(text=match[0], classes=["xref", "std", "std-term"]), refdomain="std", reftype="term", reftarget=term, refexplicit=True, refwarn=True, refdoc=app.env.docname)
            parts += [nodes.Text(words[end : match.start()]), target]
            end = match.end()
        if parts:
            text.parent.replace(text, [*parts, nodes.Text(words[end:])])


class ExplainTerms(SphinxPostTransform):
    """Give each link to a term its meaning."""

    default_priority = 20

    def run(self, **options: object) -> None:
        for reference in self.document.findall(nodes.reference):
            meaning = next((inline["meaning"] for inline in reference.findall(nodes.inline) if "meaning" in inline), "")
            if meaning:
                reference["reftitle"] = meaning
                reference["classes"].append("term")


def setup(app: Sphinx) -> None:
    app.add_post_transform(ExplainTerms)
    app.connect("doctree-read", link)
    app.connect("doctree-read", explain)
