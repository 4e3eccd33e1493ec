"""The mean of several studies that may differ in truth, written once for any number of them.

Every part is an equation with a sum over studies, which readers see; `unrolled` writes the sum out for given studies,
which is what runs. Study i has effect y, variance v (the square of its standard error), and counts if s is 1.
"""

from __future__ import annotations

from collections.abc import Sequence

import sympy as sp

from .special import Reml, StudentQuantile

y, v, s = (sp.IndexedBase(name) for name in "yvs")
i, n = sp.symbols("i n", integer=True, positive=True)
k, Q, C, tau2, W, mu = sp.symbols(r"k Q C \tau^2 W \mu", real=True)
fixed, error, t, t_new, z = sp.symbols(r"\mu_0 \mathit{SE}_\mu t t_N z", real=True)
by_reml, by_knapp = sp.symbols("m_R m_H", nonnegative=True)

LITTLE = sp.Float(1e-9)
"""Stands for nothing where nothing would be divided by."""

w, w_tau = s[i] / v[i], s[i] / (v[i] + tau2)


def over(term: sp.Expr) -> sp.Sum:
    """Add a term over all studies."""
    return sp.Sum(term, (i, 1, n))


several = k > 1
PARTS: dict[str, tuple[sp.Symbol, sp.Expr]] = {
    "k": (k, over(s[i])),
    "fixed": (fixed, over(w * y[i]) / over(w)),
    "Q": (Q, over(w * (y[i] - fixed) ** 2)),
    "C": (C, over(w) - over(w**2) / over(w)),
    "tau2": (tau2, sp.Piecewise((Reml(y, v, s), by_reml > 0), (sp.Max(0, (Q - k + 1) / sp.Max(C, LITTLE)), True))),
    "weight": (W, over(w_tau)),
    "mu": (mu, over(w_tau * y[i]) / W),
    "error": (error, sp.Piecewise((sp.sqrt(over(w_tau * (y[i] - mu) ** 2) / (sp.Max(k - 1, 1) * W)), (by_knapp > 0) & several), (1 / sp.sqrt(W), True))),
    "t": (t, sp.Piecewise((StudentQuantile(sp.Float(0.975), k - 1), (by_knapp > 0) & several), (z, True))),
    "t_new": (t_new, StudentQuantile(sp.Float(0.975), k - 2)),
}
"""Name, symbol and equation of each part, in the order in which they need one another."""


def unrolled(part: sp.Expr, effects: Sequence[sp.Expr], variances: Sequence[sp.Expr], counted: Sequence[sp.Expr]) -> sp.Expr:
    """Write the sums of a part out for these studies.

    Examples
    --------
    >>> a, b = sp.symbols("a b")
    >>> unrolled(over(s[i] * y[i]), [a, b], [1, 1], [1, 2])
    a + 2*b
    """
    studies = {base: list(values) for base, values in ((y, effects), (v, variances), (s, counted))}
    written = part.replace(
        lambda one: isinstance(one, sp.Sum),
        lambda one: sp.Add(*(_of(one.function, studies, place) for place in range(len(effects)))),
    )
    return written.xreplace({Reml(y, v, s): Reml(*effects, *variances, *counted)})


def _of(term: sp.Expr, studies: dict[sp.IndexedBase, list[sp.Expr]], place: int) -> sp.Expr:
    return term.xreplace({base[i]: sp.sympify(values[place]) for base, values in studies.items()})
