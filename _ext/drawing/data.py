"""What stands behind a drawing, as CSV: the works that its caption cites, what was found in whom, and their numbers.

The first line says what the file is, where the drawing stands, when the rows were read, and what to beware of.
A drawing whose caption cites nothing shows no finding, and has no such file.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from _ext.drawing.directive import FOLDER, drawing_image, save_link
from _ext.evidence import rows
from _ext.output.exports import ROOT, SHEETS
from _ext.output.stamps import hash_of, stamps_of
from _ext.page.edition import edition

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HEAD = ("row", "work", "key", "in whom", "what", "value", "ci low", "ci high", "unit", "events", "total", "part read", "day read", "address", "caveat")
COUNTED = ("endpoint", "estimate", "ci_low", "ci_high", "unit", "events", "total")
BEWARE = "A number counts in the people of its row alone; an empty cell was not reported or not read. What of this is drawn, the caption says."


def cited(figure: nodes.figure) -> list[str]:
    """The works that the caption cites, in its order."""
    targets = (reference["reftarget"] for reference in figure.findall(addnodes.pending_xref) if reference.get("refdomain") == "cite")
    return list(dict.fromkeys(key.strip() for target in targets for key in target.split(",")))


def said(figure: nodes.figure) -> str:
    """The caption in plain words, its citations as author and year."""
    caption = next((part.deepcopy() for part in figure.findall(nodes.caption)), None)
    if caption is None:
        return ""
    for reference in list(caption.findall(addnodes.pending_xref)):
        keys = [key.strip() for key in reference["reftarget"].split(",")] if reference.get("refdomain") == "cite" else []
        if keys:
            reference.parent.replace(reference, nodes.Text(f"({', '.join(rows.name(key) for key in keys)})"))
    return " ".join(caption.astext().split()).rstrip(".")


def note_drawings(app: Sphinx, doctree: nodes.document) -> None:
    """Note what each drawing of a page stands on, and link the file that will say so."""
    found = []
    for figure in doctree.findall(nodes.figure):
        image, link = next(iter(figure.findall(drawing_image)), None), next(iter(figure.findall(save_link)), None)
        keys = [key for key in cited(figure) if key in rows.studies()]
        if image is None or link is None or not keys:
            continue
        stem = Path(image["path"]).stem
        link["data"] = str(Path(link["address"]).with_suffix(".csv").as_posix())
        found.append((stem, figure["ids"][-1] if figure["ids"] else "", said(figure), keys))
    app.env.metadata[app.env.docname]["drawn"] = found


def _cell(value: object) -> object:
    if value is None or value != value:  # nothing was reported or read
        return ""
    if hasattr(value, "strftime"):
        return f"{value:%Y-%m-%d}"
    return int(value) if isinstance(value, float) and value.is_integer() else value


def table(told: str, keys: list[str]) -> str:
    """The file of one drawing, its first line and a row for each work and each of its numbers."""
    studies = rows.studies()
    numbers = [row for row in rows.outcomes().values() if row["study"] in keys]
    days = [row["checked"] for row in (*(studies[key] for key in keys), *numbers)]
    first, last = f"{min(days):%Y-%m-%d}", f"{max(days):%Y-%m-%d}"
    read = first if first == last else f"{first} to {last}"
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([f"# {told} Rows of studies.csv and outcomes.csv for the works that the caption cites, read {read}. {BEWARE} CC BY 4.0."])
    writer.writerow(HEAD)
    for key in keys:
        study, name = studies[key], rows.name(key)
        found = ("work", name, key, study["population"], study["summary"], *[""] * 5, study["n"])
        writer.writerow(map(_cell, (*found, study["read"], study["checked"], study["source_url"], study["discrepancy"])))
        for row in (one for one in numbers if one["study"] == key):
            found = ("number", name, row["id"], f"{row['population']}; {row['arm']}", *(row[column] for column in COUNTED))
            writer.writerow(map(_cell, (*found, row["read"], row["checked"], row["source_url"], row["note"])))
    return out.getvalue()


def files(app: Sphinx) -> dict[str, tuple[str, list[str]]]:
    """What the file of every drawing that stands on works begins with, and these works, by its name."""
    found = {}
    for docname, noted in sorted(app.env.metadata.items()):
        for stem, anchor, caption, keys in noted.get("drawn", []):
            found[f"{stem}.csv"] = f"{caption}. {app.env.titles[docname].astext()}, {docname}.html#{anchor}, version {edition().version}.", keys
    return found


def write_tables(app: Sphinx, exception: Exception | None) -> None:
    """Write the file of every drawing that stands on works, if a caption or a row has changed."""
    if exception is not None or app.builder.name != "html":
        return
    folder, every = Path(app.outdir) / FOLDER, files(app)

    def write() -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for name, (told, keys) in every.items():
            (folder / name).write_text(table(told, keys), encoding=SHEETS, newline="")

    made_of = [Path(__file__), Path(rows.__file__), ROOT / "bib" / "references.bib", *(path for room in ("bib", "evidence") for kind in ("csv", "py") for path in (ROOT / room).glob(f"*.{kind}"))]
    stamps_of(app).make("drawn", hash_of(made_of, repr(every)), write, *(folder / name for name in every))


def setup(app: Sphinx) -> None:
    app.connect("doctree-read", note_drawings, priority=400)  # before citations are resolved
    app.connect("build-finished", write_tables)
