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

CASES = "7-cases/"
STANDS_ON, CHANGE = "what-each-option-stands-on", "what-would-change-the-decision"
"""Sections of a case that a deck shows after its decisions."""


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
    """Return the deck of a page: question, objectives, prediction, figures, explorables, decisions, key points, what is not known.

    The deck of a case tells it in stages, and shows its course after the last decision, since the drawing gives the first ones away.
    """
    section = article(page, site)
    middle = _case(section, page) if page.chapter.startswith(CASES) else (*_figures(section, page), *_decisions(section))
    found = [*_opening(section), *middle, *_questions(bank), *_closing(section)]
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
        elif element.tag == "figure" and not inside_explorable(element):
            yield from _figure(element)


def _figure(element: html.HtmlElement) -> Iterator[Slide]:
    """A drawing or a figure of evidence: its message as heading, the rest of its caption for the speaker."""
    shown, caption = figures.picture(element), next(element.iter("figcaption"), None)
    text = next(iter(caption.find_class("caption-text")), caption) if caption is not None else None
    if not shown or text is None:
        return
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


def _decisions(section: html.HtmlElement) -> Iterator[Slide]:
    for box in _of(section, "decide"):
        yield from _choice(box, "Decide")


def _case(section: html.HtmlElement, page: Page) -> Iterator[Slide]:
    """The stages of a case: what is known, each decision, the voices, what its options stand on."""
    course: list[Slide] = []
    for part in section.findall("section"):
        heading = plain(part.find("h2")) if part.find("h2") is not None else ""
        if part.find_class("voices"):
            yield from _voices(part, heading)
        elif part.find_class("decide"):
            yield from _stage(part, heading)
            course += _figures(part, page)
        elif part.get("id") == STANDS_ON:
            yield from course
            yield from (_table(table, heading) for table in part.iter("table"))
        elif part.get("id") == CHANGE:
            yield from listed(heading, [inner(item, cited=False) for item in part.xpath("./ul/li")])


def _stage(part: html.HtmlElement, heading: str) -> Iterator[Slide]:
    """What a stage reveals, what is to be decided, what follows; stages within a stage have headings of their own."""
    told: list[str] = []

    def reveal() -> Iterator[Slide]:
        yield from paged(heading, told, "")
        told.clear()

    for child in part:
        if child.tag in ("p", "ul", "ol"):
            told.append(inner(child, cited=False, whole=child.tag != "p"))
        elif child.tag == "section":
            yield from reveal()
            yield from _stage(child, plain(next(child.iter("h3", "h4"))))
        elif "decide" in classes(child):
            yield from reveal()
            box = copy.deepcopy(child)
            drop(box)
            yield from _choice(box, "Decide")
        elif (table := child.find(".//table")) is not None:
            yield from reveal()
            yield _table(table, heading)
    yield from reveal()


def _voices(part: html.HtmlElement, heading: str) -> Iterator[Slide]:
    """Who sits at the table, each with a first sentence; all that they say is for the speaker."""
    names = [plain(name) for name in part.iter("dt")]
    says = [plain(said, cited=False) for said in part.iter("dd")]
    pairs = list(zip(names, says, strict=True))
    shown = "".join(f"<li><strong>{escape(name)}:</strong> {escape(sentence(said)[0])} …</li>" for name, said in pairs)
    yield Slide(heading, f"<ul>{shown}</ul>", "".join(f"<p><strong>{escape(name)}:</strong> {escape(said)}</p>" for name, said in pairs), "voices")


def _table(table: html.HtmlElement, heading: str) -> Slide:
    """A table of a page, its caption for the speaker."""
    table = copy.deepcopy(table)
    caption = table.find("caption")
    notes = f"<p>{escape(plain(caption, cited=False))}</p>" if caption is not None else ""
    if caption is not None:
        caption.drop_tree()
    return Slide(heading, inner(table, cited=False, whole=True), notes, "table")


def _questions(bank: Bank | None) -> Iterator[Slide]:
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
    yield from paged(heading, items, "li", "ul")


def paged(heading: str, items: Sequence[str], each: str, around: str = "div") -> Iterator[Slide]:
    """Yield slides with some pieces of HTML, as many as they need; `each` is the element that a piece is put into, if any."""
    groups: list[list[str]] = []
    for item in items:
        length = len(plain(html.fragment_fromstring(item, create_parent="div")))
        if not groups or len(groups[-1]) == LINES or sum(len(one) for one in groups[-1]) + length > FULL:
            groups.append([])
        groups[-1].append(f"<{each}>{item}</{each}>" if each else item)
    for place, group in enumerate(groups, 1):
        name = f"{heading} ({place} of {len(groups)})" if len(groups) > 1 else heading
        yield Slide(name, f"<{around}>{''.join(group)}</{around}>", "", "list")


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
