"""Radiotherapy and anti-PD-L1 in one virtual mouse with a CT26 tumour (Kosinsky and others 2018).

A dose kills tumour cells; dying cells ripen dendritic cells, whose antigen draws T cells in; T cells kill, and raise PD-L1
and suppressor cells, which hold them down. An antibody takes PD-L1 away. Volumes are in microlitres, which are cubic millimetres.
"""

from __future__ import annotations

import sympy as sp

from ..engine.dynamics import Dynamics, Impulse, Later, Reading, State, Term
from ..engine.model import Choice, Constant, Option, Parameter, Quantity

# ruff: noqa: N816 -- symbols as the equations print them
V, V_d, N, T, P, A, C = sp.symbols("V V_d N T P A C", nonnegative=True)
r, V_max, d_0, k_LN, S_L, k_pro, k_dif, k_el, k_apo = sp.symbols(r"r V_\mathrm{max} d_0 k_\mathrm{LN} S_L k_\mathrm{pro} k_\mathrm{dif} k_\mathrm{el} k_\mathrm{apo}")
epsilon, K_pdl, k_pdl, K_tcd, S_R, alpha, mu = sp.symbols(r"\varepsilon K_\mathrm{pdl} k_\mathrm{pdl} K_\mathrm{tcd} S_R \alpha \mu", positive=True)
V_C, k_a, k_C, K_D, A_0, R = sp.symbols(r"V_C k_a k_C K_D A_0 R_{\alpha/\beta}", positive=True)
g, h = sp.symbols("g h", nonnegative=True)
V_tot, c, M, G, B, Q = sp.symbols(r"V_\mathrm{tot} c M G B Q", nonnegative=True)
n, d, t_R, lag, t_A, S, D, V_20, V_30, V_100, Q_20, T_max = sp.symbols(r"n d t_R \Delta t_A S D V_{20} V_{30} V_{100} Q_{20} T_\mathrm{max}")

SOURCE = "kosinsky2018radiation"
TABLE = "Table 1 of the paper"
WEEKS, DAYS = 3, (0, 2, 4)


def fixed(name: str, symbol: sp.Symbol, value: float, unit: str, label: str, note: str = TABLE) -> Constant:
    """Give a constant of the paper."""
    return Constant(name, symbol, value, unit, label, SOURCE, note)


