"""The explorable `subgroup`: whether an effect differs with liver metastases, or by chance."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import exp, sqrt

import sympy as sp

from ..charts import Forest, Interval
from ..declaration import Declaration, Honesty, Prediction, Preset, Say
from ..evidence_rows import hazard_ratio_pairs
from ..models import pooling
from ..models.pooling import by_knapp, error, t, z
from ..models.subgroup import (
    IN_ORDER,
    NORMAL,
    OWN_LOG_RATIO,
    OWN_VARIANCE,
    SHOWN,
    M_high,
    M_low,
    N_high,
    N_low,
    Pair,
    build,
    counts,
    mean,
    own,
    p,
    p0,
    p1,
)  # fmt: skip

APART = {"xu2023assessing": "non-small-cell lung cancer", "lin2023impact": "small-cell lung cancer", "bawek2024role": "gastro-oesophageal cancer"}
"""Reviews of diseases so different that none of their trials can be the same; all other reviews may share trials."""


# Helpers of the declaration: expressions in the symbols of the model, presets and rows.
OWN_LOW, OWN_HIGH = (sp.exp(OWN_LOG_RATIO + side * z * sp.sqrt(OWN_VARIANCE)) for side in (-1, 1))


def count_pairings_sharing_patients(pairs: Sequence[Pair]) -> sp.Expr:
    """Count the pairings of studies in the mean that may share patients: all, but for those of two reviews that stand apart."""
    counted = list(zip(pairs, counts(len(pairs) + 1), strict=False))
    every = sp.Add(*(one for _, one in counted))
    apart = [sp.Add(*(one for pair, one in counted if pair.source == source)) for source in APART]
    return every * (every - 1) / 2 - sp.Add(*(one * other for one, other in combinations(apart, 2)))


def count_pairs(pairs: Sequence[Pair], endpoint: str) -> sp.Expr:
    """Count the pairs of one end point in the mean."""
    return sp.Add(*(one for pair, one in zip(pairs, counts(len(pairs) + 1), strict=False) if pair.name.endswith(f"_{endpoint}")))


def off_centre(value: sp.Symbol, low: sp.Symbol, high: sp.Symbol) -> sp.Basic:
    """Whether a hazard ratio does not lie in the middle of its interval, as after a misprint."""
    return sp.Or(low >= value, high <= value, sp.Abs(2 * sp.log(value) - sp.log(low) - sp.log(high)) > 0.25 * sp.log(high / low))


def presets(pairs: Sequence[Pair]) -> list[Preset]:
    """Offer each pair, an invented trial, and the survival pairs that share no patients as one mean."""
    found = [Preset(pair.name.replace("_", "-"), pair.label, {"pair": pair.name}, pair.note[0].upper() + pair.note[1:], [pair.source]) for pair in pairs]
    found.append(Preset("trap", "An invented trial: the trap", {"pair": "own"}, "The same hazard ratio in both groups; the larger group alone is significant."))
    apart = [pair for pair in pairs if pair.source in APART and pair.name.endswith("_os")]
    if len(apart) > 1:
        values = {"pair": apart[0].name} | {f"add_{pair.name}": "yes" for pair in apart[1:]}
        found.append(Preset("together", f"Survival, {len(apart)} diseases together", values, "Reviews of different diseases share no trial.", [pair.source for pair in apart]))
    return found


def rows(pairs: Sequence[Pair]) -> list[Interval]:
    """Draw each pair's ratio, then their mean and what it predicts."""
    counted, drawn = counts(len(pairs) + 1), []
    for pair, one in zip(pairs, counted, strict=False):
        effect, variance = pair.log_ratio
        low, high = (exp(effect + side * NORMAL * sqrt(variance)) for side in (-1, 1))
        drawn.append(Interval(pair.label.split(":")[0], low, high, exp(effect), 1, "square", one))
    return [
        *drawn,
        Interval("Your own pair", OWN_LOW, OWN_HIGH, sp.exp(OWN_LOG_RATIO), 5, "triangle", counted[-1]),
        Interval("Mean", M_low, M_high, mean, 6, "diamond"),
        Interval("New pair, predicted", N_low, N_high, None, 6, "diamond", dash="5 4"),
    ]


