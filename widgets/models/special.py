"""Functions that SymPy cannot reduce to elementary ones, most of them of statistics: SciPy computes them here, `js/special.js` on the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import sympy as sp
from sympy.utilities.lambdify import implemented_function

from ..engine.formatting import significant


def beta_cdf(x: Any, a: Any, b: Any) -> Any:
    """Share of a beta distribution below x; all of it where b is 0, none where a is 0.

    Examples
    --------
    >>> round(float(beta_cdf(0.5, 2, 2)), 3), float(beta_cdf(0.5, 0, 3)), float(beta_cdf(0.5, 3, 0))
    (0.5, 1.0, 0.0)
    """
    from scipy.special import betainc

    a, b = np.broadcast_arrays(np.asarray(a, float), np.asarray(b, float))
    inside = betainc(np.where(a > 0, a, 1), np.where(b > 0, b, 1), x)
    return np.where(a <= 0, 1.0, np.where(b <= 0, 0.0, inside))


def beta_quantile(p: Any, a: Any, b: Any) -> Any:
    """Value below which the share p of a beta distribution lies; 0 where a is 0, 1 where b is 0.

    Examples
    --------
    >>> round(float(beta_quantile(0.975, 1, 9)), 3), float(beta_quantile(0.025, 0, 10))
    (0.336, 0.0)
    """
    from scipy.special import betaincinv

    a, b = np.broadcast_arrays(np.asarray(a, float), np.asarray(b, float))
    inside = betaincinv(np.where(a > 0, a, 1), np.where(b > 0, b, 1), p)
    return np.where(a <= 0, 0.0, np.where(b <= 0, 1.0, inside))


def student_quantile(p: Any, degrees: Any) -> Any:
    """Quantile of Student's t; not a number without a degree of freedom.

    Examples
    --------
    >>> round(float(student_quantile(0.975, 1)), 2), float(student_quantile(0.975, 0))
    (12.71, nan)
    """
    from scipy.special import stdtrit

    degrees = np.asarray(degrees, float)
    return np.where(degrees > 0, stdtrit(np.where(degrees > 0, degrees, 1), p), np.nan)


def reml(*values: float) -> float:
    """Variance between studies by restricted maximum likelihood.

    Parameters
    ----------
    *values
        First the effects of all studies, then their variances, then 1 for each study that counts and 0 for the rest.

    Notes
    -----
    The restricted likelihood is searched for its highest point on a coarse grid, since it can have two, and the
    point is then refined as the root of its slope.

    Examples
    --------
    >>> round(reml(0.1, 0.9, -0.5, 0.04, 0.05, 0.04, 1, 1, 1), 4), reml(0.1, 0.9, -0.5, 0.04, 0.05, 0.04, 1, 0, 0)
    (0.4458, 0.0)
    """
    from scipy.optimize import brentq

    y, v, counted = np.split(np.asarray(values, float), 3)
    y, v = y[counted > 0], v[counted > 0]
    if len(y) < 2:
        return 0.0

    def parts(tau2: float) -> tuple[np.ndarray, float]:
        weights = 1 / (v + tau2)
        return weights, float(np.sum(weights * y) / np.sum(weights))

    def likelihood(tau2: float) -> float:
        weights, mean = parts(tau2)
        return float(np.sum(np.log(weights)) - np.log(np.sum(weights)) - np.sum(weights * (y - mean) ** 2)) / 2

    def slope(tau2: float) -> float:
        weights, mean = parts(tau2)
        return float(np.sum(weights**2 * (y - mean) ** 2) - np.sum(weights) + np.sum(weights**2) / np.sum(weights))

    top = 4 * float(np.var(y, ddof=1)) + float(v.max())
    grid = top * np.linspace(0, 1, 65) ** 2
    best = int(np.argmax([likelihood(tau2) for tau2 in grid]))
    low, high = grid[max(best - 1, 0)], grid[min(best + 1, 64)]
    return float(brentq(slope, low, high, xtol=1e-14, rtol=1e-13)) if slope(low) > 0 > slope(high) else float(grid[best])


def _function(name: str, computed: Callable[..., Any]) -> Any:
    return implemented_function(name, computed)


def normal_cdf(z: Any) -> Any:
    """Share of the standard normal distribution below z."""
    from scipy.special import ndtr

    return ndtr(z)


def lambert_w(z: Any) -> Any:
    """Lambert's function, the inverse of w exp(w), for z >= 0."""
    from scipy.special import lambertw

    return lambertw(z).real


def shown(value: Any) -> Any:
    """Round to the three digits that readers see, so that a sentence compares what it prints.

    Examples
    --------
    >>> float(shown(69.98)), float(shown(0.04096))
    (70.0, 0.041)
    """
    return np.vectorize(lambda one: float(significant(abs(one), 3)) * np.sign(one) if np.isfinite(one) and one else one, otypes=[float])(value)


Phi = _function("Phi", normal_cdf)
BetaCdf = _function("BetaCdf", beta_cdf)
BetaQuantile = _function("BetaQuantile", beta_quantile)
StudentQuantile = _function("StudentQuantile", student_quantile)
Reml = _function("Reml", lambda *values: np.vectorize(reml)(*values) if any(map(np.ndim, values)) else reml(*values))
W = _function("W", lambert_w)
Shown = _function("Shown", shown)
FUNCTIONS: dict[str, sp.Function] = {function.__name__: function for function in (Phi, BetaCdf, BetaQuantile, StudentQuantile, Reml, W, Shown)}
