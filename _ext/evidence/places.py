"""Where the rows of evidence stand in the book, and how to get there from a page."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from _ext.evidence import rows
from _ext.evidence.cited import index_of

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

FOLDER = "_downloads"
"""Where the files to take away stand in the site."""

PAGES = {
    "ledger": "chapters/back/claim-ledger",
    "works": "chapters/back/annotated-bibliography",
    "numbers": "chapters/back/outcomes",
    "gaps": "chapters/6-outlook/gap-map",
}
"""The page of each table; the tests of the site hold that it is there."""


class Places:
    """Addresses relative to one page."""

    def __init__(self, env: BuildEnvironment, builder: Builder, docname: str) -> None:
        self.env, self.builder, self.docname = env, builder, docname
        self._references = index_of(env).places

    def page(self, kind: str, anchor: str = "", **query: str) -> str:
        """The address of a table, of one of its rows, or of a choice of them."""
        to = PAGES[kind]
        address = "" if to == self.docname else self.builder.get_relative_uri(self.docname, to)
        return address + (f"?{urlencode(query)}" if query else "") + (f"#{anchor}" if anchor else "")

    def download(self, name: str) -> str:
        """The address of a file to take away."""
        return self.top(f"{FOLDER}/{name}")

    def top(self, name: str) -> str:
        """The address of a file at the top of the site."""
        return posixpath.relpath(name, posixpath.dirname(self.docname))

    def reference(self, key: str) -> str:
        """The address of a work in the list of references; empty where the build has none."""
        to, anchor = self._references.get(key, ("", ""))
        return f"{self.builder.get_relative_uri(self.docname, to)}#{anchor}" if to else ""

    def document(self, docname: str) -> tuple[str, str]:
        """Address and title of a page; no address if it is not written yet."""
        if docname not in self.env.titles:
            words = docname.rpartition("/")[2].replace("-", " ").replace("ici ", "ICI ")
            return "", f"{words[0].upper()}{words[1:]}"
        return self.builder.get_relative_uri(self.docname, docname), self.env.titles[docname].astext()

    def citing(self) -> dict[str, list[tuple[str, str]]]:
        """For each work the pages that cite it, as address and title, in the order of the book."""
        found: dict[str, set[str]] = defaultdict(set)
        for reference in self.env.get_domain("cite").citation_refs:
            for target in reference.targets:
                found[target.key].add(reference.docname)
        for docname, data in self.env.metadata.items():
            for identity in data.get("numbers", ()):
                found[rows.outcomes()[identity]["study"]].add(docname)
        order = {docname: rank for rank, docname in enumerate(self.env.toctree_includes.get(self.env.config.root_doc, []))}
        return {key: [self.document(name) for name in sorted(names, key=lambda name: (order.get(name, 99), name))] for key, names in found.items()}
