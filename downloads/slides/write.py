"""Writes decks: their sources, the pages that sphinx-revealjs makes of them, the text page of each."""

from __future__ import annotations

import io
import shutil
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from lxml import html

from downloads.book import SITE
from downloads.edition import ROOT, moment, version
from downloads.slides.deck import Deck, Slide
from downloads.slides.text import plain

HERE = Path(__file__).parent
POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'"
LONG = 560
"""Characters from which on a slide is set smaller."""


def source(deck: Deck) -> str:
    r"""Return a deck as reStructuredText, a section a slide.

    Examples
    --------
    >>> from downloads.book import Page
    >>> print(source(Deck(Page("chapters/a", "A"), "A", (Slide("B*", "<p>c</p>"),))).splitlines()[3])
    B\*
    """
    parts = [":orphan:", ""]
    for slide in deck.slides:
        name = escaped(slide.title)
        long = " long" if slide.kind != "figure" and length(slide) > LONG else ""
        parts += ["", name, "=" * (len(name) + 2), "", ".. raw:: html", "", f'   <div class="slide {slide.kind}{long}">']
        notes = f'<aside class="notes">{slide.notes}</aside>' if slide.notes else ""
        parts += [f"   {line}" for line in f"{slide.body}</div>{notes}".splitlines() if line.strip()]
    return "\n".join(parts) + "\n"


def run_sphinx(sources: Path, out: Path, static: Path) -> None:
    """Let sphinx-revealjs write the pages.

    Raises
    ------
    RuntimeError
        If Sphinx warns.
    """
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace

    said = io.StringIO()
    settings = {
        "project": "The Tolerant Liver", "extensions": ["sphinx_revealjs"], "exclude_patterns": [], "language": "en",
        "revealjs_static_path": [str(static)], "revealjs_html_theme": "revealjs-simple", "templates_path": [str(HERE)],
        "html_context": {"policy": POLICY}, "html_copy_source": False, "suppress_warnings": ["toc.not_included"],
    }  # fmt: skip
    with docutils_namespace():
        app = Sphinx(str(sources), None, str(out), str(out.parent / "doctrees"), "revealjs", confoverrides=settings, status=None, warning=said, freshenv=True)
        app.build()
    if said.getvalue().strip():
        raise RuntimeError(f"slides: {said.getvalue().strip()[:1000]}")


def share(folder: Path, site: Path) -> Path:
    """Collect what the decks share: the book's letters and colours, its formulas, their own style and script."""
    folder.mkdir(parents=True)
    for name in ("fonts", "katex"):
        shutil.copytree(site / "_static" / name, folder / name)
    for name in ("palette.css", "drawing.css"):
        shutil.copy(ROOT / "assets" / "css" / name, folder)
    for name in ("slides.css", "slides.js", "text.css"):
        shutil.copy(HERE / name, folder)
    return folder


def length(slide: Slide) -> int:
    """Return how many characters a slide shows."""
    return len(plain(html.fragment_fromstring(slide.body, create_parent="div")))


def escaped(text: str) -> str:
    """Return a text that reStructuredText takes letter by letter."""
    return "".join(f"\\{letter}" if letter in "\\*`|_" else letter for letter in text)


def write(decks: Sequence[Deck], folder: Path, work: Path, site: Path = SITE) -> list[Path]:
    """Write the pages of decks into a folder, each with its text page, and what they share beside them; return the decks.

    Raises
    ------
    RuntimeError
        If Sphinx warns.
    """
    sources = work / "decks"
    sources.mkdir(parents=True)
    for deck in decks:
        (sources / f"{deck.page.slug}.rst").write_text(source(deck), encoding="utf-8")
    (sources / "index.rst").write_text("Slides\n======\n\n" + "".join(f"* :doc:`{deck.page.slug}`\n" for deck in decks), encoding="utf-8")
    run_sphinx(sources, work / "out", share(work / "static", site))
    folder.mkdir(parents=True, exist_ok=True)
    for path in (work / "out").glob("*.html"):
        shutil.copy(path, folder)
    shutil.copytree(work / "out" / "_static", folder / "_static", dirs_exist_ok=True)
    templates = Environment(loader=FileSystemLoader(HERE), autoescape=select_autoescape(), undefined=StrictUndefined)
    for deck in decks:
        text = templates.get_template("text.html").render(deck=deck, version=version(), date=f"{moment():%-d %B %Y}", policy=POLICY)
        (folder / f"{deck.page.slug}.text.html").write_text(text, encoding="utf-8")
    return [folder / f"{deck.page.slug}.html" for deck in decks]
