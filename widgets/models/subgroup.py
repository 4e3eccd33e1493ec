"""Whether an effect differs between two groups, and what several such comparisons say together.

A pair is two hazard ratios with their 95% intervals, each of treatment against control: in patients with liver
metastases and in those without. The pair that is looked at gets the test of interaction (altman2003interaction) and
always counts in the mean.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

import sympy as sp

from ..engine.model import Choice, Constant, Model, Option, Parameter, Quantity
from . import pooling
from .pooling import PARTS, by_knapp, by_reml, error, mu, t, t_new, tau2, z
from .special import Phi

NORMAL = 1.959963984540054
ALTMAN, HARTUNG, RILEY = "altman2003interaction", "inthout2014hartungknappsidikjonkman", "riley2011interpretation"
OWN = "own"
TINY = 0.0001
"""No p value is printed below this."""
LEAST = 0.02
"""No interval is taken to be narrower than this on the log scale, whatever is typed."""

Ends = tuple[float, float, float]


@dataclass(frozen=True)
class Pair:
    """Hazard ratio, lower and upper end in both groups, as they were published."""

    name: str
    label: str
    with_liver: Ends
    without: Ends
    source: str
    note: str = ""

    @property
    def log_ratio(self) -> tuple[float, float]:
        """The logarithm of the ratio of the two, and its variance.

        Examples
        --------
        >>> effect, variance = Pair("a", "A", (0.82, 0.71, 0.93), (0.72, 0.66, 0.79), "li2020liver").log_ratio
        >>> round(effect, 3), round(variance**0.5, 3)
        (0.13, 0.083)
        """
        errors = [log(high / low) / (2 * NORMAL) for _, low, high in (self.with_liver, self.without)]
        return log(self.with_liver[0] / self.without[0]), errors[0] ** 2 + errors[1] ** 2


own = sp.Symbol("o", nonnegative=True)
PUBLISHED = sp.symbols("H_1 L_1 U_1 H_0 L_0 U_0", positive=True)
TYPED = sp.symbols("h_1 l_1 u_1 h_0 l_0 u_0", positive=True)
SHOWN = sp.symbols(r"\mathit{HR}_1 a_1 b_1 \mathit{HR}_0 a_0 b_0", positive=True)
se1, se0, se, R, R_low, R_high, p1, p0, p = sp.symbols(r"\mathit{SE}_1 \mathit{SE}_0 \mathit{SE} R R_L R_U p_1 p_0 p", nonnegative=True)
d, Z = sp.symbols("d Z", real=True)
I2, mean, M_low, M_high, N_low, N_high, between = sp.symbols(r"I^2 M M_L M_U N_L N_U \tau_+^2", real=True)
IN_ORDER = [TYPED[0], sp.Min(*TYPED[1:3]), sp.Max(*TYPED[1:3]), TYPED[3], sp.Min(*TYPED[4:]), sp.Max(*TYPED[4:])]
"""The reader's own pair, its ends in order whichever way round they were entered."""
NAMES = ("with_hr", "with_low", "with_high", "without_hr", "without_low", "without_high")
LABELS = ("Hazard ratio with liver metastases", "its lower end", "its upper end", "Hazard ratio without", "lower end, without", "upper end, without")


def log_error(low: sp.Expr, high: sp.Expr) -> sp.Expr:
    """Give the standard error of a log ratio from the ends of its 95% interval, in whichever order."""
    return sp.Max(sp.log(sp.Max(low, high) / sp.Min(low, high)), LEAST) / (2 * z)


OWN_LOG_RATIO = sp.log(TYPED[0] / TYPED[3])
OWN_VARIANCE = log_error(*TYPED[1:3]) ** 2 + log_error(*TYPED[4:]) ** 2


def _symbols(letter: str, number: int) -> list[sp.Symbol]:
    return [sp.Symbol(f"{letter}_{place}", real=True) for place in range(1, number + 1)]


def counts(number: int) -> list[sp.Expr]:
    """Say for each of so many pairs, the reader's own last, whether it counts in the mean: 1 or 0."""
    return [sp.Max(added, looked_at) for added, looked_at in zip(_symbols("c", number), _symbols("e", number), strict=True)]


class Subgroup(Model):
    """The model, whose equations show sums where it runs them written out for its own pairs."""

    general = True

    @property
    def equations(self) -> list[Any]:
        """Every quantity as a reader sees it."""
        general = dict(PARTS.values())
        return [type(line)(line.label, line.left, general.get(line.left, line.right)) for line in super().equations]


