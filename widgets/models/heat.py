r"""Temperature around a hot core in liver that blood cools, and two clocks of tissue death.

A core of radius `a` is kept at `T_s` for so long that nothing changes any more. Outside it heat is conducted and blood
carries it away (Pennes); with `m` for the inverse of the perfusion length,

    k lap(T) = rho_b c_b omega (T - T_a),    T(r) = T_a + (T_s - T_a) (a / r) exp(-m (r - a)),

so that the radius of an isotherm is a value of Lambert's function `W`. Water boils at 100 degC: a hotter core is
held there, never drawn hotter. The warming up is left out, so radii are the largest that can be reached.
"""

from __future__ import annotations

import sympy as sp

from ..engine.model import Constant, Model, Parameter, Quantity
from .special import W

# ruff: noqa: N816 -- symbols as the equations print them
T_set, a, q, k, t, x, sigma = sp.symbols(r"T_\mathrm{set} a q k t x \sigma", positive=True)
T_a, T_boil, T_c, c_b = sp.symbols(r"T_a T_\mathrm{boil} T_c c_b", positive=True)
T_43, D_lethal, A, E_a, R_gas, T_0 = sp.symbols(r"T_{43} D_\mathrm{lethal} A E_a R T_0", positive=True)
T_s, Delta, omega, m, L, r_c, r_0, P, V, r_V = sp.symbols(r"T_s \Delta \omega m L r_c r_0 P V r_V", positive=True)
T_CEM, T_Arr, r_CEM, r_Arr = sp.symbols(r"T_\mathrm{CEM} T_\mathrm{Arr} r_\mathrm{CEM} r_\mathrm{Arr}", positive=True)
T_x, CEM, Omega, F_d, t_CEM, t_Arr = sp.symbols(r"T_x \mathrm{CEM43} \Omega F_d t_\mathrm{CEM} t_\mathrm{Arr}", positive=True)
r = sp.Symbol("r", positive=True)


def profile(radius: sp.Expr, decay: sp.Expr) -> sp.Expr:
    """Give the temperature at a distance from the centre; inside the core it is that of the core."""
    outside = sp.Max(radius, a)
    return T_a + Delta * (a / outside) * sp.exp(-decay * (outside - a))


def isotherm(temperature: sp.Expr) -> sp.Expr:
    """Give the radius at which a temperature is met; none (zero) where the core is not that hot."""
    return sp.Piecewise((0, temperature >= T_s), (W(Delta / (temperature - T_a) * m * a * sp.exp(m * a)) / m, True))


def thermal_dose_time(temperature: sp.Expr) -> sp.Expr:
    """Give the minutes at a temperature of 43 °C or more that make the lethal thermal dose."""
    return D_lethal * 2 ** (T_43 - temperature)


def arrhenius_time(temperature: sp.Expr) -> sp.Expr:
    """Give the minutes at a temperature that make the damage integral one."""
    return sp.exp(E_a / (R_gas * (temperature + T_0))) / (60 * A)


COMSOL = "comsol2021bioheat"
HALL = "hall2015cell"
TUTORIAL = "as coded in a public file after COMSOL's hepatic ablation example; the example itself was not read"

