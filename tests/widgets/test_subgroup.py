"""The test of interaction and the mean of several pairs, against libraries, published values and their laws."""

from __future__ import annotations

import json
import warnings
from math import exp, log, sqrt

import numpy as np
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.meta_analysis import combine_effects

from evidence.statistics import LogRatio, interaction, pool
from widgets.evidence_rows import hazard_ratio_pairs
from widgets.javascript.module import declaration_module
from widgets.models.pooling import PARTS, by_knapp, by_reml, unrolled, z
from widgets.models.special import reml
from widgets.models.subgroup import NORMAL, Pair, build
from widgets.registry import declaration

from .conftest import values_of

SUBGROUP, PAIRS = declaration("subgroup"), hazard_ratio_pairs()
MODEL = SUBGROUP.model

BCG = [
    (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619), (33, 5036, 47, 5761), (180, 1361, 372, 1079), (8, 2537, 10, 619),
    (505, 87886, 499, 87892), (29, 7470, 45, 7232), (17, 1699, 65, 1600), (186, 50448, 141, 27197), (5, 2493, 3, 2338), (27, 16886, 29, 17825),
]  # fmt: skip
RISKS = [(log(a / (a + b) / (c / (c + d))), 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)) for a, b, c, d in BCG]
TEACHERS = [
    (0.03, 0.0156), (0.12, 0.0216), (-0.14, 0.0279), (1.18, 0.1391), (0.26, 0.1362), (-0.06, 0.0106), (-0.02, 0.0106), (-0.32, 0.0484), (0.27, 0.0269),
    (0.80, 0.0630), (0.54, 0.0912), (0.18, 0.0497), (-0.02, 0.0835), (0.23, 0.0841), (-0.18, 0.0253), (-0.06, 0.0279), (0.30, 0.0193), (0.07, 0.0088), (-0.07, 0.0303),
]  # fmt: skip
"""Effects and variances of 19 studies of what teachers expect (Raudenbush 1984), as in the data set dat.raudenbush1985."""

STUDIES = st.lists(st.tuples(st.floats(-1.5, 1.5), st.floats(0.002, 0.5)), min_size=2, max_size=7)


def random_effects(studies: list[tuple[float, float]], *, likelihood: bool, knapp: bool) -> dict[str, float]:
    """Run the very equations of the model, written out for these studies."""
    y, v = zip(*studies, strict=True)
    numbers: dict[sp.Symbol, float] = {z: NORMAL, by_reml: float(likelihood), by_knapp: float(knapp)}
    values = {}
    for name, (symbol, part) in PARTS.items():
        arguments = sorted(part.free_symbols & set(numbers), key=str)
        written = unrolled(part, y, v, [1] * len(y))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)
            values[name] = numbers[symbol] = float(sp.lambdify(arguments, written)(*(numbers[one] for one in arguments)))
    return values | {"low": values["mu"] - values["t"] * values["error"], "high": values["mu"] + values["t"] * values["error"]}


def test_dersimonian_laird() -> None:
    """13 trials of BCG."""
    q = random_effects(RISKS, likelihood=False, knapp=False)
    assert [q["tau2"], q["mu"], q["error"], q["low"], q["high"]] == pytest.approx([0.3088, -0.7141, 0.1787, -1.0644, -0.3638], abs=1e-4)


def test_restricted_maximum_likelihood() -> None:
    """The same trials by restricted maximum likelihood: variance and mean as in the tests of metafor (public code), the standard error computed independently."""
    q = random_effects(RISKS, likelihood=True, knapp=False)
    assert [q["tau2"], q["mu"], q["error"]] == pytest.approx([0.3132, -0.7145, 0.1798], abs=1e-4)


def test_hartung_knapp() -> None:
    """The same trials by Hartung and Knapp, computed independently."""
    q = random_effects(RISKS, likelihood=True, knapp=True)
    assert [q["error"], q["low"], q["high"]] == pytest.approx([0.1808, -1.1084, -0.3206], abs=1e-4)


@pytest.mark.parametrize(
    ("likelihood", "knapp", "wanted"),
    [
        (True, False, {"tau2": 0.0188, "mu": 0.0837, "low": -0.0175, "high": 0.1849}),
        (True, True, {"error": 0.0616, "low": -0.0457, "high": 0.2131}),
        (False, True, {"error": 0.0636, "low": -0.0442, "high": 0.2229}),
    ],
)
def test_nineteen_studies(likelihood: bool, knapp: bool, wanted: dict[str, float]) -> None:
    """Raudenbush 2009, table 16.3."""
    q = random_effects(TEACHERS, likelihood=likelihood, knapp=knapp)
    assert {name: q[name] for name in wanted} == pytest.approx(wanted, abs=1e-4)


