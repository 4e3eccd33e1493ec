"""Contrast of the book's own colours, in both themes: text 4.5 to 1, what is drawn 3 to 1."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).resolve().parent.parent.parent / "assets" / "css" / "palette.css").read_text(encoding="utf-8")
PAIRS = {name: values for name, *values in re.findall(r"--tl-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", CSS)}


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_the_guideline_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "surface"])
@pytest.mark.parametrize("text", ["ink", "muted", "accent", "link", "good", "warn", "1", "2", "3", "4", "5", "6"])
def test_text_can_be_read(text: str, ground: str, theme: int) -> None:
    assert contrast(PAIRS[text][theme], PAIRS[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("cell", [name for name in PAIRS if name in {"cd4", "treg", "nk", "bcell"}])
def test_letter_of_a_cell_can_be_read(cell: str, theme: int) -> None:
    assert contrast(PAIRS[cell][theme], "#14181a") >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_white_letter_of_the_cd8_cell_can_be_read(theme: int) -> None:
    assert contrast(PAIRS["cd8"][theme], "#ffffff") >= 3  # large, bold