MODEL = Model(
    parameters=[
        Parameter(
            "core", T_set, "°C", 50, 120, 95, 1, "Temperature of the core", group="The device",
            note="Held by the device; above 100 °C the model holds 100 °C",
        ),
        Parameter("radius", a, "mm", 1, 20, 10, 0.5, "Radius of the core", group="The device", note="The part that the device heats itself"),
        Parameter("time", t, "min", 1, 20, 10, 0.5, "Heating time", group="The device"),
        Parameter(
            "flow", q, "1/min", 0.01, 1.5, 0.5, 0.01, "Blood through a volume of tissue", HALL, group="The tissue",
            note="0.5 means 50 mL a minute through 100 mL. A sensitivity study in the public code MITA-model, by the first author of that work, runs 0.49 to 0.98 (34.0 to 68.0 kW per m³ and K); 0.38 " + TUTORIAL,
        ),
        Parameter(
            "conduction", k, "W/m/K", 0.4, 0.7, 0.52, 0.01, "Thermal conductivity", COMSOL, group="The tissue",
            note="0.52 in that table of materials; the public code MITA-model runs 0.46 to 0.57",
        ),
        Parameter(
            "current", sigma, "S/m", 0.1, 0.7, 0.33, 0.01, "Electrical conductivity", HALL, group="The tissue",
            note="A sensitivity study in the public code MITA-model, by the first author of that work, runs 0.14 to 0.28, rising with temperature; 0.333 " + TUTORIAL,
        ),
        Parameter("place", x, "mm", 1, 40, 16, 0.5, "Distance of a cell from the centre", group="A cell"),
    ],
    constants=[
        Constant("artery", T_a, 37.0, "°C", "Temperature of blood and body", None, "Assumed"),
        Constant("boiling", T_boil, 100.0, "°C", "Boiling of tissue water", None, "Water at sea level"),
        Constant("blood_heat", c_b, 4.18e6, "J/m³/K", "Heat that blood can hold", None, "1000 kg/m³ and 4180 J/kg/K, " + TUTORIAL),
        Constant("coagulated", T_c, 60.0, "°C", "Isotherm of coagulation", None, "Rule of thumb"),
        Constant("reference", T_43, 43.0, "°C", "Reference temperature of the thermal dose", "dewhirst2003thermal"),
        Constant(
            "lethal", D_lethal, 240.0, "min", "Thermal dose taken as lethal", "huang2018accumulated",
            "Convention of focused ultrasound, as public codes have it. That study tried 17 to 240 in 36 patients: lesions of the brain after one day "
            "matched 100 and 200. No source for liver was read",
        ),
        Constant("frequency", A, 7.39e39, "1/s", "Frequency factor of liver", COMSOL, "Table of materials; the experiment behind it was not read"),
        Constant("activation", E_a, 2.577e5, "J/mol", "Activation energy of liver", COMSOL, "The same table"),
        Constant("gas", R_gas, 8.314462618, "J/mol/K", "Gas constant"),
        Constant("zero", T_0, 273.15, "K", "Zero of the Celsius scale"),
    ],
    quantities=[
        Quantity("surface_C", T_s, "°C", "Temperature at the core's surface", sp.Min(T_set, T_boil)),
        Quantity("rise_K", Delta, "K", "Rise of the core over the blood", T_s - T_a),
        Quantity("perfusion", omega, "1/s", "Blood flow, each second", q / 60),
        Quantity("length_mm", L, "mm", "Perfusion length", 1000 * sp.sqrt(k / (omega * c_b))),
        Quantity("decay", m, "1/mm", "Inverse of this length", 1 / L),
        Quantity("coagulated_mm", r_c, "mm", "Radius of 60 °C", isotherm(T_c)),
        Quantity("still_mm", r_0, "mm", "Radius of 60 °C without blood flow", sp.Piecewise((0, T_c >= T_s), (a * Delta / (T_c - T_a), True))),
        Quantity("power_W", P, "W", "Heat that holds this", 4 * sp.pi * k * a / 1000 * Delta * (1 + m * a)),
        Quantity("dose_C", T_CEM, "°C", "Temperature that makes the lethal thermal dose", T_43 + sp.log(D_lethal / t) / sp.log(2)),
        Quantity("rate_C", T_Arr, "°C", "Temperature that makes Ω = 1", E_a / (R_gas * sp.log(60 * A * t)) - T_0),
        Quantity("dose_mm", r_CEM, "mm", "Radius of the lethal thermal dose", isotherm(T_CEM)),
        Quantity("rate_mm", r_Arr, "mm", "Radius of Ω = 1", isotherm(T_Arr)),
        Quantity("cell_C", T_x, "°C", "Temperature of the cell", profile(x, m)),
        Quantity("cell_dose", CEM, "min", "Thermal dose of the cell", t * sp.Piecewise((2 ** (T_x - T_43), T_x >= T_43), (4 ** (T_x - T_43), True))),
        Quantity("cell_rate", Omega, "", "Damage integral of the cell", t / arrhenius_time(T_x)),
        Quantity("dead_percent", F_d, "%", "Dead by the damage integral", 100 * (1 - sp.exp(-Omega))),
        Quantity("dose_min", t_CEM, "min", "Time to the lethal thermal dose", D_lethal * t / CEM),
        Quantity("rate_min", t_Arr, "min", "Time to Ω = 1", t / Omega),
        Quantity("voltage_V", V, "V", "Voltage that heats a bare sphere so without blood flow", sp.sqrt(2 * k * Delta / sigma)),
        Quantity(
            "sphere_mm", r_V, "mm", "Radius of 60 °C around that sphere",
            sp.Piecewise((0, T_c >= T_s), (a / (1 - sp.sqrt(1 - sp.Min(1, (T_c - T_a) / Delta))), True)),
        ),
    ],
)
"""The core is held at one temperature; the bare sphere, heated by its current in the tissue, stands beside it."""
