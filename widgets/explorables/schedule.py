"""The explorable `schedule`: when anti-PD-L1 begins, relative to radiotherapy, in one virtual mouse."""

import sympy as sp

from ..charts import Compare, Course, Curve, Mark
from ..declaration import Declaration, Honesty, Prediction, Preset, Say
from ..engine.trajectories import TIME
from ..models.schedule import K_D, MODEL, V_30, V_100, B, C, P, Q, V_tot, g, h, lag, n, t_A, t_R

NONE = {"radiotherapy": "none", "antibody": "none"}
GIVEN = {"radiotherapy": "given", "antibody": "given"}
BOTH = (g > 0) & (h > 0)
CONFLICT = (
    "Radiotherapy. In mice with two tumours, one of them irradiated, anti-PD-1 before irradiation almost abolished the response of the distant "
    "tumour, and anti-PD-1 after it gave strong ones; in other mice anti-PD-L1 with small fractions had to be given together with them, not after. "
    "Antibody, tumour and read-out differ, and no experiment that we read tested both"
)


def declare() -> Declaration:
    """Declare the explorable."""
    return Declaration(
        name="schedule",
        title="Which first? Radiotherapy and anti-PD-L1 in a virtual mouse",
        lead=(
            "One mouse, one irradiated tumour, a model fitted to mice. Choose fractions and the day on which the antibody begins, and follow the volume. "
            "An experiment with another antibody disagrees; the model cannot settle it."
        ),
        model=MODEL,
        prediction=Prediction(
            question=(
                "Untreated, this mouse's tumour has 1670 µL on day 30; with anti-PD-L1 alone 1490 µL, with 5 fractions of 2 Gy from day 7 alone 890 µL. "
                "Now both begin on day 7. What is the volume on day 30?"
            ),
            quantity="volume_30", low=1, high=1500, step=1,
            reveal=(
                "The model says {volume_30}: far less than the two effects multiplied. With both, T cells come while their brake is off. "
                "Now let the antibody begin later, and read the lower chart."
            ),
        ),
        sentence=[
            Say("No treatment.", (g < 1) & (h < 1)),
            Say("{fractions} × {dose} from day {rt_day}.", h > 0),
            Say("Anti-PD-L1 from day {mab_day}.", g > 0),
            Say("The tumour has {volume_20} on day 20 and {volume_30} on day 30."),
            Say("In this model the antibody does most before or together with radiotherapy; this one begins later.", BOTH & (lag > 0)),
            Say("The antibody begins first: good in this model, bad in an experiment with anti-PD-1 (mark a). That is not resolved.", BOTH & (lag < 0)),
            Say("What is left on day 30 is small and stays small; the model never reaches zero, so read no cure into it.", (V_30 < 30) & (V_100 < 30)),
            Say("What is left on day 30 is small, but it grows again: {volume_100} on day 100.", (V_30 < 30) & (V_100 >= 30)),
        ],
        charts=[
            Course(
                title="Volume of the tumour (µL, or mm³)", running=TIME, span=(0, 40), axis="Day after implantation", value_axis="Volume (µL)",
                curves=[Curve("tumour", V_tot, 2, "circle")],
                bottom=1, least=3000, most=3000, log="y",
                compare=Compare("untreated", NONE), guess="y",
                marks=[
                    Mark("x", t_R, CONFLICT, ["wei2021sequence", "dovedi2014acquired"], {"radiotherapy": "given"}, high=t_R + sp.Max(n - 1, 0.4)),
                    Mark("x", t_A, only={"antibody": "given"}, label="antibody"),
                ],
            ),
            Course(
                title="What holds T cells down, and how active they are (%)", running=TIME, span=(0, 40), axis="Day after implantation", value_axis="Per cent",
                curves=[
                    Curve("activation of T cells", 100 * Q, 1, "square"),
                    Curve("PD-L1 that is not blocked", 100 * P / (1 + C / K_D), 4, "triangle", "7 4"),
                    Curve("suppressor cells", 100 * B, 6, "diamond", "2 3"),
                ],
                least=100, most=100,
            ),
        ],
        table=["total_Gy", "surviving", "mab_day", "volume_20", "volume_30", "volume_100", "activation_20", "most_effectors"],
        presets=[
            Preset("together", "5 × 2 Gy, antibody together", GIVEN, "Both on day 7."),
            Preset("before", "Antibody 4 days before", GIVEN | {"lag": -4}, "A little better in the model; in an experiment with anti-PD-1, the wrong order (mark a)."),
            Preset("after", "Antibody 5 days after", GIVEN | {"lag": 5}, "On day 12, just after the last fraction: worse in the model."),
            Preset("late", "Antibody 12 days after", GIVEN | {"lag": 12}, "On day 19: a third less than with radiotherapy alone, where an early start leaves next to nothing."),
            Preset("radiotherapy", "5 × 2 Gy alone", {"antibody": "none"}, "Delay, then regrowth."),
            Preset("antibody", "Antibody alone", {"radiotherapy": "none"}, "Slower growth, no rejection."),
            Preset("untreated", "Untreated", NONE, "T cells come and are held down by day 20."),
            Preset("late-fractions", "From day 12: 5 × 2 Gy", GIVEN | {"rt_day": 12}, "A larger tumour: fractions do little, even with the antibody."),
            Preset("late-single", "From day 12: 10 Gy once", GIVEN | {"rt_day": 12, "fractions": 1, "dose": 10}, "The same total dose at once does more here."),
        ],
        honesty=Honesty(
            assumed=(
                "Subcutaneous CT26 tumours in mice: no liver, no metastasis, no distant tumour. A dose acts at once, with full repair before the next. "
                "A mouse of 20 g and an antibody of 150 kDa, from which its dose of 10 mg/kg becomes 1.333 nmol, are our assumptions without a source; three doses a week on days 0, 2 and 4."
            ),
            calibrated=(
                "Equations and Table 1 of Kosinsky 2018, fitted by its authors to 59 mice. The main text was read; its supplement with the equations was not. "
                "They, the starting volume of 15 µL and the alpha-beta ratio of 10 Gy are as coded in BioModels BIOMD0000000863, with two corrections: "
                "repair by its time (the file multiplies by it), and an antibody that is absorbed (the file sets this to zero)."
            ),
            illustrative=(
                "One mouse, not a group: no response rate is given, since the published rates of 40 to 70% were not reproduced from what could be read. "
                "The order is disputed: this model finds before or together best, an experiment with anti-PD-1 finds before worst."
            ),
            not_for="Choosing an order for any person.",
        ),
    )
