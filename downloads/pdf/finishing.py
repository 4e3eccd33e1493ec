"""What Chromium leaves open in a PDF: metadata, what links are for, bookmarks by part, letters that are all embedded."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import url2pathname

import pikepdf

from downloads.edition import moment, version
from downloads.pdf.structure import renumber

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class About:
    """What the metadata say."""

    title: str
    subject: str
    keywords: Sequence[str] = ("liver metastases", "immune checkpoint inhibitors", "locoregional therapy", "medical education")


def finish(path: Path, about: About, pages: Mapping[str, int], names: Mapping[str, str], parts: Mapping[str, str] | None = None, headings: Iterable[str] = ()) -> None:
    """Complete a printed file in its place.

    Parameters
    ----------
    path
        The file.
    about
        Its metadata.
    pages
        Page of each place that links lead to.
    names
        Titles of some of these places.
    parts
        Part to which a chapter belongs, by its title, for the bookmarks.
    headings
        What the headings say.
    """
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        describe_links(pdf, pages, names)
        mend_bookmarks(pdf, headings)
        if parts:
            group_bookmarks(pdf, parts)
        set_metadata(pdf, about)
        renumber(pdf)
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=True, deterministic_id=True, linearize=True)


def set_metadata(pdf: pikepdf.Pdf, about: About) -> None:
    """Say what the file is, for whom it may be used, and in which language."""
    pdf.Root.Lang = pikepdf.String("en-GB")
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = pikepdf.Name.UseOutlines
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as told:
        told["dc:title"] = about.title
        told["dc:description"] = about.subject
        told["dc:creator"] = ["The Tolerant Liver contributors"]
        told["dc:language"] = {"en-GB"}
        told["dc:subject"] = set(about.keywords)
        told["dc:rights"] = "Text and figures: Creative Commons Attribution 4.0"
        told["xmpRights:WebStatement"] = LICENCE
        told["xmp:CreateDate"] = f"{moment():%Y-%m-%dT%H:%M:%SZ}"
        told["xmp:ModifyDate"] = f"{moment():%Y-%m-%dT%H:%M:%SZ}"
        told["pdf:Keywords"] = ", ".join(about.keywords)
        told["pdf:Producer"] = f"The Tolerant Liver {version()}"


def settle(path: Path) -> None:
    """Take out of a printed file what another print would say otherwise: the time of printing, and the folder in which it was made.

    Two prints are the same then, and a link to the book beside the file leads there on every machine.
    """
    day = f"D:{moment():%Y%m%d%H%M%S}Z"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = day
        for link in links(pdf):
            if "/A" in link and "/URI" in link.A:
                link.A.URI = pikepdf.String(beside(str(link.A.URI), path.parent))
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)


def beside(address: str, folder: Path) -> str:
    """Return where a link leads, seen from a folder, where it leads to a file on this machine.

    Examples
    --------
    >>> beside("file:///home/ana/book/chapters/heat.html#model", Path("/home/ana/book/_downloads/slides"))
    '../../chapters/heat.html#model'
    >>> beside("https://doi.org/10.1000/1", Path("/home/ana"))
    'https://doi.org/10.1000/1'
    """
    parts = urlsplit(address)
    if parts.scheme != "file":
        return address
    path = os.path.relpath(url2pathname(parts.path), folder.resolve()).replace(os.sep, "/")
    return urlunsplit(("", "", quote(path), parts.query, parts.fragment))


def links(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield every link of a file."""
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            if note.get("/Subtype") == "/Link":
                yield note


def describe_links(pdf: pikepdf.Pdf, pages: Mapping[str, int], names: Mapping[str, str]) -> None:
    """Say of each link where it leads."""
    for link in links(pdf):
        action = link.get("/A")
        if action is not None and "/URI" in action:
            link.Contents = pikepdf.String(f"Opens {action.URI}")
            continue
        target = link.get("/Dest")
        name = str(target).removeprefix("/") if target is not None else ""
        said = names.get(name) or names.get(name.partition("--")[0], "")
        where = f", page {pages[name]}" if name in pages else ""
        link.Contents = pikepdf.String(f"Goes to {said or 'a place in this book'}{where}")


def mend_bookmarks(pdf: pikepdf.Pdf, headings: Iterable[str]) -> None:
    """Give each bookmark the words of its heading."""
    known = {"".join(heading.split()): " ".join(heading.split()) for heading in headings}
    with pdf.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop()
            waiting += item.children
            item.title = heading_of(item.title, known)


def heading_of(title: str, known: Mapping[str, str]) -> str:
    """Return the heading of a bookmark: Chromium repeats the first line of one that opens a page, and joins lines without a space.

    Parameters
    ----------
    title
        What the bookmark says.
    known
        Headings by their letters without spaces.

    Examples
    --------
    >>> heading_of("Heat andHeat andcold", {"Heatandcold": "Heat and cold"})
    'Heat and cold'
    >>> heading_of("Ice", {"Heatandcold": "Heat and cold"})
    'Ice'
    """
    letters = "".join(title.split())
    for cut in range(len(letters) // 2 + 1):
        rest = letters[cut:]
        if rest in known and rest.startswith(letters[:cut]):
            return known[rest]
    return title


def group_bookmarks(pdf: pikepdf.Pdf, parts: Mapping[str, str]) -> None:
    """Put the bookmarks of the chapters below those of their parts."""
    with pdf.open_outline() as outline:
        grouped: list[pikepdf.OutlineItem] = []
        for item in list(outline.root):
            item.is_closed = True
            part = parts.get(item.title)
            if part is None:
                grouped.append(item)
                continue
            if not grouped or grouped[-1].title != part:
                grouped.append(pikepdf.OutlineItem(part, item.destination))
            grouped[-1].children.append(item)
        outline.root[:] = grouped


def not_embedded(path: Path) -> list[str]:
    """Return the names of fonts that a file uses and does not hold; letters of Type 3 are drawn in the file itself."""
    files = ("/FontFile", "/FontFile2", "/FontFile3")
    with pikepdf.open(path) as pdf:
        fonts = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font" and thing.get("/Subtype") not in ("/Type0", "/Type3")]
        return sorted({str(font.get("/BaseFont")) for font in fonts if not any(name in font.get("/FontDescriptor", {}) for name in files)})


def undescribed(path: Path) -> int:
    """Return how many figures in the structure of a file have no alternative text."""
    with pikepdf.open(path) as pdf:
        return sum(1 for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure" and not str(thing.get("/Alt", "")).strip())


LOW = 72
"""Points above the foot of a page below which a heading has no line after it."""


def orphaned_headings(path: Path) -> list[str]:
    """Return the headings that stand alone at the foot of a page, with its number."""
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        number = {page.objgen: place for place, page in enumerate(pdf.pages, 1)}
        found, waiting = [], list(outline.root)
        while waiting:
            item = waiting.pop()
            waiting += item.children
            if item.destination is not None and float(item.destination[3]) < LOW:
                found.append(f"page {number[item.destination[0].objgen]}: {item.title}")
        return found
