"""The built files: the pages that are expected, and nothing in them that should not be read."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import yaml

from _ext.page.policy import POLICY
from tests.site.conftest import prose_of

ROOT = Path(__file__).resolve().parent.parent.parent
RAW = re.compile(r"\{(?:cite|term|ref|doc|numref|drawing|predict|objectives|question|evidence|bibliography|code-cell)[:a-z]*\}|^:::|```", re.M)
NOT_CHAPTERS = ("chapters/5-evidence/figures", "chapters/6-outlook/gap-map")  # made of rows
ERRORS = ("Traceback (most recent call last)", "NameError", "ModuleNotFoundError", "Error:", "Warning:")


def documents() -> list[str]:
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    return [toc["root"], *(chapter["file"] for part in toc["parts"] for chapter in part["chapters"])]


def cases() -> list[str]:
    return [name for name in documents() if name.startswith("chapters/7-cases/")]


def test_every_document_of_the_contents_is_a_page_with_a_heading(site: Path, soups: dict) -> None:
    expected = {site / f"{name}.html" for name in documents()} | {site / "search.html"}
    assert expected <= set(soups)
    for page in expected:
        assert len(soups[page].find_all("h1")) == 1, page
        assert soups[page].title.get_text().strip(), page


def test_root_leads_to_the_welcome_page(site: Path) -> None:
    root = (site / "index.html").read_text(encoding="utf-8")
    assert 'url=chapters/index.html"' in root


def test_no_raw_markup_and_no_error_text(soups: dict) -> None:
    for page, soup in soups.items():
        text = prose_of(page)
        assert not RAW.search(text), (page, RAW.search(text))
        assert not [pre.get_text()[:80] for pre in soup.select("main pre") if RAW.search(pre.get_text())], page
        assert not [word for word in ERRORS if word in text], page
        assert not soup.find_all(class_="system-message"), page
        assert not soup.find_all(class_="problematic"), page


def test_no_citation_is_empty(soups: dict) -> None:
    for page in soups:
        text = re.sub(r"\s+", " ", prose_of(page))
        assert "[?]" not in text and "(?)" not in text and not re.search(r"\(\s*\)", text), page


def test_chapters_cite_and_close_with_what_is_not_known(site: Path, soups: dict) -> None:
    chapters = [name for name in documents() if re.search(r"chapters/\d", name) and name not in NOT_CHAPTERS and name not in cases()]
    assert len(chapters) >= 4
    for name in chapters:
        soup = soups[site / f"{name}.html"]
        headings = [h.get_text().strip("\n #¶") for h in soup.find_all("h2")]
        for wanted in ("Key points", "What we do not know", "Further reading"):
            assert wanted in headings, (name, wanted)
        assert len(soup.select("a.reference.internal[href*='references.html#']")) > 15, name
        assert len(soup.select("figure.drawing svg")) >= 1, name
        assert soup.select_one(".chapter-head") and soup.select_one(".objectives li") and soup.select_one(".predict"), name
        assert soup.select_one("table.evidence tbody tr"), name


def test_cases_are_fictional_staged_and_weighed(site: Path, soups: dict) -> None:
    assert cases()
    for name in cases():
        soup = soups[site / f"{name}.html"]
        assert "does not exist" in soup.select_one(".admonition.note").get_text(), name
        assert len(soup.select(".predict.decide")) >= 2 and not soup.select(".decide [data-right]"), name
        voices = [term.get_text().strip() for term in soup.select(".voices dt")]
        assert {"Oncologist", "Immunologist", "Interventional radiologist", "Radiation oncologist"} <= set(voices), (name, voices)
        assert len(soup.select("table a.claim, .predict a.claim")) >= 2, f"{name}: certainty of the options"
        headings = [h.get_text().strip("\n #¶") for h in soup.find_all("h2")]
        assert {"What is known", "More information", "What would change the decision", "Key points"} <= set(headings), name
        assert soup.select_one("table.evidence tbody tr"), name


def test_internal_links_and_anchors_hold(site: Path, soups: dict) -> None:
    ids = {page: {tag["id"] for tag in soup.find_all(id=True)} for page, soup in soups.items()}
    broken = []
    for page, soup in soups.items():
        for link in soup.find_all("a", href=True):
            parts = urlsplit(link["href"])
            if parts.scheme or parts.netloc:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if not target.is_file():
                broken.append((page.name, link["href"]))
            elif parts.fragment and target in ids and unquote(parts.fragment) not in ids[target]:
                broken.append((page.name, link["href"]))
    assert not broken


def test_ids_are_unique_on_a_page(soups: dict) -> None:
    for page, soup in soups.items():
        ids = [tag["id"] for tag in soup.find_all(id=True)]
        assert len(ids) == len(set(ids)), (page.name, sorted({i for i in ids if ids.count(i) > 1}))


def test_every_image_and_drawing_can_be_heard(soups: dict) -> None:
    for page, soup in soups.items():
        for image in soup.select("main img"):
            assert image.get("alt", "").strip(), (page.name, image)
        for drawing in soup.select("main svg[role=img]"):
            label = drawing.get("aria-label") or "".join(
                soup.find(id=name).get_text() for name in drawing.get("aria-labelledby", "").split()
            )
            assert len(label.strip()) > 15, (page.name, str(drawing)[:120])


def test_nothing_is_loaded_from_another_host(pages: list[Path], site: Path, soups: dict) -> None:
    for page, soup in soups.items():
        loaded = [tag.get("src") or tag.get("href") for tag in soup.select("script[src], img[src], link[rel=stylesheet], link[rel=icon], iframe, source")]
        assert not [address for address in loaded if address and urlsplit(address).netloc], page.name
    for sheet in site.joinpath("_static").rglob("*.css"):
        assert not re.search(r"url\(['\"]?(?:https?:)?//", sheet.read_text(encoding="utf-8")), sheet


def test_policy_stands_on_every_page_and_no_script_in_one(pages: list[Path], site: Path, soups: dict) -> None:
    assert POLICY in (site / "index.html").read_text(encoding="utf-8")
    for page, soup in soups.items():
        assert soup.find("meta", {"http-equiv": "Content-Security-Policy"})["content"] == POLICY, page.name
        inline = [s for s in soup.find_all("script") if not s.get("src") and s.get("type") not in ("application/json", "application/ld+json")]
        assert not inline, page.name
        assert not [tag for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")], page.name


def test_the_index_of_the_search_is_loaded_by_no_page_before_it_is_used(site: Path, soups: dict) -> None:
    assert not [page for page, soup in soups.items() if soup.select("script[src*='search-text.js'], script[src*='search-rows.js'], script[src*='searchindex.js']")]
    assert {page for page, soup in soups.items() if soup.select("script[src*='js/search.js']")} == {site / "search.html"}


def test_mathematics_is_typeset(site: Path, soups: dict) -> None:
    assert soups[site / "chapters/4-therapies/embolisation.html"].select(".katex math")
    for page, soup in soups.items():
        for formula in soup.select("math"):
            assert len(formula.find_all(["mi", "mn", "mo"])) == 1 or re.fullmatch(r"[A-Za-z0-9 .,;%!]+", formula["aria-label"]), formula
        assert "\\(" not in prose_of(page) and "\\[" not in prose_of(page)


def test_every_drawing_that_cites_has_its_data(site: Path, soups: dict) -> None:
    found = [(page, figure) for page, soup in soups.items() for figure in soup.select("figure.drawing") if figure.select("figcaption .caption-text a.cite")]
    assert len(found) > 50
    for page, figure in found:
        link = figure.select_one(".drawing-save a[href$='.csv']")
        text = (page.parent / link["href"]).resolve().read_text(encoding="utf-8")
        assert text.startswith("\ufeff") and f"{page.name}#{figure['id']}" in text.splitlines()[0] and "\nwork," in text, (page, figure["id"])


def test_no_line_breaks_between_a_number_and_its_unit(soups: dict) -> None:
    """In the text; rows of evidence, drawings and explorables break their lines themselves."""
    parted = re.compile(r"\d (?:[GM]Bq|Gy|[mcµ]m|m[lL]|[mk]g|°C)(?!\w)|\b[pn] [=≤≥<>] ?\d|[=≤≥<>] \d")
    others = {"code", "pre", "svg", "annotation", "summary", "option", "check-rights", "print-head", "cell_output", "data-page", "cite-page"}
    articles = {page: article for page, soup in soups.items() if (article := soup.find("article"))}
    found = [(page.name, text) for page, article in articles.items() for text in article.find_all(string=parted)]
    left = [(page, text) for page, text in found if not any({one.name, *one.get("class", [])} & others or any(name.startswith("tlx") for name in one.get("class", [])) for one in text.parents)]
    assert left == []
    assert sum(article.get_text().count("\u00a0Gy") for article in articles.values()) > 100


def test_downloads_hold_the_whole_bibliography(site: Path) -> None:
    import bib

    entries = bib.read(ROOT / "bib" / "references.bib")
    downloads = site / "_downloads"
    csl = json.loads((downloads / "references.json").read_text(encoding="utf-8"))
    assert {item["id"] for item in csl} == set(entries)
    assert (downloads / "references.ris").read_text(encoding="utf-8").count("\nER  -") == len(entries)
    assert (downloads / "references.bib").read_text(encoding="utf-8").count("\n@") + 1 >= len(entries)


def test_references_page_lists_every_work_with_its_links(site: Path, soups: dict) -> None:
    import bib

    entries = bib.read(ROOT / "bib" / "references.bib")
    page = soups[site / "chapters/back/references.html"]
    listed = page.select(".citation")
    assert len(listed) == len(entries)
    text = page.find("article").get_text()
    for number in {*range(1, 171)} - {57}:
        assert f"Reference {number} of the review" in text, number
