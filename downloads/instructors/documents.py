"""The documents of the archive as HTML that a browser prints and a word processor opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from downloads.book import SITE, Page, article, pages, title
from downloads.edition import moment, version
from downloads.slides.deck import CASES, Deck, Slide, read
from downloads.slides.text import plain
from instructors import Course, Notes
from instructors.model import Meeting
from questions.bank import Bank
from questions.exports import to_sheet

HERE = Path(__file__).parent


def templates() -> Environment:
    """Return the templates, which know titles and edition."""
    found = Environment(loader=FileSystemLoader(HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    found.globals |= {"titles": titles(), "version": version(), "date": f"{moment():%-d %B %Y}", "style": (HERE / "pack.css").read_text(encoding="utf-8")}
    return found


def titles() -> dict[str, str]:
    """Return the title of every page by its name below ``chapters/``."""
    return {page.chapter: title(page) for page in pages()}


def objectives(page: Page, site: Path = SITE) -> list[str]:
    """Return the objectives of a page, as it is built."""
    return [plain(item) for box in article(page, site).find_class("objectives") for item in box.iter("li")]


def documents(course: Course, notes: list[Notes], site: Path = SITE) -> dict[str, str]:
    """Return syllabus, plans, rubric and notes by their names, as HTML."""
    found = templates()
    by_name = {page.chapter: page for page in pages()}
    aims = {one.chapter: objectives(by_name[one.chapter], site) for one in notes}
    return {
        "syllabus": found.get_template("syllabus.html").render(course=course),
        **{f"plan-{plan.name}": found.get_template("plan.html").render(plan=plan, notes={one.chapter: one for one in notes}) for plan in course.plans},
        "rubric": found.get_template("rubric.html").render(rubric=course.rubric),
        "notes": found.get_template("notes.html").render(notes=notes, aims=aims),
    }


def handouts(site: Path = SITE) -> dict[str, str]:
    """Return each case as sheets to hand out, one for each stage, by its name, as HTML."""
    found = templates()
    decks = [read(page, None, site) for page in pages() if page.chapter.startswith(CASES)]
    return {deck.page.slug: found.get_template("handout.html").render(deck=deck, stages=stages(deck)) for deck in decks}


def stages(deck: Deck) -> list[list[Slide]]:
    """Return the slides of a case by the sheets that they stand on: a new one after each decision and after the voices; none tells an answer."""
    last = max(place for place, slide in enumerate(deck.slides) if slide.kind == "table")
    found: list[list[Slide]] = [[]]
    for slide in deck.slides[: last + 1]:
        if slide.kind in ("title", "question", "figure") or slide.title.startswith("After this"):
            continue
        if found[-1] and (slide.kind == "voices" or found[-1][-1].kind in ("voices", "choice")):
            found.append([])
        found[-1].append(slide)
    return found


def sheets(course: Course, banks: list[Bank], names: Mapping[str, str]) -> dict[str, str]:
    """Return the question sheet of each meeting and its key, by their names, as HTML."""
    found = {}
    for plan in course.plans:
        for place, meeting in enumerate(plan.meetings, 1):
            chosen = selected(meeting, banks)
            for kind in ("sheet", "key"):
                found[f"{plan.name}-{place}-{kind}"] = to_sheet(chosen, names, key=kind == "key")
    return found


def selected(meeting: Meeting, banks: list[Bank]) -> list[Bank]:
    """Return the questions of a meeting, chapter by chapter."""
    chosen = [replace(bank, items=tuple(item for item in bank.items if item.id in meeting.questions), variants=()) for bank in banks]
    return [bank for bank in chosen if bank.items]
