"""All drawings: letters large enough where they are shown, filled shapes with edges that are seen, short alternative texts."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
DRAWINGS = sorted([*ROOT.glob("chapters/*/figures/*.svg"), *ROOT.glob("questions/figures/*.svg")])
PAGES = sorted(ROOT.glob("chapters/**/*.md"))
PHONE, DESK, LEAST = 358.0, 720.0, 12.0
CSS = (ROOT / "assets" / "css" / "drawing.css").read_text(encoding="utf-8")
PALETTE = {
    name: values
    for name, *values in re.findall(r"--tl-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", (ROOT / "assets" / "css" / "palette.css").read_text(encoding="utf-8"))
}
EDGES = ("tissue-edge", "tumour-edge", "portal-edge", "artery-edge", "vein-edge", "bile-edge", "muted", "1", "2", "accent", "ink")
"""Colours that outline a filled shape with a meaning."""


@cache
def sizes() -> dict[str, float]:
    """Return the size of letters that each class sets; the rule for all text has no class."""
    found = {"": 16.0}
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", CSS, flags=re.S)):
        size = re.search(r"font-size:\s*([\d.]+)px", body)
        for selector in selectors.split(",") if size else ():
            last = selector.split()[-1]
            name = re.findall(r"\.([\w-]+)", selector if last == "text" else last)
            if not name or (name == ["drawing"] and last == "text"):
                found[""] = float(size[1])
            else:
                found[name[-1]] = float(size[1])
    return found


def smallest(path: Path) -> tuple[float, str]:
    """Return the smallest letters of a drawing, in pixels where it is shown narrowest, and what they say."""
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    shown = DESK if path.name.endswith(".wide.svg") else PHONE
    scale = shown / float(root.attrib["viewBox"].split()[2])
    found: list[tuple[float, str]] = []

    def walk(node: ElementTree.Element, size: float, factor: float) -> None:
        name = node.tag.rsplit("}", 1)[-1]
        if name in ("title", "desc", "defs", "symbol"):
            return
        moved = re.search(r"scale\(\s*([\d.]+)", node.attrib.get("transform", ""))
        factor *= float(moved[1]) if moved else 1
        if name == "text":
            size = sizes()[""]
        for one in node.attrib.get("class", "").split():
            size = sizes().get(one, size)
        own = re.search(r"font-size:\s*([\d.]+)", node.attrib.get("style", ""))
        size = float(own[1]) if own else float(re.sub(r"px$", "", node.attrib.get("font-size", str(size))))
        if name in ("text", "tspan") and (node.text or "").strip():
            found.append((size * scale * factor, node.text.strip()))
        for child in node:
            walk(child, size, factor)

    walk(root, sizes()[""], 1)
    return min(found, default=(LEAST, ""))


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: f"{path.parent.parent.name}/{path.name}")
def test_letters_can_be_read_where_they_are_shown(path: Path) -> None:
    size, text = smallest(path)
    assert size >= LEAST - 0.05, f'"{text}" has {size:.1f} px'


def test_small_letters_are_found(tmp_path: Path) -> None:
    (tmp_path / "bad.svg").write_text('<svg viewBox="0 0 520 9"><g transform="scale(.9)"><text class="note">small</text></g></svg>')
    assert smallest(tmp_path / "bad.svg")[0] < LEAST


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lightness(colour: str) -> float:
    return 116 * luminance(colour) ** (1 / 3) - 16


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "surface", "tissue"])
@pytest.mark.parametrize("edge", EDGES)
def test_edges_are_seen(edge: str, ground: str, theme: int) -> None:
    assert contrast(PALETTE[edge][theme], PALETTE[ground][theme]) >= 3


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "surface", "tissue", "tissue-tumour", "portal", "artery", "vein", "blood"])
def test_flow_is_seen_on_what_it_crosses(ground: str, theme: int) -> None:
    assert contrast(PALETTE["flow"][theme], PALETTE[ground][theme]) >= 3


@pytest.mark.parametrize("name", ["tissue", "tissue-tumour", "vessel-portal", "vessel-artery", "vessel-vein", "duct-bile", "ice", "heat"])
def test_anatomy_has_an_edge(name: str) -> None:
    assert re.search(rf"\.{name} \{{ fill: var\(--tl-[\w-]+\); stroke: var\(--tl-[\w-]+\); \}}", CSS)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_letter_of_the_cd8_cell_can_be_read(theme: int) -> None:
    assert contrast(PALETTE["cd8"][theme], PALETTE["cd8-letter"][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_grey_print_keeps_blue_orange_and_green_apart(theme: int) -> None:
    blue, orange, green = (lightness(PALETTE[name][theme]) for name in "123")
    assert min(abs(blue - orange), abs(orange - green), abs(blue - green)) >= 7


def alternative_texts() -> list[tuple[str, str]]:
    found = []
    for page in PAGES:
        for name, alt in re.findall(r"\{drawing\} (\S+)\n(?::[\w-]+:.*\n)*?:alt: (.*)\n", page.read_text(encoding="utf-8")):
            found.append((f"{page.parent.name}/{page.stem}: {Path(name).stem}", alt))
    return found


@pytest.mark.parametrize(("name", "alt"), alternative_texts(), ids=[name for name, _ in alternative_texts()])
def test_alternative_text_is_short(name: str, alt: str) -> None:
    assert len(alt.split()) <= 60
