"""What the registries know of a work: Crossref by DOI, PubMed by PMID.

Polite by rule: one request at a time, a pause between two, a contact address in every request, and
patience where a registry asks for it. Nothing here writes.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

CONTACT = "BOOK_CONTACT"
"""Variable of the environment that holds the mail address by which a registry can reach the maintainer."""

CROSSREF = "https://api.crossref.org"
PUBMED = "https://eutils.ncbi.nlm.nih.gov"
BUSY = (429, 500, 502, 503, 504)
PATIENCE = 120
"""Seconds that are waited at most where a registry asks for it; after that it is said and given up."""


class RegistryError(RuntimeError):
    """A registry that did not answer, or not in a form that can be read."""


class SilentRegistryError(RegistryError):
    """A registry that cannot be reached or refuses further requests, so that it is of no use to ask on."""


@dataclass(frozen=True)
class Record:
    """What a registry says of a work.

    Parameters
    ----------
    source
        Name of the registry.
    fields
        Values in the form of the bibliography; what the registry does not know is left out.
    updates
        Kind ("retraction", "correction") and DOI or PMID of each notice about the work.
    """

    source: str
    fields: Mapping[str, str]
    updates: tuple[tuple[str, str], ...] = field(default=())


class Registry:
    """One registry, asked politely.

    Parameters
    ----------
    address
        Where it answers.
    pause
        Seconds between two requests.
    attempts
        How often a request is repeated that the registry refuses as too many.
    """

    def __init__(self, address: str, pause: float = 0.4, attempts: int = 4) -> None:
        contact = os.environ.get(CONTACT, "").strip()
        if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", contact):
            raise RegistryError(f'{CONTACT} is "{contact}"; expected a mail address by which the registries can reach you')
        self.address, self.pause, self.contact, self._last = address.rstrip("/"), pause, contact, 0.0
        self.session = requests.Session()
        self.session.headers["User-Agent"] = f"TheTolerantLiver (mailto:{contact})"
        retry = Retry(total=attempts, backoff_factor=pause, status_forcelist=BUSY, raise_on_status=False, respect_retry_after_header=True, retry_after_max=PATIENCE)
        for scheme in ("http://", "https://"):
            self.session.mount(scheme, HTTPAdapter(max_retries=retry))

    def ask(self, path: str, **parameters: str) -> dict[str, Any] | None:
        """Return the JSON at a path, or None if the registry does not know it.

        Raises
        ------
        RegistryError
            If it cannot be reached, keeps refusing, or answers in another form.
        """
        time.sleep(max(0.0, self._last + self.pause - time.monotonic()))
        url = f"{self.address}{path}"
        try:
            answer = self.session.get(url, params=parameters, timeout=30)
        except requests.RequestException as error:
            raise SilentRegistryError(f"{self.address} cannot be reached ({type(error).__name__}); are you offline?") from error
        finally:
            self._last = time.monotonic()
        if answer.status_code == 404:
            return None
        if answer.status_code == 429:
            wait = answer.headers.get("Retry-After", "")
            raise SilentRegistryError(f"{self.address} refuses further requests (429, too many); try again {f'in {wait} seconds' if wait.isdigit() and wait != '0' else 'later'}")
        if answer.status_code != 200:
            raise RegistryError(f"{self.address} answered {answer.status_code} to {path}; expected 200")
        try:
            found = answer.json()
        except ValueError as error:
            raise RegistryError(f"{self.address} answered {path} with something that is not JSON: {answer.text[:60]!r}") from error
        if not isinstance(found, dict):
            raise RegistryError(f"{self.address} answered {path} with a {type(found).__name__}; expected an object")
        return found


def crossref(registry: Registry, doi: str) -> Record | None:
    """Return what Crossref says of a DOI, or None if it does not know it."""
    answer = registry.ask(f"/works/{quote(doi, safe='')}", mailto=registry.contact)
    return None if answer is None else read_crossref(answer)


def read_crossref(answer: Mapping[str, Any]) -> Record:
    """Read a work as Crossref describes it.

    Examples
    --------
    >>> message = {"title": ["T cells"], "author": [{"family": "Le", "given": "Dung T."}], "issued": {"date-parts": [[2015, 6]]},
    ...            "page": "2509-2520", "updated-by": [{"type": "retraction", "DOI": "10.1000/r"}]}
    >>> record = read_crossref({"message": message})
    >>> record.fields["author"], record.fields["pages"], record.updates
    ('Le, Dung T.', '2509--2520', (('retraction', '10.1000/r'),))
    """
    work = answer.get("message")
    if not isinstance(work, Mapping):
        raise RegistryError('Crossref answered without "message"')
    dated = work.get("published-print") or work.get("issued") or {}
    year = ((dated.get("date-parts") or [[None]])[0] or [None])[0]
    fields = {
        "author": " and ".join(filter(None, map(_crossref_name, work.get("author", [])))),
        "title": _text(next(iter(work.get("title", [])), "")),
        "journal": _text(next(iter(work.get("container-title", [])), "")),
        "year": str(year or ""),
        "volume": str(work.get("volume", "")),
        "number": str(work.get("issue", "")),
        **_pages(str(work.get("page", "")), str(work.get("article-number", ""))),
    }
    kinds = {"retraction": "retraction", "withdrawal": "retraction", "correction": "correction", "corrigendum": "correction", "erratum": "correction"}
    updates = tuple(sorted({(kinds[one["type"]], one["DOI"]) for one in work.get("updated-by", []) if one.get("type") in kinds and one.get("DOI")}))
    return Record("Crossref", {name: value for name, value in fields.items() if value}, updates)


def _crossref_name(person: Mapping[str, Any]) -> str:
    if "family" not in person:
        return f"{{{person['name']}}}" if person.get("name") else ""
    return ", ".join(filter(None, (_text(person["family"]), person.get("suffix", ""), _text(person.get("given", "")))))


def pubmed(registry: Registry, pmid: str) -> Record | None:
    """Return what PubMed says of a PMID, or None if it does not know it."""
    answer = registry.ask("/entrez/eutils/esummary.fcgi", db="pubmed", id=pmid, retmode="json", tool="TheTolerantLiver", email=registry.contact)
    return None if answer is None else read_pubmed(answer, pmid)


def read_pubmed(answer: Mapping[str, Any], pmid: str) -> Record | None:
    """Read a work as PubMed's summary describes it.

    Examples
    --------
    >>> work = {"title": "T cells.", "authors": [{"name": "Le DT", "authtype": "Author"}], "pubdate": "2015 Jun 25", "pages": "2509-20"}
    >>> dict(read_pubmed({"result": {"7": work}}, "7").fields)
    {'author': 'Le, D. T.', 'title': 'T cells', 'year': '2015', 'pages': '2509--2520'}
    """
    result = answer.get("result")
    if not isinstance(result, Mapping):
        raise RegistryError('PubMed answered without "result"')
    work = result.get(pmid)
    if work is None or "error" in work:
        return None
    names = (_pubmed_name(person) for person in work.get("authors", []))
    doi = next((one["value"] for one in work.get("articleids", []) if one.get("idtype") == "doi"), "")
    fields = {
        "author": " and ".join(filter(None, names)),
        "title": _text(work.get("title", "")).rstrip("."),
        "journal": _text(work.get("fulljournalname", "")),
        "year": (re.match(r"\d{4}", work.get("pubdate", "")) or [""])[0],
        "volume": work.get("volume", ""),
        "number": work.get("issue", ""),
        **_pages(work.get("pages", ""), ""),
        "doi": doi,
    }
    kinds = {"Retraction in": "retraction", "Erratum in": "correction"}
    updates = tuple(sorted({(kinds[one["reftype"]], str(one.get("pmid", ""))) for one in work.get("references", []) if one.get("reftype") in kinds}))
    return Record("PubMed", {name: value for name, value in fields.items() if value}, updates)


def _pubmed_name(person: Mapping[str, str]) -> str:
    name = person.get("name", "")
    if person.get("authtype") == "CollectiveName":
        return f"{{{name}}}" if name else ""
    family, _, initials = name.rpartition(" ")
    return f"{family}, {' '.join(f'{letter}.' for letter in initials)}" if family and initials.isalpha() and initials.isupper() else ""


def _pages(pages: str, article: str) -> dict[str, str]:
    first, _, last = re.sub(r"\s*[-–]+\s*", "-", pages.strip()).partition("-")
    if not first:
        return {"eid": article} if article else {}
    if not last:
        return {"eid": first}
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return {"pages": f"{first}--{last}"}


def _text(value: str) -> str:
    """Return plain text: registries send tags and character references in titles."""
    from html import unescape

    return " ".join(re.sub(r"</?[a-zA-Z:]+[^>]*>", "", unescape(value)).split())
