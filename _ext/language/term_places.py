"""From a term of the glossary on to the sections that use it most, or to the first that uses it at all."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from _ext.language.glossary import glossary
from _ext.page.builders import is_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

CHAPTERS = re.compile(r"chapters/(?:\d|front/how|back/reading)")
SHOWN = 3
LEAST = 2
"""A section that names a term once only mentions it; the first of these stands in where no section does more."""

CLOSING = {"Check yourself", "Evidence on this page", "Key points", "Further reading"}
LATE = {"What is disputed, and why", "What we do not know"}
"""Sections that a reader is sent to only where no other names the term."""
Places = list[tuple[int, str, str]]
"""How often a section names a term, its identity (none for the opening of a page) and its title."""


def note_places(app: Sphinx, doctree: nodes.document) -> None:
    """Note how often each section of a chapter names each term, and which page shows it."""
    if any(True for _ in doctree.findall(addnodes.glossary)):
        app.env.metadata[app.env.docname]["data_table"] = True
    if not CHAPTERS.match(app.env.docname):
        return
    found: dict[str, Places] = {}
    for section in doctree.findall(nodes.section):
        title = next(iter(section.findall(nodes.title)), None)
        if title is None or title.astext() in CLOSING:
            continue
        opening, late = isinstance(section.parent, nodes.document), title.astext() in LATE
        for term, many in Counter(named(section)).items():
            found.setdefault(term, []).append((0 if late else 1 if opening else many, "" if opening else _label(section["ids"]), title.astext()))
    app.env.metadata[app.env.docname]["terms"] = found


def named(section: nodes.section) -> Iterator[str]:
    """Every term that a section names, not counting the sections in it; also where an author links it in other words."""
    parts = [part for part in section.children if not isinstance(part, (nodes.section, nodes.comment))]
    yield from (term_of(match[1]) for match in names().finditer(" ".join(text.astext() for part in parts for text in part.findall(nodes.Text))))
    for link in (link for part in parts for link in part.findall(addnodes.pending_xref) if link.get("reftype") == "term"):
        term = term_of(" ".join(link["reftarget"].split()))
        if term in glossary() and not names().search(link.astext()):
            yield term


@cache
def names() -> re.Pattern[str]:
    """Every term of the glossary, in the singular or the plural; short forms, too, since a section may use nothing else."""
    either = [f"[{name[0].upper()}{name[0].lower()}]{re.escape(name[1:])}" for name in sorted(glossary(), key=len, reverse=True)]
    return re.compile(r"(?<![\w-])(" + "|".join(either) + r")s?(?![\w-])")


def _label(names: list[str]) -> str:
    """The label that an author gave a section, among its names; their order differs between versions of docutils.

    Examples
    --------
    >>> _label(["sec-heat", "heat"]), _label(["heat", "sec-heat"]), _label(["heat"])
    ('sec-heat', 'sec-heat', 'heat')
    """
    return next((name for name in names if name.startswith("sec-")), names[-1])


def term_of(written: str) -> str:
    """The term as the glossary writes it."""
    return next((term for term in glossary() if term.casefold() == written.casefold()), written)


class LeadOn(SphinxPostTransform):
    """Put the sections that use a term most under its meaning."""

    default_priority = 25

    def run(self, **options: object) -> None:
        if not is_site(self.app.builder):
            return
        for group in self.document.findall(addnodes.glossary):
            for item in group.findall(nodes.definition_list_item):
                names = {term.astext() for term in item.findall(nodes.term)}
                links = self.links(names)
                if links:
                    item[-1] += nodes.paragraph("", "In the book: ", *links, classes=["term-places"])

    def links(self, names: set[str]) -> list[nodes.Node]:
        """Links to the sections, separated by commas."""
        every = [(many, docname, identity, title) for docname, data in self.env.metadata.items() for name in names for many, identity, title in data.get("terms", {}).get(name, [])]
        best = sorted((one for one in every if one[0] >= LEAST), key=lambda one: (-one[0], one[1]))[:SHOWN] or sorted(every, key=lambda one: (one[0] < 1, one[1]))[:1]
        parts: list[nodes.Node] = []
        for _, docname, identity, title in best:
            address = self.app.builder.get_relative_uri(self.env.docname, docname) + (f"#{identity}" if identity else "")
            page = self.env.titles[docname].astext()
            parts += [nodes.Text("; ")] if parts else []
            parts += [nodes.reference("", title, internal=True, refuri=address), *([nodes.Text(f" ({page})")] if title != page else [])]
        return parts


def setup(app: Sphinx) -> None:
    app.connect("doctree-read", note_places, priority=400)  # before terms are linked
    app.add_post_transform(LeadOn)
