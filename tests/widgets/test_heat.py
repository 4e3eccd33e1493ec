"""Heat around a core: exact cases, a numerical solver that converges to them, two clocks that disagree."""

from __future__ import annotations

import math

import numpy as np
import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st
from scipy.linalg import solve_banded

from widgets.models.heat import MODEL, Delta, a, m, profile, r
from widgets.registry import declaration

from .conftest import values_of

HEAT = declaration("heat")

STATES = st.fixed_dictionaries({name: values_of(p) for name, p in MODEL.parameters.items()})
FLOW = 6.4e-3 * 60  # 1/s as 1/min


CONSTANTS = {c.symbol: c.value for c in MODEL.constants.values()}
PROFILE = sp.lambdify([r, Delta, a, m], profile(r, m).subs(CONSTANTS), "numpy")


def temperature(radius: object, *, core: float = 100, edge: float = 10, decay: float) -> np.ndarray:
    return PROFILE(radius, core - 37, edge, decay)


def solved(points: int, *, core: float, edge: float, far: float, decay: float) -> tuple[np.ndarray, np.ndarray]:
    """Solve the radial equation by central differences of u = r (T - 37); at the far end it decays."""
    radius = np.linspace(edge, far, points)
    step = radius[1] - radius[0]
    bands = np.zeros((3, points))
    bands[0, 1:], bands[1], bands[2, :-1] = 1 / step**2, -2 / step**2 - decay**2, 1 / step**2
    right = np.zeros(points)
    bands[1, 0], bands[0, 1], right[0] = 1, 0, edge * (core - 37)
    bands[1, -1], bands[2, -2], right[-1] = 1, 0, far * (temperature(far, core=core, edge=edge, decay=decay) - 37)
    return radius, 37 + solve_banded((1, 1), bands, right) / radius


def test_voltage_that_boils() -> None:
    """14.03 V warm a bare sphere by 63.0 K."""
    assert MODEL(core=100, current=0.333)["voltage_V"] == pytest.approx(14.03, rel=0.001)


def test_sixty_degrees_around_a_bare_sphere() -> None:
    """R / R = 4.92."""
    for radius in (1.5, 10):
        assert MODEL(core=100, radius=radius)["sphere_mm"] / radius == pytest.approx(4.92, rel=0.005)


def test_the_bare_sphere_obeys_its_equation() -> None:
    """The source sigma V^2 R^2 / r^4 in a still medium, no flux at the electrode; checked by differentiation."""
    edge, k, s, volt = sp.symbols("R k s V", positive=True)
    warm = s * volt**2 / k * (edge / r - edge**2 / (2 * r**2))
    assert sp.simplify(k * sp.diff(r**2 * sp.diff(warm, r), r) / r**2 + s * volt**2 * edge**2 / r**4) == 0
    assert sp.diff(warm, r).subs(r, edge) == 0
    at_sixty = MODEL(core=100, radius=10)["sphere_mm"]
    rise = warm.subs({k: 0.52, s: 0.33, edge: 10, volt: MODEL(core=100)["voltage_V"], r: at_sixty})
    assert float(rise) == pytest.approx(23)


def test_perfusion_length() -> None:
    """The perfusion length at the published flow: 4.41 mm."""
    assert MODEL(flow=FLOW)["length_mm"] == pytest.approx(4.41, rel=0.005)


def test_the_heat_sink() -> None:
    """27.4 mm without, 13.2 mm with blood flow."""
    case = MODEL(core=100, radius=10, flow=FLOW)
    assert case["still_mm"] == pytest.approx(27.4, rel=0.01)
    assert case["coagulated_mm"] == pytest.approx(13.2, rel=0.01)


@pytest.mark.parametrize("decay", [0.001, 0.2268])
def test_a_numerical_solver_converges_to_it(decay: float) -> None:
    """Order of at least 1.8 in a study of three grids, with and without blood flow."""
    errors = []
    for points in (51, 101, 201):
        radius, found = solved(points, core=100, edge=10, far=60, decay=decay)
        errors.append(np.abs(found - temperature(radius, decay=decay)).max())
    if decay > 0.01:
        assert np.log2(errors[0] / errors[1]) >= 1.8
        assert np.log2(errors[1] / errors[2]) >= 1.8
    assert errors[-1] < 0.02


def cell_at(celsius: float, **more: float) -> dict[str, float]:
    """Give the values of a cell at this temperature: hardly any flow around a core of 95 degrees, the place found by halving."""
    state = {"core": 95, "radius": 10, "flow": 0.01}
    decay = MODEL(**state)["decay"]
    low, high = 10.0, 400.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if temperature(middle, core=95, decay=decay) > celsius else (low, middle)
    return {name: float(value) for name, value in MODEL.evaluate(**state, place=low, **more).items()}


@pytest.mark.parametrize(("celsius", "seconds"), [(46, 30 * 60), (50, 112.5), (60, 0.11)])
def test_time_to_the_lethal_dose(celsius: float, seconds: float) -> None:
    """Seconds to 240 equivalent minutes at 43 °C, from the definition of the thermal dose."""
    assert 60 * cell_at(celsius)["dose_min"] == pytest.approx(seconds, rel=0.005)


