"""`widgets.formatting` and `js/format.js` write the same numbers."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.engine.formatting import fill, number, pick
from widgets.faces.figures.base import ceiling

CASES = {
    0: "0", 1: "1", 2.3: "2.3", 2.30001: "2.3", 114: "114", 1234: "1230", 12345: "12\u202f300", 999.6: "1000", 0.0012: "0.0012",
    0.000512: "5.12 × 10⁻⁴", -3.5: "\u22123.5", 32e6: "32 million", 999_999: "1 million", 1.25: "1.25", 0.125: "0.125", 2.125: "2.13", 0.5: "0.5",
    float("inf"): "–",
}  # fmt: skip


@pytest.mark.parametrize(("value", "text"), CASES.items())
def test_numbers_read_well(value: float, text: str) -> None:
    assert number(value) == text


def test_the_page_writes_the_same_numbers(node) -> None:
    random = np.random.default_rng(3)
    values = [*(value for value in CASES if np.isfinite(value)), *(10 ** random.uniform(-9, 11, 4000) * random.choice([1, -1], 4000)).tolist()]
    values += [n / 8 for n in range(400)] + [n / 1000 for n in range(400)] + [10.0**n for n in range(-8, 10)]
    wanted = [[number(value, digits) for digits in (1, 2, 3, 6)] for value in values]
    module = (
        "import { number } from './format.js';\n"
        f"console.log(JSON.stringify({json.dumps(values)}.map(v => [1, 2, 3, 6].map(d => number(v, d)))));"
    )
    for value, ours, theirs in zip(values, wanted, json.loads(node(module)), strict=True):
        assert ours == theirs, value


def test_the_page_scales_as_the_figure_does(node) -> None:
    values = np.linspace(0.01, 2000, 997).tolist()
    module = f"import {{ ceiling }} from './format.js';\nconsole.log(JSON.stringify({json.dumps(values)}.map(v => ceiling(v, 5))));"
    assert json.loads(node(module)) == pytest.approx([ceiling(value, 5) for value in values])


@given(st.floats(0.01, 1e9))
def test_a_written_number_is_close(value: float) -> None:
    text = number(value)
    factor = 1e6 if text.endswith("million") else 1
    read = float(text.removesuffix(" million").replace("\u202f", "").replace(" × 10⁻", "e-").replace(" × 10", "e").translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")))
    assert read * factor == pytest.approx(value, rel=0.0051)


def test_a_template_with_an_unknown_name_is_refused() -> None:
    with pytest.raises(ValueError, match=r"unknown name \{dosis\}; valid are dose"):
        fill("{dosis}", pick({"dose": "1 Gy"}))
