"""The explorable `blood`: blood through an irradiated liver, and the lymphocytes in it."""

import sympy as sp

from ..charts import Bars, Curve, Mark, Profile, Row, Stream, Vessel
from ..declaration import Declaration, Honesty, Prediction, Preset, Say
from ..models.blood import HEDOS, MODEL, S_0, S_m, T, p, tau, u

seconds = sp.Symbol("x", positive=True)
SAME = {"dose": 4, "fractions": 15, "field": 50}


def declare() -> Declaration:
    """Declare the explorable."""
    return Declaration(
        name="blood",
        title="Blood through the liver",
        lead="A quarter of the heart's output runs through the liver. How fast the dose is given decides how many lymphocytes meet the beam.",
        model=MODEL,
        prediction=Prediction(
            question=(
                "Half of the liver receives 4 Gy in each of 15 fractions, each with the beam on for 120 s. On average that is only 0.2 Gy a "
                "fraction to the blood. How many of the lymphocytes in the blood survive the course, if none is replaced?"
            ),
            quantity="survival_percent", low=0, high=100, step=1,
            reveal=(
                "The model leaves {survival_percent}. Had each fraction been given in an instant, {instant_percent} would be left: the mean dose "
                "is the same, but fewer cells would share it. Perfect mixing would leave {mixed_percent}."
            ),
        ),
        sentence=[
            Say(
                "All blood receives {mean_Gy} on average in each fraction, but {touched_percent} of it was in the field and shares this: {touched_Gy}. "
                "After {fractions} × {dose}, {survival_percent} of the circulating lymphocytes survive."
            ),
            Say("The beam is on for a small part of one transit ({transit_s}), so few cells that were outside come in.", u < 125 * p),
            Say("Given in an instant, the same dose would leave {instant_percent}.", u >= 125 * p),
        ],
        charts=[
            Bars(
                title="Cells and blood", axis="Share (%)", least=100,
                rows=[
                    Row("survival_percent", "Lymphocytes left", 1, "circle", "whole course"),
                    Row("touched_percent", "Blood in the field", 2, "square", "each fraction"),
                ],
                marks=[
                    Mark(
                        "touched_percent", 10, "10% of the blood received any dose with 1 s of beam, 48.7% with 120 s; plan of one patient with liver "
                        "cancer in a network of all organs", [HEDOS], high=48.7,
                    ),
                ],
            ),
            Stream(
                title="A hundred lymphocytes of the blood", words=("alive", "dead", "was in the field"),
                vessels=[
                    Vessel("In the field, one fraction:", "touched_percent", "field", ("at any moment", 100 * p)),
                    Vessel("Alive after the course:", "survival_percent", "left"),
                ],
            ),
            Profile(
                title="Survival of the course against beam-on time",
                running=seconds, span=(1, 300), axis="Beam-on time of each fraction (s)", value_axis="Survival (%)", unit="%", least=100, most=100, log="x",
                here="beam", guess="y",
                curves=[
                    Curve("this model", MODEL.as_function_of("survival_percent", T, seconds), 1, "circle"),
                    Curve("given in an instant", S_0, 3, "triangle", "2 3"),
                    Curve("perfectly mixed", S_m, 6, "diamond", "7 4"),
                ],
                marks=[Mark("x", tau, label="one transit")],
            ),
            Profile(
                title="Mean dose: all blood, and what was in the field",
                running=seconds, span=(1, 300), axis="Beam-on time of each fraction (s)", value_axis="Dose of each fraction (Gy)", unit="Gy", least=1, log="x",
                here="beam",
                curves=[
                    Curve("in the field at some time", MODEL.as_function_of("touched_Gy", T, seconds), 2, "square"),
                    Curve("all blood", MODEL.as_function_of("mean_Gy", T, seconds), 6, "diamond", "7 4"),
                ],
            ),
        ],
        table=["flow_L", "pool_L", "transit_s", "mean_Gy", "course_Gy", "touched_percent", "touched_Gy", "survival_percent", "instant_percent", "mixed_percent"],
        presets=[
            Preset("usual", "15 fractions, 120 s", SAME | {"beam": 120}, "The beam-on time of the 17 patients from whom the radiosensitivity comes."),
            Preset("instant", "15 fractions, 1 s", SAME | {"beam": 1}, "The same mean dose at a very high dose rate."),
            Preset("few", "5 fractions of 12 Gy, 120 s", {"dose": 12, "fractions": 5, "field": 50, "beam": 120}, "The same total in fewer fractions."),
            Preset("small", "15 fractions, small field", SAME | {"field": 10, "beam": 120}, "A tenth of the liver instead of half."),
        ],
        honesty=Honesty(
            assumed=(
                "Two well-mixed pools of blood, in the field and outside; residence times are exponential; the field holds its share of the liver's blood and flow; "
                "dose rate is constant; a day mixes everything. Blood on its way in vessels outside the liver is left out."
            ),
            calibrated=(
                "Flows and volumes are reference values (ICRP 89, second hand through HEDOS). The radiosensitivity is the median of 17 patients with "
                "hepatocellular carcinoma treated with protons. Nothing else is fitted."
            ),
            illustrative=(
                "The mixing model is a coarse one of our own derivation; for a whole liver and 120 s it touches 55% of the blood where the network of all organs "
                "found 49%. Lymphocytes also sit in spleen, nodes and marrow, and new ones come: real counts fall less simply and recover."
            ),
            not_for="Predicting the count of any person. A mean dose to blood hides that some cells take much and most take nothing.",
        ),
    )
