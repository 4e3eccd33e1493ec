"""The explorable `y90`: absorbed dose after radioembolisation with yttrium-90."""

from ..charts import Bars, Line, Mark, Organ, Row, Spheres, Sweep
from ..declaration import Declaration, Honesty, Prediction, Preset, Say
from ..models.special import Shown
from ..models.y90 import D_L, D_N, D_T, E_L, E_N, E_T, MODEL, D_aim, m_L, m_N, m_T, t

RESIN, GLASS = {"device": "resin"}, {"device": "glass"}
EANM = "weber2022eanm"
CRC = {"activity": 1.6, "tumour": 0.2, "normal": 1.4, "ratio": 3, "shunt": 5, "device": "resin"}


def declare() -> Declaration:
    """Declare the explorable."""
    return Declaration(
        name="y90",
        title="Y-90 dose: energy over mass",
        lead="Choose what is injected and where it lodges. The energy is shared; the dose is the energy over the mass that takes it.",
        model=MODEL,
        prediction=Prediction(
            question=(
                "1.6 GBq of Y-90 releases 80 J. Of this, 5% goes to the lungs. The rest is shared by 0.2 kg of tumour and 1.4 kg of "
                "normal liver, and a gram of tumour takes up three times as much as a gram of normal liver. "
                "Which dose does the tumour receive? (1\u00a0Gy is 1\u00a0J in 1\u00a0kg.)"
            ),
            quantity="tumour_Gy", low=0, high=400, step=1,
            reveal=(
                "The model gives the tumour {tumour_Gy} and the normal liver {normal_Gy}: three times apart, as the ratio says. "
                "The mean over both is {mean_Gy}, and that is all that a one-compartment calculation would have told you."
            ),
        ),
        sentence=[
            Say(
                "With {activity} of {device} microspheres the tumour receives {tumour_Gy}, "
                "the normal liver {normal_Gy} and the lungs {lung_Gy}."
            ),
            Say("At injection {injected_GBq} are left.", t > 0),
            Say("That is below your aim of {aim}, which needs {needed_GBq}.", Shown(D_T) < D_aim),
            Say("Your aim of {aim} is met; {needed_GBq} would be enough.", Shown(D_T) >= D_aim),
            Say("The normal liver receives more than the tumour.", Shown(D_N) > Shown(D_T)),
            Say("The lung dose is above 30 Gy; pneumonitis has been reported above this in a single treatment.", Shown(D_L) > 30),
        ],
        charts=[
            Bars(
                title="Absorbed dose",
                axis="Absorbed dose (Gy)",
                least=150,
                rows=[
                    Row("tumour_Gy", "Tumour", 2, "circle", "{tumour_J} in {tumour}"),
                    Row("normal_Gy", "Normal liver", 1, "square", "{normal_J} in {normal}"),
                    Row("mean_Gy", "Mean", 6, "diamond", "{liver_J} in {liver_kg}"),
                    Row("lung_Gy", "Lungs", 4, "triangle", "{lung_J} in {lung}"),
                ],
                marks=[
                    Mark(
                        "tumour_Gy", 40, "at least 40 to 60 Gy for a metabolic response (lesion glycolysis down by half at 1 month); "
                        "colorectal metastases, resin, 133 metastases in 30 patients", ["vandenhoven2016insights"], RESIN, high=60,
                    ),
                    Mark(
                        "tumour_Gy", 100, "more than 100 Gy recommended by an expert panel, for its link with complete metabolic response; "
                        "colorectal metastases, resin", [EANM], RESIN,
                    ),
                    Mark(
                        "tumour_Gy", 189, "at least 189 Gy recommended by an expert panel; colorectal metastases, glass", [EANM], GLASS,
                    ),
                    Mark(
                        "tumour_Gy", 205, "at least 205 Gy aimed at in the personalised arm of a trial; hepatocellular carcinoma of 7 cm or more, "
                        "glass, 56 patients treated", ["garin2024longterm"], GLASS,
                    ),
                    Mark(
                        "normal_Gy", 40, "less than 40 Gy recommended by an expert panel for the treated normal liver (less than 30 Gy in "
                        "both lobes after much treatment or with poor function); resin", [EANM], RESIN,
                    ),
                    Mark(
                        "normal_Gy", 75, "less than 75 Gy (50 to 90 Gy by bilirubin) recommended by an expert panel as a mean over the whole normal liver, "
                        "treated or not; mostly cirrhotic livers with hepatocellular carcinoma, used for metastases too; glass", [EANM], GLASS,
                    ),
                    Mark(
                        "mean_Gy", 80, "80 to 150 Gy recommended by an expert panel when one or both lobes are planned as one compartment; "
                        "colorectal metastases, glass", [EANM], GLASS, high=150,
                    ),
                    Mark(
                        "lung_Gy", 30, "30 Gy: the labelling of glass microspheres reports pneumonitis above this in one treatment. Elsewhere 5 of 80 "
                        "patients had it at 10 to 36 Gy; of 58 patients above 30 Gy in all their sessions, 53 had imaging and none had it",
                        ["bostonscientific2021therasphere", "leung1995radiation", "salem2008incidence"],
                    ),
                ],
            ),
            Spheres(
                title="Where the energy goes: areas are masses, dots for an area are the dose",
                tumour=Organ("tumour", "tumour_Gy", m_T, E_T, "tissue-tumour"),
                liver=Organ("normal liver", "normal_Gy", m_N, E_N, "tissue"),
                lungs=Organ("lungs", "lung_Gy", m_L, E_L, "body"),
                shunt="shunt",
            ),
            Sweep(
                title="Absorbed dose (Gy) against activity",
                parameter="activity", axis="Activity at calibration (GBq)", least=150,
                lines=[
                    Line("tumour_Gy", "tumour", 2, "circle"),
                    Line("normal_Gy", "normal liver", 1, "square", "7 4"),
                    Line("lung_Gy", "lungs", 4, "triangle", "2 3"),
                ],
                aim="aim", reach="needed_GBq",
            ),
        ],
        table=[
            "injected_GBq", "liver_J", "tumour_J", "normal_J", "lung_J", "tumour_Gy", "normal_Gy", "mean_Gy", "lung_Gy", "needed_GBq", "spheres_million",
        ],
        presets=[
            Preset("crc-resin", "Colorectal, resin", CRC, "Colorectal metastases, whole liver: the starting point."),
            Preset(
                "low-ratio", "The same, low uptake", CRC | {"ratio": 1.5},
                "Same activity: less for the tumour, more for the normal liver.",
            ),
            Preset(
                "lung-shunt", "20% to the lungs", CRC | {"shunt": 20},
                "What the lungs take, the liver does not get: the same tumour dose needs more activity.",
            ),
            Preset(
                "hcc-glass", "Large HCC, glass",
                {"activity": 4, "tumour": 0.4, "normal": 0.6, "ratio": 4, "shunt": 5, "device": "glass", "aim": 205},
                "Hepatocellular carcinoma in one lobe: another disease and another device, whose thresholds do not carry over to metastases.",
            ),
        ],
        honesty=Honesty(
            assumed=(
                "All energy is absorbed where the sphere lodges; each compartment is uniform; no sphere leaves; the lungs weigh 1 kg. "
                "Cross-fire between compartments is left out."
            ),
            calibrated="Half-life and energy are measured. Nothing is fitted to patients. The marks are published values, each with the device and disease that it comes from.",
            illustrative=(
                "The starting states are examples, not patients. A ratio measured with a tracer before treatment may differ from that of the spheres. "
                "A mean dose hides cold spots, and a gray from glass does not act like a gray from resin."
            ),
            not_for="Planning the treatment of any person. Predicting response or toxicity.",
        ),
    )
