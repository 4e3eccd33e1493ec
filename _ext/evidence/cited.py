"""Citations found by their key.

sphinxcontrib-bibtex goes through all works of the bibliography for each citation, and through all citations for each work: time that
grows with the square of the book. Here each is found at once; what is found is the same.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from sphinxcontrib.bibtex.citation_target import parse_citation_targets
from sphinxcontrib.bibtex.domain import BibtexDomain

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


ALL = ast.dump(ast.parse("True"))
"""What the option ``:all:`` of a list of references means."""


class Index:
    """The works in lists of references.

    Parameters
    ----------
    listed
        The citations, as the extension keeps them.
    """

    def __init__(self, listed: list[Any]) -> None:
        self.listed, self.many = listed, len(listed)
        self.by_key: dict[str, list[tuple[int, Any]]] = {}
        for place, one in enumerate(listed):
            self.by_key.setdefault(one.key, []).append((place, one))
        self.keys = {one.citation_id: one.key for one in listed}
        self.places = {one.key: (one.bibliography_key.docname, one.citation_id) for one in listed}


class FoundByKey(BibtexDomain):
    """The domain of citations, which shows its works and citations to itself only as far as they matter."""

    _asked: Iterable[str] | None = None
    _unasked: bool = False
    _index: Index | None = None

    @property
    def citations(self) -> list[Any]:
        """Every work in a list of references; while a citation is resolved, those that it names."""
        if self._asked is None:
            return self.data["citations"]
        by_key = self.index.by_key
        return [one for _, one in sorted((pair for key in set(self._asked) for pair in by_key.get(key, [])), key=lambda pair: pair[0])]

    @property
    def citation_refs(self) -> list[Any]:
        """Every citation; none while works are chosen for a list that takes all."""
        return [] if self._unasked else self.data["citation_refs"]

    @property
    def index(self) -> Index:
        """The works in lists of references, sorted once all pages are read."""
        listed = self.data["citations"]
        if self._index is None or self._index.listed is not listed or self._index.many != len(listed):
            self._index = Index(listed)
        return self._index

    def resolve_xref(self, env: BuildEnvironment, fromdocname: str, builder: Any, typ: str, target: str, *rest: Any) -> Element:
        """Resolve a citation among the works that it names."""
        self._asked = [one.key for one in parse_citation_targets(target)]
        try:
            return super().resolve_xref(env, fromdocname, builder, typ, target, *rest)
        finally:
            self._asked = None

    def get_filtered_entries(self, bibliography_key: Any) -> Iterator[tuple[str, Any]]:
        """Choose the works of a list; where it takes all, without a look at who cites them."""
        self._unasked = ast.dump(self.bibliographies[bibliography_key].filter_) == ALL
        try:
            yield from list(super().get_filtered_entries(bibliography_key))
        finally:
            self._unasked = False


def index_of(env: BuildEnvironment) -> Index:
    """The works in the lists of references of the book."""
    return env.get_domain("cite").index


def use(app: Sphinx, config: Config) -> None:
    """Put this domain in the place of that of the extension, which is loaded by now."""
    app.add_domain(FoundByKey, override=True)


def setup(app: Sphinx) -> None:
    app.connect("config-inited", use)
