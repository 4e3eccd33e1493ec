"""The explorable `fractionation`: what two schedules weigh, in the tumour and in the liver."""

import sympy as sp

from ..charts import Bars, Curve, Mark, Profile, Row
from ..declaration import Declaration, Honesty, Prediction, Preset, Say
from ..models.fractionation import D_A, D_B, MODEL, P_A, P_B, D_limA, D_limB, ab, ab_L, bed, d_A, d_B, n_A, n_B, x
from ..models.special import Shown

TREX1, DOI = "vanpouillebox2017exonuclease", "doi2016threshold"
NORMAL, CIRRHOTIC = {"liver": "normal"}, {"liver": "cirrhotic"}
MOUSE = {"fractions_A": 3, "dose_A": 8, "fractions_B": 1, "dose_B": 20}
LOW, HIGH = 12, 18


def _trex1(letter: str, d: sp.Symbol) -> list[Say]:
    where, band = f"Each fraction of {letter} lies", "the Trex1 band of 12 to 18 Gy."
    return [
        Say(f"{where} below {band}", d < LOW),
        Say(f"{where} within {band}", sp.And(d >= LOW, d <= HIGH)),
        Say(f"{where} above {band}", d > HIGH),
    ]



def declare() -> Declaration:
    """Declare the explorable."""
    return Declaration(
        name="fractionation",
        title="Fractions: what a schedule weighs",
        lead="Compare two schedules. Their total dose, their biological effect and what they may do to immunity follow three different rules.",
        model=MODEL,
        prediction=Prediction(
            question=(
                "Schedule A gives 24 Gy in 3 fractions of 8 Gy: biologically 43.2 Gy (alpha-beta ratio 10 Gy). "
                "Schedule B gives less, 20 Gy, but all at once. How much is that biologically?"
            ),
            quantity="bed_B", low=0, high=150, step=1,
            reveal=(
                "The model gives {bed_B}, more than the {bed_A} of A: one large fraction makes up for the smaller total. Yet in mice and cell lines single "
                "doses above 12 to 18 Gy blunted the signal that repeated smaller ones raised. Effective dose does not tell you that."
            ),
        ),
        sentence=[
            Say("A gives {total_A} in {fractions_A} × {dose_A}, biologically {bed_A} in the tumour; B gives {total_B} in {fractions_B} × {dose_B}, biologically {bed_B}."),
            *_trex1("A", d_A), *_trex1("B", d_B),
            Say("Where the liver receives {share} of the dose, A gives it {point_A}: more than the advised {limit_A} ({liver}).", Shown(P_A) > Shown(D_limA)),
            Say("Where the liver receives {share} of the dose, B gives it {point_B}: more than the advised {limit_B} ({liver}).", Shown(P_B) > Shown(D_limB)),
            Say("Above 10 Gy a fraction it is disputed whether this model holds.", sp.Or(d_A > 10, d_B > 10)),
        ],
        charts=[
            Bars(
                title="Biologically effective dose", axis="Biologically effective dose (Gy)", least=100,
                rows=[
                    Row("bed_A", "A, tumour", 1, "circle", "{fractions_A} × {dose_A}"),
                    Row("bed_B", "B, tumour", 2, "square", "{fractions_B} × {dose_B}"),
                    Row("liver_A", "A, liver point", 1, "circle", "limit at {limit_A}"),
                    Row("liver_B", "B, liver point", 2, "square", "limit at {limit_B}"),
                ],
            ),
            Profile(
                title="In the tumour: each total, in fractions of any size",
                running=x, span=(1, 25), axis="Dose of each fraction (Gy)", value_axis="Biologically effective dose (Gy)", unit="Gy", least=150,
                curves=[
                    Curve("A", bed(D_A, x, ab), 1, "circle", at="dose_A"),
                    Curve("B", bed(D_B, x, ab), 2, "square", "7 4", at="dose_B"),
                ],
                marks=[
                    Mark(
                        "x", LOW, "12 to 18 Gy in a single fraction, the threshold above which Trex1 was induced; different cell lines, mouse. "
                        "It is a range of thresholds, not a curve", [TREX1], high=HIGH,
                    ),
                    Mark(
                        "y", 86.1, "86.1 Gy (40.6 to 112.5), median prescribed to the planning volume; 2-year local control 82.1%, less failure with more "
                        "dose; 91 liver metastases in 52 patients, ratio 10 Gy", ["andratschke2016clinical"],
                    ),
                    Mark(
                        "y", 120, "120 Gy as the minimum in the tumour; no recurrence in 12 lesions; local control of all 91 was 48.3% at 2 years; "
                        "liver metastases, 74 patients", ["andratschke2015stereotactic"],
                    ),
                ],
            ),
            Profile(
                title="At a point of the liver: dose against effect",
                running=x, span=(0, 60), axis="Total dose at the point (Gy)", value_axis="Biologically effective dose (Gy)", unit="Gy", least=150, most=150,
                curves=[
                    Curve("A, point of the liver", bed(x, x / n_A, ab_L), 1, "circle", at="point_A"),
                    Curve("B, point of the liver", bed(x, x / n_B, ab_L), 2, "square", "7 4", at="point_B"),
                ],
                marks=[
                    Mark("y", 70.4, "70.4 Gy, more than 5% risk of visible loss of function (advised limit 70 Gy); 10 patients with metastases", [DOI], NORMAL),
                    Mark("y", 114.0, "114.0 Gy (70.4 to 244.9), median dose at the edge of the lost function; 10 patients with metastases", [DOI], NORMAL),
                    Mark("y", 38.5, "38.5 Gy, more than 5% risk of visible loss of function (advised limit 40 Gy); 54 patients with cirrhosis", [DOI], CIRRHOTIC),
                    Mark("y", 57.3, "57.3 Gy (30.0 to 227.9), median dose at the edge of the lost function; 54 patients with cirrhosis", [DOI], CIRRHOTIC),
                ],
            ),
        ],
        table=[f"{name}_{letter}" for letter in "AB" for name in ("total", "bed", "eqd2", "point", "liver", "limit")],
        presets=[
            Preset("mouse", "3 × 8 and 1 × 20 Gy", MOUSE, "One schedule below the Trex1 band, one above it."),
            Preset(
                "same-total", "60 Gy, twice", {"fractions_A": 30, "dose_A": 2, "fractions_B": 3, "dose_B": 20},
                "The same 60 Gy: conventional, and stereotactic.",
            ),
            Preset(
                "equal", "3 × 15 and 4 × 12.5 Gy", {"fractions_A": 3, "dose_A": 15, "fractions_B": 4, "dose_B": 12.5},
                "Equal for the tumour: which one spares the liver?",
            ),
            Preset(
                "forty-five", "45 Gy, twice", {"fractions_A": 3, "dose_A": 15, "fractions_B": 15, "dose_B": 3},
                "The same 45 Gy in 3 and in 15 fractions.",
            ),
            Preset(
                "stereotactic", "5 × 10 and 3 × 15 Gy", {"fractions_A": 5, "dose_A": 10, "fractions_B": 3, "dose_B": 15},
                "Two common stereotactic schedules, on both sides of the band.",
            ),
            Preset(
                "cirrhotic", "The same in cirrhosis", {"fractions_A": 5, "dose_A": 10, "fractions_B": 3, "dose_B": 15, "liver": "cirrhotic"},
                "The tumour does not change; the limit of the liver does.",
            ),
        ],
        honesty=Honesty(
            assumed=(
                "Linear-quadratic cell kill; full repair between fractions; no regrowth. The ratio of a tumour is assumed, not measured. "
                "Some hold the model to be sound up to 10 Gy a fraction and usable to 18 Gy (Brenner 2008), others to be wrong there (Kirkpatrick 2008)."
            ),
            calibrated="Nothing is fitted. Limits of the liver and results in metastases are published values, each with its patients.",
            illustrative="The band of Trex1 comes from cell lines and mice; no curve of dose and response was published, so none is drawn. The schedules are examples.",
            not_for="Choosing a dose for any person. Effective dose compares schedules; it is not a dose that was given, and it says nothing of immunity.",
        ),
    )
