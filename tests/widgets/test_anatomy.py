"""The anatomy that moves: masses, energies, lengths and shares are drawn as the model gives them."""

from __future__ import annotations

import re

import numpy as np
import pytest

from visual.outline import area, outline
from visual.palette import PALETTE, THEMES, colours, tissue
from widgets.charts import Organ, Ring, Spheres, Stream, Vessel, Zones
from widgets.charts.spheres import LIVER
from widgets.registry import declaration


def of_kind(name: str, kind: type) -> Spheres | Zones | Stream:
    return next(chart for chart in declaration(name).charts if isinstance(chart, kind))


def plot(page, name: str, kind: str):
    return page.locator(f"svg[aria-labelledby^='{name}-{kind}']")


def corners(path: str) -> np.ndarray:
    return np.array(re.findall(r"([\d.-]+) ([\d.-]+)", path), float)


def size(path: str) -> float:
    x, y = corners(path).T
    return abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2


@pytest.mark.parametrize("query", ["", "?y90.preset=hcc-glass", "?y90.tumour=1.5&y90.normal=0.05", "?y90.shunt=0"])
def test_areas_are_masses_and_dots_are_energy(opened, origins, query: str) -> None:
    page = opened().go(f"{origins['disk']}/y90.html{query}")
    chart, spec = of_kind("y90", Spheres), declaration("y90")
    shown = plot(page, "y90", "spheres")
    state = page.evaluate("Object.fromEntries([...document.querySelectorAll('.tlx-controls input[type=range]')].map(e => [e.id.slice(4), Number(e.value)]))")
    state["device"] = page.locator("[name=y90-device]:checked").input_value()
    tumour, tumour_energy, liver, liver_energy, lungs, lung_energy = map(float, spec.model.compute(chart.amounts, spec.values(state)))
    whole, inner = (size(shown.locator(f"> .tlx-of-{tissue}").get_attribute("d")) for tissue in ("tissue", "tissue-tumour"))
    lobes = [size(part) for part in shown.locator("> .tlx-of-body").get_attribute("d").split("Z")[:2]]
    unit = whole / (tumour + liver)
    assert inner / unit == pytest.approx(tumour, rel=0.02)
    assert sum(lobes) / unit == pytest.approx(lungs, rel=0.02)
    side = float(re.search(r"h([\d.]+)v", shown.locator(".tlx-frame").get_attribute("d"))[1])
    assert side**2 / unit == pytest.approx(float(shown.locator("text").last.text_content().split()[0]), rel=0.02)
    dots = [len(corners(path.get_attribute("d") or "")) for path in shown.locator("> .tlx-dots").all()]
    assert dots == [round(liver_energy / chart.dot), round(tumour_energy / chart.dot), round(lung_energy / chart.dot)]
    assert shown.locator(".tlx-flow").get_attribute("visibility") == ("visible" if lung_energy else "hidden")


def test_dots_lie_in_their_organ(opened, origins) -> None:
    page = opened().go(f"{origins['disk']}/y90.html?y90.tumour=1.5&y90.normal=0.05&y90.activity=6")
    outside = plot(page, "y90", "spheres").evaluate(
        """svg => [...svg.querySelectorAll(':scope > .tlx-dots')].flatMap((dots, i) => {
            const organ = svg.querySelector(['.tlx-of-tissue', '.tlx-of-tissue-tumour', '.tlx-of-body'][i]);
            return [...dots.getAttribute('d').matchAll(/M(\\S+) (\\S+)h0/g)].filter(([, x, y]) => !organ.isPointInFill(new DOMPoint(x, y))).map(([dot]) => dot); })"""
    )
    assert len(outside) <= 3  # in a rim thinner than a dot


@pytest.mark.parametrize("preset", ["usual", "still", "boiling"])
def test_rings_have_the_radii_of_the_model(opened, origins, preset: str) -> None:
    spec, chart = declaration("heat"), of_kind("heat", Zones)
    values = spec.values(next(item.values for item in spec.presets if item.name == preset))
    core, *radii = map(float, spec.model.compute(chart.lengths, values))
    shown = plot(opened().go(f"{origins['disk']}/heat.html?heat.preset={preset}", skip=False), "heat", "zones")
    scale = float(shown.locator(".tlx-core").get_attribute("r")) / core
    drawn = shown.locator("circle:not(.tlx-core)").evaluate_all("every => every.map(circle => Number(circle.getAttribute('r')))")
    assert [radius / scale for radius in drawn] == pytest.approx(radii, rel=0.01, abs=0.05)
    bar = re.search(r"M([\d.]+) [\d.]+H([\d.]+)", shown.locator(".tlx-cross").last.get_attribute("d"))
    assert (float(bar[2]) - float(bar[1])) / scale == pytest.approx(float(shown.locator("text").text_content().split()[0]), rel=0.02)


def test_shares_are_to_scale_along_the_vessel(opened, origins) -> None:
    spec = declaration("blood")
    values = spec.values({})
    shown = plot(opened().go(f"{origins['disk']}/blood.html"), "blood", "stream")
    vessel, field = (float(shown.locator(f".tlx-{name}").first.get_attribute("width")) for name in ("lumen", "of-heat"))
    assert 100 * field / (vessel - 14) == pytest.approx(values["touched_percent"], abs=0.5)
    alive, dead = (shown.locator(f".tlx-{name}").last.get_attribute("d").count("M") for name in ("alive", "dead"))
    assert alive == round(values["survival_percent"]) and alive + dead == 100


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_drawn_is_seen_on_its_ground(theme: str) -> None:
    """3 : 1 for edges, dots and cells on what they lie on."""
    every = {name: pair.split(",")[THEMES.index(theme)].strip() for name, pair in re.findall(r"--tl-([\w-]+):\s*light-dark\(([^)]*)\)", PALETTE.read_text("utf8"))}
    own = colours(theme)

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        return float(np.dot([0.2126, 0.7152, 0.0722], [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]))

    pairs = [(own["accent"], tissue(name, theme)[0]) for name in ("tissue", "tissue-tumour", "body", "heat")]
    pairs += [(own[name], tissue("tissue", theme)[0]) for name in ("1", "4", "6", "ink")] + [(every["cd8"], every["blood"]), (every["cd8"], every["heat"]), (own["muted"], every["blood"])]
    pairs += [(tissue(name, theme)[1], tissue("tissue", theme)[0]) for name in ("tissue-tumour", "heat", "ice")]
    for one, other in pairs:
        high, low = sorted((light(one), light(other)), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 3, (one, other)


def test_the_outline_has_an_area_of_one() -> None:
    assert area(outline(*LIVER)) == pytest.approx(1)


def test_wrong_names_are_refused_with_the_right_ones() -> None:
    model = declaration("heat").model
    ring = Ring("a", model.quantities["coagulated_mm"].symbol, "fat")
    with pytest.raises(ValueError, match="unknown tissue 'fat'; valid are tissue, tissue-tumour"):
        Zones("t", "mm", [ring], ring.radius, "place", "cell", (20,)).check(model)
    organ = Organ("a", "tumour_Gy", ring.radius, ring.radius, "fat")
    with pytest.raises(ValueError, match="t: unknown symbol"):
        Spheres("t", organ, organ, organ, "shunt").check(declaration("y90").model)
    with pytest.raises(ValueError, match="unknown kind of vessel 'vein'; valid are field, left"):
        Stream("t", [Vessel("a", "survival_percent", "vein")], ("a", "b", "c")).check(declaration("blood").model)
