"""Links from the keys that models and declarations name to the works in the bibliography."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bib.model import Entry


ENTRY = re.compile(r"^@\w+\{([^,\s]+),.*?(?=^@|\Z)", re.M | re.S)


class Works(Mapping):
    r"""The works of a bibliography by their keys, each read when it is asked for: a page names a few works of many.

    Faults in them are reported by `bib`, not here.

    Examples
    --------
    >>> found = Works("@misc{a2020b,\n  year = {2020},\n}\n\n@misc{c2021d,\n  year = {2021},\n}\n")
    >>> list(found), found["c2021d"]["year"]
    (['a2020b', 'c2021d'], '2021')
    """

    def __init__(self, text: str) -> None:
        self._texts = {match[1]: match[0] for match in ENTRY.finditer(text)}

    def __getitem__(self, key: str) -> Entry:
        from bib.reading import parse

        entries, _ = parse(self._texts[key])
        if not entries:  # it cannot be read
            raise KeyError(key)
        return entries[0]

    def __contains__(self, key: object) -> bool:
        return key in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


@lru_cache
def works() -> Mapping[str, Entry]:
    """Find the works of the bibliography. Empty where there is none."""
    from bib.reading import REFERENCES

    return Works(REFERENCES.read_text(encoding="utf-8") if REFERENCES.exists() else "")


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
