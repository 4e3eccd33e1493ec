"""Links from the keys that models and declarations name to the works in the bibliography."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bib.model import Entry


@lru_cache
def works() -> Mapping[str, Entry]:
    """Read the bibliography; faults in it are reported by `bib`, not here. Empty where there is none."""
    from bib.reading import REFERENCES, scan

    entries = scan(REFERENCES)[0] if REFERENCES.exists() else []
    return {entry.key: entry for entry in entries}


def link(key: str) -> str:
    """Link a work by its DOI or address, or give the bare key if the bibliography does not have it."""
    work = works().get(key)
    return f'<span class="tlx-source">{escape(key)}</span>' if work is None else work_link(work)


def work_link(work: Entry) -> str:
    """Link a work by authors and year.

    Examples
    --------
    >>> from bib.model import Entry
    >>> fields = {"author": "Ho, S. and others", "year": "1996", "doi": "10.1007/BF01084369"}
    >>> work_link(Entry("ho1996partition", "article", fields))
    '<a class="tlx-source" href="https://doi.org/10.1007/BF01084369">Ho et al. 1996</a>'
    """
    from bib.naming import name_work

    address = work.get("url")
    if "pmid" in work:
        address = f"https://pubmed.ncbi.nlm.nih.gov/{work['pmid']}/"
    if "doi" in work:
        address = f"https://doi.org/{work['doi']}"
    return f'<a class="tlx-source" href="{escape(address)}">{escape(name_work(work, "table"))}</a>'
