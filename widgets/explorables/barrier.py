"""The explorable `barrier`: how far a tumour must be pushed before the immune response holds it."""

from ..charts import GUESS, Compare, Course, Curve, Mark, Phase
from ..declaration import Declaration, Honesty, Prediction, Preset, Say
from ..engine.trajectories import TIME
from ..models.barrier import MODEL, E, T, T_after, T_barrier, T_before, T_end, T_late, a, b, d, f, g, m, n, p, s, t_1, whole

HELD, ESCAPED = 100, 400
"""Million cells: every dormant state lies below the first, every escaped one above the second."""


def declare() -> Declaration:
    """Declare the explorable."""
    return Declaration(
        name="barrier",
        title="Push it over the barrier",
        lead=(
            "Remove part of a tumour once, with or without more effector cells, and see on which side of the barrier it lands. "
            "Below, the immune response holds what is left; above, the tumour grows back."
        ),
        model=MODEL,
        prediction=Prediction(
            question=(
                "A tumour has escaped: 447 million cells, and only 0.17 million effector cells are left. One treatment removes part of the "
                "tumour and leaves the effectors as they are. How much of it must go, so that the effectors can hold the rest?"
            ),
            quantity="needed", low=0, high=100, step=1,
            reveal=(
                "The model says {needed}: beside {effectors_after} effector cells the barrier stands at {barrier} tumour cells. "
                "The 90% of the starting state are not enough. Now raise the effectors and see the barrier come to meet you."
            ),
        ),
        sentence=[
            Say("The treatment takes the tumour from {tumour_before} to {tumour_after} cells, beside {effectors_after} effector cells."),
            Say("Beside so many effectors the barrier stands at {barrier}: {needed} of the tumour must go.", (T_barrier > 0) & (T_barrier < T_before)),
            Say("Beside so many effectors the barrier stands at {barrier}, above the tumour: nothing need be removed.", T_barrier >= T_before),
            Say("On day 400 it has escaped: {tumour_end} cells.", (T_end > ESCAPED) & (T_late > ESCAPED)),
            Say("On day 400 there are {tumour_end} cells; later it escapes.", (T_end <= ESCAPED) & (T_late > ESCAPED)),
            Say(
                "The immune response holds it: {tumour_end} cells on day 400, {tumour_late} in the long run, never fewer than {least}: dormant, not gone.",
                T_late < HELD,
            ),
            Say("On day 400 there are {tumour_end} cells, and even on day 3000 it is not decided: the course runs along the barrier.", (T_late >= HELD) & (T_late <= ESCAPED)),
            Say(
                "It escapes although it was below the barrier: so few cells call hardly any effectors, and it sneaks through.",
                (T_late > ESCAPED) & (T_after < 0.9 * T_barrier),
            ),
            Say("The course falls below one cell and ends there: the equations know no last cell, and cannot tell a tumour that is gone from one that comes back.", whole < 1),
        ],
        charts=[
            Course(
                title="Tumour and effector cells (millions) over time", running=TIME, span=(0, 400), axis="Day", value_axis="Millions of cells",
                curves=[Curve("tumour", T, 2, "circle"), Curve("effectors", E, 1, "square", "7 4")],
                bottom=0.01, least=1000, most=1000, log="y",
                compare=Compare("untreated", {"killed": 0, "boost": 1}),
                marks=[Mark("x", t_1, label="treatment")],
            ),
            Phase(
                title="Tumour against effectors: where each course leads", axis="Effector cells (millions)", value_axis="Tumour cells (millions)",
                x=(0.05, 10), y=(0.01, 1000),
                nullclines=[
                    Curve("tumour stands still", a * (1 - b * T) / n, 2, "circle", "1 3"),
                    Curve("effectors stand still", s / (m * T + f * d - p * T / (g + T)), 1, "square", "1 3"),
                ],
                path=Curve("course", T, 2, "square"),
                names={"low": "dormant", "saddle": "saddle", "high": "escaped"},
                guess=T_before * (1 - GUESS / 100),
            ),
        ],
        table=[
            "effectors_before", "tumour_before", "effectors_after", "tumour_after", "barrier", "needed", "least", "most", "tumour_end", "tumour_late",
        ],
        presets=[
            Preset("ninety", "90% removed", {"killed": 90}, "Nine tenths are gone, and it comes back: it is still above the barrier."),
            Preset("ninety-six", "96% removed", {"killed": 96}, "A little more, and it falls to the other side."),
            Preset(
                "half-and-effectors", "45% removed, effectors × 4.4", {"killed": 45, "boost": 4.4},
                "Less than half removed; the effectors do the rest. The gain is in the combination.",
            ),
            Preset(
                "effectors-only", "Effectors × 4.4 alone", {"killed": 0, "boost": 4.4},
                "The same effectors without the cut: not enough.",
            ),
            Preset(
                "deletion", "96% removed, effectors die faster", {"killed": 96, "deletion": 1.5},
                "Thought experiment: what was enough no longer is.",
            ),
            Preset(
                "implant", "The paper's course, untreated", {"start": "implant", "killed": 0},
                "A small tumour that meets many effectors: it falls, comes back after four months, and is held (figure 7 of the paper).",
            ),
        ],
        honesty=Honesty(
            assumed=(
                "One pool of effector cells, evenly mixed with the tumour. No PD-1, no release of antigen, no regulatory cells, no metastasis, no liver. "
                "A treatment acts in one moment and spares the effectors."
            ),
            calibrated=(
                "The equations were fitted to BCL1 lymphoma in the spleen of chimeric mice. We took the values as they are coded in BioModels "
                "BIOMD0000000762; the paper itself was not read, its figures were compared through a public re-computation."
            ),
            illustrative=(
                "The treatment is ours. The factor on the death of effectors stands for deletion of T cells by macrophages of the liver: an illustrative "
                "mapping; Yu 2021 published no such model. The dormant state is never zero tumour. That effectors lower the needed cut is a consequence of the "
                "model, not a published finding."
            ),
            not_for="Any statement about liver metastases, about a dose, or about a person.",
        ),
    )
