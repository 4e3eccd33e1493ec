"""The figures: the right rows, one question, the numbers in words, the page's colours."""

from __future__ import annotations

import re
from datetime import date
from math import nan
from typing import Any

import pandas as pd
import pytest
from matplotlib.text import Text

from evidence import figures
from evidence.figures.effect import comparisons
from evidence.figures.selecting import drawable
from evidence.schema import OUTCOMES, STUDIES
from visual import Drawn, themed_svg


def frame(rows: list[dict[str, Any]], table: Any, defaults: dict[str, Any]) -> pd.DataFrame:
    """Return rows as the loader does: numbers NaN and texts empty where nothing stands."""
    empty = {column.name: nan if column.kind in ("integer", "number") else "" for column in table.columns}
    return pd.DataFrame([empty | defaults | row for row in rows], columns=list(table.names))


def outcomes(*rows: dict[str, Any], **defaults: Any) -> pd.DataFrame:
    common = {"arm": "nivolumab", "comparator": "control", "population": "melanoma", "unit": "hazard-ratio"}
    common |= {"locator": "abstract", "checked": date(2026, 11, 23)}
    numbered = [{"id": f"row-{number}"} | row for number, row in enumerate(rows)]
    return frame(numbered, OUTCOMES, common | defaults)


def works(*rows: dict[str, Any]) -> pd.DataFrame:
    return frame(list(rows), STUDIES, {"directness": "liver-metastases", "design": "single-arm-trial"})


def ratio(study: str, liver: str, estimate: float, low: float, high: float, **more: Any) -> dict[str, Any]:
    numbers = {"estimate": estimate, "ci_low": low, "ci_high": high, "ci_level": 95}
    return {"study": study, "liver_metastases": liver, "endpoint": "overall-survival"} | numbers | more


def written(drawn: Drawn) -> list[str]:
    return [text.get_text() for text in drawn.figure.findobj(Text) if text.get_text()]


PROGNOSIS = outcomes(
    ratio("one2020x", "with", 2.0, 1.5, 2.67),
    ratio("two2021x", "with", 1.5, 1.0, 2.25, read="second-hand"),
    ratio("three2022x", "with", 1.7, 1.2, 2.4, standing="inconsistent"),
    ratio("four2022x", "with", 1.9, nan, nan),
    ratio("five2022x", "with", 1.3, 1.1, 1.54, endpoint="progression-free-survival"),
    question="prognostic",
)
PAIRS = outcomes(
    {"study": "one2020x", "liver_metastases": "with", "estimate": 10.0},
    {"study": "one2020x", "liver_metastases": "without", "estimate": 40.0, "total": 50.0},
    {"study": "two2020x", "liver_metastases": "with", "estimate": 33.0},
    question="prognostic",
    endpoint="objective-response",
    unit="percent",
)
EFFECT = outcomes(
    ratio("one2020x", "with", 0.8, 0.64, 1.0),
    ratio("one2020x", "without", 0.6, 0.5, 0.72),
    ratio("two2021x", "with", 0.9, 0.6, 1.35),
    ratio("two2021x", "without", 0.7, 0.6, 0.82),
    ratio("three2021x", "with", 0.9, 0.6, 1.35),
    question="treatment-effect",
)
RESPONSE = outcomes(
    {"study": "one2020x", "estimate": 25.0, "events": 2.0, "total": 8.0, "arm": "Y-90, then nivolumab", "therapies": ["tare", "inhibitor"]},
    {"study": "one2020x", "estimate": 50.0, "arm": "Y-90 alone", "therapies": ["tare"]},
    {"study": "two2020x", "estimate": 40.0, "arm": "cryoablation + ipilimumab", "therapies": ["ablation", "inhibitor"], "read": "second-hand"},
    {"study": "three2020x", "estimate": 3.0, "unit": "count", "total": 11.0, "arm": "microwave ablation + nivolumab", "therapies": ["ablation", "inhibitor"]},
    {"study": "three2020x", "estimate": 80.0, "liver_metastases": "none", "arm": "microwave ablation + pembrolizumab", "therapies": ["ablation", "inhibitor"]},
    {"study": "four2020x", "estimate": 60.0, "arm": "nivolumab", "therapies": ["inhibitor"]},
    question="response",
    liver_metastases="all",
    endpoint="objective-response",
    unit="percent",
    comparator="",
)
WORKS = works(
    {"key": "one2020x", "locoregional": "radioembolisation", "therapies": ["tare"], "inhibitor": "yes", "immune": "nivolumab", "n": 8.0, "n_liver_metastases": 8.0, "review": 3.0},
    {"key": "two2020x", "locoregional": "cryoablation", "therapies": ["ablation"], "inhibitor": "yes", "immune": "ipilimumab", "n": 20.0, "design": "case-series"},
    {"key": "three2020x", "locoregional": "microwave ablation", "therapies": ["ablation"], "inhibitor": "yes", "immune": "nivolumab", "n": 90.0, "directness": "hcc", "design": "rct"},
    {"key": "four2020x", "therapies": ["ici-only"], "inhibitor": "yes", "immune": "nivolumab", "n": 400.0, "n_liver_metastases": 100.0, "directness": "mixed", "design": "rct"},
    {"key": "five1998x", "immune": "", "design": "animal", "directness": "animal", "review": 9.0},
    {"key": "six2019x", "design": "narrative-review", "directness": "none"},
)


