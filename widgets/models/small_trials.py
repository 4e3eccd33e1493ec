"""What responders among patients say of the true rate: exact and Wilson intervals, and what chance alone would show.

`B(p; a, b)` is the quantile of a beta distribution and `I(x; a, b)` the share of it below x. Sums of binomial
chances are such shares, so that one function serves them all.
"""

import sympy as sp

from ..engine.model import Constant, Model, Parameter, Quantity
from .special import BetaCdf, BetaQuantile

X, N, p = sp.symbols("X N p", nonnegative=True)
x, n, z, alpha = sp.symbols(r"x n z \alpha", nonnegative=True)
share, W, D, low, high, w_low, w_high, none, most, least, needed = sp.symbols(
    r"r W D L U L_W U_W P_0 P_{\leq} P_{\geq} n_0", nonnegative=True
)  # fmt: skip

METHOD = "newcombe1998twosided"
HALF = sp.Rational(1, 2)
chance = p / 100

MODEL = Model(
    parameters=[
        Parameter("responders", X, "", 0, 60, 0, 1, "Responders", note="no more than there are patients", group="The trial", whole=True),
        Parameter("patients", N, "", 1, 120, 9, 1, "Patients", group="The trial", whole=True),
        Parameter("rate", p, "%", 1, 90, 20, 1, "True response rate", note="what you want to know whether the trial excludes", group="What if"),
    ],
    constants=[
        Constant("level", alpha, 0.05, "", "Share of trials whose interval may miss the true rate", METHOD, "both sides together; 5% is a convention"),
        Constant("normal", z, 1.959963984540054, "", "Quantile of the normal distribution for 95%", METHOD),
    ],
    quantities=[
        Quantity("n", n, "", "Patients counted", N),
        Quantity("x", x, "", "Responders counted", sp.Min(X, n)),
        Quantity("observed", share, "%", "Observed rate", 100 * x / n),
        Quantity("exact_low", low, "%", "Exact interval, lower end", 100 * BetaQuantile(alpha / 2, x, n - x + 1)),
        Quantity("exact_high", high, "%", "Exact interval, upper end", 100 * BetaQuantile(1 - alpha / 2, x + 1, n - x)),
        Quantity("centre", W, "%", "Centre of the Wilson interval", 100 * (x + z**2 / 2) / (n + z**2)),
        Quantity("reach", D, "%", "Half its width", 100 * z * sp.sqrt(x * (n - x) / n + z**2 / 4) / (n + z**2)),
        Quantity("wilson_low", w_low, "%", "Wilson interval, lower end", sp.Piecewise((0, x < HALF), (W - D, True))),
        Quantity("wilson_high", w_high, "%", "Wilson interval, upper end", sp.Piecewise((100, x > n - HALF), (W + D, True))),
        Quantity("none", none, "%", "Chance of no responder at this rate", 100 * (1 - chance) ** n),
        Quantity("as_few", most, "%", "Chance of as few responders or fewer at this rate", 100 * BetaCdf(1 - chance, n - x, x + 1)),
        Quantity("as_many", least, "%", "Chance of as many responders or more at this rate", 100 * BetaCdf(chance, x, n - x + 1)),
        Quantity("needed", needed, "", "Patients without a responder that make this rate unlikely", sp.ceiling(sp.log(alpha) / sp.log(1 - chance))),
    ],
)
