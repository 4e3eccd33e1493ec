"""Absorbed dose after radioembolisation with yttrium-90 microspheres.

Dose is energy over mass. All the energy of the beta particles stays where the spheres lodge: in the
tumour, in the normal liver around it, or, past the tumour's shunts, in the lungs. The partition model
shares the liver's part between tumour and normal liver by the tumour-to-normal ratio; with a ratio of
one it is the one-compartment model.
"""

from __future__ import annotations

import sympy as sp

from ..engine.model import Choice, Constant, Model, Option, Parameter, Quantity

# ruff: noqa: N816 -- symbols as the equations print them
A, t, m_T, m_N, r, L, D_aim = sp.symbols(r"A t m_T m_N r L D_\mathrm{aim}", nonnegative=True)
T_half, epsilon, m_L, a = sp.symbols(r"T_{1/2} \varepsilon m_L a", nonnegative=True)
A_i, E_H, E_T, E_N, E_L = sp.symbols("A_i E_H E_T E_N E_L", nonnegative=True)
D_T, D_N, D_L, D_H, A_aim, n, m_H = sp.symbols(r"D_T D_N D_L D_H A_\mathrm{aim} n m_H", nonnegative=True)

MODEL = Model(
    parameters=[
        Parameter("activity", A, "GBq", 0.1, 6, 1.6, 0.1, "Activity at calibration", group="The vial"),
        Parameter("wait", t, "h", 0, 144, 0, 1, "Time from calibration to injection", group="The vial"),
        Parameter(
            "tumour", m_T, "kg", 0.01, 1.5, 0.2, 0.01, "Tumour", group="The treated liver",
            note="Mass of all tumour in the treated part of the liver",
        ),
        Parameter(
            "normal", m_N, "kg", 0.05, 2, 1.4, 0.05, "Normal liver", group="The treated liver",
            note="Mass of the normal liver that is treated with it",
        ),
        Parameter(
            "ratio", r, "", 0.5, 10, 3, 0.1, "Tumour-to-normal ratio", "ho1996partition", group="Where the spheres go",
            note="Activity in a gram of tumour over activity in a gram of normal liver",
        ),
        Parameter(
            "shunt", L, "%", 0, 40, 5, 1, "Lung shunt", "ho1996partition", group="Where the spheres go",
            note="Share of the activity that passes through the liver to the lungs",
        ),
        Parameter("aim", D_aim, "Gy", 20, 500, 100, 5, "Tumour dose you aim for", group="The aim"),
    ],
    choices=[
        Choice(
            "device",
            "Microspheres",
            [
                Option("resin", "resin", {a: 50.0}, "mosconi2015radioembolization", "About 50 Bq a sphere"),
                Option("glass", "glass", {a: 2500.0}, "mosconi2015radioembolization", "About 2500 Bq a sphere"),
            ],
        )
    ],
    constants=[
        Constant(
            "energy", epsilon, 50.0, "J/GBq", "Energy released by 1 GBq until all of it has decayed", "btg2014therasphere",
            "Rounded; mean beta energy 0.9367 MeV and the half-life below give 49.96",
        ),
        Constant("half_life", T_half, 64.1, "h", "Half-life of Y-90", "btg2014therasphere"),
        Constant(
            "lung", m_L, 1.0, "kg", "Mass of the lungs", "kao2014personalized",
            "The usual assumption; 0.82 kg was measured in 30 patients",
        ),
    ],
    quantities=[
        Quantity("injected_GBq", A_i, "GBq", "Activity injected", A * 2 ** (-t / T_half)),
        Quantity("liver_J", E_H, "J", "Energy in the treated liver", epsilon * A_i * (1 - L / 100)),
        Quantity("tumour_J", E_T, "J", "Energy in the tumour", E_H * r * m_T / (r * m_T + m_N)),
        Quantity("normal_J", E_N, "J", "Energy in the normal liver", E_H * m_N / (r * m_T + m_N)),
        Quantity("lung_J", E_L, "J", "Energy in the lungs", epsilon * A_i * L / 100),
        Quantity("tumour_Gy", D_T, "Gy", "Tumour dose", E_T / m_T),
        Quantity("normal_Gy", D_N, "Gy", "Normal liver dose", E_N / m_N),
        Quantity("liver_kg", m_H, "kg", "Mass of the treated liver", m_T + m_N),
        Quantity("mean_Gy", D_H, "Gy", "Mean dose of the treated liver", E_H / m_H),
        Quantity("lung_Gy", D_L, "Gy", "Lung dose", E_L / m_L),
        Quantity(
            "needed_GBq", A_aim, "GBq", "Activity needed for the aim",
            D_aim * (m_T + m_N / r) / (epsilon * (1 - L / 100)) * 2 ** (t / T_half),
        ),
        Quantity("spheres_million", n, "million", "Number of spheres", 1000 * A / a),
    ],
)
"""The partition model, with the one-compartment mean beside it."""
