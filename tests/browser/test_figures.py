"""Every figure can be linked and taken away."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from lxml import etree

from tests.browser.conftest import settle

FIGURES, DRAWN = "chapters/5-evidence/figures.html", "chapters/2-tolerance/anatomy.html"
PNG = b"\x89PNG\r\n\x1a\n"


def taken(page, button) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        button.click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


@pytest.mark.parametrize("origin", ["disk", "server"])
@pytest.mark.parametrize("name", [FIGURES, DRAWN])
def test_a_figure_is_saved_as_bitmap(watched, site: Path, server: str, origin: str, name: str) -> None:
    page, complaints = watched
    page.goto(f"{site.as_uri() if origin == 'disk' else server}/{name}")
    figure = page.locator("article figure[id]").first
    file, data = taken(page, figure.get_by_role("button", name="PNG"))
    assert file == f"{figure.get_attribute('id')}.png"
    assert data.startswith(PNG) and int.from_bytes(data[16:20]) == 2400 and len(data) > 20_000
    assert not complaints


def test_a_figure_of_evidence_is_saved_as_svg_that_stands_alone(watched, site: Path) -> None:
    page, _ = watched
    page.emulate_media(color_scheme="dark")
    page.goto((site / FIGURES).as_uri())
    _, data = taken(page, page.locator("article figure[id]").first.get_by_role("button", name="SVG"))
    root = etree.fromstring(data)
    assert root.tag.endswith("svg") and root.get("viewBox")
    text = data.decode()
    assert "var(--" not in text and "CC BY 4.0" in text
    assert page.evaluate("document.documentElement.dataset.theme ?? null") is None


def test_numbers_of_a_figure_are_saved_with_what_they_are(watched, site: Path) -> None:
    page, _ = watched
    page.goto((site / FIGURES).as_uri())
    figure = page.locator("#fig-prognosis")
    _, data = taken(page, figure.get_by_role("button", name="Numbers as CSV"))
    assert data.startswith(b"\xef\xbb\xbf")
    first, head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert first[0].startswith("# ") and "Drawn from the rows" in first[0] and "read 2026-" in first[0]
    assert head[0] == "Work" and len(rows) == figure.locator("tbody tr").count()


def test_every_figure_has_an_address_of_its_own(desk, site: Path) -> None:
    desk.goto((site / FIGURES).as_uri())
    figures = desk.locator("article figure")
    assert figures.count() >= 6
    assert figures.evaluate_all("all => all.every(figure => figure.id && figure.querySelector('.figure-tools button'))")


def test_the_charts_of_a_model_are_saved_as_they_are_seen(watched, site: Path) -> None:
    page, complaints = watched
    page.goto(f"{(site / 'chapters/4-therapies/ablation.html').as_uri()}?heat.core=100#heat")
    settle(page)
    island = page.locator("#heat")
    _, data = taken(page, island.locator(".figure-tools").get_by_role("button", name="SVG"))
    root = etree.fromstring(data)
    words = " ".join(root.itertext())
    assert len(root.findall(".//{*}svg")) >= 4 and "var(--" not in data.decode()
    assert island.locator(".tlx-figure figcaption").all_inner_texts()[1] in words and "heat.core=100" in words and "A model, no measurement" in words
    file, data = taken(page, island.locator(".figure-tools").get_by_role("button", name="PNG"))
    assert file == "heat.png" and data.startswith(PNG) and int.from_bytes(data[16:20]) == 2400 and len(data) > 20_000
    assert not complaints
