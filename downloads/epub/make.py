"""Makes `the-tolerant-liver.epub`."""

from __future__ import annotations

import mimetypes
import uuid
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from downloads.archive import write_zip
from downloads.book import SITE, Page, pages
from downloads.edition import NAME, ROOT, moment, version
from downloads.epub import pages as writing
from downloads.epub.xhtml import properties
from downloads.pdf.document import NAME as TITLE
from downloads.pdf.document import SUBTITLE, printed
from visual.alone import with_colours

HERE = Path(__file__).parent
CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
DESCRIPTION = (
    "An open textbook: why the liver tolerates, how metastases use that, what radiation, ablation and embolisation do to it, and what the trials of combining them "
    "with immune checkpoint inhibitors show. For learning, never for patient decisions."
)
FRONT = "This edition"


def make(folder: Path, site: Path = SITE) -> list[Path]:
    """Write the EPUB."""
    return [write(printed(pages()), folder / f"{NAME}.epub", site)]


def write(chosen: Sequence[Page], target: Path, site: Path = SITE) -> Path:
    """Write an EPUB of some pages and return its path."""
    front = writing.front()
    bodies = front | writing.chapters(chosen, site)
    titles = {name: title for name, (title, _) in bodies.items()}
    inside = writing.files(bodies)
    inside["book.css"] = style().encode()
    parts = contents(chosen, titles, list(front))
    templates = Environment(loader=FileSystemLoader(HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    items = [item(name, data) for name, data in sorted(inside.items())]
    package = templates.get_template("package.opf").render(
        identifier=f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{NAME} {version()}')}", title=TITLE, subtitle=SUBTITLE, description=DESCRIPTION,
        date=f"{moment():%Y-%m-%d}", modified=f"{moment():%Y-%m-%dT%H:%M:%SZ}", items=items,
        spine=[*(identifier(name) for name in front), "nav", *(identifier(name) for name in titles if name not in front)],
    )  # fmt: skip
    first = next(name for name in titles if name not in front)
    inside |= {"package.opf": package.encode(), "nav.xhtml": templates.get_template("nav.xhtml").render(parts=parts, first=first).encode()}
    whole = {f"book/{name}": data for name, data in inside.items()}
    return write_zip(target, {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, **whole}, first="mimetype")


def contents(chosen: Sequence[Page], titles: dict[str, str], front: Sequence[str]) -> list[dict]:
    """Return the parts of the book with the files and titles of their pages."""
    parts = {FRONT: [(name, titles[name]) for name in front]}
    for page in chosen:
        parts.setdefault(page.part, []).append((f"{page.slug}.xhtml", titles[f"{page.slug}.xhtml"]))
    if "key.xhtml" in titles:
        parts[chosen[-1].part].append(("key.xhtml", titles["key.xhtml"]))
    return [{"name": name, "pages": inside} for name, inside in parts.items()]


def identifier(name: str) -> str:
    """Return the identifier of a file in the package.

    Examples
    --------
    >>> identifier("4-therapies-ablation.xhtml")
    'f-4-therapies-ablation-xhtml'
    """
    return "f-" + name.replace("/", "-").replace(".", "-")


def item(name: str, data: bytes) -> dict[str, str]:
    """Return how the package lists a file."""
    kind = "application/xhtml+xml" if name.endswith(".xhtml") else mimetypes.guess_type(name)[0] or "application/octet-stream"
    return {"id": identifier(name), "name": name, "kind": kind, "properties": " ".join(properties(data)) if name.endswith(".xhtml") else ""}


def style() -> str:
    """Return the style sheet: that of the EPUB, and the drawings' in light colours."""
    palette, drawing = ((ROOT / "assets" / "css" / name).read_text(encoding="utf-8") for name in ("palette.css", "drawing.css"))
    return (HERE / "book.css").read_text(encoding="utf-8") + with_colours(palette, drawing)
