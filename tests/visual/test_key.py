"""The key on *How to use this book* shows the whole dictionary and is as the dictionary is today."""

from __future__ import annotations

import re

import pytest

from visual.key import FILES, FOLDER
from visual.signs import LINES, SYMBOLS, TISSUES


@pytest.mark.parametrize("name", FILES)
def test_key_is_up_to_date(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == FILES[name](), "run python -m visual.key"


@pytest.mark.parametrize("layout", ["svg", "wide.svg"])
def test_every_symbol_is_in_the_key(layout: str) -> None:
    shown = FILES[f"key-cells.{layout}"]() + FILES[f"key-things.{layout}"]()
    assert set(re.findall(r'href="#([^"]+)"', shown)) == set(SYMBOLS)


@pytest.mark.parametrize("name", ["key-signs.svg", "key-signs.wide.svg"])
def test_every_line_and_tissue_is_in_the_key(name: str) -> None:
    text = FILES[name]()
    assert all(line.style in text and line.meaning in text for line in LINES)
    assert all(f'class="{style}"' in text for style in TISSUES)
