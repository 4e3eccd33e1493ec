"""What the explorables say holds over the whole range of their inputs: sentence, table and long run agree."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from widgets.registry import declaration, names

from .conftest import values_of

BARRIER, SCHEDULE, NETWORK, HEAT, BLOOD, Y90, SMALL, SUBGROUP = (declaration(name) for name in ("barrier", "schedule", "network", "heat", "blood", "y90", "small-trials", "subgroup"))


def states(one) -> st.SearchStrategy:
    """Every state of an explorable."""
    model = one.model
    options = {name: st.sampled_from([option.value for option in choice.options]) for name, choice in model.choices.items()}
    return st.fixed_dictionaries(options | {name: values_of(parameter) for name, parameter in model.parameters.items()})


def long_run(model, values: dict, days: float) -> np.ndarray:
    """Integrate on from the end of the course, by another integrator than the model's."""
    start = model.course(**{name: values[name] for name in model.inputs}).y[:, -1]
    return solve_ivp(model.rate(values), (model.horizon, days), start, method="LSODA", rtol=1e-9, atol=1e-13).y


# --- barrier ---------------------------------------------------------------------------------------


@given(states(BARRIER))
@settings(max_examples=60)
def test_the_verdict_on_a_tumour_is_that_of_the_long_run(state: dict) -> None:
    values, said = BARRIER.values(state), BARRIER.say(state)
    verdicts = [word for word in ("holds it", "escape", "not decided", "below one cell and ends") if word in said]
    assert len(set(verdicts)) == 1, said
    if verdicts == ["below one cell and ends"]:
        assert np.isnan(values["tumour_late"])
        return
    late = long_run(BARRIER.model, values, 30_000)[1]
    if late.min() >= 1e-6 and verdicts[0] != "not decided":
        assert (late[-1] > 300) == (verdicts[0] == "escape")


@pytest.mark.parametrize(
    ("state", "wanted", "refused"),
    [
        ({"boost": 10}, "above the tumour: nothing need be removed", "before"),
        ({"start": "implant", "boost": 10}, "below one cell and ends there", "dormant"),
        ({"start": "implant", "killed": 99, "boost": 7.8, "day": 171, "deletion": 1.4}, "below one cell and ends there", "dormant"),
        ({"start": "implant", "deletion": 1.4, "killed": 99.9}, "it has escaped", "no cut"),
        ({"start": "implant", "deletion": 1.4, "killed": 50}, "dormant, not gone", "escape"),
    ],
)
def test_verdicts_that_were_wrong(state: dict, wanted: str, refused: str) -> None:
    said = BARRIER.say(state)
    assert wanted in said
    assert refused not in said
    assert "⁻²⁵" not in said, "fewer cells than one"
    assert BARRIER.values(state)["needed"] >= 0 or np.isnan(BARRIER.values(state)["needed"])


# --- schedule --------------------------------------------------------------------------------------


@given(states(SCHEDULE))
@settings(max_examples=40)
def test_a_small_tumour_stays_small_where_it_is_said(state: dict) -> None:
    values, said = SCHEDULE.values(state), SCHEDULE.say(state)
    if "stays small" in said or "grows again" in said:
        late = long_run(SCHEDULE.model, values, 100)[0, -1]
        assert ("stays small" in said) == (late < 30), said


def test_the_late_antibody_is_weighed_as_it_is() -> None:
    late, alone = (SCHEDULE.model(**dict(preset.values))["volume_30"] for preset in SCHEDULE.presets if preset.name in ("late", "radiotherapy"))
    assert 0.6 < late / alone < 0.72, "a third less"


# --- network ---------------------------------------------------------------------------------------


@given(states(NETWORK))
@settings(max_examples=60)
def test_of_a_node_that_is_not_there_nothing_is_said(state: dict) -> None:
    said, model = NETWORK.say(state), NETWORK.model
    inside, same = model.named[state["target"]] in model.graphs[state["setting"]], state["node"] == state["target"]
    assert ("has no arrow in this setting" in said) == (not inside and not same)
    assert ("logical rule" in said) == (inside and not same)
    assert ("pressed itself" in said) == same
    assert not (same and "not reached." in said)


# --- heat ------------------------------------------------------------------------------------------


