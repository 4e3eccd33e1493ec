"""Intervals of small trials against libraries, published values and their laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom
from statsmodels.stats.proportion import proportion_confint

from widgets.models.small_trials import MODEL
from widgets.registry import declaration

from .conftest import values_of

SMALL_TRIALS = declaration("small-trials")

COUNTS = st.integers(1, 120).flatmap(lambda n: st.tuples(st.integers(0, min(n, 60)), st.just(n)))
STATES = st.fixed_dictionaries({name: values_of(p) for name, p in MODEL.parameters.items()})


def of(x: int, n: int, **more: float) -> dict[str, float]:
    return {name: float(value) for name, value in MODEL.evaluate(responders=x, patients=n, **more).items()}


@pytest.mark.parametrize(("x", "n", "low", "high"), [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 10, 0, 0.2775), (8, 8, 0.6756, 1)])
def test_wilson(x: int, n: int, low: float, high: float) -> None:
    """Wilson's intervals, computed independently from his formula."""
    q = of(x, n)
    assert [q["wilson_low"] / 100, q["wilson_high"] / 100] == pytest.approx([low, high], abs=1e-4)


@given(COUNTS)
def test_both_intervals_are_those_of_statsmodels(counts: tuple[int, int]) -> None:
    q = of(*counts)
    assert [q["exact_low"], q["exact_high"]] == pytest.approx([100 * end for end in proportion_confint(*counts, method="beta")], abs=1e-8)
    assert [q["wilson_low"], q["wilson_high"]] == pytest.approx([100 * end for end in proportion_confint(*counts, method="wilson")], abs=1e-8)


@given(COUNTS, st.floats(1, 90))
def test_chances_are_sums_of_binomial_ones(counts: tuple[int, int], rate: float) -> None:
    x, n = counts
    q = of(x, n, rate=rate)
    few, many = binom.cdf(x, n, rate / 100), binom.sf(x - 1, n, rate / 100)
    assert [q["as_few"], q["as_many"], q["none"]] == pytest.approx([100 * few, 100 * many, 100 * binom.pmf(0, n, rate / 100)], abs=1e-8)


@given(COUNTS)
def test_the_exact_interval_ends_where_the_chance_is_one_in_forty(counts: tuple[int, int]) -> None:
    x, n = counts
    q = of(x, n)
    if x < n:
        assert of(x, n, rate=q["exact_high"])["as_few"] == pytest.approx(2.5)
    if x > 0:
        assert of(x, n, rate=q["exact_low"])["as_many"] == pytest.approx(2.5)


@pytest.mark.parametrize("n", [30, 60, 120])
def test_the_rule_of_three_comes_close(n: int) -> None:
    """hanley1983nothing: with no event in n, the upper end of a one-sided 95% interval is about 3/n."""
    one_sided = 100 * (1 - 0.05 ** (1 / n))
    assert one_sided == pytest.approx(300 / n, rel=0.06)
    assert of(0, n, rate=one_sided)["none"] == pytest.approx(5)


def test_as_many_patients_as_needed_and_no_fewer() -> None:
    for rate in range(1, 91):
        needed = int(of(0, 9, rate=rate)["needed"])
        assert of(0, needed, rate=rate)["none"] <= 5 + 1e-9
        assert needed == 1 or of(0, needed - 1, rate=rate)["none"] > 5
    assert of(0, 9, rate=20)["needed"] == 14


@given(STATES)
def test_ends_stay_in_order_and_within_reason(state: dict[str, float]) -> None:
    q = MODEL(**state)
    assert 0 <= q["exact_low"] <= q["observed"] <= q["exact_high"] <= 100
    assert 0 <= q["wilson_low"] <= q["observed"] + 1e-9
    assert q["observed"] - 1e-9 <= q["wilson_high"] <= 100
    assert q["x"] <= q["n"]
    assert q["as_few"] + q["as_many"] >= 100 - 1e-9


@given(COUNTS, st.integers(2, 4))
def test_more_patients_narrow_the_interval(counts: tuple[int, int], times: int) -> None:
    x, n = counts
    one, more = of(x, n), of(times * x, times * n)
    assert more["exact_high"] - more["exact_low"] < one["exact_high"] - one["exact_low"]


def test_the_sentence_says_what_is_excluded() -> None:
    assert "does not exclude it" in SMALL_TRIALS.say({})
    assert "lies above" in SMALL_TRIALS.say({"rate": 40})
    assert "lies below" in SMALL_TRIALS.say({"responders": 5, "patients": 7, "rate": 10})
    assert "There cannot be more responders than patients: 7 are counted." in SMALL_TRIALS.say({"responders": 9, "patients": 7})


def test_examples_are_rows_of_the_evidence() -> None:
    counts = {preset.name: (preset.values["responders"], preset.values["patients"]) for preset in SMALL_TRIALS.presets}
    assert counts["wang2020pilot"] == (0, 9)
    assert counts["xie2020immune"] == (2, 39)
    assert counts["olofssonbagge2024phase"] == (4, 7)
    assert all(preset.sources for preset in SMALL_TRIALS.presets)