def declare() -> Declaration:
    """Declare the explorable."""
    pairs = hazard_ratio_pairs()
    own_counts = counts(len(pairs) + 1)[-1]
    return Declaration(
        name="subgroup",
        title="Subgroup or chance: do two effects differ?",
        lead="Choose a pair of published hazard ratios, or enter your own. Then add other pairs to the mean, one by one, and take them out again.",
        model=build(pairs),
        prediction=Prediction(
            question=(
                "Eight randomised trials were pooled. The hazard ratio of death, inhibitor against control, was 0.72 (95% interval 0.66 to 0.79) "
                "without liver metastases and 0.82 (0.71 to 0.93) with them. So the second is 1.14 times the first. "
                "Up to where does the 95% interval of this 1.14 reach?"
            ),
            quantity="ratio_high", low=1, high=2.5, step=0.01,
            reveal="It goes from {ratio_low} to {ratio_high} (p = {p}). No difference fits these data, and so does an effect that is a third weaker.",
        ),
        sentence=[
            Say(
                "Treatment against control: hazard ratio {with_hr} ({with_low}–{with_high}) with liver metastases and {without_hr} "
                "({without_low}–{without_high}) without. Their ratio is {ratio} ({ratio_low}–{ratio_high}), p of the interaction {p}."
            ),
            Say("One effect is significant and the other is not, and yet the test of their difference (p {p}) is not: this is the trap.", ((p1 >= 0.05) & (p0 < 0.05) | (p1 < 0.05) & (p0 >= 0.05)) & (p >= 0.05)),
            Say("The mean of {k} pairs is {mean} ({mean_low}–{mean_high}).", pooling.k > 1),
            Say("With fewer than five pairs the variance between them is all but unknown.", (pooling.k > 1) & (pooling.k < 5)),
            Say("In a new pair of this kind the ratio may lie anywhere from {new_low} to {new_high}.", pooling.k > 2),
            Say("A prediction for a new pair needs three in the mean.", pooling.k < 3),
            Say("The Hartung–Knapp interval is narrower here than the normal one: the pairs agree by chance, and that is no knowledge gained.", (by_knapp > 0) & (pooling.k > 1) & (t * error * sp.sqrt(pooling.W) < z)),
            Say("Careful: survival and progression are two questions, and this mean mixes them.", count_pairs(pairs, "os") * count_pairs(pairs, "pfs") > 0),
            Say("Careful: some of these reviews may have trials in common, whose patients are then counted twice.", count_pairings_sharing_patients(pairs) > 0),
            Say("Careful: one of your hazard ratios does not lie in the middle of its interval; check what was printed.", ((own > 0) | (own_counts > 0)) & sp.Or(off_centre(*IN_ORDER[:3]), off_centre(*IN_ORDER[3:]))),
        ],
        charts=[
            Forest(
                title="The pair: hazard ratio, treatment against control", axis="Hazard ratio (below 1: treatment better)", span=(0.3, 2), ticks=[0.3, 0.5, 0.7, 1, 1.4, 2], log=True,
                rows=[
                    Interval("With liver metastases", SHOWN[1], SHOWN[2], SHOWN[0], 2, "square"),
                    Interval("Without", SHOWN[4], SHOWN[5], SHOWN[3], 1, "circle"),
                ],
                lines=[("no effect", 1)],
            ),
            Forest(
                title="Do they differ? Ratio of the two, with : without", axis="Ratio (above 1: less effect with metastases)", span=(0.4, 2.5),
                ticks=[0.4, 0.5, 0.7, 1, 1.4, 2, 2.5], log=True, rows=rows(pairs), lines=[("no difference", 1)], guess=0,
            ),
        ],
        table=[
            "with_hr", "with_low", "with_high", "with_p", "without_hr", "without_low", "without_high", "without_p", "difference", "se", "z", "p",
            "ratio", "ratio_low", "ratio_high", "k", "between", "i2", "mean", "mean_low", "mean_high", "new_low", "new_high",
        ],
        presets=presets(pairs),
        honesty=Honesty(
            assumed=(
                "The two groups hold different patients, and a logarithm of a hazard ratio varies normally, with a standard error taken from the printed interval. "
                "Pairs in a mean are independent and their true ratios vary normally."
            ),
            calibrated="Nothing is fitted beyond the published numbers: each pair was read in its source, and rounding of the print is carried along.",
            illustrative=(
                "Your own pair starts as an invented trial. Each ratio and its p value are computed here from the two printed intervals. Where a review prints a ratio pooled trial by trial, or a p value of its own, that differs a little; the example says so, and the book’s figure of the same works shows what was printed. Most pairs are themselves means of trials, which differ in cancer, drug and line of treatment. "
                "A p value above 0.05 does not show that effects are equal."
            ),
            not_for=(
                "Comparing groups that all had the same treatment: that is prognosis, another question, and never stands on these axes. "
                "Hazard ratios from studies without a control. Deciding on the treatment of any person."
            ),
        ),
    )  # fmt: skip
