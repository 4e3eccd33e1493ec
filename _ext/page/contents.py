"""The contents of the book beside each page: composed once, since every page would otherwise compose a list of all pages anew.

A page of a large book names the pages of its own part only, and the other parts by their captions; it would otherwise grow with the book.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

WHOLE = 100
"""Pages up to which every page lists them all."""

ALL = {"maxdepth": 1, "collapse": False, "includehidden": True, "titles_only": True}
PIECE = re.compile(r'<p class="caption"[^>]*><span class="caption-text">(?P<caption>.*?)</span></p>|<a class="[^"]*"[^>]* href="(?P<link>[^"]*)">(?P<title>.*?)</a></li>', re.S)


@dataclass(frozen=True)
class Part:
    """A part of the book: its caption, and its pages with their titles, in HTML."""

    caption: str
    pages: list[tuple[str, str]] = field(default_factory=list)


def parts_in(toctree: str, docname: str, ending: str = ".html") -> list[Part]:
    """Read the parts from the contents that Sphinx composes for a page.

    Examples
    --------
    >>> parts_in('<p class="caption"><span class="caption-text">Heat</span></p><ul><li><a class="current reference internal" href="#">Ice</a></li></ul>', "a/ice")
    [Part(caption='Heat', pages=[('a/ice', 'Ice')])]
    """
    found: list[Part] = []
    for piece in PIECE.finditer(toctree):
        if piece["caption"] is not None:
            found.append(Part(piece["caption"]))
        else:
            link = piece["link"].partition("#")[0]
            name = posixpath.normpath(posixpath.join(posixpath.dirname(docname), link)).removesuffix(ending) if link else docname
            found = found or [Part("")]
            found[-1].pages.append((name, piece["title"]))
    return found


def lines(parts: list[Part], docname: str, builder: Builder) -> Iterator[str]:
    """Write the contents for a page."""
    whole = sum(len(part.pages) for part in parts) <= WHOLE
    for part in parts:
        own = any(name == docname for name, _ in part.pages)
        if not (whole or own):
            yield f'<p class="caption"><a href="{builder.get_relative_uri(docname, part.pages[0][0])}">{part.caption}</a></p>'
            continue
        yield f'<p class="caption"><span class="caption-text">{part.caption}</span></p>' if part.caption else ""
        yield '<ul class="current">' if own else "<ul>"
        for name, title in part.pages:
            if name == docname:
                yield f'<li class="toctree-l1 current"><a class="current reference internal" aria-current="page" href="#">{title}</a></li>'
            else:
                yield f'<li class="toctree-l1"><a class="reference internal" href="{builder.get_relative_uri(docname, name)}">{title}</a></li>'
        yield "</ul>"


def describe(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    """Tell the template what the contents beside this page are."""
    if "toctree" not in context or app.builder.name == "epub":  # its pages have no contents beside them
        return
    if app.builder.name != "html":  # addresses of another kind
        context["book_contents"] = context["toctree"](**ALL).replace(' role="heading"', "")
        return
    if app.book_parts is None:
        app.book_parts = parts_in(context["toctree"](**ALL), pagename)
    context["book_contents"] = "\n".join(lines(app.book_parts, pagename, app.builder)) + "\n"


def forget(app: Sphinx) -> None:
    """Compose the contents anew in each build."""
    app.book_parts = None


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", forget)
    app.connect("html-page-context", describe)
