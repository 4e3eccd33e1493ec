"""Joins the chapters to one document: title page, contents, chapters, key to the questions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from lxml import html

from downloads.book import SITE, Page, title
from downloads.edition import moment, version
from downloads.pdf.printable import Edition, classes, printable
from questions import read_all
from questions.bank import Bank
from questions.exports.flat import asked
from questions.exports.sheet import answered_question, open_question

STYLE = Path(__file__).with_name("print.css")
SHEETS = ("fonts/fonts.css", "design.css", "home.css", "data.css", "book.css", "katex/katex.css", "explorable.css")
NAME, SUBTITLE = "The Tolerant Liver", "Locoregional therapies with immune checkpoint inhibitors for liver metastases"
NOT_PRINTED = ("back/claim-ledger", "back/outcomes", "back/annotated-bibliography", "back/downloads", "back/my-progress", "back/what-is-new", "back/for-instructors", "front/reading-paths", "index")
"""Pages of rows, which are in the archive of data and on the site, and pages that only a screen can use."""

SMALL = ("back/references", "back/glossary", "back/abbreviations")
"""Pages that are set in smaller type."""

QUESTIONS = "check-yourself"
MARK = '<svg class="mark" viewBox="0 0 48 48" aria-hidden="true"><path d="M24 2 43 13v22L24 46 5 35V13Z"/><path d="M24 13 33.500 18.500v11L24 35l-9.500-5.500v-11Z"/></svg>'
ELSEWHERE = "The table of these works, with what each did and found, is in the PDF of this chapter, on the site and in the archive of data."
EDUCATIONAL = "For learning, never for patient decisions. This book is educational. It is neither medical advice nor a primary source: check the works that it cites."


def printed(pages: Iterable[Page]) -> list[Page]:
    """Return the pages that are printed, in their order."""
    return [page for page in pages if page.chapter not in NOT_PRINTED]


def compose(pages: Sequence[Page], *, whole: bool, site: Path = SITE) -> str:
    """Return some pages as one document.

    Parameters
    ----------
    pages
        What is printed.
    whole
        Whether this is the book, with its title page and contents, or a chapter alone.
    site
        The built site; the document stands in a folder beside it.
    """
    edition = Edition({page.name: page.slug for page in pages})
    banks = {bank.chapter: bank for bank in read_all()}
    asking = [page for page in pages if page.chapter in banks]
    parts = [title_page(), contents(pages, bool(asking))] if whole else []
    before = ""
    for page in pages:
        parts.append(chapter(page, edition, banks.get(page.chapter), begins=page.part if whole and page.part != before else "", tables=not whole, site=site))
        before = page.part
    if asking:
        parts.append(key(asking, banks))
    if not whole:
        parts.append(colophon(sheet=f"p-{'key' if asking else pages[-1].slug}"))
    heads = "".join(heading_rules(page.slug, title(page)) for page in pages) + heading_rules("key", "Key to the questions")
    links = "".join(f'<link rel="stylesheet" href="{escape((site / "_static" / sheet).as_uri())}">' for sheet in SHEETS)
    name = NAME if whole else f"{title(pages[0])} · {NAME}"
    head = f'<meta charset="utf-8"><title>{escape(name)}</title>{links}<style>{STYLE.read_text(encoding="utf-8")}{heads}</style>'
    return f'<!doctype html><html lang="en-GB" data-theme="light"><head>{head}</head><body class="paper{"" if whole else " alone"}"><main>{"".join(parts)}</main></body></html>'


def heading_rules(slug: str, text: str) -> str:
    """Return the running head of a chapter as a rule for its pages.

    Examples
    --------
    >>> heading_rules("a", 'Say "a"').count("Say 'a'")
    2
    """
    shown = json.dumps(text.replace('"', "'"), ensure_ascii=False)
    return f"#{slug}-pages{{page:p-{slug}}}@page p-{slug}:right{{@top-right{{content:{shown}}}}}@page p-{slug}:left{{@top-left{{content:{shown}}}}}"


def title_page() -> str:
    """Return the title page and, on its back, edition and licence."""
    return (
        f'<section class="title-page">{MARK}<p class="title">{NAME}</p><p class="subtitle">{SUBTITLE}</p>'
        f'<p class="edition">Version {version()}, {moment():%-d %B %Y}<br>The Tolerant Liver contributors</p></section>{colophon()}'
    )


def colophon(sheet: str = "") -> str:
    """Return what the book says of itself: what it is for, its licence, how to cite it; on a sheet of its own unless that before it is named."""
    same = f' style="page: {sheet}"' if sheet else ""
    return (
        f'<section class="colophon"{same}><p><strong>{EDUCATIONAL}</strong></p>'
        "<p>The site that this is printed from can do more: its models move, its numbers lead to their rows, its questions answer. "
        "All rows of evidence are in the archive of data. In print, explorables are shown in their starting state.</p>"
        f"<p>Text and figures: Creative Commons Attribution 4.0. Code: MIT. Version {version()}, {moment():%-d %B %Y}.</p>"
        f"<p>How to cite: The Tolerant Liver contributors. <em>{NAME}</em>. Version {version()}, {moment():%Y}.</p></section>"
    )


def contents(pages: Sequence[Page], asking: bool) -> str:
    """Return the table of contents."""
    parts: dict[str, list[tuple[str, str]]] = {}
    for page in pages:
        parts.setdefault(page.part, []).append((page.slug, title(page)))
    if asking:
        parts.setdefault(pages[-1].part, []).append(("key", "Key to the questions"))
    listed = "".join(
        f"<li><p>{escape(part)}</p><ol>"
        + "".join(f'<li><a href="#{slug}"><span>{escape(name)}</span><span class="dots"></span><span class="number" data-to="{slug}"></span></a></li>' for slug, name in inside)
        + "</ol></li>"
        for part, inside in parts.items()
    )
    return f'<nav class="paper-contents" aria-labelledby="paper-contents"><h1 id="paper-contents">Contents</h1><ol>{listed}</ol></nav>'


def chapter(page: Page, edition: Edition, bank: Bank | None, begins: str, tables: bool = True, site: Path = SITE) -> str:
    """Return one chapter; `begins` is the part that starts with it, `tables` whether its table of works is printed."""
    section = printable(page, edition, site)
    if not tables:
        leave_out_works(section)
    if bank is not None:
        ask(section, page, bank, edition)
    part = f'<p class="part">{escape(begins)}</p>' if begins else ""
    small = " small" if page.chapter in SMALL else ""
    inside = html.tostring(section, encoding="unicode")
    return f'<article class="chapter{small}" id="{page.slug}-pages">{part}{inside}</article>'


def leave_out_works(section: html.HtmlElement) -> None:
    """Take the table of works out of a chapter, and say where it is: together they would be a fifth of the book."""
    for box in section.find_class("unfolded"):
        if "evidence" in classes(box) and box.find(".//table") is not None:
            box.addprevious(html.fragment_fromstring(f'<p class="elsewhere">{ELSEWHERE}</p>'))
            box.drop_tree()


def ask(section: html.HtmlElement, page: Page, bank: Bank, edition: Edition) -> None:
    """Put the questions of a chapter in the place of those that answer on a screen; at its end where a page has none."""
    place = next((one for one in section.iter("section") if one.get("id") == f"{page.slug}--{QUESTIONS}"), None)
    if place is None:
        place = html.fragment_fromstring(f'<section id="{page.slug}--{QUESTIONS}"><h2>Check yourself</h2></section>')
        section.append(place)
    for child in list(place):
        if child.tag not in ("h2", "h3", "span"):
            child.drop_tree()
    asked_here = "".join(open_question(number, one) for number, one in enumerate(asked([bank], variants=False), 1))
    anchor = f"key--{page.slug}"
    slot = "" if edition.files else f'<span class="on-page" data-to="{anchor}"></span>'
    lead = f'<p class="to-key">Answers and reasons: <a class="internal" href="{edition.address("key", anchor)}">Key to the questions</a>{slot}.</p>'
    place.append(html.fragment_fromstring(f'<div class="asked-here">{lead}{asked_here}</div>'))


def key(pages: Sequence[Page], banks: dict[str, Bank]) -> str:
    """Return the answers and reasons of all questions, chapter by chapter."""
    parts = ['<article class="chapter small key" id="key-pages"><section id="key"><h1>Key to the questions</h1>']
    for page in pages:
        answers = "".join(answered_question(number, one) for number, one in enumerate(asked([banks[page.chapter]], variants=False), 1))
        answers = answers.replace('class="asked" id="', 'class="asked" id="key-of-')
        parts.append(f'<section id="key--{page.slug}"><h2>{escape(title(page))}</h2>{answers}</section>')
    return "".join([*parts, "</section></article>"])
