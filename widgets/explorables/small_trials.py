"""The explorable `small-trials`: what a small trial without a control can tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sympy as sp

from ..charts import Curve, Forest, Interval, Mark, Profile
from ..declaration import Declaration, Honesty, Prediction, Preset, Say
from ..evidence_rows import trials
from ..models.small_trials import MODEL, N, X, high, low, n, p, share, w_high, w_low, x
from ..models.special import BetaCdf, Shown

TRIALS = {
    "wang2020pilot-orr-all": "Y-90, then two inhibitors",
    "seligmann2023durvalumab-orr-untreated-lesions": "Heat or SBRT, two inhibitors",
    "monjazeb2021randomized-orr-out-of-field": "Radiotherapy, two inhibitors",
    "xie2020immune-orr-all": "SBRT, one or two inhibitors",
    "shen2020cryoablation-orr-all": "Cryoablation, pembrolizumab",
    "mooradian2024cryoablation-orr-all": "Cryoablation, anti-PD-1",
    "olofssonbagge2024phase-orr-post": "Perfusion, then two inhibitors",
    "le2015blockade-orr-dmmr-other": "Pembrolizumab alone",
}
"""The rows of `outcomes.csv` that serve as examples, each with a name of a few words."""

any_rate = sp.Symbol(r"\pi", positive=True)


def preset(row: Mapping[str, Any]) -> Preset:
    """Make an example of a trial: responders and patients, what was counted, and in whom."""
    counted = {"responders": int(row["events"]), "patients": int(row["total"])}
    label = f"{counted['responders']} of {counted['patients']}: {TRIALS[row['id']]}"
    where = {"all": "all with liver metastases", "mixed": "some with liver metastases"}.get(row["liver_metastases"], "liver metastases not told apart")
    note = f"{row['arm']}; {row['population']}; {where}."
    return Preset(row["study"], label, counted, note[0].upper() + note[1:], [row["study"]])


def declare() -> Declaration:
    """Declare the explorable."""
    return Declaration(
        name="small-trials",
        title="Small trials: what k of n can tell",
        lead="Choose a trial, or enter your own. The interval holds every true response rate that its count does not speak against.",
        model=MODEL,
        prediction=Prediction(
            question=(
                "Nine patients are treated and none responds. The true response rate need not be zero. "
                "Up to which true rate does the exact 95% interval reach?"
            ),
            quantity="exact_high", low=0, high=100, step=1,
            reveal="It reaches {exact_high}. Even if one patient in five responded in truth, {none} of such trials would see no responder.",
        ),
        sentence=[
            Say("{x} of {n} is {observed}; the exact interval goes from {exact_low} to {exact_high}, Wilson's from {wilson_low} to {wilson_high}."),
            Say("A true rate of {rate} lies inside the exact interval: this trial does not exclude it.", (Shown(low) <= p) & (p <= Shown(high))),
            Say("A true rate of {rate} lies above the exact interval: only {as_few} of such trials would see so few responders.", p > Shown(high)),
            Say("A true rate of {rate} lies below the exact interval: only {as_many} of such trials would see so many responders.", p < Shown(low)),
            Say("At {rate}, {none} of such trials would see no responder at all; it takes {needed} patients without one to bring that below 5%."),
            Say("There cannot be more responders than patients: {n} are counted.", X > N),
        ],
        charts=[
            Forest(
                title="True response rates that fit the count", axis="True response rate (%)", span=(0, 100), ticks=[0, 25, 50, 75, 100], unit="%",
                rows=[
                    Interval("Exact (Clopper–Pearson)", low, high, share, 1, "square"),
                    Interval("Wilson", w_low, w_high, share, 3, "circle"),
                ],
                lines=[("your rate", p)], guess=0,
            ),
            Profile(
                title="Chance of such a count (the exact interval ends at 2.5%)", running=any_rate, span=(0, 100), axis="True response rate (%)",
                value_axis="Chance (%)", least=100, most=100, unit="%", here="rate",
                curves=[
                    Curve("as few or fewer", 100 * BetaCdf(1 - any_rate / 100, n - x, x + 1), 2, "circle"),
                    Curve("as many or more", 100 * BetaCdf(any_rate / 100, x, n - x + 1), 1, "square", "7 4"),
                ],
                marks=[Mark("y", 2.5, label="2.5%")],
            ),
        ],
        table=["x", "n", "observed", "exact_low", "exact_high", "wilson_low", "wilson_high", "none", "as_few", "as_many", "needed"],
        presets=[preset(row) for row in trials(list(TRIALS))],
        honesty=Honesty(
            assumed="Every patient has the same chance of responding, whatever happens to the others, and all who were counted are known.",
            calibrated="Nothing is fitted. The intervals are arithmetic on the two counts that each trial reports.",
            illustrative=(
                "The rate to compare with is yours. The trials differ in cancer, drugs, criteria and denominators: their rates must not be ranked. "
                "An interval measures chance alone, not selection, and a rate without a control shows no effect of treatment."
            ),
            not_for="Choosing a treatment. Planning a trial: stopping rules and power need a statistician.",
        ),
    )  # fmt: skip
