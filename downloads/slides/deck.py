"""A deck of slides as data, and how it is read from the page of a chapter."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from lxml import html

from downloads.book import SITE, Page, article, title
from downloads.pdf.printable import classes, drop, unfold
from downloads.slides import figures
from downloads.slides.text import inner, plain, sentence
from questions.bank import Bank, Part

FULL = 620
"""Characters of a list that fit on a slide."""

LINES = 6
ASKED = 2
"""Questions of the bank that a deck asks."""


@dataclass(frozen=True)
class Slide:
    """One slide.

    Parameters
    ----------
    title
        Its heading.
    body
        What it shows, as HTML.
    notes
        What the speaker may say, as HTML.
    kind
        A word for its style.
    """

    title: str
    body: str
    notes: str = ""
    kind: str = "plain"


@dataclass(frozen=True)
class Deck:
    """The slides of a chapter."""

    page: Page
    title: str
    slides: tuple[Slide, ...]


def read(page: Page, bank: Bank | None = None, site: Path = SITE) -> Deck:
    """Return the deck of a page: question, objectives, prediction, figures, explorables, decisions, key points, what is not known."""
    section = article(page, site)
    found = [*_opening(section), *_figures(section, page), *_decisions(section, bank), *_closing(section)]
    first = Slide(title(page), f'<p class="part">{escape(page.part)}</p>', "<p>For learning, never for patient decisions.</p>", "title")
    return Deck(page, title(page), (first, *found))


def _opening(section: html.HtmlElement) -> Iterator[Slide]:
    short = _of(section, "in-short")
    for question in _of(section, "question"):
        notes = "".join(inner(paragraph) for box in short for paragraph in box.findall("p")[1:])
        yield Slide("The question", f'<div class="big">{inner(question)}</div>', f"<p><strong>In short.</strong></p>{notes}" if notes else "", "question")
    for box in _of(section, "objectives"):
        yield from listed("After this session you can", [inner(item) for item in box.iter("li")])
    for box in _of(section, "predict"):
        if "decide" not in classes(box):
            yield from _choice(box, "Predict first")


def _choice(box: html.HtmlElement, name: str) -> Iterator[Slide]:
    """A prediction or a decision: the stem with its options; what the text says of them is for the speaker."""
    stem = next(iter(box.find_class("predict-stem")), None)
    options = "".join(f"<li>{inner(label)}</li>" for label in box.iter("label"))
    if stem is None or not options:
        return
    for strong in stem.findall(".//strong")[:1]:
        strong.drop_tree()
    told = "".join(inner(child, whole=True) for fold in box.iter("details") for child in list(fold)[1:])
    yield Slide(name, f'{inner(stem)}<ol class="options" type="A">{options}</ol>', told, "choice")


def _figures(section: html.HtmlElement, page: Page) -> Iterator[Slide]:
    """Drawings, figures of evidence and explorables in the order of the page, one a slide."""
    for element in section.iter("figure", "section"):
        if element.tag == "section" and "tlx" in classes(element):
            name = element.get("data-explorable")
            yield from _explorable(element, f"{figures.SITE_PATH}{page.name}.html#{name}")
        elif element.tag == "figure" and (shown := figures.picture(element)) and not inside_explorable(element):
            caption = next(element.iter("figcaption"), None)
            text = next(iter(caption.find_class("caption-text")), caption) if caption is not None else None
            if text is None:
                continue
            message, rest = sentence(plain(text, cited=False))
            told = "".join(inner(paragraph) for fold in element.find_class("describe") for paragraph in fold.findall("p"))
            sources = figures.sources(text)
            body = shown + (f'<p class="sources">{escape(sources)}</p>' if sources else "")
            yield Slide(message, body, f"<p>{escape(rest)}</p>{told}", "figure")


def _explorable(element: html.HtmlElement, address: str) -> Iterator[Slide]:
    """An explorable: what it shows at first, then each further chart."""
    name, lead, said = ("".join(plain(one) for one in element.find_class(part)) for part in ("tlx-title", "tlx-lead", "tlx-sentence"))
    link = f'<p class="live"><a href="{address}">Open the live model in the book</a></p>'
    notes = f"<p>{escape(lead)}</p><p>Let the room predict before anything is moved.</p>"
    for place, (chart, picture) in enumerate(figures.charts(element.get("data-explorable"))):
        if place == 0:
            yield Slide(name, f'<div class="beside">{picture}<p class="said">{escape(said)}</p></div>{link}', notes, "figure")
        else:
            yield Slide(f"{name}: {chart}" if chart not in name else name, picture + link, notes, "figure")


def inside_explorable(element: html.HtmlElement) -> bool:
    """Whether an element is part of an explorable, which has a slide of its own."""
    return any("tlx" in classes(parent) for parent in element.iterancestors("section"))


def _decisions(section: html.HtmlElement, bank: Bank | None) -> Iterator[Slide]:
    for box in _of(section, "decide"):
        yield from _choice(box, "Decide")
    asked = [item for item in bank.items if item.kind == "one-best-answer" and not item.parts[0].figure and not item.parts[0].table] if bank else []
    for item in sorted(asked, key=lambda item: (not item.patient, item.topic != "management"))[:ASKED]:
        yield from _question(item.parts[0])


def _question(part: Part) -> Iterator[Slide]:
    options = "".join(f"<li>{escape(option.text)}</li>" for option in part.options)
    body = f'<p>{escape(part.stem)}</p><ol class="options" type="A">{options}</ol>'
    reasons = "".join(f"<li><strong>{escape(option.text)}</strong> {escape(option.why)}</li>" for option in part.options)
    yield Slide("Decide", body, f"<p>Let everybody choose before anybody speaks.</p><ol type='A'>{reasons}</ol>", "choice")
    yield Slide("Answer", f'<p class="big">{"ABCDE"[part.answer - 1]}. {escape(part.key.text)}</p><p>{escape(part.key.why)}</p>', f"<ol type='A'>{reasons}</ol>", "answer")


def _closing(section: html.HtmlElement) -> Iterator[Slide]:
    for name, heading in (("key-points", "Key points"), ("what-we-do-not-know", "What we do not know")):
        for part in section.iter("section"):
            if part.get("id") == name:
                yield from listed(heading, [inner(item, cited=False) for item in part.xpath("./ul/li | ./ol/li")])


def listed(heading: str, items: Sequence[str]) -> Iterator[Slide]:
    """Yield slides with a list, as many as it needs.

    Examples
    --------
    >>> [slide.title for slide in listed("Key points", ["a" * 400] * 3)]
    ['Key points (1 of 3)', 'Key points (2 of 3)', 'Key points (3 of 3)']
    """
    groups: list[list[str]] = []
    for item in items:
        length = len(plain(html.fragment_fromstring(item, create_parent="div")))
        if not groups or len(groups[-1]) == LINES or sum(len(one) for one in groups[-1]) + length > FULL:
            groups.append([])
        groups[-1].append(item)
    for place, group in enumerate(groups, 1):
        name = f"{heading} ({place} of {len(groups)})" if len(groups) > 1 else heading
        yield Slide(name, f"<ul>{''.join(f'<li>{item}</li>' for item in group)}</ul>", "", "list")


def _of(section: html.HtmlElement, name: str) -> list[html.HtmlElement]:
    """The boxes of a class, each a copy without what only a screen can use."""
    found = []
    for box in section.find_class(name):
        box = copy.deepcopy(box)
        box.tail = None
        drop(box)
        if name not in ("predict", "decide"):
            unfold(box)
        found.append(box)
    return found
