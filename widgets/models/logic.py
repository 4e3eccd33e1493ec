"""A Boolean reading of a signed graph, and the patterns in which it can come to rest.

The rule, the same for every node: it is active if at least one node that raises it is active and
none that lowers it is. What nothing raises is active by itself, unless it is a treatment: that is
active only if it is given. Arrows without a sign are left out.

A pattern is a minimal trap space (a set of states that the network cannot leave, and that holds
no smaller one); if every node in it is settled, it is a fixed point. Patterns are logical
possibilities. How often one is reached is not in this model.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from .signed import Arrow

ON, OFF, EITHER, RESTLESS = "1", "0", "?", "~"
"""What the patterns say of a node: active in all, active in none, it depends on the pattern, never settles in at least one."""

Space = Mapping[str, bool | None]


@dataclass(frozen=True)
class Patterns:
    """The minimal trap spaces of a network, each a value for each node (None where it never settles)."""

    spaces: tuple[Space, ...]

    @property
    def fixed(self) -> int:
        """How many of them are fixed points."""
        return sum(None not in space.values() for space in self.spaces)

    def state(self, node: str) -> str:
        """Sum up one node over all patterns.

        Examples
        --------
        >>> Patterns(({"a": True, "b": True}, {"a": True, "b": False})).state("b")
        '?'
        """
        values = {space[node] for space in self.spaces}
        if None in values:
            return RESTLESS
        return EITHER if len(values) > 1 else ON if True in values else OFF


def rules(arrows: Iterable[Arrow], treatments: Collection[str] = (), pressed: Mapping[str, bool] | None = None) -> dict[str, str]:
    """Write the rule of each node in the notation of BoolNet.

    Parameters
    ----------
    arrows, treatments
        The graph, and which of its nodes are treatments.
    pressed
        Nodes that are held active or inactive whatever acts on them. A treatment that is held active is one that
        is given, and can still be made useless by what lowers it.

    Examples
    --------
    >>> arrows = [Arrow("T", "K", 1), Arrow("K", "C", -1), Arrow("I", "C", 1), Arrow("D", "K", -1), Arrow("K", "D", -1)]
    >>> rules(arrows, treatments={"D"})
    {'T': 'true', 'K': '(T) & !(D)', 'C': '(I) & !(K)', 'I': 'true', 'D': 'false'}
    >>> rules(arrows, {"D"}, pressed={"D": True, "T": False})
    {'T': 'false', 'K': '(T) & !(D)', 'C': '(I) & !(K)', 'I': 'true', 'D': '!(K)'}
    """
    arrows, pressed = list(arrows), pressed or {}
    raised: dict[str, list[str]] = {name: [] for arrow in arrows for name in (arrow.source, arrow.target)}
    lowered: dict[str, list[str]] = {name: [] for name in raised}
    for arrow in arrows:
        if arrow.sign:
            part = (raised if arrow.sign > 0 else lowered)[arrow.target]
            if arrow.source not in part:
                part.append(arrow.source)
    return {name: _rule(raised[name], lowered[name], name in treatments, pressed.get(name)) for name in raised}


def _rule(raised: list[str], lowered: list[str], treatment: bool, held: bool | None) -> str:
    if held is not None and not treatment:
        return "true" if held else "false"
    if treatment and not held:
        return "false"
    parts = [f"({' | '.join(raised)})"] if raised and not treatment else []
    parts += [f"!({' | '.join(lowered)})"] if lowered else []
    return " & ".join(parts) or "true"


def patterns(written: Mapping[str, str]) -> Patterns:
    """Find every minimal trap space of a set of rules, by the solver AEON.

    Examples
    --------
    >>> switch = patterns({"a": "!b", "b": "!a"})
    >>> len(switch.spaces), switch.fixed, switch.state("a")
    (2, 2, '?')
    >>> clock = patterns({"a": "!a"})
    >>> len(clock.spaces), clock.fixed, clock.state("a")
    (1, 0, '~')
    """
    known = settled(written)
    if len(known) == len(written):
        return Patterns((known,))
    import biodivine_aeon as aeon

    network = aeon.BooleanNetwork.from_bnet("targets,factors\n" + "".join(f"{name}, {rule}\n" for name, rule in written.items())).infer_valid_graph()
    found = [space.to_named_dict() for space in aeon.TrapSpacesComp.create_from(network).minimal_symbolic().spaces()]
    spaces = [{name: space.get(name) for name in written} for space in found]
    return Patterns(tuple(sorted(spaces, key=lambda space: [str(value) for value in space.values()])))


def settled(written: Mapping[str, str]) -> dict[str, bool]:
    """Return the nodes whose state follows from the constants among the rules, whatever the others do.

    Mostly this settles every node; there is one pattern then, and the solver is spared.

    Examples
    --------
    >>> settled({"a": "true", "b": "(a) & !(c)", "c": "!(a)", "d": "(e)", "e": "(d)"})
    {'a': True, 'b': True, 'c': False}
    """
    rules = {name: _parsed(rule) for name, rule in written.items()}
    known: dict[str, bool] = {}
    while True:
        found = {name: value for name, rule in rules.items() if name not in known and (value := _value(rule, known)) is not None}
        if not found:
            return {name: known[name] for name in written if name in known}
        known |= found


def _parsed(rule: str) -> bool | list[tuple[bool, tuple[str, ...]]]:
    """Read a rule as parts that must all hold: whether one of some nodes is active, or none."""
    if rule in ("true", "false"):
        return rule == "true"
    return [(not part.startswith("!"), tuple(name.strip(" !()") for name in part.split("|"))) for part in rule.split("&") for part in [part.strip()]]


def _value(rule: bool | list[tuple[bool, tuple[str, ...]]], known: Mapping[str, bool]) -> bool | None:
    if isinstance(rule, bool):
        return rule
    values = []
    for wanted, names in rule:
        states = [known.get(name) for name in names]
        active = True if True in states else None if None in states else False
        values.append(None if active is None else active == wanted)
    return False if False in values else None if None in values else True
