"""The signed graph and its Boolean reading, against a published network, by brute force, and by their laws."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from widgets.models.logic import patterns, rules
from widgets.models.signed import DOWN, UP, Arrow, graph, push

# The T-helper network of Mendoza and Xenarios (mendoza2006method): raised by, lowered by. Typed again from the rules of a
# public collection, sybila/biodivine-boolean-models, id-040; the paper's own table was not read. That the three fixed
# points are the paper's states Th0, Th1 and Th2 is our reading.
MENDOZA = {
    "GATA3": ("STAT6 GATA3", "Tbet"), "IFNbR": ("IFNb", ""), "IFNg": ("Tbet STAT4 IRAK NFAT", "STAT3"), "IFNgR": ("IFNg", ""),
    "IL10": ("GATA3", ""), "IL10R": ("IL10", ""), "IL12R": ("IL12", ""), "IL18R": ("IL18", "STAT6"), "IL4": ("GATA3", "STAT1"),
    "IL4R": ("IL4", "SOCS1"), "IRAK": ("IL18R", ""), "JAK1": ("IFNgR", "SOCS1"), "NFAT": ("TCR", ""), "SOCS1": ("STAT1 Tbet", ""),
    "STAT1": ("JAK1 IFNbR", ""), "STAT3": ("IL10R", ""), "STAT4": ("IL12R", "GATA3"), "STAT6": ("IL4R", ""), "Tbet": ("Tbet STAT1", "GATA3"),
}  # fmt: skip
STIMULI = ("IFNb", "IL12", "IL18", "TCR")
ARROWS = [
    Arrow(source, target, sign)
    for target, (raising, lowering) in MENDOZA.items()
    for sources, sign in ((raising, UP), (lowering, DOWN))
    for source in sources.split()
]


def helper(**stimuli: bool) -> list[set[str]]:
    found = patterns(rules(ARROWS, pressed=dict.fromkeys(STIMULI, False) | stimuli))
    assert found.fixed == len(found.spaces)
    return [{name for name, value in space.items() if value} for space in found.spaces]


def test_a_helper_cell_that_nothing_stimulates_has_three_states() -> None:
    """Without a stimulus: three fixed points, found by exhaustive search; we read them as Th0, Th1 and Th2."""
    th1, th2 = {"IFNg", "IFNgR", "SOCS1", "Tbet"}, {"GATA3", "IL10", "IL10R", "IL4", "IL4R", "STAT3", "STAT6"}
    assert sorted(helper(), key=len) == [set(), th1, th2]


def test_a_stimulated_receptor_leaves_two() -> None:
    """With the receptor stimulated Th0 is lost; found by exhaustive search."""
    states = helper(TCR=True)
    assert len(states) == 2
    assert all("NFAT" in state for state in states)
    assert {"TCR", "NFAT"} not in states


def test_signs_along_the_helper_network() -> None:
    """IL-4 raises GATA3 through STAT6, and SOCS1 lowers the IL-4 receptor, by the rules of the public collection."""
    network = graph(ARROWS)
    assert push(network, "IL4", UP, 3).effects["GATA3"] == {UP}
    assert push(network, "STAT6", UP, 1).effects["GATA3"] == {UP}
    assert push(network, "SOCS1", UP, 1).effects["IL4R"] == {DOWN}
    assert push(network, "SOCS1", DOWN, 3).effects["GATA3"] == {UP}


NAMES = "abcdef"
GRAPHS = st.lists(st.builds(Arrow, st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from([1, -1, 0])), min_size=1, max_size=12).map(
    lambda arrows: [arrow for arrow in arrows if arrow.source != arrow.target] or [Arrow("a", "b", 1)]
)


@given(GRAPHS, st.sampled_from(NAMES), st.integers(1, 5))
def test_the_opposite_push_has_the_opposite_effects(arrows: list[Arrow], node: str, steps: int) -> None:
    up, down = (push(graph(arrows), node, direction, steps) for direction in (UP, DOWN))
    assert {name: {-sign for sign in signs} for name, signs in up.effects.items()} == down.effects
    assert up.arrows == down.arrows


@given(GRAPHS, st.sampled_from(NAMES), st.integers(1, 4))
def test_what_is_reached_stays_reached_with_more_steps(arrows: list[Arrow], node: str, steps: int) -> None:
    near, far = (push(graph(arrows), node, UP, reach) for reach in (steps, steps + 1))
    assert all(signs <= far.effects[name] for name, signs in near.effects.items())
    assert near.arrows <= far.arrows


@given(GRAPHS, st.sampled_from(NAMES), st.integers(1, 5))
def test_it_follows_every_path_that_there_is(arrows: list[Arrow], node: str, steps: int) -> None:
    found: dict[str, set[int]] = {}

    def walk(place: str, sign: int, met: frozenset[str]) -> None:
        for arrow in arrows:
            if arrow.source == place and arrow.target not in met and len(met) <= steps:
                for carried in arrow.signs:
                    found.setdefault(arrow.target, set()).add(sign * carried)
                    walk(arrow.target, sign * carried, met | {arrow.target})

    walk(node, UP, frozenset({node}))
    assert push(graph(arrows), node, UP, steps).effects == found


def test_what_comes_back_is_told_apart() -> None:
    back = push(graph([Arrow("Kupffer", "IL-10", 1), Arrow("IL-10", "Kupffer", -1)]), "Kupffer", UP, 2)
    assert (back.nodes(UP), back.back) == (["IL-10"], {DOWN})


def test_a_node_that_is_not_there_moves_nothing() -> None:
    assert push(graph([Arrow("a", "b", 1)]), "z", UP, 3).effects == {}


@settings(deadline=None, max_examples=60)
@given(GRAPHS, st.sets(st.sampled_from(NAMES), max_size=2), st.dictionaries(st.sampled_from(NAMES), st.booleans(), max_size=2))
def test_the_solver_finds_every_fixed_point(arrows: list[Arrow], treatments: set[str], pressed: dict[str, bool]) -> None:
    written = rules(arrows, treatments, pressed)
    code = {name: rule.replace("!", " not ").replace("&", "and").replace("|", "or") for name, rule in written.items()}
    states = [dict(zip(written, values, strict=True)) for values in product([False, True], repeat=len(written))]
    known = {"true": True, "false": False}
    fixed = [state for state in states if all(bool(eval(rule, known, state)) == state[name] for name, rule in code.items())]
    found = patterns(written)
    assert found.spaces
    assert [space for space in found.spaces if None not in space.values()] == sorted(fixed, key=lambda state: [str(value) for value in state.values()])


@given(GRAPHS)
def test_what_lowers_wins(arrows: list[Arrow]) -> None:
    written = rules(arrows)
    for space in patterns(written).spaces:
        for arrow in arrows:
            if arrow.sign < 0 and space[arrow.source]:
                assert space[arrow.target] is False