def some_studies(number: int) -> list[list[tuple[float, float]]]:
    random = np.random.default_rng(8)
    return [list(zip(random.normal(0, 0.6, k), random.uniform(0.005, 0.2, k), strict=True)) for k in random.integers(2, 8, number)]


@pytest.mark.parametrize("studies", some_studies(12))
def test_it_agrees_with_pymare(studies: list[tuple[float, float]]) -> None:
    y, v = zip(*studies, strict=True)
    for method, likelihood in (("DL", False), ("REML", True)):
        theirs, ours = pool(y, np.sqrt(v), method, "none"), random_effects(studies, likelihood=likelihood, knapp=False)
        assert [ours["mu"], ours["low"], ours["high"]] == pytest.approx([theirs.mean.estimate, theirs.mean.low, theirs.mean.high], rel=1e-3, abs=1e-3)


@pytest.mark.filterwarnings("ignore:.use_t")
@pytest.mark.parametrize("studies", some_studies(12))
def test_it_agrees_with_statsmodels(studies: list[tuple[float, float]]) -> None:
    y, v = (np.array(values) for values in zip(*studies, strict=True))
    ours = random_effects(studies, likelihood=False, knapp=True)
    if ours["tau2"] == 0:
        return  # statsmodels lets the variance fall below zero
    theirs = combine_effects(y, v, method_re="dl", use_t=True)
    frame = theirs.summary_frame().loc["random effect wls"]
    assert ours["tau2"] == pytest.approx(theirs.tau2)
    assert [ours["mu"], ours["low"], ours["high"]] == pytest.approx([frame["eff"], frame["ci_low"], frame["ci_upp"]], abs=1e-7)


@settings(deadline=None, max_examples=25)
@given(STUDIES)
def test_no_other_variance_is_likelier(studies: list[tuple[float, float]]) -> None:
    y, v = (np.array(values) for values in zip(*studies, strict=True))

    def likelihood(tau2: float) -> float:
        w = 1 / (v + tau2)
        m = np.sum(w * y) / np.sum(w)
        return float(np.sum(np.log(w)) - np.log(np.sum(w)) - np.sum(w * (y - m) ** 2)) / 2

    best = reml(*y, *v, *np.ones_like(y))
    assert best >= 0
    for tau2 in np.linspace(0, 4 * np.var(y) + 0.1, 40):
        assert likelihood(best) >= likelihood(tau2) - 1e-3


def test_interaction_of_a_published_table() -> None:
    """COBRA, relative risks 0.46 and 0.70; the table's p of 0.17 is one-sided."""
    ends = [(exp(v), exp(v - NORMAL * e), exp(v + NORMAL * e)) for v, e in ((-0.7765, 0.4081), (-0.3567, 0.1692))]
    q = build([Pair("cobra", "COBRA", *ends, "altman2003interaction")])()
    assert [q["difference"], q["se"]] == pytest.approx([-0.4198, 0.4419], abs=1e-3)
    assert [log(q["ratio_low"]), log(q["ratio_high"])] == pytest.approx([-1.2859, 0.4463], abs=1e-3)
    assert [q["ratio"], q["ratio_low"], q["ratio_high"]] == pytest.approx([0.66, 0.28, 1.56], abs=0.005)
    assert [q["p"], q["p"] / 2] == pytest.approx([0.34, 0.17], abs=0.01)


def test_p_of_a_published_hazard_ratio() -> None:
    """DOSISPHERE, 0.51 (0.29 to 0.90), p = 0.02."""
    q = MODEL(pair="own", hr_with=0.51, low_with=0.29, high_with=0.90)
    assert [q["with_se"], q["with_p"]] == pytest.approx([0.289, 0.020], abs=0.002)


OWN = st.fixed_dictionaries({name: values_of(p) for name, p in MODEL.parameters.items()})
TICKS = st.fixed_dictionaries({name: st.sampled_from(["no", "yes"]) for name in MODEL.choices if name.startswith("add_")})
REST = st.fixed_dictionaries({name: st.sampled_from([o.value for o in MODEL.choices[name].options]) for name in ("pair", "method", "interval")})


@settings(deadline=None, max_examples=25)
@given(OWN, TICKS, REST)
def test_every_number_can_be_shown(own: dict, ticks: dict, rest: dict) -> None:
    q = MODEL(**own, **ticks, **rest)
    unknown = {name for name, value in q.items() if not np.isfinite(value)}
    assert unknown <= ({"t_new", "new_low", "new_high"} if q["k"] < 3 else set()) | ({"i2", "between"} if q["k"] < 2 else set())
    assert 1 <= q["k"] <= len(PAIRS) + 1
    assert 0 <= q["p"] <= 1
    assert q["tau2"] >= 0
    assert q["mean_low"] <= q["mean"] <= q["mean_high"]
    assert ("needs three in the mean" in SUBGROUP.say(own | ticks | rest)) == (q["k"] < 3)
    if q["k"] > 2:
        assert q["new_high"] / q["new_low"] >= q["mean_high"] / q["mean_low"] * 0.999


