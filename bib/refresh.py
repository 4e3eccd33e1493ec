"""What would change in the bibliography if the registries were believed; written only when asked to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bib.layout import format_bibtex, replace_file
from bib.model import Entry, fold, plain
from bib.problems import BibliographyError
from bib.reading import REFERENCES, read, scan
from bib.registries import Record

DESCRIBED = "[Description]"
"""How a title starts that we wrote because the printed one was not seen."""

Ask = Callable[[Entry], Record | None]


@dataclass(frozen=True)
class Change:
    """One field of one entry as it is and as a registry has it; ``old`` is empty where the field is new."""

    key: str
    field: str
    old: str
    new: str
    source: str

    def __str__(self) -> str:
        lines = [f"- {self.field} = {{{self.old}}}"] if self.old else []
        return "\n".join([*lines, f"+ {self.field} = {{{self.new}}}  ({self.source})"])


def changes(entry: Entry, record: Record) -> Iterator[Change]:
    """Yield what a record would change: what is missing, cut short, described, or says something else.

    Spelling of capitals, accents and braces is not a difference; an entry's own braces stay.

    Examples
    --------
    >>> entry = Entry("a2020x", "article", {"author": "Le, D. and others", "title": "On {T} cells", "note": "Author list incomplete"})
    >>> record = Record("Crossref", {"author": "Le, Dung and Wu, Yi", "title": "On T cells", "volume": "7"}, (("retraction", "10.1000/r"),))
    >>> for change in changes(entry, record):
    ...     print(f"{change.field}: {change.new}")
    author: Le, Dung and Wu, Yi
    volume: 7
    retraction: 10.1000/r
    note:
    """
    found = dict(record.fields)
    if entry.type != "article":
        found.pop("journal", None)
    for name in ("pages", "eid"):
        if name in found and {"pages": "eid", "eid": "pages"}[name] in entry:
            del found[name]
    for name, new in found.items():
        if _differs(entry, name, new):
            yield Change(entry.key, name, entry.get(name), new, record.source)
    for kind, notice in record.updates:
        if entry.get(kind) != notice:
            yield Change(entry.key, kind, entry.get(kind), notice, record.source)
    if "author" in found and "shorttitle" in entry:
        yield Change(entry.key, "shorttitle", entry["shorttitle"], "", record.source)
    if "author" in found and (note := entry.get("note")) and "Author list incomplete" in note:
        rest = re.sub(r"Author list incomplete(?:[:;(][^.]*)?\.?\s*", "", note).strip()
        yield Change(entry.key, "note", note, rest, record.source)


def _differs(entry: Entry, name: str, new: str) -> bool:
    old = entry.get(name)
    if not old:
        return True
    if name == "author":
        families = [fold(part.family) for part in entry.names()]
        theirs = [fold(part.family) for part in Entry("x", "misc", {"author": new}).names()]
        return entry.is_cut or families != theirs
    if name == "title" and old.startswith(DESCRIBED):
        return True
    if name == "journal":
        return False  # full and short forms differ; the book's own form stays
    return fold(plain(old)) != fold(new)


def refresh(keys: Iterable[str], ask: Ask, path: str | Path | None = None, *, write: bool = False) -> Iterator[tuple[Entry, str, list[Change]]]:
    """Ask about each work and yield it with what was found ("found", "not found", "no DOI or PMID") and its changes.

    Parameters
    ----------
    keys
        Keys of works; all of them if there are none.
    ask
        Returns what a registry says of an entry.
    write
        Whether to write the changes, at the end, if the file is sound with them.

    Raises
    ------
    KeyError
        If a key is not in the bibliography.
    BibliographyError
        If the file, or the file with the changes, is at fault; it is then left as it was.
    """
    path = Path(REFERENCES if path is None else path)
    works = read(path)
    unknown = [key for key in keys if key not in works]
    if unknown:
        raise KeyError(f"not in the bibliography: {', '.join(unknown)}")
    changed: dict[str, Entry] = {}
    for key in keys or works:
        entry = works[key]
        if "doi" not in entry and "pmid" not in entry:
            yield entry, "no DOI or PMID", []
            continue
        record = ask(entry)
        found = [] if record is None else list(changes(entry, record))
        if found:
            changed[key] = apply(entry, found)
        yield entry, "not found" if record is None else "found", found
    if write and changed:
        _write(path, works, changed)


def apply(entry: Entry, found: Iterable[Change]) -> Entry:
    """Return an entry with its changes."""
    fields = dict(entry.fields)
    for change in found:
        if change.new:
            fields[change.field] = change.new
        else:
            fields.pop(change.field, None)
    return replace(entry, fields=fields)


def _write(path: Path, works: Mapping[str, Entry], changed: Mapping[str, Entry]) -> None:
    text = format_bibtex(changed.get(key, entry) for key, entry in works.items())
    trial = path.with_suffix(".trial.bib")
    trial.write_text(text, encoding="utf-8")
    try:
        if problems := scan(trial)[1]:
            raise BibliographyError([replace(problem, path=path) for problem in problems])
    finally:
        trial.unlink()
    replace_file(path, text)
