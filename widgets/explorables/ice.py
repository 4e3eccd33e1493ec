"""The explorable `ice`: the iceball that is seen, and the part of it that kills."""

import sympy as sp

from ..charts import Bars, Curve, Mark, Profile, Row, Section
from ..declaration import Declaration, Honesty, Prediction, Preset, Say
from ..models.ice import D_T, MODEL, C_n, D_i, D_l, N, R, d_40, delta, g, rho, s, theta

across = sp.Symbol("x", positive=True)
YOUNG = "young2024cryoablation"
PROBES = {"one": (1.7, "one probe"), "two": (1.9, "two probes"), "three": (2.0, "three probes"), "four": (2.1, "four probes")}


def _preset(probes: str, note: str, **more: float) -> Preset:
    radius, words = PROBES[probes]
    return Preset(f"{probes}-probe" if probes == "one" else f"{probes}-probes", words.capitalize(), {"probes": probes, "ice": radius, "spacing": 2} | more, note)



def declare() -> Declaration:
    """Declare the explorable."""
    return Declaration(
        name="ice",
        title="Ice is not death",
        lead="The scan shows where water is frozen: 0 °C. What kills is the cold further in, and you do not see it.",
        model=MODEL,
        prediction=Prediction(
            question=(
                "Around one probe the ice is 3.4 cm wide. Take −40 °C as the cold that kills; it is met 1 cm inside the edge. "
                "A tumour of 2 cm lies in the middle of the ice. How wide is the part that kills?"
            ),
            quantity="lethal_cm", low=0, high=4, step=0.1,
            reveal=(
                "{lethal_cm}: one centimetre is lost on every side. The ice covers the tumour with a margin of 0.7 cm on the scan, "
                "and its rim, at {edge_C}, is not reliably dead. By area only {single_percent} of the ice kills."
            ),
        ),
        sentence=[
            Say("The ice is {ice_cm} wide where it is narrowest, its lethal part {lethal_cm}; the tumour measures {tumour}.", g <= 0),
            Say("The probes stand too far apart: there is no ice in the middle.", g > 0),
            Say("Lethal ice covers the tumour.", sp.And(D_l >= D_T, g <= 0)),
            Say("You take {cold} as lethal; −20 to −40 °C are in use.", theta > -20),
            Say("The scan would show a tumour inside the ice, but its rim, at {edge_C}, is not reliably dead.", sp.And(D_l < D_T, D_i >= D_T)),
            Say("The tumour reaches out of the ice.", sp.And(D_i < D_T, g <= 0)),
        ],
        charts=[
            Section(
                title="Across the probes", count=N, radius=R, corner=C_n * s, depth=delta, target=D_T / 2,
                unit="cm", reaches=(2.5, 4, 6), words=("ice", "lethal zone", "tumour, around the probes ○"),
            ),
            Bars(
                title="Widths", axis="Narrowest width (cm)", least=6,
                rows=[Row("ice_cm", "Ice", 6, "square", "0 °C at its edge"), Row("lethal_cm", "Lethal zone", 1, "circle", "{margin_cm} inside the edge")],
                marks=[
                    Mark("ice_cm", 3.9, "3.9 to 5.5 cm, mean iceball of patients in three directions; primary and secondary liver tumours. A mean of directions; the bar is the narrowest width", [YOUNG], high=5.5),
                    Mark("lethal_cm", 3.0, "3.0 to 4.3 cm, mean ablation zone of the same patients after one month, about 1 cm less than the ice", [YOUNG], high=4.3),
                ],
            ),
            Profile(
                title="Temperature where the ice is narrowest",
                running=across, span=(0, 4), here="rim_cm", axis="Distance from the middle (cm)", value_axis="Temperature (°C)", unit="°C", bottom=-50, least=10, most=10,
                curves=[Curve("in the ice; at the edge of the tumour", sp.Piecewise((sp.Max(-40, -40 * (rho - across) / d_40), across <= rho), (sp.nan, True)), 1, "circle")],
                marks=[Mark("y", theta, label="kills"), Mark("x", rho, label="edge of the ice")],
            ),
        ],
        table=["ice_cm", "lethal_cm", "margin_cm", "edge_cm", "edge_C", "gap_cm", "single_percent"],
        presets=[
            _preset("one", "A tumour of 2 cm, one probe: covered by ice, not by cold."),
            _preset("two", "The radius that makes the measured area: a waist between the probes.", tumour=2),
            _preset("three", "Three probes cover what one does not.", tumour=2),
            _preset("four", "And a larger tumour.", tumour=3),
            Preset("apart", "Too far apart", {"probes": "four", "ice": 1.7, "spacing": 2.6}, "Four probes, 2.6 cm apart: a hole in the middle."),
            Preset("thin", "A margin of 1 mm", {"probes": "one", "ice": 1.7, "depth": 0.1}, "A thought: if −40 °C lay that close to the edge, ice and death would nearly agree."),
        ],
        honesty=Honesty(
            assumed=(
                "The radius of the ice is put in, not computed. Ice of several probes is the union of equal discs; in truth neighbouring probes help one another and "
                "notches fill. Temperature falls in proportion to the depth below the edge."
            ),
            calibrated=(
                "−40 °C at 1 cm was measured in gel at body temperature. The radii of the examples make the areas measured in another phantom with 15 minutes of "
                "freezing; there −30 °C lay 0.8 cm inside with several probes, 1.1 cm with one."
            ),
            illustrative="Gel does not bleed: blood flow makes ice smaller and vessels dent it. Which temperature is lethal for which cell is not settled, nor is freezing once like freezing twice.",
            not_for="Placing probes or judging a margin in any person. Ice on a scan is frozen tissue, not dead tissue.",
        ),
    )
