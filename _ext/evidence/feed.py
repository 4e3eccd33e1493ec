"""The Atom feed of *What is new*, written at the end of a build (RFC 4287).

Where the address of the site is configured, links are complete; otherwise they are relative to the feed. The identifier of
an entry never changes as long as that address does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree import ElementTree

from _ext.evidence import news, rows
from _ext.output.stamps import hash_of, stamps_of
from _ext.page.edition import edition
from evidence.wording import CERTAINTY, prose

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
NAME = "feed.xml"
PAGE = "chapters/back/what-is-new"
ATOM = "http://www.w3.org/2005/Atom"
NOWHERE = "the-tolerant-liver.invalid"
"""Stands for the authority of identifiers while the book has no address; no such domain can ever be."""


@dataclass(frozen=True)
class Entry:
    """One entry: what identifies it, its day, its title, its text as HTML, its place on the page."""

    name: str
    date: str
    title: str
    text: str
    anchor: str


def entries(titles: dict[str, str]) -> Iterator[Entry]:
    """Yield what is new, newest first: each change and each erratum; new statements by chapter; works by day."""
    for one in news.days():
        date = str(one.date)
        for change in one.changes:
            now = f"<p>It says now: {_said(change['now'], change['certainty_now'])}</p>" if change["now"] else ""
            text = f"<p>The book said: {_said(change['was'], change['certainty_was'])}</p>{now}<p>Why: {escape(prose(change['why']))}</p>"
            name = f"change-{change['claim']}-{date}"
            yield Entry(name, date, f"{news.KINDS[change['change']]}: {titles.get(change['chapter'], change['chapter'])}", text, name)
        for row in one.errata:
            text = f"<p>The book said: {escape(prose(row['was']))}</p><p>It says now: {escape(prose(row['now']))}</p>"
            yield Entry(f"erratum-{row['id']}", date, f"Error put right: {titles.get(row['page'], row['page'])}", text, one.anchor)
        for chapter, held in one.new.items():
            text = "".join(f"<li>{_said(change['now'], change['certainty_now'])}</li>" for change in held)
            many = f"{len(held)} new statement{'s' * (len(held) > 1)}"
            yield Entry(f"new-{chapter.replace('/', '-')}-{date}", date, f"{many}: {titles.get(chapter, chapter)}", f"<ul>{text}</ul>", one.anchor)
        if one.works:
            many = f"{len(one.works)} work{'s' * (len(one.works) > 1)} entered or read again"
            yield Entry(f"works-{date}", date, many, f"<p>{escape(', '.join(rows.names()[key] for key in one.works))}.</p>", one.anchor)


def _said(statement: str, certainty: str) -> str:
    return f"{escape(prose(statement))} ({CERTAINTY[certainty]})"


def feed(titles: dict[str, str], base: str) -> bytes:
    """Return the feed.

    Parameters
    ----------
    titles
        Title of each page, by its name below ``chapters/``.
    base
        Address of the site with a slash at its end; may be empty.
    """
    ElementTree.register_namespace("", ATOM)
    found, book = list(entries(titles)), edition()
    authority = f"tag:{urlsplit(base).hostname or NOWHERE},{min(entry.date for entry in found)}:"
    root = ElementTree.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "en-GB"})
    _add(root, "title", f"What is new in {book.title.partition(':')[0]}")
    _add(root, "id", f"{authority}what-is-new")
    _add(root, "updated", _moment(found[0].date))
    if base:
        _add(root, "link", rel="self", type="application/atom+xml", href=f"{base}{NAME}")
    _add(root, "link", rel="alternate", type="text/html", href=f"{base}{PAGE}.html")
    for name in book.authors:
        _add(_add(root, "author"), "name", name)
    _add(root, "rights", "Creative Commons Attribution 4.0 International")
    for entry in found:
        item = _add(root, "entry")
        _add(item, "title", entry.title)
        _add(item, "id", authority + entry.name)
        _add(item, "updated", _moment(entry.date))
        _add(item, "link", rel="alternate", type="text/html", href=f"{base}{PAGE}.html#{entry.anchor}")
        _add(item, "content", entry.text, type="html")
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    child.text = text
    return child


def _moment(date: str) -> str:
    return f"{date}T00:00:00Z"


def titles_of(env: BuildEnvironment) -> dict[str, str]:
    """Title of each page by its name below ``chapters/``."""
    return {docname.removeprefix("chapters/"): title.astext() for docname, title in env.titles.items()}


def key(titles: dict[str, str], base: str) -> str:
    """Hash of all that the feed is made of."""
    made_of = [*HERE.glob("*.py"), *(path for kind in ("csv", "yml", "py") for path in (ROOT / "evidence").glob(f"*.{kind}")), ROOT / "bib" / "references.bib", ROOT / "CITATION.cff"]
    return hash_of(made_of, repr(sorted(titles.items())), base)


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write the feed beside the pages of the site, if anything in it has changed."""
    if exception is None and app.builder.name == "html":
        from _ext.page.metadata import base_of

        target, titles, base = Path(app.outdir) / NAME, titles_of(app.env), base_of(app)
        stamps_of(app).make("feed", key(titles, base), lambda: target.write_bytes(feed(titles, base)), target)


def setup(app: Sphinx) -> None:
    app.connect("build-finished", write)