@settings(deadline=None, max_examples=15)
@given(OWN)
def test_swapping_the_groups_inverts_the_ratio(own: dict) -> None:
    other = {"hr": own["hr_with"], "low": own["low_with"], "high": own["high_with"]}
    swapped = {f"{name}_with": own[f"{name}_without"] for name in other} | {f"{name}_without": value for name, value in other.items()}
    one, two = MODEL(pair="own", **own), MODEL(pair="own", **swapped)
    assert one["ratio"] == pytest.approx(1 / two["ratio"])
    assert one["p"] == pytest.approx(two["p"])


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_a_published_pair_alone_is_its_own_mean(pair: Pair) -> None:
    q = MODEL(pair=pair.name)
    effect, variance = pair.log_ratio
    theirs = interaction(*(LogRatio(log(h), log(u / low) / 2 / NORMAL) for h, low, u in (pair.with_liver, pair.without)))
    assert [q["ratio"], q["ratio_low"], q["ratio_high"], q["p"]] == pytest.approx([theirs.ratio.estimate, theirs.ratio.low, theirs.ratio.high, theirs.p])
    assert [q["mean"], q["mean_low"], q["mean_high"]] == pytest.approx([exp(effect + side * NORMAL * sqrt(variance)) for side in (0, -1, 1)])
    assert q["k"] == 1
    assert np.isnan([q["between"], q["i2"]]).all(), "how far one pair differs from others cannot be known"


def test_taking_a_pair_in_and_out_again() -> None:
    alone, both = MODEL(pair="xu2023assessing_os"), MODEL(pair="xu2023assessing_os", add_lin2023impact_os="yes")
    y, v = zip(*(pair.log_ratio for pair in PAIRS if pair.name in ("xu2023assessing_os", "lin2023impact_os")), strict=True)
    theirs = pool(y, np.sqrt(v))
    assert [both["mean"], both["mean_low"], both["mean_high"]] == pytest.approx([exp(end) for end in (theirs.mean.estimate, theirs.mean.low, theirs.mean.high)], rel=1e-4)
    assert log(both["mean_high"] / both["mean_low"]) > 2 * log(alone["mean_high"] / alone["mean_low"])


def test_pairs_are_what_may_be_compared() -> None:
    names = {pair.name for pair in PAIRS}
    assert {"li2020liver_os", "xu2023assessing_os", "lin2023impact_os", "qin2020effect_pfs"} <= names
    assert "qin2020effect_os" not in names, "its interval is a misprint"
    assert not [name for name in names if name.startswith("vellito2026")], "second hand"


def test_the_sentence_warns() -> None:
    assert "this is the trap" in SUBGROUP.say({"pair": "own"})
    assert "fewer than five pairs" in SUBGROUP.say({"add_xu2023assessing_os": "yes"})
    assert "trials in common" in SUBGROUP.say({"add_xu2023assessing_os": "yes"})
    assert "trials in common" not in SUBGROUP.say({"pair": "xu2023assessing_os", "add_lin2023impact_os": "yes"})
    assert "two questions" in SUBGROUP.say({"pair": "xu2023assessing_os", "add_lin2023impact_pfs": "yes"})
    assert "check what was printed" in SUBGROUP.say({"pair": "own", "hr_with": 0.5})
    assert "check what was printed" not in SUBGROUP.say({"hr_with": 0.5})


def test_the_page_draws_the_rows_of_python(node) -> None:
    states = [{"pair": pair.name, "add_own": tick} for pair in PAIRS for tick in ("no", "yes")]
    module = f"""{declaration_module(SUBGROUP)}
        console.log(JSON.stringify({json.dumps([MODEL.validated_inputs(state) for state in states])}.map(p => functions.map(f => f(p, evaluate(p))))));"""
    for state, page in zip(states, json.loads(node(module)), strict=True):
        for (chart, view), found in zip(SUBGROUP.views(state), page, strict=True):
            wanted = [float(value) for value in MODEL.compute(chart.numbers, view.values)]
            assert [np.nan if value is None else value for value in found] == pytest.approx(wanted, rel=1e-12, nan_ok=True)


def test_a_pair_says_what_its_work_prints_of_the_difference() -> None:
    notes = {pair.name: pair.note for pair in hazard_ratio_pairs()}
    assert "p = 0.137" in notes["li2020liver_os"] and "1.11 (0.92–1.34)" in notes["qin2020effect_pfs"]
    assert "prints" not in notes["lin2023impact_os"]
