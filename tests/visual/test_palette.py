"""One list of colours rules: that of the page."""

from __future__ import annotations

import pytest

from visual.palette import NAMES, PALETTE, SHAPES, colours, parsed, tissue, variables

CSS = PALETTE.read_text(encoding="utf-8")


def test_colours_are_those_of_the_page() -> None:
    assert list(colours()) == list(NAMES)
    assert all(f"--tl-{name}: light-dark({colour}, {colours('dark')[name]})" in CSS for name, colour in colours().items())


def test_each_colour_has_one_variable() -> None:
    assert variables()[colours()["1"]] == "--tl-1"
    assert {variables()[colour] for colour in colours().values()} == {f"--tl-{name}" for name in NAMES}
    assert variables()[tissue("heat")[0]] == "--tl-heat"


def test_changed_page_changes_the_figures() -> None:
    assert parsed(CSS.replace(colours()["ink"], "#010203"))["ink"] == "#010203"


def test_missing_colour_is_named() -> None:
    with pytest.raises(ValueError, match="has no --tl-accent"):
        parsed(CSS.replace("--tl-accent:", "--tl-other:"))


def test_two_names_of_one_colour_are_refused() -> None:
    with pytest.raises(ValueError, match="the same light colour"):
        parsed(CSS.replace(colours()["1"], colours()["2"]))


def test_unknown_theme_is_refused() -> None:
    with pytest.raises(ValueError, match="valid are light, dark"):
        colours("sepia")


def test_shapes_differ() -> None:
    assert len(set(SHAPES.values())) == len(SHAPES)
