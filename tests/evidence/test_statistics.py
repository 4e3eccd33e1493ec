"""Verification cases V8.1 to V8.9 of the reference, the traps around them, and what always holds.

Expected values of V8.1, V8.2 and V8.9 were published by metafor's own tests; of V8.4 by a trial; the
rest is derived there.
"""

from __future__ import annotations

from math import exp, isnan, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.meta_analysis import combine_effects, effectsize_2proportions

from evidence.statistics import METHODS, LogRatio, exact, interaction, log_ratio, pool, wilson

BCG = np.array(
    [
        (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619), (33, 5036, 47, 5761),
        (180, 1361, 372, 1079), (8, 2537, 10, 619), (505, 87886, 499, 87892), (29, 7470, 45, 7232), (17, 1699, 65, 1600),
        (186, 50448, 141, 27197), (5, 2493, 3, 2338), (27, 16886, 29, 17825),
    ]
)  # fmt: skip
RAUDENBUSH_Y = [0.03, 0.12, -0.14, 1.18, 0.26, -0.06, -0.02, -0.32, 0.27, 0.80, 0.54, 0.18, -0.02, 0.23, -0.18, -0.06, 0.30, 0.07, -0.07]
RAUDENBUSH_V = [
    0.0156, 0.0216, 0.0279, 0.1391, 0.1362, 0.0106, 0.0106, 0.0484, 0.0269, 0.0630,
    0.0912, 0.0497, 0.0835, 0.0841, 0.0253, 0.0279, 0.0193, 0.0088, 0.0303,
]  # fmt: skip
CLOSE = {"abs": 1e-4}


@pytest.fixture(scope="module")
def bcg() -> tuple[np.ndarray, np.ndarray]:
    treated, control = BCG[:, 0] + BCG[:, 1], BCG[:, 2] + BCG[:, 3]
    effects, variances = effectsize_2proportions(BCG[:, 0], treated, BCG[:, 2], control, statistic="risk-ratio")
    return effects, np.sqrt(variances)


def test_v8_1_dersimonian_laird(bcg) -> None:
    found = pool(*bcg, method="DL", correction="none")
    assert found.tau2 == pytest.approx(0.3088, **CLOSE)
    assert (found.mean.estimate, found.se) == pytest.approx((-0.7141, 0.1787), **CLOSE)
    assert (found.mean.low, found.mean.high) == pytest.approx((-1.0644, -0.3638), **CLOSE)


def test_v8_2_reml(bcg) -> None:
    found = pool(*bcg, method="REML", correction="none")
    assert (found.tau2, found.mean.estimate, found.se) == pytest.approx((0.3132, -0.7145, 0.1798), **CLOSE)


def test_v8_3_hartung_knapp_on_reml(bcg) -> None:
    found = pool(*bcg)
    assert found.se == pytest.approx(0.1808, **CLOSE)
    assert (found.mean.low, found.mean.high) == pytest.approx((-1.1084, -0.3206), **CLOSE)


def test_v8_4_interaction_of_a_trial() -> None:
    test = interaction(LogRatio(log(0.46), 0.4081), LogRatio(log(0.70), 0.1692))
    assert (test.difference.value, test.difference.se) == pytest.approx((-0.4198, 0.4419), abs=1e-3)
    assert (log(test.ratio.low), log(test.ratio.high)) == pytest.approx((-1.2859, 0.4463), abs=1e-3)
    assert [round(value, 2) for value in (test.ratio.estimate, test.ratio.low, test.ratio.high)] == [0.66, 0.28, 1.56]


def test_v8_5_p_is_two_sided() -> None:
    p = interaction(LogRatio(-0.7765, 0.4081), LogRatio(-0.3567, 0.1692)).p
    assert p == pytest.approx(0.34, abs=0.01)
    assert p / 2 == pytest.approx(0.17, abs=0.01)  # what the table of the trial prints


def test_v8_6_reported_interval() -> None:
    found = log_ratio(0.51, 0.29, 0.90)
    assert found.se == pytest.approx(0.289, abs=0.002)
    assert found.p() == pytest.approx(0.020, abs=0.002)