def make(name: str) -> Drawn:
    given = {
        "prognosis": lambda: figures.prognosis(PROGNOSIS),
        "pairs": lambda: figures.pairs(PAIRS),
        "effect": lambda: figures.effect(EFFECT, {}),
        "response": lambda: figures.response(RESPONSE, WORKS),
        "timeline": lambda: figures.timeline(WORKS),
        "sizes": lambda: figures.sizes(WORKS),
    }
    return given[name]()


@pytest.mark.parametrize("name", figures.__all__)
def test_figure_of_given_rows_is_the_same_each_time(name: str) -> None:
    one, other = make(name), make(name)
    assert one.html() == other.html()
    assert one.alt == other.alt


@pytest.mark.parametrize("name", figures.__all__)
def test_colours_of_a_figure_are_variables(name: str) -> None:
    drawn = make(name)
    assert not re.findall(r"(?<!, )#[0-9a-f]{6}\b", themed_svg(drawn.figure, drawn.alt))


def test_prognosis_draws_sound_rows_only() -> None:
    drawn = figures.prognosis(PROGNOSIS)
    assert [row[0] for row in drawn.rows] == ["one2020x", "two2021x", "five2022x"]
    assert {"2.00 (1.50–2.67)", "1.50 (1.00–2.25)", "1.30 (1.10–1.54)"} <= set(written(drawn))
    assert [row[-1] for row in drawn.rows] == ["abstract", "second hand", "abstract"]
    assert drawn.sources == ("one2020x", "two2021x", "five2022x")


def test_prognosis_in_words() -> None:
    alt = figures.prognosis(PROGNOSIS).alt
    assert "2 of 3 intervals lie above 1" in alt
    assert "Survival: Melanoma (one2020x) 2.00 (1.50–2.67)" in alt
    assert "Progression-free survival: Melanoma (five2022x) 1.30 (1.10–1.54)" in alt


def test_second_hand_is_hollow_and_nothing_else_is() -> None:
    drawn = figures.prognosis(PROGNOSIS)
    paper = "#fffefb"
    marks = [line for line in drawn.figure.axes[0].lines if line.get_marker() not in ("None", "", None)]
    assert sorted(line.get_markerfacecolor() == paper for line in marks) == [False, False, True]


@pytest.mark.parametrize(
    ("draw", "rows"),
    [
        (figures.prognosis, EFFECT),
        (figures.pairs, EFFECT),
        (lambda rows: figures.effect(rows, {}), PROGNOSIS),
        (lambda rows: figures.response(rows, WORKS), PROGNOSIS),
        (figures.prognosis, pd.concat([PROGNOSIS, EFFECT])),
        (lambda rows: figures.effect(rows, {}), pd.concat([PROGNOSIS, EFFECT])),
    ],
)
def test_questions_are_never_mixed(draw: Any, rows: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match="one question to a figure"):
        draw(rows)