@given(states(HEAT))
@settings(max_examples=100)
def test_no_radius_is_given_where_nothing_dies(state: dict) -> None:
    values, said = HEAT.values(state), HEAT.say(state)
    assert ("integral kills nowhere" in said) == (values["rate_mm"] == 0)
    assert ("dose kills nowhere" in said) == (values["dose_mm"] == 0)
    assert not re.search(r"(?<![\d.])0\u00a0mm", said)


def test_a_core_that_is_too_cold_kills_nowhere() -> None:
    said = HEAT.say({"core": 50, "time": 1})
    assert "The damage integral kills nowhere outside the core." in said
    assert "50.1" not in said


# --- blood -----------------------------------------------------------------------------------------


@given(states(BLOOD))
@settings(max_examples=100)
def test_few_cells_come_in_where_it_is_said(state: dict) -> None:
    values = BLOOD.values(state)
    assert ("few cells" in BLOOD.say(state)) == (values["touched_percent"] < 1.25 * 100 * values["share"])


def test_blood_that_doubles_is_not_few() -> None:
    assert "few cells" not in BLOOD.say({"field": 100, "beam": 19})


# --- sentences and their own rounding ------------------------------------------------------------------


def printed(text: str) -> float:
    """Read a number as it is printed."""
    number = re.match(r"−?[\d.\u202f]+", text)[0].replace("\u202f", "").replace("−", "-")
    power = re.search(r"× 10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)", text)
    factor = 10.0 ** int(power[1].translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-"))) if power else 1e6 if "million" in text else 1
    return float(number) * factor


@given(states(Y90))
@settings(max_examples=200)
def test_a_dose_is_below_its_aim_as_printed(state: dict) -> None:
    said, texts = Y90.say(state), Y90.texts(Y90.values(state))
    assert ("below your aim" in said) == (printed(texts["tumour_Gy"]) < printed(texts["aim"]))
    assert ("more than the tumour" in said) == (printed(texts["normal_Gy"]) > printed(texts["tumour_Gy"]))
    assert ("above 30 Gy" in said) == (printed(texts["lung_Gy"]) > 30)


def test_seventy_is_not_below_seventy() -> None:
    assert "Your aim of 70\u00a0Gy is met" in Y90.say({"activity": 1.1, "aim": 70, "tumour": 0.28})


@given(states(SMALL))
@settings(max_examples=200)
def test_a_rate_lies_inside_an_interval_as_printed(state: dict) -> None:
    said, texts = SMALL.say(state), SMALL.texts(SMALL.values(state))
    low, high, rate = (printed(texts[name]) for name in ("exact_low", "exact_high", "rate"))
    assert ("lies inside" in said) == (low <= rate <= high)
    assert ("cannot be more responders" in said) == (state["responders"] > state["patients"])


def test_41_lies_within_0_to_41() -> None:
    assert "A true rate of 41% lies inside" in SMALL.say({"patients": 7, "rate": 41})


@given(states(SUBGROUP))
@settings(max_examples=100)
def test_a_p_value_is_never_printed_as_nothing(state: dict) -> None:
    said = SUBGROUP.say(state)
    p = SUBGROUP.texts(SUBGROUP.values(state))["p"]
    assert p == "below 0.0001" or printed(p) >= 0.0001
    low, high = (printed(text) for text in re.search(r"\(([^–]+)–([^)]+)\)", said).groups())
    assert low <= high, "an interval that is entered the wrong way round is put in order"
    assert "no sign that they differ" not in said


# --- all -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", names())
def test_no_template_is_left_unfilled(name: str) -> None:
    one = declaration(name)
    for state in [{}, *(preset.values for preset in one.presets)]:
        assert not re.search(r"[{}]|nan|below 0(?!\.)", one.say(state))


@pytest.mark.parametrize("name", names())
def test_published_marks_lie_on_their_axis(name: str) -> None:
    """What is listed is drawn, in every example: no bar's mark stands beyond its axis."""
    from widgets.faces.figure import draw

    one = declaration(name)
    for preset in one.presets:
        figure = draw(one, preset.values)
        for axes, (chart, view) in zip(figure.axes, one.views(preset.values), strict=True):
            if chart.kind == "bars":
                edges = [mark.high or mark.value for mark in chart.marks if view.shows(mark)]
                assert max(edges, default=0) <= axes.get_xlim()[1]