@pytest.mark.parametrize(("events", "total", "low", "high"), [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605)])
def test_v8_7_wilson(events: int, total: int, low: float, high: float) -> None:
    found = wilson(events, total)
    assert (found.low, found.high) == pytest.approx((low, high), **CLOSE)


def test_v8_8_wilson_at_the_ends() -> None:
    none, all_of_them = wilson(0, 10), wilson(8, 8)
    assert none.low == 0 and none.high == pytest.approx(0.2775, **CLOSE)
    assert all_of_them.low == pytest.approx(0.6756, **CLOSE) and all_of_them.high == 1


@pytest.mark.parametrize(
    ("method", "correction", "mean", "tau2", "se", "low", "high"),
    [
        ("REML", "none", 0.0837, 0.0188, None, -0.0175, 0.1849),
        ("REML", "knapp-hartung", 0.0837, 0.0188, 0.0616, -0.0457, 0.2131),
        ("DL", "knapp-hartung", None, None, 0.0636, -0.0442, 0.2229),
    ],
)
def test_v8_9_nineteen_studies(method, correction, mean, tau2, se, low, high) -> None:
    found = pool(RAUDENBUSH_Y, np.sqrt(RAUDENBUSH_V), method, correction)
    for value, expected in ((found.mean.estimate, mean), (found.tau2, tau2), (found.se, se), (found.mean.low, low), (found.mean.high, high)):
        assert expected is None or value == pytest.approx(expected, **CLOSE)


def test_trap_statsmodels_names_hartung_knapp_otherwise(bcg) -> None:
    effects, errors = bcg
    theirs = combine_effects(effects, errors**2, method_re="dl", use_t=True)
    _, plain, _, knapp = theirs.conf_int()
    found = pool(effects, errors, method="DL")
    assert (found.mean.low, found.mean.high) == pytest.approx(tuple(knapp), **CLOSE)
    assert (found.mean.low, found.mean.high) != pytest.approx(tuple(plain), **CLOSE)


def test_trap_variance_between_studies_is_never_negative() -> None:
    effects, errors = np.array([0.1, 0.11, 0.12]), np.array([0.5, 0.5, 0.5])
    assert combine_effects(effects, errors**2, method_re="dl").tau2 < 0
    assert [pool(effects, errors, method).tau2 for method in METHODS] == pytest.approx([0, 0, 0], abs=1e-6)


def test_paule_mandel_as_in_statsmodels(bcg) -> None:
    effects, errors = bcg
    assert pool(effects, errors, "PM").tau2 == pytest.approx(combine_effects(effects, errors**2, method_re="pm").tau2, abs=1e-6)


def test_trap_few_studies() -> None:
    two = pool([0.1, 0.5], [0.1, 0.1])
    assert two.mean.low < -2 and two.mean.high > 2 and two.prediction is None
    assert pool([0.1, 0.3, 0.5], [0.1, 0.1, 0.1]).prediction is not None


def test_trap_hartung_knapp_can_be_too_narrow() -> None:
    effects, errors = [0.100, 0.101, 0.099, 0.100], [0.2, 0.2, 0.2, 0.2]
    width = {name: (found := pool(effects, errors, correction=name).mean).high - found.low for name in ("none", "knapp-hartung", "conservative")}
    assert width["knapp-hartung"] < width["none"] <= width["conservative"]


def test_studies_that_agree_exactly_need_another_correction() -> None:
    with pytest.raises(ValueError, match="conservative"):
        pool([0.1, 0.1, 0.1], [0.2, 0.2, 0.2])
    assert pool([0.1, 0.1, 0.1], [0.2, 0.2, 0.2], correction="conservative").mean.low < 0.1


def test_one_study_is_itself() -> None:
    one = pool([log(0.5)], [0.2])
    assert exp(one.mean.estimate) == pytest.approx(0.5)
    assert (one.mean.high - one.mean.low) / 2 == pytest.approx(1.959964 * 0.2)
    assert one.tau2 is None and one.prediction is None and one.k == 1


