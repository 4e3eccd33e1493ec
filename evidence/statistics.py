"""Intervals, pooling and the test of interaction, each by a library's routine.

Ratios are worked with as natural logarithms, proportions as fractions of 1, levels in per cent.
Nothing is imported until it is needed: SciPy and PyMARE take seconds to load.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, isfinite, log, sqrt
from statistics import NormalDist
from typing import Any

import numpy as np

METHODS = ("REML", "DL", "PM")
CORRECTIONS = ("knapp-hartung", "conservative", "none")
NOT_CENTRED = 0.25
"""How far, in half-widths, an estimate may lie from the middle of its interval on the log scale."""


@dataclass(frozen=True)
class Interval:
    """An estimate between two ends, in the unit of the estimate."""

    estimate: float
    low: float
    high: float
    level: float = 95.0


@dataclass(frozen=True)
class LogRatio:
    """The natural logarithm of a ratio and its standard error."""

    value: float
    se: float

    def interval(self, level: float = 95.0) -> Interval:
        """Return the ratio, no longer as a logarithm, with a normal interval."""
        reach = _normal_quantile(level) * self.se
        return Interval(exp(self.value), exp(self.value - reach), exp(self.value + reach), level)

    def p(self) -> float:
        """Return the two-sided p value of "the ratio is 1"."""
        return 2 * NormalDist().cdf(-abs(self.value) / self.se)


@dataclass(frozen=True)
class Interaction:
    """How the effect in one group differs from that in another; `ratio` is one divided by other."""

    difference: LogRatio
    ratio: Interval
    z: float
    p: float


@dataclass(frozen=True)
class Pooled:
    """A mean of several studies, on the scale of what was pooled.

    `prediction` is where the effect of a new study is expected; None if fewer than three
    studies tell of it. `tau2` is None for a single study, of which it cannot be known.
    """

    mean: Interval
    se: float
    tau2: float | None
    q: float
    i2: float
    prediction: Interval | None
    k: int
    method: str
    correction: str


def wilson(events: int, total: int, level: float = 95.0) -> Interval:
    """Return a proportion with Wilson's score interval.

    Examples
    --------
    >>> share = wilson(0, 10)
    >>> share.low, round(share.high, 4)
    (0.0, 0.2775)
    """
    return _share(events, total, level, "wilson")


def exact(events: int, total: int, level: float = 95.0) -> Interval:
    """Return a proportion with the exact (Clopper–Pearson) interval, never too narrow, often too wide.

    Examples
    --------
    >>> share = exact(0, 9)
    >>> share.estimate, share.low, round(share.high, 3)
    (0.0, 0.0, 0.336)
    """
    return _share(events, total, level, "exact")


def log_ratio(estimate: float, low: float, high: float, level: float = 95.0) -> LogRatio:
    """Return log ratio and standard error of a reported ratio with its interval.

    Raises
    ------
    ValueError
        If the three are not in order, or the estimate lies so far from the middle of the
        interval (on the log scale) that a misprint is likely.

    Examples
    --------
    >>> garin = log_ratio(0.51, 0.29, 0.90)
    >>> round(garin.se, 3), round(garin.p(), 2)
    (0.289, 0.02)
    >>> log_ratio(0.79, 0.62, 0.80)
    Traceback (most recent call last):
    ValueError: 0.79 is not in the middle of 0.62 to 0.8: the print may be wrong
    """
    if not 0 < low <= estimate <= high or low == high:
        msg = f"{estimate:g} ({low:g} to {high:g}) is no ratio with its interval: 0 < low <= estimate <= high"
        raise ValueError(msg)
    half, middle = log(high / low) / 2, log(high * low) / 2
    if abs(log(estimate) - middle) > NOT_CENTRED * half:
        msg = f"{estimate:g} is not in the middle of {low:g} to {high:g}: the print may be wrong"
        raise ValueError(msg)
    return LogRatio(log(estimate), half / _normal_quantile(level))


def interaction(one: LogRatio, other: LogRatio, level: float = 95.0) -> Interaction:
    """Test whether two independent effects differ (altman2003interaction); p is two-sided.

    "Significant here and not there" is no such test.

    Examples
    --------
    >>> test = interaction(LogRatio(-0.7765, 0.4081), LogRatio(-0.3567, 0.1692))
    >>> round(test.ratio.estimate, 2), round(test.ratio.low, 2), round(test.ratio.high, 2), round(test.p, 2)
    (0.66, 0.28, 1.56, 0.34)
    """
    difference = LogRatio(one.value - other.value, sqrt(one.se**2 + other.se**2))
    return Interaction(difference, difference.interval(level), difference.value / difference.se, difference.p())


def pool(
    estimates: Sequence[float],
    errors: Sequence[float],
    method: str = "REML",
    correction: str = "knapp-hartung",
    level: float = 95.0,
) -> Pooled:
    """Return the random-effects mean of independent studies.

    Parameters
    ----------
    estimates, errors
        An effect and its standard error for each study, ratios as logarithms.
    method
        How the variance between studies is found: REML, DL (DerSimonian–Laird) or PM
        (Paule–Mandel).
    correction
        ``knapp-hartung`` (t with k − 1 degrees of freedom; can be narrower than no correction
        where studies agree by chance), ``conservative`` (the same, but never narrower), or
        ``none`` (normal; too narrow for few studies).

    Notes
    -----
    With k below 5 the variance between studies is all but unknown and the Knapp–Hartung interval
    explodes; that is what so few studies say. The prediction interval takes t with k − 2 degrees of
    freedom. Studies that share patients, such as reviews of the same trials, must not be pooled.

    Examples
    --------
    >>> few = pool([-0.2, -0.4, -0.3], [0.1, 0.1, 0.1])
    >>> round(few.mean.estimate, 2), few.k, few.prediction.low < few.mean.low
    (-0.3, 3, True)
    """
    y, v = _checked(estimates, errors, method, correction)
    k = len(y)
    if k == 1:
        reach = _normal_quantile(level) * sqrt(v[0])
        mean = Interval(float(y[0]), float(y[0]) - reach, float(y[0]) + reach, level)
        return Pooled(mean, sqrt(v[0]), None, 0.0, 0.0, None, 1, "single study", "none")
    pymare = _pymare()
    tau2 = _between(y, v, method)
    name = {"none": "wald", "conservative": "knapp-hartung-conservative"}.get(correction, correction)
    estimator = pymare.estimators.WeightedLeastSquares(tau2=tau2, small_sample_correction=name)
    fitted = estimator.fit_dataset(pymare.Dataset(y, v)).summary()
    found = fitted.get_fe_stats(alpha=1 - level / 100)
    estimate, se, low, high = (float(np.squeeze(found[part])) for part in ("est", "se", "ci_l", "ci_u"))
    if not se > 0:
        raise ValueError("the studies agree exactly, of which Knapp–Hartung makes an interval without width: take conservative")
    q = float(np.squeeze(pymare.stats.q_gen(y[:, None], v[:, None], np.ones((k, 1)), 0.0)))
    i2 = max(0.0, 1 - (k - 1) / q) if q > 0 else 0.0
    mean = Interval(estimate, low, high, level)
    return Pooled(mean, se, tau2, q, i2, _prediction(estimate, se, tau2, k, level), k, method, correction)


def _checked(estimates: Sequence[float], errors: Sequence[float], method: str, correction: str) -> tuple[np.ndarray, np.ndarray]:
    y, se = np.asarray(estimates, float), np.asarray(errors, float)
    if y.ndim != 1 or y.shape != se.shape or not len(y):
        raise ValueError(f"{y.size} estimates and {se.size} errors: one of each for every study, at least one study")
    if not (np.isfinite(y).all() and np.isfinite(se).all() and (se > 0).all()):
        raise ValueError("every estimate has to be finite, every error finite and above 0")
    for name, value, choices in (("method", method, METHODS), ("correction", correction, CORRECTIONS)):
        if value not in choices:
            raise ValueError(f'{name} "{value}" is unknown; valid are {", ".join(choices)}')
    return y, se**2


def _pymare() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # PyMARE leaves a file of its own open while it is imported
        import pymare
        import pymare.estimators
        import pymare.stats
    return pymare


def _between(y: np.ndarray, v: np.ndarray, method: str) -> float:
    """Return the variance between studies, never below 0."""
    pymare = _pymare()
    y, v, ones = y[:, None], v[:, None], np.ones((len(y), 1))
    if method == "PM":
        # statsmodels' iteration falls to 0 if a step overshoots by rounding; a bracketed root does not.
        from scipy.optimize import brentq

        def excess(tau2: float) -> float:
            return float(np.squeeze(pymare.stats.q_gen(y, v, ones, tau2))) - (len(y) - 1)

        top = float(np.sum((y - y.mean()) ** 2)) / (len(y) - 1) + float(v.max())
        return float(brentq(excess, 0.0, top, xtol=1e-12)) if excess(0.0) > 0 else 0.0
    estimators = pymare.estimators
    estimator = estimators.DerSimonianLaird() if method == "DL" else estimators.VarianceBasedLikelihoodEstimator(method="REML")
    return max(0.0, float(np.squeeze(estimator.fit(y, v, ones).params_["tau2"])))


def _prediction(estimate: float, se: float, tau2: float, k: int, level: float) -> Interval | None:
    if k < 3:
        return None
    from scipy.stats import t

    reach = float(t.ppf(0.5 + level / 200, k - 2)) * sqrt(tau2 + se**2)
    return Interval(estimate, estimate - reach, estimate + reach, level)


def _share(events: int, total: int, level: float, method: str) -> Interval:
    if not 0 <= events <= total or total < 1 or events != int(events) or total != int(total):
        raise ValueError(f"{events} of {total} is no share of people")
    from scipy.stats import binomtest

    _normal_quantile(level)
    ends = binomtest(int(events), int(total)).proportion_ci(level / 100, method=method)
    low = 0.0 if events == 0 else float(ends.low)
    high = 1.0 if events == total else float(ends.high)
    return Interval(events / total, low, high, level)


def _normal_quantile(level: float) -> float:
    if not (isfinite(level) and 50 <= level < 100):
        raise ValueError(f"the level is {level:g}, but has to be per cent from 50 to below 100")
    return NormalDist().inv_cdf(0.5 + level / 200)
