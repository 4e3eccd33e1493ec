"""Drawings: symbols are found, ids made unique, faults named."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from _ext.drawing import compose

ROOT = Path(__file__).resolve().parent.parent.parent
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>A cell</title><desc>A cell\n  alone.</desc>'
DRAWINGS = sorted(ROOT.glob("chapters/*/figures/*.svg"))


def test_symbol_is_brought_along_under_an_id_of_the_page() -> None:
    svg, description = compose(HEAD + '<use href="#cell-cd8"/></svg>', "first")
    assert '<symbol id="first-cell-cd8"' in svg
    assert 'href="#first-cell-cd8"' in svg
    assert description == "A cell alone."


def test_arrow_head_is_brought_along() -> None:
    svg, _ = compose(HEAD + '<path class="line-suppress" marker-end="url(#arrow-suppress)" d="M0 0h9"/></svg>', "x")
    assert '<marker id="x-arrow-suppress"' in svg
    assert "url(#x-arrow-suppress)" in svg


def test_own_ids_do_not_meet_those_of_another_drawing() -> None:
    svg, _ = compose(HEAD + '<defs><path id="bow" d="M0 0"/></defs><use href="#bow"/></svg>', "second")
    assert 'id="second-bow"' in svg
    assert 'href="#second-bow"' in svg


def test_unknown_symbol_is_named_with_the_valid_ones() -> None:
    with pytest.raises(ValueError, match=r"unknown symbol cell-cd9; valid: .*cell-cd8"):
        compose(HEAD + '<use href="#cell-cd9"/></svg>', "x")


def test_description_is_asked_for() -> None:
    with pytest.raises(ValueError, match="<title> and <desc>"):
        compose('<svg viewBox="0 0 1 1"><title>t</title></svg>', "x")


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_drawings_of_the_book_follow_the_rules(path: Path) -> None:
    import re

    text = path.read_text(encoding="utf-8")
    svg, description = compose(text, path.stem)
    assert len(description.split()) >= 30, "the long description says too little"
    assert not re.search(r'(?:fill|stroke)="(?!none|currentColor|url\(#)[^"]+"', text), "colours come from classes"
    assert "font-family" not in text
    assert "<image" not in svg and "<script" not in svg
    sizes = [float(size) for size in re.findall(r'font-size[:=]\s*"?([\d.]+)', text)]
    assert not [size for size in sizes if size < 13], "letters too small for a telephone"


def test_drawing_alone_brings_its_colours() -> None:
    from _ext.drawing import alone

    svg = alone(HEAD + '<use href="#cell-cd8"/><text class="label">T</text></svg>', "x")
    assert "var(" not in svg and ".drawing" not in svg
    assert ".cell-cd8 .body { fill: #0072b2; }" in svg
    assert "CC BY 4.0" in svg


def test_links_are_kept_and_not_hidden_by_the_role_of_a_picture() -> None:
    from _ext.drawing import alone

    drawing = HEAD + '<a href="2-tolerance/anatomy.html"><text class="label">Anatomy</text></a></svg>'
    svg, _ = compose(drawing, "x")
    assert '<a href="2-tolerance/anatomy.html">' in svg
    assert 'role="group"' in svg
    assert "<a " not in alone(drawing, "x")


def test_a_drawing_that_cites_leads_to_its_data(pages_of: Callable) -> None:
    drawing = "```{drawing} cell.svg\n:name: fig-cell\n:alt: A cell.\nThe outlook is worse {cite:p}`tumeh2017liver`.\n```\n"
    read, _, _ = pages_of(f"# Page\n\n{drawing}\n{drawing.replace('fig-cell', 'fig-other').replace(' {cite:p}`tumeh2017liver`', '')}")
    links = [link.get("data") for link in read.findall(lambda node: node.tagname == "save_link")]
    assert links == ["_downloads/figures/cell.csv", None]


def test_the_data_of_a_drawing_say_what_they_are() -> None:
    from _ext.drawing.data import table

    first, head, *rows = csv.reader(io.StringIO(table("The outlook is worse. Page, page.html#fig-cell.", ["tumeh2017liver"])))
    assert first[0].startswith("# The outlook is worse.") and "read 2026-" in first[0] and "CC BY 4.0" in first[0]
    work, *numbers = (dict(zip(head, row, strict=True)) for row in rows)
    assert work["row"] == "work" and work["work"].startswith("Tumeh") and work["in whom"] and work["what"] and work["day read"].startswith("2026-")
    assert {"30.6"} <= {number["value"] for number in numbers} and all(number["unit"] and number["address"] for number in numbers)