def test_no_events_and_all_events() -> None:
    assert exact(0, 20).low == 0 and exact(0, 20).high == pytest.approx(0.1684, **CLOSE)
    assert exact(20, 20).high == 1 and exact(20, 20).low == pytest.approx(1 - 0.1684, **CLOSE)


@pytest.mark.parametrize("arguments", [(1, 0), (-1, 5), (6, 5), (1.5, 5), (1, 5, 100), (1, 5, 0)])
def test_impossible_shares_are_refused(arguments: tuple) -> None:
    for share in (wilson, exact):
        with pytest.raises(ValueError):
            share(*arguments)


@pytest.mark.parametrize("arguments", [(0, 0, 1), (1, 2, 3), (3, 1, 2), (1, 1, 1), (0.79, 0.62, 0.80), (1, 0.5, 2, 100)])
def test_impossible_or_doubtful_ratios_are_refused(arguments: tuple) -> None:
    with pytest.raises(ValueError):
        log_ratio(*arguments)


@pytest.mark.parametrize(
    "arguments",
    [([], []), ([1, 2], [1]), ([1, 2], [1, 0]), ([1, float("nan")], [1, 1]), ([1, 2], [1, 1], "ML"), ([1, 2], [1, 1], "DL", "t"), ([1, 2], [1, float("inf")])],
)
def test_what_cannot_be_pooled_is_refused(arguments: tuple) -> None:
    with pytest.raises(ValueError):
        pool(*arguments)


people = st.integers(1, 400).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))
ratios = st.tuples(st.floats(-2, 2), st.floats(0.05, 1))
several = st.lists(ratios, min_size=2, max_size=8)


@given(people)
def test_shares_hold_the_estimate_and_mirror(counted: tuple[int, int]) -> None:
    events, total = counted
    for share in (wilson, exact):
        one, other = share(events, total), share(total - events, total)
        assert 0 <= one.low <= one.estimate <= one.high <= 1
        assert (one.low, one.high) == pytest.approx((1 - other.high, 1 - other.low), abs=1e-9)


@given(ratios, st.floats(50, 99.9))
def test_interval_gives_back_its_log_ratio(ratio: tuple[float, float], level: float) -> None:
    ends = LogRatio(*ratio).interval(level)
    back = log_ratio(ends.estimate, ends.low, ends.high, level)
    assert (back.value, back.se) == pytest.approx(ratio, abs=1e-9)


@given(ratios, ratios)
def test_interaction_is_antisymmetric(one: tuple[float, float], other: tuple[float, float]) -> None:
    forth, back = interaction(LogRatio(*one), LogRatio(*other)), interaction(LogRatio(*other), LogRatio(*one))
    assert forth.z == pytest.approx(-back.z) and forth.p == pytest.approx(back.p)
    assert forth.ratio.estimate == pytest.approx(1 / back.ratio.estimate)


@settings(deadline=None, max_examples=25)
@given(several, st.sampled_from(METHODS))
def test_pooling_is_symmetric_and_does_not_heed_the_order(studies: list[tuple[float, float]], method: str) -> None:
    effects, errors = zip(*studies, strict=True)
    one = pool(effects, errors, method, "conservative")
    mirrored = pool([-effect for effect in effects], errors, method, "conservative")
    turned = pool(effects[::-1], errors[::-1], method, "conservative")
    assert one.mean.estimate == pytest.approx(-mirrored.mean.estimate, abs=1e-4)
    assert one.mean.low == pytest.approx(-mirrored.mean.high, abs=1e-3)
    assert one.mean.estimate == pytest.approx(turned.mean.estimate, abs=1e-4)
    assert min(effects) - 1e-9 <= one.mean.estimate <= max(effects) + 1e-9
    assert one.tau2 >= 0 and 0 <= one.i2 <= 1


@settings(deadline=None, max_examples=25)
@given(several)
def test_conservative_interval_is_never_narrower(studies: list[tuple[float, float]]) -> None:
    effects, errors = zip(*studies, strict=True)
    plain, wide = (pool(effects, errors, correction=name).mean for name in ("none", "conservative"))
    assert wide.high - wide.low >= plain.high - plain.low - 1e-9
    assert not isnan(wide.low)
