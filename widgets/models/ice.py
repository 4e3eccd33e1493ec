r"""Ice around one to four probes, and the part of it that is cold enough to kill.

Nothing is solved here: the radius of the ice around each probe is put in as it was measured, and the ice of several
probes is the union of these discs (in truth neighbours help one another, so real ice is larger). Inside the edge,
where it is 0 degC, the temperature falls in proportion to the depth, and -40 degC is met at a measured depth.
The widest disc in the middle of the union has the radius `rho`; the lethal isotherm lies deeper by `delta`.
"""

from __future__ import annotations

import sympy as sp

from ..engine.model import Choice, Model, Option, Parameter, Quantity

# ruff: noqa: N816 -- symbols as the equations print them
R, s, d_40, D_T = sp.symbols("R s d_{40} D_T", positive=True)
theta = sp.Symbol(r"\theta", negative=True)
N, A_n, C_n = sp.symbols("N A_n C_n", nonnegative=True)
h, delta, rho, D_i, D_l = sp.symbols(r"h \delta \rho D_\mathrm{ice} D_\mathrm{lethal}", nonnegative=True)
g, f_1, M, r_T, theta_T = sp.symbols(r"g f_1 M r_T \theta_T", real=True)

GEL = "shah2016modeling"
PHANTOM = "littrup2009lethal"

# Probes stand at the corners of a regular figure with the spacing as its side: how far its sides (A) and its corners (C)
# lie from the middle, in spacings; one probe stands in the middle.
PROBES = {
    "one": ("one probe", 1, 0.0, 0.0),
    "two": ("two probes", 2, 0.0, 0.5),
    "three": ("three, in a triangle", 3, float(1 / (2 * sp.sqrt(3))), float(1 / sp.sqrt(3))),
    "four": ("four, in a square", 4, 0.5, float(1 / sp.sqrt(2))),
}

MODEL = Model(
    parameters=[
        Parameter(
            "ice", R, "cm", 0.5, 3, 1.7, 0.1, "Radius of the ice around each probe", PHANTOM, group="The ice",
            note="1.7 cm follows from lethal ice of 1.2 cm that was 13% of the area; 2.4 mm probe, 15 min, phantom at 39 °C",
        ),
        Parameter("spacing", s, "cm", 0.5, 4, 2, 0.1, "Spacing of the probes", GEL, group="The ice", note="1 to 1.5 cm proposed there; 2 cm in the other phantom"),
        Parameter(
            "depth", d_40, "cm", 0.1, 1.5, 1, 0.1, "Depth of −40 °C inside the edge", GEL, group="The margin",
            note="About 1 cm in gel at body temperature",
        ),
        Parameter("cold", theta, "°C", -40, -10, -40, 1, "Cold that kills", group="The margin", note="−20 to −40 °C are in use; −30 °C in one of the phantoms"),
        Parameter("tumour", D_T, "cm", 0.5, 6, 2, 0.1, "Diameter of the tumour", group="The target"),
    ],
    choices=[
        Choice("probes", "Probes", [Option(value, label, {N: float(count), A_n: side, C_n: corner}) for value, (label, count, side, corner) in PROBES.items()])
    ],
    quantities=[
        Quantity("margin_cm", delta, "cm", "Depth of the lethal isotherm", -d_40 * theta / 40),
        Quantity("half_cm", h, "cm", "Half the ice between two probes", sp.Piecewise((R, N < 2), (sp.sqrt(sp.Max(0, R**2 - s**2 / 4)), True))),
        Quantity("gap_cm", g, "cm", "Ice that is missing in the middle", sp.Max(0, C_n * s - R)),
        Quantity("middle_cm", rho, "cm", "Radius of the widest disc of ice in the middle", sp.Piecewise((A_n * s + h, g <= 0), (0, True))),
        Quantity("ice_cm", D_i, "cm", "Ice, narrowest diameter", 2 * rho),
        Quantity("lethal_cm", D_l, "cm", "Lethal zone, narrowest diameter", 2 * sp.Max(0, rho - delta)),
        Quantity("edge_cm", M, "cm", "Margin of lethal ice beyond the tumour", (D_l - D_T) / 2),
        Quantity("rim_cm", r_T, "cm", "Radius of the tumour", D_T / 2),
        Quantity("edge_C", theta_T, "°C", "Temperature at the tumour's edge, where the ice is narrowest", sp.Max(-40, sp.Min(0, -40 * (rho - r_T) / d_40))),
        Quantity("single_percent", f_1, "%", "Lethal part of the ice around a single probe, by area", 100 * sp.Max(0, 1 - delta / R) ** 2),
    ],
)
"""The geometry of a cross-section through the probes, at right angles to them."""
