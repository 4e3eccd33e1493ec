"""Functions of statistics: the page's own against SciPy's, over the range that models use."""

from __future__ import annotations

import json

import numpy as np
import pytest
from scipy import stats

from widgets.models import special


def cases() -> list[tuple[str, list[float]]]:
    random = np.random.default_rng(1)
    found: list[tuple[str, list[float]]] = [("StudentQuantile", [0.975, degrees]) for degrees in range(1, 40)]
    for n in random.integers(1, 200, 400):
        x = int(random.integers(0, n + 1))
        found += [("BetaQuantile", [0.975, x + 1, int(n) - x]), ("BetaQuantile", [0.025, x, int(n) - x + 1])]
        found += [("BetaCdf", [float(random.uniform(0.01, 0.95)), x, int(n) - x + 1]), ("Phi", [float(random.normal(0, 3))])]
    for k in random.integers(1, 8, 200):
        found.append(("Reml", [*random.normal(0, 0.4, k), *random.uniform(0.01, 0.3, k), *map(int, random.integers(0, 2, k))]))
    return found


def test_the_page_computes_what_scipy_computes(node) -> None:
    python = {
        "StudentQuantile": special.student_quantile, "BetaQuantile": special.beta_quantile, "BetaCdf": special.beta_cdf, "Phi": stats.norm.cdf, "Reml": special.reml,
    }  # fmt: skip
    every = cases()
    module = f"import * as special from './special.js';\nconsole.log(JSON.stringify({json.dumps(every)}.map(([name, values]) => special[name](...values))));"
    for (name, values), page in zip(every, json.loads(node(module)), strict=True):
        assert page == pytest.approx(float(python[name](*values)), rel=3e-11, abs=1e-14), (name, values)


def test_ends_of_the_distributions(node) -> None:
    module = """import { BetaCdf, BetaQuantile, Phi, StudentQuantile } from './special.js';
        console.log(JSON.stringify([BetaQuantile(0.5, 0, 3), BetaQuantile(0.5, 3, 0), BetaCdf(0.5, 0, 3), BetaCdf(0.5, 3, 0), Phi(0), Phi(40), Phi(-40), StudentQuantile(0.975, 0)]));"""
    assert json.loads(node(module)) == [0, 1, 1, 0, 0.5, 1, 0, None]
