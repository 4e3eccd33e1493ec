"""One dictionary of signs: drawings use no other, and bad ones are named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from visual.signs import LINES, SYMBOLS, TISSUES, faults, known_classes

ROOT = Path(__file__).resolve().parent.parent.parent
DRAWINGS = sorted([*ROOT.glob("chapters/*/figures/*.svg"), *ROOT.glob("questions/figures/*.svg")])


def test_dictionary_holds_every_symbol_and_head() -> None:
    symbols = (ROOT / "assets" / "symbols.svg").read_text(encoding="utf-8")
    assert set(re.findall(r'<symbol id="([^"]+)"', symbols)) == set(SYMBOLS)
    heads = (ROOT / "assets" / "arrows.svg").read_text(encoding="utf-8")
    assert set(re.findall(r'<marker id="([^"]+)"', heads)) == {line.head for line in LINES}


def test_no_two_signs_mean_the_same() -> None:
    assert len(set(SYMBOLS.values())) == len(SYMBOLS)
    assert len({line.meaning for line in LINES}) == len(LINES)


def test_classes_of_lines_and_tissues_are_styled() -> None:
    assert {line.style for line in LINES} | set(TISSUES) <= known_classes()


@pytest.mark.parametrize(
    ("svg", "what"),
    [
        ('<path class="line-suppress" marker-end="url(#arrow-kill)" d=""/>', "line-suppress ends in arrow-kill"),
        ('<path class="line-activate" d=""/>', "line-activate has no head"),
        ('<path class="frame" marker-end="url(#arrow-flow)" d=""/>', "without a meaning"),
        ('<use href="#cell-stem"/>', "cell-stem is not in the dictionary"),
        ('<rect class="box-blue"/>', "box-blue is not in drawing.css"),
        ('<marker id="own"/>', "its own marker"),
        ('<rect style="fill: #ff0000"/>', "#ff0000 is not of the palette"),
    ],
)
def test_bad_drawing_is_named(svg: str, what: str) -> None:
    assert any(what in fault for fault in faults(f"<svg>{svg}</svg>"))


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: f"{path.parent.parent.name}/{path.name}")
def test_drawing_uses_the_dictionary_only(path: Path) -> None:
    assert list(faults(path.read_text(encoding="utf-8"))) == []
