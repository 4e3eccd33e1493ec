"""One PDF for one reviewer: ``_build/review/CHAPTER.pdf``, made from the built page."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import bib
import evidence
from downloads.book import SITE, Page, pages, title
from downloads.edition import ROOT, moment, version
from downloads.pdf import chromium_pdf, document
from downloads.pdf.finishing import About, finish
from downloads.pdf.printable import Edition
from evidence import wording
from evidence.choices import REVIEW_OUTCOMES
from questions import read_all

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HERE = Path(__file__).parent
FOLDER = ROOT / "_build" / "review"
STYLES = (document.STYLE, HERE / "packet.css")


def make(chapter: str, folder: Path = FOLDER, site: Path = SITE, browser: Browser | None = None) -> Path:
    """Write the packet of a chapter, in a browser that runs already or in one of its own, and return its path.

    Raises
    ------
    ValueError
        If there is no such chapter, with those that there are.
    FileNotFoundError
        If the site is not built.
    RuntimeError
        If something would be cut off at the edge of a page.
    """
    page = find(chapter)
    target = folder / f"{page.chapter}.pdf"
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, chromium_pdf.tab(browser) as tab:
        source = Path(work) / "packet.html"
        source.write_text(compose(page, site), encoding="utf-8")
        chromium_pdf.show(tab, source)
        if wrong := chromium_pdf.faults(tab):
            raise RuntimeError(f"{target.name}: {'; '.join(wrong[:5])}")
        tab.evaluate((HERE / "lines.js").read_text(encoding="utf-8"))
        source.write_text(f"<!doctype html>{tab.evaluate('document.documentElement.outerHTML')}", encoding="utf-8")
        numbers = chromium_pdf.print_numbered(tab, source, target)
    finish(target, About(f"For review: {title(page)}", document.NAME), numbers, {page.slug: title(page)})
    return target


def find(chapter: str) -> Page:
    """Return a chapter by its name below ``chapters/``.

    Examples
    --------
    >>> find("4-therapies/ablatoin")
    Traceback (most recent call last):
    ValueError: no chapter '4-therapies/ablatoin'; valid: 1-problem/liver-metastases, ...
    """
    known = {page.chapter: page for page in pages() if page.chapter[:1].isdigit()}
    if chapter not in known:
        raise ValueError(f"no chapter '{chapter}'; valid: {', '.join(known)}")
    return known[chapter]


def compose(page: Page, site: Path = SITE) -> str:
    """Return the packet of a page as HTML, its lines not yet numbered."""
    bank = next((bank for bank in read_all() if bank.chapter == page.chapter), None)
    text = document.chapter(page, Edition({page.name: page.slug}), bank, "", tables=False, site=site)
    if bank is not None:
        text += document.key([page], {bank.chapter: bank})
    templates = Environment(loader=FileSystemLoader(HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    templates.filters["prose"] = wording.prose
    return templates.get_template("packet.html").render(
        title=title(page), chapter=page.chapter, version=version(), date=f"{moment():%-d %B %Y}", text=text, claims=claims(page.chapter),
        sheets=[(site / "_static" / sheet).as_uri() for sheet in document.SHEETS], style="".join(path.read_text(encoding="utf-8") for path in STYLES),
        outcomes=[outcome.replace("-", " ") for outcome in REVIEW_OUTCOMES], words=wording,
    )  # fmt: skip


def claims(chapter: str) -> list[dict[str, Any]]:
    """Return the claims of a chapter, each with what is known of the works for and against it."""
    works, studies = bib.read(), {row["key"]: row for row in evidence.studies().to_dict("records")}
    found = [claim for claim in evidence.claims().to_dict("records") if claim["chapter"] == chapter]
    return [claim | {"for": [source(works, studies, key) for key in claim["cites"]], "contra": [source(works, studies, key) for key in claim["against"]]} for claim in found]


def source(works: Mapping[str, bib.Entry], studies: Mapping[str, Mapping[str, Any]], key: str) -> dict[str, str]:
    """Say of a work what a reviewer has to know: which it is, how and in whom it was done, what could be read of it."""
    entry, study = works[key], studies[key]
    people = "" if study["n"] != study["n"] else f", n = {wording.number(study['n'])}"
    return {
        "name": bib.name_work(entry),
        "title": wording.titled(entry.text("title")),
        "address": entry.address,
        "about": f"{wording.design(study)}; {wording.DIRECTNESS[study['directness']]}{people}",
        "read": wording.READ[study["read"]],
        "summary": study["summary"],
    }
