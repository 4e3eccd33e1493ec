"""New works for a search: PubMed, Crossref and ClinicalTrials.gov, asked through ``bib.registries``.

Each function returns what a registry found since a day, in one form. Nothing here knows the book.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bib.registries import Record, Registry, RegistryError, read_crossref, read_pubmed
from evidence.queries import met, words

TRIALS = "https://clinicaltrials.gov"
BATCH = 200
"""Summaries that PubMed is asked for at once."""

STUDY_FIELDS = "NCTId,BriefTitle,OverallStatus,LastUpdatePostDate,HasResults,Condition,InterventionName"


@dataclass(frozen=True)
class Found:
    """A work or a trial that a registry found.

    Parameters
    ----------
    source
        Name of the registry.
    names
        Its identifiers, by kind: doi, pmid, nct.
    title
        Its title.
    where
        Journal and year, or the state of a trial.
    address
        Where it can be read.
    authors
        First author and others, as far as known.
    met
        For each group of the search the terms that the title has.
    """

    source: str
    names: Mapping[str, str]
    title: str
    where: str
    address: str
    authors: str = ""
    met: Sequence[Sequence[str]] = field(default=())


def in_pubmed(registry: Registry, query: str, since: date, until: date, most: int) -> tuple[list[Found], int]:
    """Return what entered PubMed between two days and meets a query, and how many works more it found."""
    told = registry.ask(
        "/entrez/eutils/esearch.fcgi", db="pubmed", term=query, datetype="edat", mindate=f"{since:%Y/%m/%d}", maxdate=f"{until:%Y/%m/%d}",
        retmax=str(most), retmode="json", tool="TheTolerantLiver", email=registry.contact,
    )  # fmt: skip
    found = _inside(told, "PubMed", "esearchresult")
    if "ERROR" in found:
        raise RegistryError(f"PubMed did not take the search: {found['ERROR']}")
    names = found.get("idlist")
    if not isinstance(names, list):
        raise RegistryError('PubMed answered a search without "idlist"')
    total = _read(lambda: int(found.get("count", len(names))), "PubMed")
    return [_of_pubmed(pmid, record, query) for pmid, record in summaries(registry, names)], total - len(names)


def summaries(registry: Registry, pmids: Sequence[str]) -> Iterator[tuple[str, Record]]:
    """Yield what PubMed says of each of some works that it knows, many at a time."""
    for start in range(0, len(pmids), BATCH):
        batch = [str(pmid) for pmid in pmids[start : start + BATCH]]
        told = registry.ask("/entrez/eutils/esummary.fcgi", db="pubmed", id=",".join(batch), retmode="json", tool="TheTolerantLiver", email=registry.contact)
        for pmid in batch:
            record = _read(lambda pmid=pmid, told=told: read_pubmed(told or {}, pmid), "PubMed")
            if record is not None:
                yield pmid, record


def _of_pubmed(pmid: str, record: Record, query: str) -> Found:
    fields = record.fields
    names = {"pmid": pmid} | ({"doi": fields["doi"]} if "doi" in fields else {})
    return Found("PubMed", names, fields.get("title", ""), _where(fields), f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/", _first(fields), met(query, fields.get("title", "")))


def in_crossref(registry: Registry, query: str, since: date, most: int) -> tuple[list[Found], int]:
    """Return what was registered at Crossref since a day and has a term of every group of a query in its title or abstract.

    Crossref sorts by nearness and leaves nothing out; so what does not meet the query is left out here, and there are no more to count.
    """
    told = registry.ask("/works", **{"query.bibliographic": words(query), "filter": f"from-created-date:{since},type:journal-article", "rows": str(most), "mailto": registry.contact})
    items = _inside(told, "Crossref", "message").get("items")
    if not isinstance(items, list):
        raise RegistryError('Crossref answered a search without "items"')
    found = []
    for item in items:
        record = _read(lambda item=item: read_crossref({"message": item}), "Crossref")
        title, doi = record.fields.get("title", ""), item.get("DOI", "")
        hits = met(query, f"{title} {item.get('abstract', '')}")
        if doi and title and all(hits):
            found.append(Found("Crossref", {"doi": doi}, title, _where(record.fields), f"https://doi.org/{doi}", _first(record.fields), hits))
    return found, 0


def in_trials(registry: Registry, condition: str, treatment: str, since: date, most: int) -> tuple[list[Found], int]:
    """Return the trials of ClinicalTrials.gov of a condition and a treatment that were changed since a day, and how many more there are."""
    asked = {"query.cond": condition, "query.intr": treatment, "filter.advanced": f"AREA[LastUpdatePostDate]RANGE[{since},MAX]"}
    asked |= {"fields": STUDY_FIELDS, "pageSize": str(min(most, 1000)), "sort": "LastUpdatePostDate:desc", "countTotal": "true", "format": "json"}
    told = registry.ask("/api/v2/studies", **{name: value for name, value in asked.items() if value})
    if not isinstance(told, Mapping) or not isinstance(told.get("studies"), list):
        raise RegistryError('ClinicalTrials.gov answered without "studies"')
    found = [_read(lambda study=study: _of_trials(study), "ClinicalTrials.gov") for study in told["studies"]]
    return found, _read(lambda: int(told.get("totalCount", len(found))), "ClinicalTrials.gov") - len(found)


def _of_trials(study: Mapping[str, Any]) -> Found:
    told = study["protocolSection"]
    name, status = told["identificationModule"], told["statusModule"]
    state = status["overallStatus"].lower().replace("_", " ")
    changed = status.get("lastUpdatePostDateStruct", {}).get("date", "")
    where = ", ".join(filter(None, (state, f"changed {changed}" if changed else "", "with results" if study.get("hasResults") else "")))
    return Found("ClinicalTrials.gov", {"nct": name["nctId"]}, name["briefTitle"], where, f"https://clinicaltrials.gov/study/{name['nctId']}")


def _inside(told: Mapping[str, Any] | None, source: str, name: str) -> Mapping[str, Any]:
    found = told.get(name) if told is not None else None
    if not isinstance(found, Mapping):
        raise RegistryError(f'{source} answered a search without "{name}"')
    return found


def _read(reader: Any, source: str) -> Any:
    """Read one answer; a shape that nobody foresaw is a registry that cannot be read, not a fault of the program."""
    try:
        return reader()
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise RegistryError(f"{source} answered in a form that cannot be read ({type(error).__name__}: {error})") from error


def _where(fields: Mapping[str, str]) -> str:
    return ", ".join(filter(None, (fields.get("journal", ""), fields.get("year", ""))))


def _first(fields: Mapping[str, str]) -> str:
    names = fields.get("author", "").split(" and ")
    return names[0].strip("{}") + (" and others" if len(names) > 1 else "")


def merged(found: Iterable[Found]) -> list[Found]:
    """Return each work once, where registries name the same DOI, PMID or trial; the first that names it stays."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for one in found:
        names = {(kind, name.lower()) for kind, name in one.names.items()}
        if not names & seen:
            kept.append(one)
        seen |= names
    return kept
