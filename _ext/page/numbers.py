"""Numbers of sections and figures, counted and looked up in outlines of the pages.

Sphinx reads every page from disk to count its figures, and the page of a figure once more for each reference to it: a tenth
of a cold build, and half of one in which nothing changed. An outline holds what this needs and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.domains.std import StandardDomain
from sphinx.environment.collectors import EnvironmentCollector
from sphinx.environment.collectors.toctree import TocTreeCollector

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

KEPT = (nodes.section, nodes.caption, nodes.title, nodes.literal_block, addnodes.toctree)
"""What an outline holds beside figures, tables and the like; captions with their words, code without."""

LAST = 990
"""Priority of a listener that comes after all that change a page."""


class Outline(nodes.container):
    """Sections, tables of contents and all that may have a number, in the order of a page."""

    @property
    def ids(self) -> dict[str, Element]:
        """Its parts by name; a place that is left out is none that has a number."""
        return Names({name: node for node in self.findall(nodes.Element) for name in node["ids"]})


class Names(dict):
    """The parts of an outline, with a place without a number for every other name."""

    def get(self, name: str, default: object = None) -> Element:
        """Look a part up."""
        return super().get(name) or nodes.Element()


def outline(tree: nodes.document, numbered: tuple[type, ...]) -> Outline:
    """Make the outline of a page.

    Parameters
    ----------
    tree : docutils.nodes.document
        The page as it was read.
    numbered : tuple of type
        Nodes that may have a number.
    """
    found = Outline()
    found.extend(_parts(tree, (*KEPT, *numbered)))
    return found


def _parts(node: Element, kept: tuple[type, ...]) -> Iterable[Element]:
    for child in node.children:
        if isinstance(child, (nodes.caption, nodes.title)):
            copied = child.deepcopy()
            for part in copied.findall():
                part.document = None
            yield copied
        elif isinstance(child, kept):
            copied = child.copy()
            copied.document = None
            copied.extend([] if isinstance(child, nodes.literal_block) else _parts(child, kept))
            yield copied
        elif isinstance(child, nodes.Element):
            yield from _parts(child, kept)


class OutlineCollector(EnvironmentCollector):
    """Keeps the outlines of all pages with what Sphinx knows of them."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Forget that of a page."""
        _outlines(env).pop(docname, None)

    def merge_other(self, app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
        """Take those that another process made."""
        _outlines(env).update({name: _outlines(other)[name] for name in docnames})

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Nothing yet: other listeners may still change the page."""


def keep(app: Sphinx, doctree: nodes.document) -> None:
    """Keep the outline of a page that was read."""
    _outlines(app.env)[app.env.docname] = outline(doctree, tuple(app.env.get_domain("std").enumerable_nodes))


def _outlines(env: BuildEnvironment) -> dict[str, Outline]:
    if not hasattr(env, "book_outlines"):
        env.book_outlines = {}
    return env.book_outlines


class InOutlines:
    """An environment that gives outlines in place of pages."""

    def __init__(self, env: BuildEnvironment) -> None:
        object.__setattr__(self, "env", env)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.env, name)

    def __setattr__(self, name: str, value: object) -> None:
        setattr(self.env, name, value)

    def get_doctree(self, docname: str) -> Outline:
        """The outline of a page."""
        return _outlines(self.env)[docname]


class NumbersInOutlines(StandardDomain):
    """Sphinx's own domain, which looks numbers up in outlines."""

    def _resolve_numref_xref(self, env: BuildEnvironment, *arguments: Any) -> Element | None:
        return super()._resolve_numref_xref(InOutlines(env), *arguments)


def _count(count: Callable[[Sphinx, InOutlines], list[str]], app: Sphinx, env: BuildEnvironment) -> list[str]:
    return count(app, InOutlines(env))


def count_in_outlines(app: Sphinx) -> None:
    """Give the collector that counts outlines in place of pages."""
    for listener in list(app.events.listeners["env-get-updated"]):
        if isinstance(getattr(listener.handler, "__self__", None), TocTreeCollector):
            app.disconnect(listener.id)
            app.connect("env-get-updated", partial(_count, listener.handler), listener.priority)


def setup(app: Sphinx) -> None:
    app.add_domain(NumbersInOutlines, override=True)
    app.add_env_collector(OutlineCollector)
    app.connect("builder-inited", count_in_outlines)
    app.connect("doctree-read", keep, priority=LAST)
