"""The tolerance network as a model: press a node, and see what is pushed which way.

Its inputs are names and a number of steps, and its results are counts; the equations that a reader sees are those of
`signed` (paths) and `logic` (patterns).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import networkx as nx
import sympy as sp

from ..engine.model import Choice, Equation, Model, Option, Parameter, Quantity
from . import logic
from .signed import DOWN, UP, Arrow, Push, graph, paths, push

TREATMENTS = ("therapy", "drug")
COLUMNS = (TREATMENTS, ("cell",), ("cytokine", "receptor", "gene"), ("process",))
"""The types of node that stand in one column of the drawing, from left to right."""

PUSHES = {"block": DOWN, "boost": UP}
STATES = (logic.OFF, logic.ON, logic.EITHER, logic.RESTLESS)
SWEEPS = 12
"""How often the columns are put in order; after this nothing moves any more."""

answer, up, down, both, none, used, ways, before, after, flips, asked = sp.symbols("r n_+ n_- n_\\pm n_0 m w x_0 x_1 f a", integer=True)
steps = sp.Symbol("L", positive=True)


@dataclass(frozen=True)
class Node:
    """What an arrow may join: its name, full name, type and the symbol of the visual language (empty if it has none)."""

    name: str
    label: str
    type: str
    symbol: str = ""

    @property
    def key(self) -> str:
        """A name for addresses.

        Examples
        --------
        >>> Node("CD8 T cell", "CD8 T cell", "cell").key
        'cd8-t-cell'
        """
        return re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")


@dataclass(frozen=True)
class Setting:
    """A part of the network that is looked at as a whole: the places of its arrows in the list of all."""

    name: str
    label: str
    arrows: Sequence[int]


class Network(Model):
    """Arrows between nodes, in several settings.

    Examples
    --------
    >>> nodes = [Node("Treg", "Treg", "cell"), Node("CD8 T cell", "CD8 T cell", "cell"), Node("Anti-CTLA-4", "Anti-CTLA-4", "drug")]
    >>> arrows = [Arrow("Treg", "CD8 T cell", -1), Arrow("Anti-CTLA-4", "Treg", -1)]
    >>> model = Network(nodes, arrows, [Setting("all", "everything", [0, 1])], "all", node="Anti-CTLA-4", target="CD8 T cell")
    >>> found = model(push="boost")
    >>> found["up"], found["down"], found["answer"], found["logic_before"], found["logic_after"]
    (1.0, 1.0, 1.0, 0.0, 1.0)
    """

    script = "signed"
    general = True

    def __init__(self, nodes: Sequence[Node], arrows: Sequence[Arrow], settings: Sequence[Setting], setting: str, node: str, target: str) -> None:
        self.nodes = {one.name: one for one in nodes}
        self.arrows = list(arrows)
        self.settings = {setting.name: setting for setting in settings}
        self.named = {one.key: one.name for one in nodes}
        present = {name for arrow in arrows for name in (arrow.source, arrow.target)}
        listed = sorted((one for one in nodes if one.name in present), key=lambda one: self._column(one.name))

        def choice(name: str, label: str, first: str) -> Choice:
            options = [Option(one.key, one.name, group=GROUPS[self._column(one.name)]) for one in listed]
            return Choice(name, label, options, start=self.nodes[first].key)

        super().__init__(
            choices=[
                Choice("setting", "Setting", [Option(one.name, one.label) for one in settings], start=setting),
                choice("node", "Press", node),
                Choice("push", "It is", [Option("block", "blocked"), Option("boost", "boosted or given")]),
                choice("target", "And what becomes of", target),
            ],
            parameters=[Parameter("steps", steps, "", 1, 5, 3, 1, "Arrows in a row, at most", note="each further arrow is a further assumption", group="How far", whole=True)],
            quantities=[
                Quantity("up", up, "", "Nodes pushed up", sp.S.Zero),
                Quantity("down", down, "", "Nodes pushed down", sp.S.Zero),
                Quantity("both", both, "", "Nodes pulled both ways", sp.S.Zero),
                Quantity("none", none, "", "Nodes not reached", sp.S.Zero),
                Quantity("used", used, "", "Arrows on the way", sp.S.Zero),
                Quantity("ways", ways, "", "Paths to the node asked about", sp.S.Zero),
                Quantity("answer", answer, "", "Its direction (0 none, 1 up, 2 down, 3 both)", sp.S.Zero),
                Quantity("logic_before", before, "", "Its logical state before (0 off, 1 on, 2 depends, 3 restless)", sp.S.Zero),
                Quantity("logic_after", after, "", "Its logical state after", sp.S.Zero),
                Quantity("asked", asked, "", "Where it is (0 not in this setting, 1 in it, 2 it is the pressed node)", sp.S.Zero),
                Quantity("flips", flips, "", "Other nodes whose logical state changes", sp.S.Zero),
            ],
        )

    def _column(self, name: str) -> int:
        return next(place for place, types in enumerate(COLUMNS) if self.nodes[name].type in types)

    @property
    def equations(self) -> list[Equation]:
        """The product of signs along a path, and the rule of the logical reading."""
        j, m = sp.symbols("j m", integer=True, positive=True)
        raising, lowering = sp.symbols("a_1 a_n"), sp.symbols("i_1 i_m")
        rule = sp.And(sp.Or(*raising), sp.Not(sp.Or(*lowering), evaluate=False), evaluate=False)
        return [
            Equation("What a path carries: the push times the signs of its arrows", sp.Symbol("e"), sp.Symbol("b") * sp.Product(sp.IndexedBase("s")[j], (j, 1, m))),
            Equation("The logical rule: some node that raises it is active, and none that lowers it", sp.Symbol("x"), rule),
        ]

    @cached_property
    def graphs(self) -> dict[str, nx.MultiDiGraph]:
        """The graph of each setting; the key of an edge is the place of its arrow in the setting."""
        return {name: graph(self.arrows[place] for place in setting.arrows) for name, setting in self.settings.items()}

    def pushed(self, setting: str, node: str, direction: str, reach: float) -> Push:
        """Push a node (by its key) and follow the arrows of a setting."""
        return push(self.graphs[setting], self.named[node], PUSHES[direction], whole(reach))

    def evaluate(self, **state: Any) -> dict[str, Any]:
        """Count what a push does."""
        p = self.defaults | state
        network, node, target = self.graphs[p["setting"]], self.named[p["node"]], self.named[p["target"]]
        found = self.pushed(p["setting"], p["node"], p["push"], p["steps"])
        groups = [len(found.nodes(*signs)) for signs in ((UP,), (DOWN,), (UP, DOWN))]
        others = len(network) - (node in network)
        base, changed = self.logic[p["setting"]][0], self.logic[p["setting"]][1].get((node, PUSHES[p["push"]]), {})
        at = base.get(target, logic.OFF)
        return {
            "up": groups[0], "down": groups[1], "both": groups[2], "none": others - sum(groups), "used": len(found.arrows),
            "ways": len(paths(network, node, whole(p["steps"]), target)) if target != node else 0,
            "answer": [frozenset(), {UP}, {DOWN}, {UP, DOWN}].index(found.effects.get(target, frozenset())),
            "asked": 2 if target == node else int(target in network),
            "logic_before": STATES.index(at), "logic_after": STATES.index(changed.get(target, at)), "flips": len(changed.keys() - {node, target}),
        }  # fmt: skip

    @cached_property
    def logic(self) -> dict[str, tuple[dict[str, str], dict[tuple[str, int], dict[str, str]]]]:
        """For each setting the state of each node, and what a push at each node changes in it."""
        return {name: self._logic(network) for name, network in self.graphs.items()}

    def _logic(self, network: nx.MultiDiGraph) -> tuple[dict[str, str], dict[tuple[str, int], dict[str, str]]]:
        short = {name: f"n{place}" for place, name in enumerate(network)}
        arrows = [Arrow(short[a], short[b], arrow.sign) for a, b, arrow in network.edges(data="arrow")]
        treatments = {short[name] for name in network if self.nodes[name].type in TREATMENTS}

        def states(pressed: Mapping[str, bool]) -> dict[str, str]:
            found = logic.patterns(logic.rules(arrows, treatments, pressed))
            return {name: found.state(short[name]) for name in network}

        base, changes = states({}), {}
        for name in network:
            for direction in (UP, DOWN):
                after = states({short[name]: direction == UP})
                changes[name, direction] = {other: after[other] for other in network if after[other] != base[other]}
        return base, changes

    @cached_property
    def places(self) -> dict[str, dict[str, tuple[int, int]]]:
        """Column and row of each node in the drawing of each setting, so that arrows cross little."""
        return {name: self._places(network) for name, network in self.graphs.items()}

    def _places(self, network: nx.MultiDiGraph) -> dict[str, tuple[int, int]]:
        columns = [[name for name in sorted(network) if self._column(name) == place] for place in range(len(COLUMNS))]
        columns = [column for column in columns if column]
        for _ in range(SWEEPS):
            heights = {name: row / len(column) for column in columns for row, name in enumerate(column)}
            columns = [sorted(column, key=lambda name: (_middle(network, name, heights), name)) for column in columns]
        return {name: (place, row) for place, column in enumerate(columns) for row, name in enumerate(column)}

    @cached_property
    def data(self) -> dict[str, Any]:
        """The graph as numbers: nodes, arrows, and of each setting its arrows, places, logical states and what a push flips."""
        order = {name: place for place, name in enumerate(self.nodes)}
        keys = {name: place for place, name in enumerate(STATES)}
        settings = {}
        for name, setting in self.settings.items():
            base, changes = self.logic[name]
            settings[name] = {
                "arrows": list(setting.arrows),
                "places": [[order[node], column, row] for node, (column, row) in self.places[name].items()],
                "logic": [[order[node], keys[state]] for node, state in base.items()],
                "flips": [
                    [order[node], direction, [[order[other], keys[state]] for other, state in changed.items()]]
                    for (node, direction), changed in changes.items() if set(changed) - {node}
                ],
            }  # fmt: skip
        return {
            "nodes": [[node.key, node.name, node.type, node.symbol] for node in self.nodes.values()],
            "arrows": [[order[arrow.source], order[arrow.target], arrow.sign] for arrow in self.arrows],
            "settings": settings,
        }


GROUPS = ("Treatments", "Cells", "Messengers, receptors, genes", "Processes")
"""The names of the columns."""


def whole(value: float) -> int:
    """Round half up, as the page does."""
    return int(value + 0.5)


def _middle(network: nx.MultiDiGraph, name: str, heights: Mapping[str, float]) -> float:
    beside: Collection[str] = [*network.predecessors(name), *network.successors(name)]
    return (heights[name] + sum(heights[other] for other in beside)) / (1 + len(beside))
