"""The pages made of rows: whole, light, and true to each other."""

from __future__ import annotations

import csv
import gzip
import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup

import evidence
from _ext.evidence.places import PAGES
from tests.site.conftest import soup_of

KINDS = {"ledger": ("claim", evidence.claims, "id"), "numbers": ("outcome", evidence.outcomes, "id"), "works": ("work", evidence.studies, "key")}


@pytest.fixture(scope="module")
def soups(site: Path) -> dict[str, BeautifulSoup]:
    return {kind: soup_of(site / f"{page}.html") for kind, page in PAGES.items()}


@pytest.fixture(scope="module")
def choices(soups: dict) -> dict[str, list[dict[str, set[str]]]]:
    """By kind, what each row can be chosen by."""
    listed = {kind: soups[kind].select(f"#{soups[kind].find('form', class_='filter')['data-filter']} > *") for kind in ("works", "ledger")}
    return {kind: [{name: set(value.split()) for name, value in row.attrs.items() if name.startswith("data-")} for row in rows] for kind, rows in listed.items()}


@cache
def offered(page: Path) -> set[tuple[str, str]]:
    """What the filter of a page offers: name and value."""
    return {(select["name"], option["value"]) for select in soup_of(page).select("form.filter select[name]") for option in select.select("option[value]")}


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_of_the_data_has_its_place(soups: dict, kind: str) -> None:
    prefix, read, identity = KINDS[kind]
    assert {f"{prefix}-{name}" for name in read()[identity]} <= {tag["id"] for tag in soups[kind].select("article [id]")}


@pytest.mark.parametrize("page", PAGES.values())
def test_pages_are_light(site: Path, page: str) -> None:
    """A list grows with its rows; what a row weighs on the way to a reader is bounded, and so is the whole."""
    rows = len(soup_of(site / f"{page}.html").select("article tbody tr, article .works li"))
    packed = len(gzip.compress((site / f"{page}.html").read_bytes(), 6))
    assert packed < min(200_000, 40_000 + 200 * rows), f"{packed / 1000:.0f} kB for {rows} rows"


def test_every_work_and_claim_leads_to_the_references(soups: dict) -> None:
    for kind, items in (("works", ".works li"), ("ledger", "#ledger-rows tr"), ("numbers", "#number-rows tr")):
        for item in soups[kind].select(items):
            assert item.select_one("a[href*='references.html#']"), item.get("id")


def test_cells_of_the_map_count_the_works_and_claims_that_they_lead_to(soups: dict, choices: dict) -> None:
    cells = soups["gaps"].select("table.map td")
    links = [link for cell in cells for link in cell.select("a")]
    assert len(links) > 40
    for link in links:
        said = sum(map(int, re.findall(r"\d+", link.parent.get_text()))) if "inhibitor=yes" in link["href"] else int(re.match(r"\d+", link.get_text())[0])
        parts = urlsplit(link["href"])
        wanted = {f"data-{name}": value for name, (value, *_) in parse_qs(parts.query).items()}
        rows = choices["works" if "annotated" in parts.path else "ledger"]
        assert sum(all(value in row.get(name, ()) for name, value in wanted.items()) for row in rows) == said, link["href"]


def test_links_to_a_choice_name_what_the_filter_offers(site: Path) -> None:
    asked = 0
    for page in PAGES.values():
        path = site / f"{page}.html"
        for link in soup_of(path).select("article a[href*='?']"):
            parts = urlsplit(link["href"])
            if parts.netloc:
                continue
            target = (path.parent / parts.path).resolve()
            for name, (value,) in parse_qs(parts.query).items():
                assert (name, value) in offered(target), link["href"]
            asked += 1
    assert asked


def test_back_links_lead_to_pages_that_cite_the_work(site: Path, soups: dict) -> None:
    item = next(item for item in soups["works"].select(".works li") if item.select(".ways a[href*='anatomy']"))
    to_reference = urlsplit(item.select_one("a[href*='references.html#']")["href"]).fragment
    assert f"references.html#{to_reference}" in (site / "chapters/2-tolerance/anatomy.html").read_text(encoding="utf-8")


def test_scripts_are_loaded_only_where_they_are_used(pages: list[Path]) -> None:
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert ("js/filter.js" in text) == ("data-filter=" in text), path.name
        assert ("js/evidence-note.js" in text) == bool(re.search(r'class="(?:outcome|claim|term)[ "]|references\.html#', text)), path.name


def test_tables_can_be_taken_away(site: Path) -> None:
    folder = site / "_downloads"
    for name, read in (("studies", evidence.studies), ("outcomes", evidence.outcomes), ("claims", evidence.claims), ("mechanisms", evidence.mechanisms)):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert len(list(csv.DictReader(file))) == len(read()), name
    assert len(json.loads((folder / "claims.json").read_text(encoding="utf-8"))) == len(evidence.claims())


REGISTERS = {
    "6-outlook/gap-map": ["studies.csv", "outcomes.csv", "claims.csv"], "2-tolerance/network": ["mechanisms.csv", "nodes.csv"],
    "back/reading-the-review": ["discrepancies.csv", "agreement.csv"], "back/annotated-bibliography": ["studies.csv"], "back/outcomes": ["outcomes.csv"],
    "back/claim-ledger": ["claims.csv", "claims.json"], "back/references": ["references.bib", "references.ris", "references.json"], "back/errata": ["errata.yml"],
}  # fmt: skip


@pytest.mark.parametrize("page", REGISTERS)
def test_each_register_leads_to_its_file(site: Path, page: str) -> None:
    soup = soup_of(site / "chapters" / f"{page}.html")
    linked = {link["href"].rpartition("/")[2] for link in soup.select("article a[href*='_downloads/']")}
    assert linked >= {*REGISTERS[page]}


def test_local_control_is_an_endpoint_and_no_question(site: Path) -> None:
    """The question that a register and the map ask is about the treated lesion, whichever endpoint answers it."""
    numbers, gaps = (soup_of(site / f"{PAGES[kind]}.html") for kind in ("numbers", "gaps"))
    offered = {name: [option.get_text().lower() for option in numbers.select(f"select[name={name}] option")] for name in ("endpoint", "asks")}
    assert "local control" in offered["endpoint"] and "local control" not in offered["asks"]
    assert "local control" not in gaps.select_one("table.map thead").get_text().lower() and "Local control" not in gaps.article.get_text()


def test_chapters_tell_how_certain_their_claims_are(site: Path) -> None:
    page = soup_of(site / "chapters/2-tolerance/anatomy.html")
    marks = page.select("details.evidence a.claim[href*='claim-ledger.html#claim-']")
    assert len(marks) == (evidence.claims()["chapter"] == "2-tolerance/anatomy").sum()
