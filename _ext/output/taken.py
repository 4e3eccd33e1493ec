"""What can be taken away, on its page: the directive ``download-files``, and the files beside the site.

The list of files is read again where one has been made anew (``python book.py downloads``); a file that has not been made
is named, with the command that makes it.
"""

from __future__ import annotations

import hashlib
import shutil
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from _ext.output.exports import FOLDER
from _ext.output.stamps import stamps_of
from _ext.page.builders import is_site
from _ext.page.disclosure import folded
from _ext.page.tables import table
from downloads import listing, registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

HEADINGS, WIDTHS = ("File", "What it is", "For", "Size and date"), (26, 34, 24, 16)
NOT_MADE = "not in this copy"


class download_files(nodes.General, nodes.Element):
    """Stands for the list of files until a page is written."""


class DownloadFiles(SphinxDirective):
    """Every file that can be taken away, with size, date and checksum."""

    def run(self) -> list[nodes.Node]:
        self.env.metadata[self.env.docname]["download_files"] = state()
        return [download_files()]


def state() -> str:
    """Hash of the list of files and of what is told of them."""
    made = listing.LISTING.read_bytes() if listing.LISTING.is_file() else b""
    return hashlib.sha256(made + repr(registry.DOWNLOADS).encode()).hexdigest()


class FillFiles(SphinxPostTransform):
    """Put the list where it belongs."""

    default_priority = 20

    def run(self, **options: object) -> None:
        made = listing.read()
        top = "../" * self.env.docname.count("/") + FOLDER if is_site(self.app.builder) else ""
        for node in list(self.document.findall(download_files)):
            rows = [row for one in registry.DOWNLOADS for file in one.files for row in rows_of(file, made, top)]
            sums = [nodes.list_item("", nodes.paragraph("", "", nodes.literal(text=f"{one.sha256}  {name}"))) for name, one in sorted(made.items()) if "/" not in name]
            checksums = [folded("Checksums (SHA-256)", nodes.bullet_list("", *sums))] if sums else []
            node.replace_self([table(HEADINGS, rows, WIDTHS, ["download-files", "cards"]), *checksums])


def rows_of(file: registry.File, made: dict[str, listing.Made], top: str) -> Iterator[list[list[nodes.Node]]]:
    """Yield the row of a file, or of all files that its name stands for: the files, what they are, what for, size and date."""
    found = [one for name, one in sorted(made.items()) if fnmatch(name, file.name)]
    what, used_for = [said(file.what)], [said(file.used_for)]
    if file.left_out:
        what.append(nodes.paragraph("", "", nodes.emphasis(text=f"Left out: {file.left_out}")))
    if not found:
        yield [[nodes.paragraph("", "", nodes.literal(text=file.name))], what, used_for, [nodes.paragraph(text=NOT_MADE)]]
    elif "*" not in file.name:
        (one,) = found
        told = f"{listing.size_in_words(one.size)}, {one.date}"
        yield [[nodes.paragraph("", "", link(one.name, top))], what, used_for, [nodes.paragraph(text=told)]]
    else:
        items = [nodes.list_item("", nodes.paragraph("", "", link(one.name, top), nodes.Text(f" {listing.size_in_words(one.size)}"))) for one in found]
        files = [folded(f"{len(found)} files", nodes.bullet_list("", *items))]
        told = f"{listing.size_in_words(sum(one.size for one in found))}, {found[0].date}"
        yield [files, what, used_for, [nodes.paragraph(text=told)]]


def said(text: str) -> nodes.paragraph:
    """A paragraph in which what stands between backticks is code.

    Examples
    --------
    >>> [type(part).__name__ for part in said("Unpack it and open `index.html`.").children]
    ['Text', 'literal', 'Text']
    """
    parts = [nodes.literal(text=part) if place % 2 else nodes.Text(part) for place, part in enumerate(text.split("`")) if part]
    return nodes.paragraph("", "", *parts)


def link(name: str, top: str) -> nodes.Node:
    """A link to a file on the site; elsewhere its name alone."""
    shown = name.rpartition("/")[2]
    return nodes.reference("", shown, refuri=f"{top}/{name}", internal=True) if top else nodes.literal(text=shown)


def outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """Pages whose list is not that of now."""
    return [name for name, data in env.metadata.items() if data.get("download_files", now := state()) != now]


def copy(out: Path, source: Path = listing.FOLDER) -> None:
    """Bring the files that have been made onto the site; those that are there and alike stay."""
    for name, one in listing.read(source / listing.LISTING.name).items():
        target = out / FOLDER / name
        if (source / name).is_file() and not (target.is_file() and listing.entry(target, out / FOLDER).sha256 == one.sha256):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / name, target)


def bring(app: Sphinx, exception: Exception | None) -> None:
    """Bring what has been made beside the pages that link it."""
    if exception is None and app.builder.name == "html":
        out = Path(app.outdir)
        stamps_of(app).make("taken", state(), lambda: copy(out), *(out / FOLDER / name for name in listing.read()))


def setup(app: Sphinx) -> None:
    app.add_node(download_files)
    app.add_directive("download-files", DownloadFiles)
    app.add_post_transform(FillFiles)
    app.connect("env-get-outdated", outdated)
    app.connect("build-finished", bring)
