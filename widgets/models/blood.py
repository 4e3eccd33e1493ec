r"""Blood through an irradiated liver: how the same mean dose is spread over more or less blood.

Two well-mixed pools exchange blood: what lies in the field (share `p` of all blood) and the rest. A cell leaves the
field at the rate `k_1`, the inverse of the transit time, and comes back at `k_2`. While it is in the field during the
beam-on time `T` it is killed at the rate `lambda = alpha D / T`. The share that survives obeys

    dS_in/dt  = -(k_1 + lambda) S_in + k_1 S_out
    dS_out/dt = k_2 S_in - k_2 S_out,      S(T) = p S_in(T) + (1 - p) S_out(T),

(`S_in` and `S_out` start at one; each is what survives of the cells that start there), so that `S` is a sum of two
exponentials. This is the whole-body network of HEDOS with all but the field taken together: a mixing model for
teaching. `T -> 0` and `T -> oo` are its exact limits; the mean dose does not depend on `T`.
"""

from __future__ import annotations

import sympy as sp

from ..engine.model import Choice, Constant, Model, Option, Parameter, Quantity

# ruff: noqa: N816 -- symbols as the equations print them
D, n, T, v, alpha = sp.symbols(r"D n T v \alpha", positive=True)
Q, V, f_Q, f_V = sp.symbols("Q V f_Q f_V", positive=True)
Q_L, V_F, p, tau, k_1, k_2, lam = sp.symbols(r"Q_L V_F p \tau k_1 k_2 \lambda", positive=True)
D_b, D_c, u, D_u, w, r_1, r_2, a_1 = sp.symbols(r"D_\mathrm{blood} D_\mathrm{course} u D_u w r_1 r_2 a_1", real=True)
S_1, S, S_0, S_m = sp.symbols(r"S_1 S S_\mathrm{instant} S_\mathrm{mixed}", positive=True)

HEDOS = "shin2021hedos"
SECOND_HAND = "ICRP Publication 89 as coded in HEDOS; the publication itself was not read"


def _adult(value: str, label: str, output: float, volume: float, flow: float) -> Option:
    return Option(value, label, {Q: output, V: volume, f_Q: flow}, HEDOS, f"Q: output of the heart in L/min, V: blood in L, f_Q: part of the output through the liver in %. {SECOND_HAND}")


MODEL = Model(
    parameters=[
        Parameter("dose", D, "Gy", 0.5, 20, 4, 0.5, "Mean dose in the field", group="The treatment", note="Each fraction"),
        Parameter("fractions", n, "", 1, 30, 15, 1, "Fractions", group="The treatment", whole=True),
        Parameter("beam", T, "s", 1, 300, 120, 1, "Beam-on time", "mccullum2023radiosensitivity", group="The treatment", note="Each fraction; the range studied there"),
        Parameter("field", v, "%", 5, 100, 50, 5, "Part of the liver in the field", group="The treatment", note="Blood volume and flow are shared in proportion"),
        Parameter(
            "alpha", alpha, "1/Gy", 0.1, 1.5, 0.65, 0.05, "Radiosensitivity of lymphocytes", "mccullum2023radiosensitivity", group="The cells",
            note="Median of 17 patients with hepatocellular carcinoma, protons; linear model",
        ),
    ],
    choices=[Choice("adult", "Reference adult", [_adult("male", "male", 6.5, 5.3, 25.5), _adult("female", "female", 5.9, 3.9, 27.5)])],
    constants=[Constant("liver_blood", f_V, 10.0, "%", "Blood that is in the liver", HEDOS, SECOND_HAND)],
    quantities=[
        Quantity("flow_L", Q_L, "L/min", "Blood flow of the liver", f_Q / 100 * Q),
        Quantity("pool_L", V_F, "L", "Blood in the field", v / 100 * f_V / 100 * V),
        Quantity("share", p, "", "Share of all blood in the field", V_F / V),
        Quantity("transit_s", tau, "s", "Transit time", 60 * V_F / (v / 100 * Q_L)),
        Quantity("leaving", k_1, "1/s", "Rate of leaving the field", 1 / tau),
        Quantity("returning", k_2, "1/s", "Rate of coming back", k_1 * p / (1 - p)),
        Quantity("mean_Gy", D_b, "Gy", "Mean dose to all blood, each fraction", p * D),
        Quantity("course_Gy", D_c, "Gy", "Mean dose to all blood, whole course", n * D_b),
        Quantity("touched_percent", u, "%", "Blood that was in the field, each fraction", 100 * (1 - (1 - p) * sp.exp(-k_2 * T))),
        Quantity("touched_Gy", D_u, "Gy", "Mean dose to the blood that was in the field", 100 * D_b / u),
        Quantity("killing", lam, "1/s", "Rate of killing in the field", alpha * D / T),
        Quantity("root", w, "1/s", "Difference of the two rates", sp.sqrt((lam + k_1 - k_2) ** 2 + 4 * k_1 * k_2)),
        Quantity("fast", r_1, "1/s", "Fast rate", sp.Mul(sp.Rational(1, 2), lam + k_1 + k_2 + w, evaluate=False)),
        # The product of the rates is lambda k_2; a difference would lose digits when the killing is slow.
        Quantity("slow", r_2, "1/s", "Slow rate", lam * k_2 / r_1),
        Quantity("weight", a_1, "", "Weight of the fast rate", (lam * p - r_2) / w),
        Quantity("once", S_1, "", "Survival after one fraction", a_1 * sp.exp(-r_1 * T) + (1 - a_1) * sp.exp(-r_2 * T)),
        Quantity("survival_percent", S, "%", "Circulating lymphocytes that survive", 100 * S_1**n),
        Quantity("instant_percent", S_0, "%", "The same, given in an instant", 100 * (1 - p + p * sp.exp(-alpha * D)) ** n),
        Quantity("mixed_percent", S_m, "%", "The same, perfectly mixed", 100 * sp.exp(-alpha * D_c)),
    ],
)
"""One fraction is followed cell by cell; fractions are independent, since a day mixes the blood."""