MODEL = Dynamics(
    parameters=[
        Parameter("fractions", n, "", 1, 5, 5, 1, "Fractions, one a day", group="Fractions", whole=True),
        Parameter("dose", d, "Gy", 1, 10, 2, 0.5, "Dose of each fraction", group="Fractions"),
        Parameter("rt_day", t_R, "", 5, 14, 7, 1, "Day of the first fraction", group="Fractions"),
        Parameter(
            "lag", lag, "d", -4, 12, 0, 1, "Antibody begins after the first fraction by", group="Antibody",
            note="Below zero it begins before radiotherapy",
        ),
        Parameter(
            "infiltration", S_L, "", 1.8, 22.6, 8.9, 0.1, "Resistance to T cells that enter", SOURCE, group="The mouse",
            note="Estimated 8.89 (Table 1); 10th to 90th percentile of mice 1.77 to 22.63. The smaller, the more T cells come",
        ),
    ],
    choices=[
        Choice("radiotherapy", "Radiotherapy", [Option("given", "given", {h: 1.0}, SOURCE), Option("none", "none", {h: 0.0}, SOURCE)]),
        Choice(
            "antibody", "Anti-PD-L1",
            [Option("given", "given", {g: 1.0}, SOURCE, "Three times a week for 3 weeks"), Option("none", "none", {g: 0.0}, SOURCE)],
        )
    ],
    constants=[
        fixed("growth", r, 0.4, "1/d", "Growth of the tumour"),
        fixed("limit", V_max, 2500, "µL", "Largest tumour"),
        fixed("death", d_0, 0.01, "1/d", "Death of tumour cells on their own"),
        fixed("influx", k_LN, 279, "cells/d", "T cells that enter, at most"),
        fixed("proliferation", k_pro, 3.0, "1/d", "Division of young T cells"),
        fixed("differentiation", k_dif, 3.2, "1/d", "Ripening of young T cells"),
        fixed("elimination", k_el, 0.2, "1/d", "Loss of young T cells"),
        fixed("apoptosis", k_apo, 2.0, "1/d", "Death of effector T cells"),
        fixed("kill", epsilon, 0.001, "1/(d cell)", "Killing by an effector T cell"),
        fixed("pdl_half", K_pdl, 478, "cells", "Effector T cells that raise PD-L1 to half"),
        fixed("pdl_rate", k_pdl, 1.0, "1/d", "Rise and fall of PD-L1"),
        fixed("tcd_half", K_tcd, 0.2, "1/d", "Death rate of tumour cells that ripens half of the dendritic cells"),
        fixed("suppression", S_R, 30.5, "", "Antigen that suppresses to half"),
        fixed("alpha", alpha, 0.146, "1/Gy", "Linear part of radiation"),
        fixed(
            "ratio", R, 10, "Gy", "Alpha-beta ratio",
            "From the factor 0.2 as coded in BioModels BIOMD0000000863, with the repair time of Table 1 (0.02 d): half an hour, here at once",
        ),
        fixed("clearing", mu, 0.1725, "1/d", "Clearing of irradiated cells"),
        fixed("volume", V_C, 0.003, "L", "Volume in which the antibody spreads"),
        fixed("absorption", k_a, 8.0, "1/d", "Absorption of the antibody"),
        fixed("clearance", k_C, 0.15, "1/d", "Loss of the antibody"),
        fixed("affinity", K_D, 30, "nM", "Affinity of the antibody"),
        Constant(
            "mab", A_0, 1.333, "nmol", "Antibody in a dose", SOURCE,
            "10 mg/kg (paper) for a mouse of 20 g and an antibody of 150 kDa (both assumed here)",
        ),
    ],
    states=[
        State("alive", V, "µL", "Living tumour", sp.Integer(15), r * V * (1 - V / V_max) - (epsilon * T + d_0) * V, floor=1e-3),
        State("dying", V_d, "µL", "Irradiated tumour", sp.Integer(0), -mu * V_d, floor=1e-3),
        State("young", N, "cells", "Young T cells", sp.Integer(0), k_LN * G / (G + S_L) + Q * N * (k_pro - k_dif) - k_el * N, floor=1e-2),
        State("effectors", T, "cells", "Effector T cells", sp.Integer(0), Q * N * k_dif - k_apo * T, floor=1e-2),
        State("pdl1", P, "", "PD-L1", sp.Integer(0), k_pdl * (T / (K_pdl + T) - P), floor=1e-4),
        State("depot", A, "nmol", "Antibody not yet absorbed", sp.Integer(0), -k_a * A, floor=1e-4),
        State("level", C, "nM", "Antibody in blood", sp.Integer(0), k_a * A / V_C - k_C * C, floor=1e-2),
    ],
    terms=[
        Term(V_tot, "Whole tumour", V + V_d),
        Term(c, "Death rate of tumour cells", mu * V_d / V_tot + epsilon * T + d_0),
        Term(M, "Ripe dendritic cells", c**2 / (c**2 + K_tcd**2)),
        Term(G, "Antigen", M * V_tot),
        Term(B, "Suppressor cells", G / (G + S_R)),
        Term(Q, "Activation of T cells", (1 - P / (1 + C / K_D)) * (1 - B)),
    ],
    impulses=[
        Impulse("At each fraction", t_R, {V: S * V, V_d: V_d + (1 - S) * V}, n, 1),
        *(Impulse(f"Antibody, day {day + 1} of each of {WEEKS} weeks", t_A + day, {A: A + g * A_0}, WEEKS, 7) for day in DAYS),
    ],
    horizon=40,
    quantities=[
        Quantity("total_Gy", D, "Gy", "Total dose", h * n * d),
        Quantity("surviving", S, "", "Part of the tumour that survives a fraction", sp.exp(-h * alpha * d * (1 + d / R))),
        Quantity("mab_day", t_A, "", "First day of the antibody", t_R + lag),
        Reading("volume_20", V_20, "µL", "Tumour on day 20", V_tot, 20),
        Reading("volume_30", V_30, "µL", "Tumour on day 30", V_tot, 30),
        Reading("activation_20", Q_20, "", "Activation of T cells on day 20", Q, 20),
        Reading("most_effectors", T_max, "cells", "Most effector T cells", T, "maximum"),
        Later("volume_100", V_100, "µL", "Living tumour on day 100, nothing more being given", V, 60),
    ],
)
"""The published model with the dose of a fraction acting at once; tumours start at 15 µL on day 0 (as coded in BioModels)."""
