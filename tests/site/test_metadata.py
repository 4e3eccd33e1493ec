"""What pages say of themselves to machines, and how they are cited."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from _ext.page import metadata
from _ext.page.edition import edition
from tests.site.conftest import soup_of

PAGE = {"name": "chapters/4-therapies/ablation", "title": "Heat & cold", "about": "What <kills>.", "picture": "_static/cards/chapters-4-therapies-ablation.png", "kind": "Chapter"}
BASE = "https://book.example/liver/"


@pytest.fixture(scope="module")
def documents(site: Path, pages: list[Path]) -> dict[str, BeautifulSoup]:
    return {page.relative_to(site).as_posix(): soup_of(page) for page in pages if page.relative_to(site).parts[0] == "chapters"}


def test_every_page_names_itself_once_for_a_manager_of_references(documents: dict) -> None:
    assert len(documents) > 40
    for name, soup in documents.items():
        titles = soup.select("meta[name=citation_title]")
        assert len(titles) == 1 and titles[0]["content"].strip(), name
        assert soup.select("meta[name=citation_author]") and re.fullmatch(r"\d{4}/\d\d/\d\d", soup.select_one("meta[name=citation_publication_date]")["content"]), name


def test_every_page_says_what_it_is_as_linked_data(documents: dict) -> None:
    kinds = set()
    for name, soup in documents.items():
        (block,) = soup.select("script[type='application/ld+json']")
        told = json.loads(block.string)
        assert told["@context"] == "https://schema.org" and "LearningResource" in told["@type"], name
        assert told["name"] and told["author"] and told["license"].startswith("https://creativecommons.org/"), name
        kinds.add(told["@type"][0])
    assert {"Book", "Chapter", "WebPage"} <= kinds


def test_every_page_has_a_picture_for_sharing(site: Path, documents: dict) -> None:
    for name, soup in documents.items():
        image = soup.find("meta", property="og:image")["content"]
        data = (site / Path(name).parent / image).resolve().read_bytes()
        assert data.startswith(b"\x89PNG") and int.from_bytes(data[16:20]) == 1200 and int.from_bytes(data[20:24]) == 630, name
        assert len(data) > 10_000, f"{name}: no letters on it"


def test_the_citation_of_a_page_is_read_by_other_programs(site: Path, documents: dict) -> None:
    from bib.reading import scan

    for name in documents:
        stem = name.removesuffix(".html").replace("/", "-")
        ris = (site / "_downloads" / "cite" / f"{stem}.ris").read_text(encoding="utf-8")
        assert ris.startswith("TY  - ") and ris.count("\nER  - ") == 1 and edition().year in ris
    entries, _ = scan(site / "_downloads" / "cite" / "chapters-4-therapies-ablation.bib")
    assert [entry.key for entry in entries] == [f"tolerantliver{edition().year}ablation"]


def test_the_footer_carries_page_and_edition_for_a_report(documents: dict) -> None:
    for name, soup in documents.items():
        line = soup.select_one("footer .report-line").get_text()
        assert name.removesuffix(".html") in line and edition().version in line
        assert [link for link in soup.select("footer a") if link.get_text() == "Errata"]


def test_addresses_are_complete_where_the_site_knows_its_own() -> None:
    tags = {name: value for _, name, value in metadata.tags(PAGE, BASE)}
    assert tags["og:url"] == tags["citation_public_url"] == f"{BASE}chapters/4-therapies/ablation.html"
    assert tags["og:image"] == f"{BASE}{PAGE['picture']}"
    assert json.loads(metadata.linked_data(PAGE, BASE))["url"].startswith(BASE)
    assert "url = {https://book.example/" in metadata.citation(PAGE, BASE)["bibtex"]
    assert r"Heat \& cold" in metadata.citation(PAGE, "")["bibtex"] and "url" not in metadata.citation(PAGE, "")["bibtex"]


def test_a_lost_page_knows_its_base_before_any_link(tmp_path: Path) -> None:
    """The page for lost addresses stands at any depth; the standard wants the base first."""
    from jinja2 import Environment, FileSystemLoader

    from tests.site.test_standards import faults

    templates = Environment(loader=FileSystemLoader(Path(__file__).resolve().parents[2] / "_templates"), autoescape=True)
    page = tmp_path / "404.html"
    page.write_text(templates.get_template("404.html").render(base=BASE, project="T", root_doc="chapters/index", policy="default-src 'none'", pathto=lambda name: f"{name}.html"), encoding="utf-8")
    text = page.read_text(encoding="utf-8")
    assert f'<base href="{BASE}">' in text and text.index("<base") < text.index("<link")
    assert not faults(page)


def test_a_report_names_page_and_edition() -> None:
    address = metadata.report_address("https://host.example/o/book/", PAGE)
    assert address.startswith("https://host.example/o/book/issues/new?title=Error+on+the+page") and "chapters%2F4-therapies%2Fablation" in address and edition().version in address
    assert metadata.report_address("", PAGE) == ""


def test_text_of_a_page_cannot_end_the_block_of_data() -> None:
    assert "</" not in metadata.linked_data(PAGE | {"about": "</script>"}, "")


def test_the_edition_is_the_one_that_is_built() -> None:
    import tomllib

    root = Path(__file__).resolve().parents[2]
    assert edition().version == tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