def build(pairs: Sequence[Pair]) -> Subgroup:
    """Make the model for these published pairs and one of the reader's own."""
    every = [*pairs, None]
    y, v, added, looked_at = (_symbols(letter, len(every)) for letter in "yvce")
    effects, variances = [*y[:-1], OWN_LOG_RATIO], [*v[:-1], OWN_VARIANCE]
    counted = counts(len(every))
    return Subgroup(
        choices=[
            Choice("pair", "The pair to look at", [_option(pair, place, looked_at) for place, pair in enumerate(every)]),
            *(
                Choice(f"add_{pair.name if pair else OWN}", pair.label.split(":")[0] if pair else "Your own pair", [Option("no", "no", {symbol: 0}), Option("yes", "yes", {symbol: 1})], "Count in the mean as well")
                for pair, symbol in zip(every, added, strict=True)
            ),
            Choice("method", "Variance between pairs", [Option("reml", "restricted maximum likelihood", {by_reml: 1}, HARTUNG), Option("dl", "DerSimonian–Laird", {by_reml: 0}, HARTUNG)]),
            Choice("interval", "Interval of the mean", [Option("knapp", "Hartung–Knapp", {by_knapp: 1}, HARTUNG), Option("normal", "normal", {by_knapp: 0}, HARTUNG)]),
        ],
        parameters=[
            Parameter(f"{name}_{group}", symbol, "", low, high, default, 0.01, label, group=f"Your own pair, {group} liver metastases")
            for symbol, (name, label, low, high, default, group) in zip(TYPED, (
                ("hr", "Hazard ratio", 0.2, 3, 0.72, "with"), ("low", "Lower end", 0.1, 3, 0.48, "with"), ("high", "Upper end", 0.2, 6, 1.08, "with"),
                ("hr", "Hazard ratio", 0.2, 3, 0.72, "without"), ("low", "Lower end", 0.1, 3, 0.55, "without"), ("high", "Upper end", 0.2, 6, 0.94, "without"),
            ), strict=True)
        ],
        constants=[
            Constant("normal", z, NORMAL, "", "Quantile of the normal distribution for 95%", ALTMAN),
            *(
                Constant(f"{kind}_{pair.name}", symbol, pair.log_ratio[place], "", f"{pair.label}: {meaning}", pair.source, "computed from the two printed intervals")
                for place, (kind, meaning, symbols) in enumerate((("effect", "logarithm of the ratio", y), ("variance", "its variance", v)))
                for pair, symbol in zip(pairs, symbols, strict=False)
            ),
        ],
        quantities=[*_interaction(), *_mean(effects, variances, counted)],
    )  # fmt: skip


def _option(pair: Pair | None, place: int, looked_at: Sequence[sp.Symbol]) -> Option:
    at = {symbol: int(place == other) for other, symbol in enumerate(looked_at)}
    numbers = (*pair.with_liver, *pair.without) if pair else (1.0,) * len(PUBLISHED)
    sets = {own: int(pair is None), **at, **dict(zip(PUBLISHED, numbers, strict=True))}
    return Option(pair.name, pair.label, sets, pair.source, pair.note) if pair else Option(OWN, "your own pair, below", sets)


def _interaction() -> list[Quantity]:
    shown = [sp.Piecewise((typed, own > 0), (published, True)) for typed, published in zip(IN_ORDER, PUBLISHED, strict=True)]
    return [
        *(Quantity(name, symbol, "", label, value) for name, symbol, label, value in zip(NAMES, SHOWN, LABELS, shown, strict=True)),
        Quantity("with_se", se1, "", "Standard error of its logarithm, with", log_error(SHOWN[1], SHOWN[2])),
        Quantity("without_se", se0, "", "Standard error of its logarithm, without", log_error(SHOWN[4], SHOWN[5])),
        Quantity("with_p", p1, "", "p of the effect with liver metastases", 2 * Phi(-sp.Abs(sp.log(SHOWN[0])) / se1), TINY),
        Quantity("without_p", p0, "", "p of the effect without", 2 * Phi(-sp.Abs(sp.log(SHOWN[3])) / se0), TINY),
        Quantity("difference", d, "", "Difference of the logarithms", sp.log(SHOWN[0]) - sp.log(SHOWN[3])),
        Quantity("se", se, "", "Its standard error", sp.sqrt(se1**2 + se0**2)),
        Quantity("z", Z, "", "Test of interaction", d / se),
        Quantity("p", p, "", "p of the interaction, two-sided", 2 * Phi(-sp.Abs(Z)), TINY),
        Quantity("ratio", R, "", "Ratio of the hazard ratios, with : without", sp.exp(d)),
        Quantity("ratio_low", R_low, "", "ratio, lower end", sp.exp(d - z * se)),
        Quantity("ratio_high", R_high, "", "ratio, upper end", sp.exp(d + z * se)),
    ]


PART_LABELS: Mapping[str, str] = {
    "k": "Pairs in the mean", "fixed": "Mean, were the pairs alike", "Q": "Spread around it", "C": "Scale of that spread", "tau2": "Variance between pairs",
    "weight": "Sum of weights", "mu": "Mean of the logarithms", "error": "Its standard error", "t": "Quantile for its interval", "t_new": "Quantile for a new pair",
}  # fmt: skip


def _mean(effects: Sequence[sp.Expr], variances: Sequence[sp.Expr], counted: Sequence[sp.Expr]) -> list[Quantity]:
    parts = [
        Quantity(name, symbol, "", PART_LABELS[name], pooling.unrolled(part, effects, variances, counted)) for name, (symbol, part) in PARTS.items()
    ]
    new = t_new * sp.sqrt(tau2 + error**2)
    return [
        *parts,
        Quantity("i2", I2, "%", "Share of the spread beyond chance", sp.Piecewise((100 * sp.Max(0, pooling.Q - pooling.k + 1) / sp.Max(pooling.Q, pooling.LITTLE), pooling.k > 1), (sp.nan, True))),
        Quantity("between", between, "", "Variance between pairs, where there are several", sp.Piecewise((tau2, pooling.k > 1), (sp.nan, True))),
        Quantity("mean", mean, "", "Mean ratio", sp.exp(mu)),
        Quantity("mean_low", M_low, "", "mean ratio, lower end", sp.exp(mu - t * error)),
        Quantity("mean_high", M_high, "", "mean ratio, upper end", sp.exp(mu + t * error)),
        Quantity("new_low", N_low, "", "Ratio of a new pair, lower end", sp.exp(mu - new)),
        Quantity("new_high", N_high, "", "Ratio of a new pair, upper end", sp.exp(mu + new)),
    ]
