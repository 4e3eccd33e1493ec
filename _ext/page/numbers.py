"""Numbers of figures in references to them, looked up in each page once: Sphinx reads the whole page anew for every reference."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.domains.std import StandardDomain

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class _Kept:
    """An environment that gives, of a page, only its places that may have a number."""

    def __init__(self, env: BuildEnvironment, domain: RememberedNumbers) -> None:
        self.env, self.domain = env, domain

    def __getattr__(self, name: str) -> Any:
        return getattr(self.env, name)

    def get_doctree(self, docname: str) -> SimpleNamespace:
        state = docname, self.env.all_docs[docname]
        if state not in self.domain.pages:
            numbered = (nodes.section, *self.domain.enumerable_nodes)
            ids = self.env.get_doctree(docname).ids
            self.domain.pages[state] = SimpleNamespace(ids={name: _alone(node) if isinstance(node, numbered) else nodes.Element() for name, node in ids.items()})
        return self.domain.pages[state]


def _alone(node: Element) -> Element:
    """A copy without the page around it; a container with what it holds, since code in one has a number."""
    copied = node.deepcopy() if isinstance(node, nodes.container) else node.copy()
    for part in copied.findall():
        part.document = None
    return copied


class RememberedNumbers(StandardDomain):
    """Sphinx's own domain, with a memory for numbers."""

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.pages: dict[tuple[str, int], SimpleNamespace] = {}

    def _resolve_numref_xref(self, env: BuildEnvironment, *arguments: Any) -> Element | None:
        return super()._resolve_numref_xref(_Kept(env, self), *arguments)


def setup(app: Sphinx) -> None:
    app.add_domain(RememberedNumbers, override=True)
