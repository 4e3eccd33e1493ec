"""The drawing to scale: on the page and on paper it has the lengths of the model."""

from __future__ import annotations

import numpy as np
import pytest

from widgets.charts import Section
from widgets.faces.figures.section import corners
from widgets.registry import declaration

ICE = declaration("ice")


def drawn(page, group: str) -> list[tuple[float, float, float]]:
    """Give middle and radius of the circles of one group that are not empty."""
    circles = page.locator(f"{group} circle").evaluate_all("every => every.map(c => ['cx', 'cy', 'r'].map(name => Number(c.getAttribute(name))))")
    return [circle for circle in circles if circle[2] > 0]


@pytest.mark.parametrize("preset", [preset.name for preset in ICE.presets])
def test_the_page_draws_the_lengths_of_the_model(opened, origins, preset: str) -> None:
    values = ICE.values(next(item.values for item in ICE.presets if item.name == preset))
    chart = next(chart for chart in ICE.charts if isinstance(chart, Section))
    count, corner, radius, depth, target = map(float, ICE.model.compute(chart.lengths, values))
    page = opened().go(f"{origins['disk']}/ice.html?ice.preset={preset}", skip=False)
    seen = drawn(page, ".tlx-seen:not([clip-path])")
    assert len(seen) == count
    scale = seen[0][2] / radius
    cores, aim = drawn(page, ".tlx-zone:has(circle)"), page.locator(".tlx-target").get_attribute("r")
    assert [core[2] / scale for core in cores] == pytest.approx([radius - depth] * round(count), abs=0.02)
    assert float(aim) / scale == pytest.approx(target, abs=0.02)
    middle = np.mean([circle[:2] for circle in seen], axis=0)
    away = [np.hypot(*(np.array(circle[:2]) - middle)) / scale for circle in seen]
    assert away == pytest.approx([corner] * round(count), abs=0.02)


@pytest.mark.parametrize(("count", "corner", "radius"), [(2, 1, 1.9), (3, 1.2, 2), (4, 1.4, 2.1)])
def test_notches_lie_on_both_circles(count: int, corner: float, radius: float) -> None:
    centres, notches = corners(count, corner, radius)
    for i, notch in enumerate(notches):
        for centre in (centres[i], centres[(i + 1) % count]):
            assert np.hypot(*np.subtract(notch, centre)) == pytest.approx(radius)


@pytest.mark.parametrize(("count", "corner", "radius"), [(1, 0, 2), (2, 2, 1.9), (3, 2, 1.9), (4, 2, 1.9)])
def test_there_are_none_where_the_union_has_a_hole_or_falls_apart(count: int, corner: float, radius: float) -> None:
    assert corners(count, corner, radius)[1] == []
