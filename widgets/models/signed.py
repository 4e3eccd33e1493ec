"""A signed directed graph: which way a push at one node is carried along its arrows.

No strengths and no times. A path carries the product of its signs, and a node that is reached by
paths of both signs is pulled both ways: only a measurement could say which wins.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

UP, DOWN = 1, -1
RETURN = object()
"""Stands for the pressed node where a path comes back to it."""


@dataclass(frozen=True)
class Arrow:
    """One claim: `source` raises (+1) or lowers (-1) `target`; 0 where it changes it in a way that has no sign."""

    source: str
    target: str
    sign: int

    @property
    def signs(self) -> tuple[int, ...]:
        """What the arrow may carry: an arrow without a sign carries both."""
        return (self.sign,) if self.sign else (UP, DOWN)


@dataclass(frozen=True)
class Push:
    """What a push does: the signs that reach each node, the arrows that carry them, and what comes back."""

    effects: dict[str, frozenset[int]]
    arrows: frozenset[int]
    back: frozenset[int]

    def nodes(self, *signs: int) -> list[str]:
        """Name the nodes that these signs reach, and no other, in the order of the graph.

        Examples
        --------
        >>> Push({"a": frozenset({1}), "b": frozenset({1, -1})}, frozenset(), frozenset()).nodes(UP)
        ['a']
        """
        return [name for name, found in self.effects.items() if found == set(signs)]


def graph(arrows: Iterable[Arrow]) -> nx.MultiDiGraph:
    """Join arrows; the key of an edge is the arrow's place in the list."""
    joined = nx.MultiDiGraph()
    for place, arrow in enumerate(arrows):
        joined.add_edge(arrow.source, arrow.target, key=place, arrow=arrow)
    return joined


def push(network: nx.MultiDiGraph, node: str, direction: int, steps: int) -> Push:
    """Push one node up (+1) or down (-1) and follow every path of at most `steps` arrows that meets no node twice.

    Examples
    --------
    >>> net = graph([Arrow("Treg", "CD8", -1), Arrow("CD8", "tumour", -1), Arrow("Treg", "tumour", 1), Arrow("CD8", "Treg", 1)])
    >>> done = push(net, "Treg", DOWN, steps=2)
    >>> done.nodes(UP), done.nodes(DOWN), done.nodes(UP, DOWN)
    (['CD8'], ['tumour'], [])
    >>> sorted(done.back)
    [1]
    """
    if node not in network:
        return Push({}, frozenset(), frozenset())
    effects: dict[object, set[int]] = {}
    used: set[int] = set()
    for path in paths(network, node, steps):
        effects.setdefault(path[-1][1], set()).update(direction * sign for sign in signs(network, node, path))
        used.update(place for _, _, place in path)
    back = frozenset(effects.pop(RETURN, ()))
    return Push({name: frozenset(effects[name]) for name in network if name in effects}, frozenset(used), back)


def paths(network: nx.MultiDiGraph, node: str, steps: int, target: object | None = None) -> list[list[tuple]]:
    """List the paths from a node, to `target` or to everything, each a list of edges; one that comes back ends at `RETURN`."""
    opened = nx.MultiDiGraph()
    for source, end, place in network.edges(keys=True):
        opened.add_edge(source, RETURN if end == node else end, key=place)
    ends = set(opened) - {node} if target is None else {target} & set(opened)
    found = nx.all_simple_edge_paths(opened, node, ends, cutoff=steps) if node in opened else ()
    return sorted(found, key=lambda path: (len(path), [place for *_, place in path]))


def signs(network: nx.MultiDiGraph, node: str, path: list[tuple]) -> set[int]:
    """Multiply the signs along a path."""
    carried = {UP}
    for source, end, place in path:
        arrow = network.edges[source, node if end is RETURN else end, place]["arrow"]
        carried = {one * other for one in carried for other in arrow.signs}
    return carried
