"""Declarations of explorables broken as contributors break them: an error that names what is wrong and what is valid."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from tests.broken.breaks import Break, breaks, table
from widgets import registry
from widgets.declaration import Declaration

CASES = breaks("declarations")


@pytest.fixture
def declared(tmp_path: Path) -> Callable[[str], Declaration]:
    """Declare an explorable from the text of its file."""

    def one(text: str) -> Declaration:
        path = tmp_path / "sample.py"
        path.write_text(text, encoding="utf-8")
        spec = spec_from_file_location("sample", path)
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        return registry.declared(module, "sample")

    return one


def test_the_sound_declaration_is_taken(declared: Callable[[str], Declaration]) -> None:
    assert re.sub(r"\s", " ", declared(table("declarations")["sound"]).say({})) == "5 fractions of 10 Gy are 50 Gy."


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_a_break_is_one_error(declared: Callable[[str], Declaration], case: Break) -> None:
    with pytest.raises((ValueError, KeyError)) as caught:
        declared(case.text)
    said = str(caught.value)
    for words in case.says:
        assert any(word in said for word in words.split("|")), said