@pytest.mark.parametrize(
    ("draw", "rows", "words"),
    [
        (figures.prognosis, PROGNOSIS.iloc[3:4], "no prognostic hazard ratio"),
        (figures.pairs, PAIRS.iloc[2:], "no pair"),
        (lambda rows: figures.effect(rows, {}), EFFECT.iloc[4:], "in both groups"),
        (lambda rows: figures.response(rows, WORKS), RESPONSE.iloc[5:], "no arm"),
        (figures.timeline, WORKS.iloc[5:], "no work"),
        (figures.sizes, WORKS.iloc[4:], "no study"),
    ],
)
def test_empty_figure_is_refused(draw: Any, rows: pd.DataFrame, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        draw(rows)


def test_pairs_need_both_groups() -> None:
    drawn = figures.pairs(PAIRS)
    assert [row[0] for row in drawn.rows] == ["one2020x"]
    assert drawn.rows[0][-2:] == ("10", "40, n = 50")
    assert "10.0 versus 40.0" in written(drawn)
    assert "Melanoma (one2020x) 10.0 versus 40.0%" in drawn.alt


def test_interaction_of_each_work_is_computed() -> None:
    one, two = comparisons(drawable(EFFECT, "treatment-effect"))
    assert one.ratio.estimate == pytest.approx(0.8 / 0.6)
    assert one.p == pytest.approx(0.051, abs=0.001)
    assert not one.reported and two.study == "two2021x"


def test_reported_ratio_goes_before_a_computed_one() -> None:
    reported = ratio("one2020x", "mixed", 1.2, 0.9, 1.6, unit="ratio-of-hazard-ratios")
    p = {"study": "one2020x", "liver_metastases": "mixed", "estimate": 0.2, "unit": "interaction-p-value", "endpoint": "overall-survival"}
    rows = outcomes(*EFFECT.to_dict("records")[:2], reported | {"id": "r"}, p | {"id": "p"}, question="treatment-effect")
    (one,) = comparisons(drawable(rows, "treatment-effect"))
    assert (one.ratio.estimate, one.p, one.reported) == (1.2, 0.2, True)


@pytest.mark.parametrize(("designs", "pooled"), [({"one2020x": "rct", "two2021x": "rct"}, True), ({"one2020x": "rct", "two2021x": "meta-analysis"}, False)])
def test_only_trials_are_pooled(designs: dict[str, str], pooled: bool) -> None:
    drawn = figures.effect(EFFECT, designs)
    assert ("Mean of 2 trials" in drawn.alt) == pooled
    assert ("Not pooled: meta-analyses may share trials." in written(drawn)) != pooled


def test_effect_in_words() -> None:
    alt = figures.effect(EFFECT, {}).alt
    assert "2 of 2 intervals of the ratio hold 1" in alt
    assert "with 0.80 (0.64–1.00), without 0.60 (0.50–0.72), ratio 1.33 (1.00–1.78), p = 0.05" in alt


def test_intervals_that_are_not_of_95_per_cent_are_not_compared() -> None:
    rows = EFFECT.assign(ci_level=90.0)
    with pytest.raises(ValueError, match="in both groups"):
        figures.effect(rows, {})


def test_response_of_arms_with_an_inhibitor_in_liver_metastases() -> None:
    drawn = figures.response(RESPONSE, WORKS)
    assert [(row[0], row[3]) for row in drawn.rows] == [("three2020x", "3 of 11"), ("two2020x", "not read"), ("one2020x", "2 of 8")]
    assert drawn.rows[2][5] == "3.2 to 65.1"
    assert "one2020x 2 of 8, 25% (3 to 65)" in drawn.alt
    assert "two2020x 40%, second hand" in drawn.alt
    assert "hold 19 patients" in drawn.alt


def test_sizes_by_what_was_given_to_whom() -> None:
    drawn = figures.sizes(WORKS)
    assert {row[0]: row[1] for row in drawn.rows} == {
        "one2020x": "Local therapy + inhibitor, liver metastases",
        "two2020x": "Local therapy + inhibitor, liver metastases",
        "three2020x": "Local therapy + inhibitor, HCC",
        "four2020x": "Inhibitor without local therapy, any cancer",
    }
    assert "median 14, 8 to 20 patients" in drawn.alt


def test_timeline_counts_works_with_data() -> None:
    drawn = figures.timeline(WORKS)
    assert "5 works with data of their own" in drawn.alt
    assert {row[0]: row[1:4] for row in drawn.rows} == {
        "Animals": ("1", "1", "0"),
        "Patients, no control group": ("2", "1", "1"),
        "Patients, randomised": ("2", "0", "2"),
    }


@pytest.mark.parametrize("name", figures.__all__)
def test_texts_of_the_book_do_not_touch(name: str) -> None:
    """Hold even where the typeface that stands in is a fifth wider than the page's."""
    drawn = getattr(figures, name)()
    drawn.figure.canvas.draw()
    boxes = [(text.get_text(), text.get_window_extent()) for text in drawn.figure.findobj(Text) if text.get_text()]
    for number, (said, box) in enumerate(boxes):
        assert box.width * 0.84 <= 520, said
        for other, second in boxes[number + 1 :]:
            apart = box.y0 + 3 > second.y1 or second.y0 + 3 > box.y1
            narrower = _squeezed(box), _squeezed(second)
            assert apart or narrower[0][1] < narrower[1][0] or narrower[1][1] < narrower[0][0], f"{said} | {other}"


def _squeezed(box: Any) -> tuple[float, float]:
    """Return left and right end of a text in the page's typeface: anchored where it touches the edge, else in its middle."""
    width = 0.84 * box.width
    if box.x0 < 30:
        return box.x0, box.x0 + width
    if box.x1 > 490:
        return box.x1 - width, box.x1
    middle = (box.x0 + box.x1) / 2
    return middle - width / 2, middle + width / 2


def test_figures_of_the_book_name_their_sources() -> None:
    drawn = figures.prognosis()
    assert "tian2023effect" in drawn.sources
    assert "Tian 2023" in drawn.alt
    assert any("https://doi.org/" in row[0] for row in drawn.rows)
