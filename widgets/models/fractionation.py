"""Biologically effective dose of two schedules, in the tumour and at a point of the normal liver.

In the linear-quadratic model the effect of `n` fractions of `d` is that of a total dose `n d` weighed by
`1 + d / (alpha/beta)`. The same total counts for more in fewer fractions, and most in tissue with a low ratio.
"""

from __future__ import annotations

import sympy as sp

from ..engine.model import Choice, Constant, Model, Option, Parameter, Quantity

# ruff: noqa: N816 -- symbols as the equations print them
ab, x, s = sp.symbols(r"\alpha/\beta x s", positive=True)
ab_L, threshold = sp.symbols(r"(\alpha/\beta)_L B_\mathrm{lim}", positive=True)
n_A, d_A, n_B, d_B = sp.symbols("n_A d_A n_B d_B", positive=True)
D_A, B_A, E_A, P_A, L_A, D_limA = sp.symbols(r"D_A \mathrm{BED}_A \mathrm{EQD2}_A P_A \mathrm{BED}_\mathrm{LA} D_\mathrm{limA}", positive=True)
D_B, B_B, E_B, P_B, L_B, D_limB = sp.symbols(r"D_B \mathrm{BED}_B \mathrm{EQD2}_B P_B \mathrm{BED}_\mathrm{LB} D_\mathrm{limB}", positive=True)


def bed(total: sp.Expr, fraction: sp.Expr, ratio: sp.Expr) -> sp.Expr:
    """Weigh a total dose that is given in fractions of one size."""
    return total * (1 + fraction / ratio)


def reaching(fractions: sp.Expr, effect: sp.Expr, ratio: sp.Expr) -> sp.Expr:
    """Give the total dose whose biologically effective dose is `effect` (the root of the quadratic)."""
    return fractions * ratio / 2 * (sp.sqrt(1 + 4 * effect / (fractions * ratio)) - 1)


def _schedule(letter: str, n: sp.Symbol, d: sp.Symbol, fractions: int, dose: float) -> list[Parameter]:
    group = f"Schedule {letter}"
    return [
        Parameter(f"fractions_{letter}", n, "", 1, 30, fractions, 1, f"Fractions of {letter}", group=group, whole=True),
        Parameter(f"dose_{letter}", d, "Gy", 1, 25, dose, 0.5, f"Dose of each fraction of {letter}", group=group),
    ]


def _weighed(letter: str, n: sp.Symbol, d: sp.Symbol, symbols: tuple[sp.Symbol, ...]) -> list[Quantity]:
    total, effect, equivalent, point, liver, limit = symbols
    return [
        Quantity(f"total_{letter}", total, "Gy", f"Total dose of {letter}", n * d),
        Quantity(f"bed_{letter}", effect, "Gy", f"Biologically effective dose of {letter}, tumour", bed(total, d, ab)),
        Quantity(f"eqd2_{letter}", equivalent, "Gy", f"Equivalent of {letter} in 2 Gy fractions, tumour", effect / (1 + 2 / ab)),
        Quantity(f"point_{letter}", point, "Gy", f"Total dose of {letter} at the point in the liver", s / 100 * total),
        Quantity(
            f"liver_{letter}", liver, "Gy", f"Biologically effective dose of {letter}, point in the liver",
            bed(point, point / n, ab_L),
        ),
        Quantity(f"limit_{letter}", limit, "Gy", f"Total dose with which {letter} reaches the advised liver limit", reaching(n, threshold, ab_L)),
    ]


MODEL = Model(
    parameters=[
        *_schedule("A", n_A, d_A, 3, 8),
        *_schedule("B", n_B, d_B, 1, 20),
        Parameter(
            "ratio", ab, "Gy", 1, 20, 10, 0.5, "Alpha-beta ratio of the tumour", "andratschke2016clinical", group="The tissue",
            note="Assumed, never measured in the patient; 10 Gy is what the series of liver metastases used",
        ),
        Parameter(
            "share", s, "%", 5, 100, 50, 5, "Dose at a point of the liver", group="The tissue",
            note="Share of the prescribed dose at a point of the normal liver; 100% at the edge of the target",
        ),
    ],
    choices=[
        Choice(
            "liver", "Liver",
            [
                Option("normal", "not cirrhotic", {threshold: 70.0}, "doi2016threshold", "Advised limit; 10 patients with metastases"),
                Option("cirrhotic", "cirrhotic", {threshold: 40.0}, "doi2016threshold", "Advised limit; 54 patients with hepatocellular carcinoma"),
            ],
        )
    ],
    constants=[
        Constant("liver_ratio", ab_L, 2.0, "Gy", "Alpha-beta ratio of the liver", "doi2016threshold", "Assumed there; the thresholds hold with it only"),
    ],
    quantities=[*_weighed("A", n_A, d_A, (D_A, B_A, E_A, P_A, L_A, D_limA)), *_weighed("B", n_B, d_B, (D_B, B_B, E_B, P_B, L_B, D_limB))],
)
"""Two schedules beside each other."""
