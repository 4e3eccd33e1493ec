"""The Y-90 model against worked cases, its laws, and what is said about it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.models.y90 import MODEL
from widgets.registry import declaration

from .conftest import values_of

Y90 = declaration("y90")

STATES = st.fixed_dictionaries(
    {name: values_of(p) for name, p in MODEL.parameters.items()} | {"device": st.sampled_from(["resin", "glass"])}
)


def test_one_compartment() -> None:
    """1.03 kg, 100 Gy, 10 % to the lungs; with 50 J/GBq, 2.289 GBq."""
    case = MODEL(tumour=0.03, normal=1.0, ratio=1, shunt=10, aim=100)
    assert case["needed_GBq"] == pytest.approx(2.289, abs=5e-4)
    given = MODEL(tumour=0.03, normal=1.0, ratio=1, shunt=10, activity=case["needed_GBq"])
    assert given["mean_Gy"] == given["tumour_Gy"] == pytest.approx(100)
    assert given["lung_Gy"] == pytest.approx(11.44, abs=0.01)
    assert given["liver_J"] == pytest.approx(103.0)


def test_the_lung_shunt_demands_more_activity() -> None:
    """Trap of the case above: multiplying by (1 - L) gives 1.85 GBq."""
    case = MODEL(tumour=0.03, normal=1.0, ratio=1, shunt=10, aim=100)
    assert case["needed_GBq"] == pytest.approx(100 * 1.03 / 50 / 0.9)
    assert case["needed_GBq"] > MODEL(tumour=0.03, normal=1.0, ratio=1, shunt=0, aim=100)["needed_GBq"]


def test_partition() -> None:
    """0.206 kg of tumour to 300 Gy beside 0.824 kg at a ratio of 3; 3.204 GBq. Trap: D_N m_N (r + 1)."""
    state = {"tumour": 0.206, "normal": 0.824, "ratio": 3, "shunt": 10}
    needed = MODEL(**state, aim=300)["needed_GBq"]
    assert needed == pytest.approx(3.204, abs=5e-4)
    given = MODEL(**state, activity=needed)
    assert given["tumour_Gy"] == pytest.approx(300)
    assert given["normal_Gy"] == pytest.approx(100)
    assert given["mean_Gy"] == pytest.approx(140)
    assert given["lung_Gy"] == pytest.approx(16.02, abs=0.005)


def test_the_constant_is_the_rounded_one() -> None:
    """1 GBq in 1 kg gives 50 Gy; the mean beta energy and the half-life give 49.96."""
    assert MODEL(activity=1, tumour=0.5, normal=0.5, shunt=0)["mean_Gy"] == pytest.approx(50)
    derived = 0.9367 * 1.602177e-13 * 1e9 * 64.1 * 3600 / 0.6931472
    assert derived == pytest.approx(49.96, abs=0.01)
    assert abs(MODEL.constants["energy"].value / derived - 1) < 0.001


@pytest.mark.parametrize(("hours", "left"), [(24, 0.7714), (72, 0.4591), (64.1, 0.5)])
def test_decay(hours: float, left: float) -> None:
    """What is left after hours, from the half-life of 64.1 h."""
    assert MODEL(activity=1, wait=hours)["injected_GBq"] == pytest.approx(left, abs=5e-5)


def test_whole_liver_activities_are_plausible() -> None:
    """1.01 to 2.71 GBq were prescribed for 283 patients; a liver of 1.6 kg then receives 30 to 90 Gy in the mean."""
    low, high = (MODEL(activity=activity)["mean_Gy"] for activity in (1.01, 2.71))
    assert 25 < low < high < 90


@pytest.mark.parametrize(("device", "millions"), [("resin", 60), ("glass", 1.2)])
def test_spheres_in_3_gbq(device: str, millions: float) -> None:
    assert MODEL(activity=3, device=device)["spheres_million"] == pytest.approx(millions)


@given(STATES)
def test_energy_is_neither_made_nor_lost(state: dict) -> None:
    q = MODEL(**state)
    assert q["tumour_J"] + q["normal_J"] + q["lung_J"] == pytest.approx(50 * q["injected_GBq"])
    assert q["mean_Gy"] * q["liver_kg"] == pytest.approx(q["tumour_J"] + q["normal_J"])


@given(STATES)
def test_the_ratio_is_the_ratio_of_doses(state: dict) -> None:
    q = MODEL(**state)
    assert q["tumour_Gy"] == pytest.approx(state["ratio"] * q["normal_Gy"])


@given(STATES)
def test_the_needed_activity_meets_the_aim(state: dict) -> None:
    needed = MODEL(**state)["needed_GBq"]
    assert float(MODEL.evaluate(**(state | {"activity": needed}))["tumour_Gy"]) == pytest.approx(state["aim"])


@given(STATES, st.floats(0.01, 0.5))
def test_more_shunt_spares_the_liver_and_burdens_the_lungs(state: dict, part: float) -> None:
    more = state | {"shunt": state["shunt"] + part * (40 - state["shunt"])}
    before, after = MODEL(**state), MODEL(**more)
    assert after["tumour_Gy"] <= before["tumour_Gy"]
    assert after["lung_Gy"] >= before["lung_Gy"]
    assert after["needed_GBq"] >= before["needed_GBq"]


@given(STATES)
def test_a_ratio_of_one_is_one_compartment(state: dict) -> None:
    q = MODEL(**(state | {"ratio": 1}))
    assert q["tumour_Gy"] == pytest.approx(q["normal_Gy"]) == pytest.approx(q["mean_Gy"])


@given(STATES)
def test_the_mean_lies_between(state: dict) -> None:
    q = MODEL(**state)
    low, high = sorted([q["tumour_Gy"], q["normal_Gy"]])
    assert low * (1 - 1e-9) <= q["mean_Gy"] <= high * (1 + 1e-9)


@pytest.mark.parametrize(
    ("preset", "tumour", "normal", "lung"), [("crc-resin", 114, 38, 4), ("low-ratio", 67, 45, 4), ("lung-shunt", 96, 32, 16), ("hcc-glass", 345, 86, 10)]
)
def test_presets_show_what_the_chapter_says(preset: str, tumour: float, normal: float, lung: float) -> None:
    values = next(item.values for item in Y90.presets if item.name == preset)
    q = MODEL(**values)
    assert [q["tumour_Gy"], q["normal_Gy"], q["lung_Gy"]] == pytest.approx([tumour, normal, lung], abs=0.5)


def test_the_sentence_says_what_matters() -> None:
    assert Y90.say({}) == (
        "With 1.6\xa0GBq of resin microspheres the tumour receives 114\xa0Gy, the normal liver 38\xa0Gy and the lungs 4\xa0Gy. "
        "Your aim of 100\xa0Gy is met; 1.4\xa0GBq would be enough."
    )
    assert "At injection 0.8\xa0GBq are left." in Y90.say({"wait": 64.1})
    assert "above 30 Gy" in Y90.say({"shunt": 40})
    assert "above 30 Gy" not in Y90.say({"shunt": 30, "activity": 2})
    assert "more than the tumour" in Y90.say({"ratio": 0.5})


def marks(state: dict) -> list:
    return [mark for chart, view in Y90.views(state) for mark in chart.marks if view.shows(mark)]


def test_marks_belong_to_their_device() -> None:
    resin, glass = marks({"device": "resin"}), marks({"device": "glass"})
    assert all("glass" not in mark.text.split(";")[-1] for mark in resin if mark.row == "tumour_Gy")
    assert {mark.row for mark in resin} & {mark.row for mark in glass} >= {"tumour_Gy", "normal_Gy", "lung_Gy"}
    assert "".join(Y90.marks) == "abcdefgh"


def test_every_constant_and_option_names_its_source() -> None:
    assert all(constant.source for constant in MODEL.constants.values())
    assert all(option.source for choice in MODEL.choices.values() for option in choice.options)
