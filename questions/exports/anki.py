"""Cards for Anki: questions and the terms of the glossary; ids are stable, so that an update keeps a learner's history."""

from __future__ import annotations

import hashlib
import io
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from html import escape
from pathlib import Path

import genanki

from questions.bank import Bank
from questions.exports.flat import Asked, answer_of, asked, drawing, html_of, reasons

CSS = Path(__file__).with_name("anki.css")


def _id(name: str) -> int:
    """Return a number that follows from a name: Anki knows models and decks by number."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) | 1 << 30


MODEL = genanki.Model(
    _id("the-tolerant-liver card"),
    "The Tolerant Liver",
    fields=[{"name": name} for name in ("Front", "Back", "Source", "Id")],
    templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": '{{FrontSide}}<hr id="answer">{{Back}}<p class="source">{{Source}}</p>'}],
    css=CSS.read_text(encoding="utf-8"),
    sort_field_index=3,
)


def to_anki(banks: Iterable[Bank], terms: Mapping[str, str], moment: datetime, titles: Mapping[str, str]) -> bytes:
    """Return a package with a deck a chapter and one for the glossary.

    Parameters
    ----------
    banks
        The questions.
    terms
        Meaning of each term, as plain text.
    moment
        When the questions were last changed. Anki takes over a card that is newer than its own; the same moment and bank give the same bytes.
    titles
        Title of each chapter.
    """
    decks, drawings = [], {}
    for bank in banks:
        deck = genanki.Deck(_id(f"deck {bank.chapter}"), f"The Tolerant Liver::{titles.get(bank.chapter, bank.chapter)}")
        for one in asked([bank], variants=False):
            name = f"tolerant-{one.part.figure.file}" if one.part.figure else ""
            if name:
                drawings[name] = drawing(one)
            deck.add_note(_note(one.id, _front(one, name), _back(one), one.reference, [one.item.level, one.item.topic]))
        decks.append(deck)
    glossary = genanki.Deck(_id("deck glossary"), "The Tolerant Liver::Glossary")
    for term, meaning in terms.items():
        glossary.add_note(_note(f"term {term}", f"<p><strong>{escape(term)}</strong></p>", f"<p>{escape(meaning)}</p>", "The Tolerant Liver, glossary", ["glossary"]))
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name, svg in sorted(drawings.items()):
            path = Path(folder, name)
            path.write_text(svg, encoding="utf-8")
            files.append(str(path))
        target = Path(folder, "cards.apkg")
        genanki.Package([*decks, glossary], files).write_to_file(str(target), timestamp=moment.timestamp())
        return packed(target.read_bytes(), moment)


def packed(archive: bytes, moment: datetime) -> bytes:
    """Return an archive with one date for every file in it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as given, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            made.writestr(zipfile.ZipInfo(name, moment.timetuple()[:6]), given.read(name), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _note(name: str, front: str, back: str, source: str, tags: list[str]) -> genanki.Note:
    return genanki.Note(model=MODEL, fields=[front, back, escape(source), name], guid=genanki.guid_for(f"tolerant {name}"), tags=tags)


def _front(one: Asked, name: str) -> str:
    choices = [option.text for option in one.part.options] or (list(one.part.shown_steps(one.id)) if one.part.steps else [])
    listed = "".join(f"<li>{escape(text)}</li>" for text in choices)
    if one.part.pairs:
        listed = "".join(f"<li>{escape(pair.left)}</li>" for pair in one.part.pairs)
        listed += f"<li>Choose from: {escape('; '.join(one.part.shown_rights(one.id)))}</li>"
    opening, closing = ('<ol type="A">', "</ol>") if one.part.kind == "one-best-answer" else ("<ul>", "</ul>")
    return html_of(one, name) + (f"{opening}{listed}{closing}" if listed else "")


def _back(one: Asked) -> str:
    return f"<p><strong>{escape(answer_of(one))}</strong></p><ul>{''.join(f'<li>{escape(line)}</li>' for line in reasons(one))}</ul>"