@pytest.mark.parametrize(("celsius", "seconds"), [(43, 513), (50, 61.4), (60, 3.45), (70, 0.23)])
def test_time_to_the_damage_integral(celsius: float, seconds: float) -> None:
    """Seconds to a damage integral of one, from the published frequency factor and activation energy."""
    assert 60 * cell_at(celsius)["rate_min"] == pytest.approx(seconds, rel=0.01)


def test_omega_of_one_is_63_per_cent() -> None:
    """One minus 1/e is dead where the damage integral is one."""
    assert cell_at(50, time=cell_at(50)["rate_min"])["dead_percent"] == pytest.approx(63.2, abs=0.05)


def test_the_clocks_disagree() -> None:
    """28-fold at 43 degrees Celsius, agree near 51.5, 30-fold the other way at 60."""
    ratio = {celsius: cell_at(celsius)["dose_min"] / cell_at(celsius)["rate_min"] for celsius in (43, 51.5, 60)}
    assert ratio[43] == pytest.approx(28, rel=0.02)
    assert ratio[51.5] == pytest.approx(1, rel=0.15)
    assert 1 / ratio[60] == pytest.approx(31, rel=0.05)


@given(STATES)
def test_radii_are_where_their_temperatures_are(state: dict) -> None:
    q = MODEL(**state)
    for radius, celsius in (("coagulated_mm", 60), ("dose_mm", q["dose_C"]), ("rate_mm", q["rate_C"])):
        if q[radius] > 0:
            assert q[radius] >= state["radius"] * (1 - 1e-9)
            assert temperature(q[radius], core=q["surface_C"], edge=state["radius"], decay=q["decay"]) == pytest.approx(celsius, abs=1e-6)
        else:
            assert celsius >= q["surface_C"]


@given(STATES, st.floats(1.01, 2))
def test_blood_flow_makes_the_zone_smaller_and_the_device_work_harder(state: dict, factor: float) -> None:
    now, more = MODEL(**state), MODEL.evaluate(**(state | {"flow": state["flow"] * factor}))
    assert more["coagulated_mm"] <= now["coagulated_mm"] <= now["still_mm"] * (1 + 1e-9)
    assert more["power_W"] > now["power_W"]


@given(STATES)
def test_nothing_is_hotter_than_boiling_water_or_colder_than_blood(state: dict) -> None:
    q = MODEL(**state)
    assert 37 - 1e-9 <= q["cell_C"] <= q["surface_C"] + 1e-9 <= 100 + 2e-9
    assert 0 <= q["dead_percent"] <= 100


@given(STATES)
def test_the_heat_is_what_leaves_the_core(state: dict) -> None:
    q = MODEL(**state)
    edge, step = state["radius"], 1e-4
    slope = (temperature(edge + step, core=q["surface_C"], edge=edge, decay=q["decay"]) - q["surface_C"]) / step * 1000
    assert q["power_W"] == pytest.approx(-state["conduction"] * 4 * np.pi * (edge / 1000) ** 2 * slope, rel=1e-2)


@given(STATES, st.floats(1.01, 3))
def test_more_time_never_kills_less(state: dict, factor: float) -> None:
    now, later = MODEL(**state), MODEL.evaluate(**(state | {"time": state["time"] * factor}))
    assert later["dose_C"] < now["dose_C"]
    assert later["rate_C"] < now["rate_C"]
    assert later["dead_percent"] >= now["dead_percent"]


def test_presets_show_what_the_chapter_says() -> None:
    shown = {preset.name: MODEL(**preset.values) for preset in HEAT.presets}
    assert [shown[name]["coagulated_mm"] for name in ("usual", "still", "strong")] == pytest.approx([12.7, 18.5, 12.0], abs=0.05)
    assert [shown["usual"][name] for name in ("still_mm", "dose_mm", "rate_mm")] == pytest.approx([25.2, 15.0, 17.1], abs=0.05)
    assert [shown["minute"][name] for name in ("dose_C", "rate_C")] == pytest.approx([50.9, 50.1], abs=0.05)
    assert [shown["long"][name] for name in ("dose_C", "rate_C")] == pytest.approx([46.6, 40.3], abs=0.05)


def test_the_sentence_says_what_matters() -> None:
    assert "the clocks contradict each other" in HEAT.say({})
    assert "boils" in HEAT.say({"core": 101})
    assert "boils" not in HEAT.say({"core": 100})
    assert "nothing coagulates" in HEAT.say({"core": 60})
    assert "kills nowhere" in HEAT.say({"core": 50, "time": 1})
    assert "dead by both" in HEAT.say({"place": 12})
    assert "alive by both" in HEAT.say({"place": 40})
    assert "doubted" in HEAT.say({"place": 12})


@given(STATES)
def test_every_state_gives_numbers(state: dict) -> None:
    assert all(map(math.isfinite, MODEL(**state).values()))
    assert "–" not in HEAT.say(state)


def test_a_state_that_is_not_reached_in_time_is_an_upper_limit() -> None:
    """Warming takes about as long as blood needs to renew the volume, or as heat to cross the distance; whichever is shorter."""
    assert "upper limits" not in HEAT.say({})
    for values in ({"flow": 0.01}, {"time": 1}):
        assert "upper limits" in HEAT.say(values), values
