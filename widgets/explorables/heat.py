"""The explorable `heat`: temperature around a hot core in liver, blood as a heat sink, two clocks of death."""

import sympy as sp

from ..charts import Bars, Curve, Mark, Profile, Ring, Row, Zones
from ..declaration import Declaration, Honesty, Prediction, Preset, Say
from ..models.heat import (
    CEM,
    MODEL,
    T_CEM,
    D_lethal,
    Omega,
    T_Arr,
    T_boil,
    T_c,
    T_s,
    T_set,
    T_x,
    a,
    arrhenius_time,
    m,
    profile,
    q,
    r,
    r_0,
    r_Arr,
    r_c,
    r_CEM,
    t,
    thermal_dose_time,
)

theta = sp.Symbol("x", positive=True)
PRIMAVESI, PEARCE = "primavesi2018thermographic", "pearce2015improving"
USUAL = {"core": 95, "radius": 10, "time": 10, "flow": 0.5}
TRUSTED = 55  # °C; below this the damage integral overestimates death (Pearce 2015)
DOUBTED = 53  # °C; the thermal dose holds for 2 to 15 °C above a baseline of 37 to 39 °C (Dewhirst 2003)


def declare() -> Declaration:
    """Declare the explorable."""
    return Declaration(
        name="heat",
        title="Heat around an electrode",
        lead="A hot core, conduction, and blood that carries heat away. How large is the dead zone? That depends on the flow, and on the clock you trust.",
        model=MODEL,
        prediction=Prediction(
            question=(
                "A core of 10 mm radius is held at 95 °C. Without blood flow, 60 °C would be met 25 mm from the centre. "
                "Now 50 mL of blood a minute flow through each 100 mL of liver. How far from the centre is 60 °C?"
            ),
            quantity="coagulated_mm", low=10, high=30, step=0.5,
            reveal=(
                "The model gives {coagulated_mm}: blood takes away nearly all that lay beyond the core. Holding the core at 95 °C costs {power_W} of heat. "
                "This is the heat sink of ordinary perfusion; a large vessel nearby does more, on its side."
            ),
        ),
        sentence=[
            Say("With the core at {surface_C} the tissue is hotter than 60 °C as far as {coagulated_mm} from the centre; without blood flow it would be {still_mm}.", T_s > T_c),
            Say("The core is not hotter than 60 °C: nothing coagulates at once.", T_c >= T_s),
            Say("You asked for {core}: at 100 °C tissue water boils, and the model holds 100 °C.", T_set > T_boil),
            Say("After {time} the thermal dose kills as far as {dose_mm}.", T_s > T_CEM),
            Say("After {time} the thermal dose kills nowhere outside the core.", T_s <= T_CEM),
            Say("At this flow warming takes longer than {time}: read these distances as upper limits.", (T_s > T_Arr) & (t * q < sp.Min(1, ((r_Arr - a) * m) ** 2))),
            Say("The damage integral says {rate_mm}, where it is {rate_C}; below 55 °C it overestimates death.", T_s > T_Arr),
            Say("The damage integral kills nowhere outside the core.", T_s <= T_Arr),
            Say("Your cell, at {cell_C}, is dead by both clocks.", sp.And(D_lethal <= CEM, Omega >= 1)),
            Say("Your cell, at {cell_C}, is alive by both clocks.", sp.And(D_lethal > CEM, Omega < 1)),
            Say("For your cell, at {cell_C}, the clocks contradict each other.", sp.Or(sp.And(D_lethal <= CEM, Omega < 1), sp.And(D_lethal > CEM, Omega >= 1))),
            Say("So far above 43 °C the thermal dose is doubted.", T_x > DOUBTED),
        ],
        charts=[
            Bars(
                title="How far from the centre", axis="Distance from the centre (mm)", least=30,
                rows=[
                    Row("coagulated_mm", "60 °C line", 2, "circle", "at once"),
                    Row("dose_mm", "Thermal dose", 1, "square", "at {dose_C}"),
                    Row("rate_mm", "Damage integral", 4, "triangle", "at {rate_C}"),
                ],
                marks=[
                    Mark(
                        "coagulated_mm", 8, "8 mm; zones around one plain radiofrequency probe at 80 to 90 °C were never wider than 16 mm on average and stopped "
                        "growing after 6 minutes; 163 specimens of liver and muscle", ["goldberg1995tissue"],
                    ),
                    Mark(
                        "coagulated_mm", 15.9, "15.9 and 16.9 mm, half the mean width after radiofrequency (8 min) and microwaves (2 min); perfused pig liver. "
                        "Its surface reached 47 °C near central vessels, 69 °C in the periphery with radiofrequency; 50 °C in both with microwaves", [PRIMAVESI], high=16.9,
                    ),
                ],
            ),
            Zones(
                title="Through the electrode, to scale", unit="mm", core=a, cell="place", cell_label="the cell", reaches=(20, 30, 40, 60, 80, 120),
                rings=[
                    Ring("hotter than 60 °C", r_c, "heat"),
                    Ring("the same without blood flow", r_0, colour=6, dash="7 4"),
                    Ring("thermal dose kills", r_CEM, colour=1, dash="2 3"),
                    Ring("damage integral one", r_Arr, colour=4, dash="9 3 2 3"),
                ],
            ),
            Profile(
                title="Temperature around the core",
                running=r, span=(0, 40), axis="Distance from the centre (mm)", value_axis="Temperature (°C)", unit="°C", bottom=30, least=110, most=110, here="place", guess="x",
                curves=[
                    Curve("with blood flow", profile(r, m), 2, "circle"),
                    Curve("without", profile(r, sp.Integer(0)), 6, "diamond", "7 4"),
                ],
                marks=[
                    Mark("y", T_boil, label="water boils"),
                    Mark("y", T_c, label="60 °C"),
                ],
            ),
            Profile(
                title="The two clocks: how long a cell must be held",
                running=theta, span=(43, 70), axis="Temperature (°C)", value_axis="Time to death (min)", unit="min", bottom=0.001, least=1000, log="y", here="cell_C",
                curves=[
                    Curve("thermal dose", thermal_dose_time(theta), 1, "square"),
                    Curve("damage integral", arrhenius_time(theta), 4, "triangle", "2 3"),
                ],
                marks=[
                    Mark("y", t, label="your time"),
                    Mark("x", 43, "43 to 55 °C; the damage integral overestimates death, since it knows no delay; cell studies", [PEARCE], high=TRUSTED),
                ],
            ),
        ],
        table=[
            "surface_C", "length_mm", "coagulated_mm", "still_mm", "dose_C", "dose_mm", "rate_C", "rate_mm",
            "cell_C", "cell_dose", "cell_rate", "dead_percent", "dose_min", "rate_min", "power_W", "voltage_V", "sphere_mm",
        ],
        presets=[
            Preset("usual", "Perfused liver", USUAL, "A core of 10 mm at 95 °C."),
            Preset("still", "Almost no flow", USUAL | {"flow": 0.01}, "As with the inflow clamped, or in liver outside the body."),
            Preset("strong", "Twice the flow", USUAL | {"flow": 1}, "The heat sink of a well perfused liver."),
            Preset("minute", "One minute", USUAL | {"time": 1, "place": 14}, "The two clocks agree on the edge."),
            Preset("long", "Twenty minutes", USUAL | {"time": 20, "place": 16}, "They part: one waits for 46.6 °C, the other for 40 °C."),
            Preset("boiling", "Turned up too far", USUAL | {"core": 115}, "Steam and char insulate; the zone does not grow."),
        ],
        honesty=Honesty(
            assumed=(
                "A sphere, held at one temperature so long that nothing changes; uniform tissue and flow that stays the same when it is hot. In truth warming takes minutes, "
                "coagulated tissue has no flow, conductivity changes with heat, and vessels cool one side."
            ),
            calibrated=(
                "Nothing is fitted. Conductivity, frequency factor and activation energy stand in the material table of a simulation program; flow is in the range that "
                "the public code MITA-model runs. The experiments behind them were not read."
            ),
            illustrative=(
                "240 min at 43 °C is a convention, and one temperature does not mark the edge of a zone: 33 to 95 °C were measured there in bovine liver (Mertyna 2009). "
                "The two clocks disagree 28-fold at 43 °C and 30-fold the other way at 60 °C; neither is the truth."
            ),
            not_for="Planning an ablation. Choosing power, time or a margin for any person.",
        ),
    )
