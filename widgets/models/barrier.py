"""Effector cells and a tumour that they recognise (Kuznetsov and others 1994), and a treatment that strikes both at once.

Effectors are drawn in by the tumour, die, and are lost when they meet it; the tumour grows to a limit and is killed.
Between a small dormant tumour and a large one that escapes stands a barrier. Cells are counted in millions.
"""

from __future__ import annotations

import sympy as sp

from ..engine.dynamics import Dynamics, Impulse, Later, Reading, State
from ..engine.model import Choice, Constant, Option, Parameter, Quantity
from ..engine.planar import Barrier, Planar

# ruff: noqa: N816 -- symbols as the equations print them
E, T = sp.symbols("E T", positive=True)
s, p, g, m, n, d, a, b, f = sp.symbols("s p g m n d a b f", positive=True)
E_0, T_0, kappa, mu_E, t_1 = sp.symbols(r"E_0 T_0 \kappa \mu_E t_1", nonnegative=True)
E_before, T_before, E_after, T_after = sp.symbols(r"E_\mathrm{before} T_\mathrm{before} E_\mathrm{after} T_\mathrm{after}", positive=True)
T_barrier, k_needed, T_min, E_max, T_end, T_late, whole = sp.symbols(
    r"T_\mathrm{barrier} \kappa_\mathrm{needed} T_\mathrm{min} E_\mathrm{max} T_\mathrm{end} T_\mathrm{late} w", real=True
)

ONE_CELL = 1e-6
"""In millions of cells. Below one cell the equations mean nothing: they know no last cell."""

SOURCE = "kuznetsov1994nonlinear"
CODED = "Value as coded in BioModels BIOMD0000000762; the paper itself was not read"

MODEL = Dynamics(
    parameters=[
        Parameter("killed", kappa, "%", 0, 99.9, 90, 0.1, "Tumour removed", group="One treatment"),
        Parameter("boost", mu_E, "", 1, 10, 1, 0.1, "Effector cells multiplied by", group="One treatment"),
        Parameter("day", t_1, "d", 0, 200, 10, 1, "Day of the treatment", group="One treatment"),
        Parameter(
            "deletion", f, "", 1, 2, 1, 0.05, "Effector death multiplied by", group="A thought experiment",
            note="Illustrative mapping of the deletion of T cells by macrophages of the liver; Yu 2021 (yu2021liver) published no such model",
        ),
    ],
    choices=[
        Choice(
            "start", "At the start",
            [
                Option("grown", "grown tumour", {E_0: 0.1732, T_0: 447.0}, SOURCE, "The upper steady state for the usual values"),
                Option("implant", "small tumour, many effectors", {E_0: 5.0, T_0: 50.0}, SOURCE, "Start of a course that the paper draws (figure 7)"),
            ],
        )
    ],
    constants=[
        Constant("source", s, 0.013, "million/d", "Effectors that arrive unasked", SOURCE, CODED),
        Constant("recruitment", p, 0.1245, "1/d", "Recruitment by the tumour, at most", SOURCE, CODED),
        Constant("half", g, 20.19, "million", "Tumour that recruits at half of this", SOURCE, CODED),
        Constant("loss", m, 3.422e-4, "1/(million d)", "Loss of effectors that meet the tumour", SOURCE, CODED),
        Constant("death", d, 0.0412, "1/d", "Death of effectors", SOURCE, CODED),
        Constant("growth", a, 0.18, "1/d", "Growth of the tumour", SOURCE, CODED),
        Constant("limit", b, 0.002, "1/million", "One over the largest tumour", SOURCE, CODED),
        Constant("kill", n, 0.1101, "1/(million d)", "Killing of tumour cells by effectors", SOURCE, CODED),
    ],
    states=[
        State("effectors", E, "million", "Effector cells", E_0, s + p * E * T / (g + T) - m * E * T - f * d * E, floor=1e-30),
        State("tumour", T, "million", "Tumour cells", T_0, a * T * (1 - b * T) - n * E * T, floor=1e-30),
    ],
    impulses=[Impulse("At the treatment", t_1, {E: mu_E * E, T: (1 - kappa / 100) * T})],
    planar=Planar(a * (1 - b * T) / n, 1e-3, 500, 250),
    horizon=400,
    holds_while=T >= ONE_CELL,
    quantities=[
        Reading("effectors_before", E_before, "million", "Effector cells just before the treatment", E, t_1, before=True),
        Reading("tumour_before", T_before, "million", "Tumour cells just before the treatment", T, t_1, before=True),
        Quantity("effectors_after", E_after, "million", "Effector cells just after", mu_E * E_before),
        Quantity("tumour_after", T_after, "million", "Tumour cells just after", (1 - kappa / 100) * T_before),
        Barrier("barrier", T_barrier, "million", "Barrier at that number of effector cells", E_after),
        Quantity("needed", k_needed, "%", "Part to remove to reach the barrier", 100 * sp.Max(0, 1 - T_barrier / T_before)),
        Reading("least", T_min, "million", "Fewest tumour cells", T, "minimum"),
        Reading("most", E_max, "million", "Most effector cells", E, "maximum"),
        Reading("tumour_end", T_end, "million", "Tumour cells on day 400", T, "end"),
        Later("tumour_late", T_late, "million", "Tumour cells in the long run, day 3000", T, 2600),
        Quantity("whole", whole, "", "Whether the course stays above one cell (1) or ends below it (0)", sp.Piecewise((1, T_late >= 0), (0, True))),
    ],
)
"""The published model; the treatment and the factor on the death of effectors are ours."""
