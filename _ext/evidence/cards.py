"""What a card tells of each work that is cited, in one script for all pages, and the small mark at each citation.

The card opens beside a citation (`assets/js/evidence-note.js`); the mark says by shape and colour in whom the work was done.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from _ext.evidence import rows
from _ext.evidence.cited import index_of
from evidence import wording

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NAME = "works.js"
NOTICES = ("retraction", "correction")


def address_of(notice: str) -> str:
    """Where a notice can be read, from its DOI or its number in PubMed.

    Examples
    --------
    >>> address_of("10.1000/x"), address_of("123")
    ('https://doi.org/10.1000/x', 'https://pubmed.ncbi.nlm.nih.gov/123/')
    """
    return f"https://pubmed.ncbi.nlm.nih.gov/{notice}/" if notice.isdigit() else f"https://doi.org/{quote(notice, safe='/:();,.~+')}"


def people(study: rows.Row) -> str:
    """How many were studied, in words; empty where it is not known."""
    many = "" if study["n"] != study["n"] else f"{wording.number(study['n'])} {'animals' if study['directness'] == 'animal' else 'people'}"
    share = study["n_liver_metastases"]
    near = "" if share != share else "all with liver metastases" if share == study["n"] else f"{wording.number(share)} with liver metastases"
    return ", ".join(part for part in (many, near) if part)


def card(key: str) -> dict[str, object]:
    """What a card tells of one work.

    Examples
    --------
    >>> told = card("calne1969induction")
    >>> told["name"], told["in"], told["ways"][0][0]
    ('Calne et al. (1969)', 'animal', 'DOI')
    """
    entry, study = rows.works()[key], rows.studies().get(key)
    ways = [("DOI", address_of(entry.get("doi")))] if entry.get("doi") else []
    ways += [("PubMed", address_of(entry.get("pmid")))] if entry.get("pmid") else []
    ways += [("Online", entry.get("url"))] if not ways and entry.get("url") else []
    told = {
        "name": rows.name(key), "journal": entry.text("journal") or entry.text("booktitle"), "ways": ways,
        "notices": [(kind, address_of(entry.get(kind))) for kind in NOTICES if entry.get(kind)],
    }  # fmt: skip
    if study:
        told |= {
            "in": study["directness"], "design": wording.design(study), "people": people(study),
            "summary": wording.prose(study["summary"]), "read": study["read"], "annotated": True,
        }  # fmt: skip
    return told


def write(folder: Path) -> None:
    """Write the script that holds every card."""
    told = {"words": {"directness": wording.DIRECTNESS, "read": wording.READ}, "works": {key: card(key) for key in rows.works()}}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NAME).write_text(f"globalThis.bookWorks = {text};\n", encoding="utf-8")


class MarkCitations(SphinxPostTransform):
    """Let each citation say in whom its work was done."""

    default_priority = 20  # after citations are resolved

    def run(self, **options: object) -> None:
        keys = index_of(self.env).keys
        for reference in self.document.findall(nodes.reference):
            anchor = reference.get("refid") or reference.get("refuri", "").partition("#")[2]
            study = rows.studies().get(keys.get(anchor, ""))
            if study and "refuri" in reference:
                reference["classes"] += ["cite", f"in-{study['directness']}"]


def setup(app: Sphinx) -> None:
    app.add_post_transform(MarkCitations)
