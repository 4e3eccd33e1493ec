"""The watch: asks the registries by the saved searches, leaves out what is known, and proposes; a person judges.

No claim is ever changed here. The one thing that is written into the book is the day of the last search, when told to.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bib.layout import replace_file
from bib.model import Entry
from bib.problems import shown
from bib.reading import read
from bib.refresh import changes
from bib.registries import Record, Registry, RegistryError, SilentRegistryError, crossref
from evidence import report
from evidence.finding import Found, in_crossref, in_pubmed, in_trials, merged, summaries
from evidence.known import Known, leaned_on, texts
from evidence.loading import is_retired, rows_of
from evidence.queries import shared
from evidence.registers import SEARCHES
from evidence.schema import CLAIMS

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Notice:
    """A correction or retraction of a work of the book: its key, the kind, the notice, what the book records, the claims that cite it."""

    key: str
    kind: str
    notice: str
    recorded: str
    claims: Sequence[str]


@dataclass(frozen=True)
class Proposal:
    """A work that the book does not know, and the claims of its chapter with the words that both share."""

    work: Found
    touches: Sequence[tuple[str, Sequence[str]]]


@dataclass
class Watch:
    """What one run found: notices first, then proposals by chapter; what was left out as too many; what could not be asked."""

    day: date
    notices: list[Notice] = field(default_factory=list)
    proposals: dict[str, list[Proposal]] = field(default_factory=dict)
    since: dict[str, date] = field(default_factory=dict)
    more: dict[str, list[str]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    silent: set[str] = field(default_factory=set)
    answered: int = 0

    def ask(self, registry: Registry, what: str, question: Callable[[], object]) -> None:
        """Ask one question; without an answer, say so and go on, but ask no registry again that has fallen silent."""
        if registry.address in self.silent:
            self.failed.append(f"{what}: {registry.address} was not asked, since it had stopped answering")
            return
        try:
            question()
            self.answered += 1
        except RegistryError as error:
            self.failed.append(f"{what}: {error}")
            if isinstance(error, SilentRegistryError):
                self.silent.add(registry.address)
            say(f"  no answer: {error}")

    def note(self, entries: Mapping[str, Entry], records: Iterator[tuple[str, Record]], claims: Sequence[Row]) -> None:
        """Note the corrections and retractions that the bibliography does not record."""
        for name, record in records:
            entry = entries[name]
            for change in changes(entry, record):
                if change.field in ("retraction", "correction"):
                    cites = [claim["id"] for claim in claims if entry.key in (*(claim["cites"] or ()), *(claim["against"] or ()))]
                    self.notices.append(Notice(entry.key, change.field, change.new, change.old, cites))


def run(options: argparse.Namespace) -> int:
    """Run the command ``watch`` and return its exit code."""
    works = read()
    searches = chosen(rows_of(SEARCHES, options.folder / SEARCHES.file, works, date.max), options.chapters)
    if options.judged:
        enter(options.folder / SEARCHES.file, [search["chapter"] for search in searches], options.today)
        print(f"{len(searches)} searches: the last one was on {options.today}")
        return 0
    registries = {name: Registry(getattr(options, name), options.pause) for name in ("pubmed", "crossref", "trials")}
    claims = [claim for claim in rows_of(CLAIMS, options.folder / CLAIMS.file, works, date.max) if not is_retired(claim)]
    watch, known, leans = Watch(options.today), Known(works, texts(options.folder)), leaned_on(claims)
    keys = sorted(set().union(*(leans.get(search["chapter"], ()) for search in searches)) & works.keys()) if options.chapters else list(works)
    say(f"corrections and retractions of {len(keys)} works ...")
    by_pmid = {works[key]["pmid"]: works[key] for key in keys if "pmid" in works[key]}
    by_doi = {works[key]["doi"]: works[key] for key in keys if "doi" in works[key] and "pmid" not in works[key]}
    for name, entries, told in (("pubmed", by_pmid, summaries), ("crossref", by_doi, _one_by_one)):
        if entries:
            records = told(registries[name], list(entries))
            watch.ask(registries[name], "corrections and retractions", lambda entries=entries, records=records: watch.note(entries, records, claims))
    for search in searches:
        look(watch, search, [claim for claim in claims if claim["chapter"] == search["chapter"]], known, registries, options.most)
    if not watch.answered:
        raise RegistryError(watch.failed[0])
    paths = report.write(watch, {claim["id"]: claim for claim in claims}, works, options.into)
    many = sum(map(len, watch.proposals.values()))
    print(f"{len(watch.notices)} corrections or retractions, {many} works to judge, {len(watch.failed)} questions without an answer: {', '.join(map(shown, paths))}")
    return 1 if watch.failed else 0


def look(watch: Watch, search: Row, claims: Sequence[Row], known: Known, registries: Mapping[str, Registry], most: int) -> None:
    """Ask every registry by one search, and note what the book does not know."""
    chapter, query = search["chapter"], search["pubmed"]
    since = watch.since[chapter] = search["searched"] or min(claim["checked"] for claim in claims)
    condition, treatment = search["trials_condition"] or "", search["trials_treatment"] or ""
    say(f"{chapter}, since {since} ...")
    ways = {
        "pubmed": lambda registry: in_pubmed(registry, query, since, watch.day, most),
        "crossref": lambda registry: in_crossref(registry, query, since, most),
    } | ({"trials": lambda registry: in_trials(registry, condition, treatment, since, most)} if condition or treatment else {})
    found: list[Found] = []

    def note(name: str, registry: Registry) -> None:
        works, left = ways[name](registry)
        found.extend(works)
        if left > 0:
            watch.more.setdefault(chapter, []).append(f"{left} more at {registry.address}")

    for name in ways:
        watch.ask(registries[name], chapter, lambda name=name: note(name, registries[name]))
    watch.proposals[chapter] = [Proposal(work, touched(work, claims)) for work in merged(found) if not known.has(work)]


def chosen(searches: Sequence[Row], chapters: Sequence[str]) -> list[Row]:
    """Return the searches of some chapters, or all.

    Raises
    ------
    KeyError
        If a chapter has no search, with those that have one.
    """
    known = {search["chapter"]: search for search in searches}
    for chapter in chapters:
        if chapter not in known:
            raise KeyError(f"no search for '{chapter}'; valid: {', '.join(known)}")
    return [known[chapter] for chapter in chapters or known]


def touched(work: Found, claims: Sequence[Row]) -> list[tuple[str, list[str]]]:
    """Return the claims whose wording shares two or more telling words with the title of a work."""
    return [(claims[place]["id"], common) for place, common in shared([claim["statement"] for claim in claims], work.title)]


def _one_by_one(registry: Registry, dois: Sequence[str]) -> Iterator[tuple[str, Record]]:
    """Yield what Crossref says of each of some works that it knows."""
    for doi in dois:
        if (record := crossref(registry, doi)) is not None:
            yield doi, record


def enter(path: Path, chapters: Sequence[str], day: date) -> None:
    """Enter the day of the last search of some chapters; every other letter of the file stays."""
    parts = re.split(r"(?m)^(?=- chapter: )", path.read_text(encoding="utf-8"))
    for place, part in enumerate(parts):
        match = re.match(r"- chapter: (\S+)", part)
        if match and match[1] in chapters:
            bare = re.sub(r"(?m)^  searched:.*\n?", "", part).rstrip("\n")
            parts[place] = f"{bare}\n  searched: {day}\n"
    replace_file(path, "".join(parts))


def say(text: str) -> None:
    """Say what goes on."""
    print(text, file=sys.stderr)
