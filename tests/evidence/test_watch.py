"""The watch, on a local server that answers with the shapes that PubMed, Crossref and ClinicalTrials.gov send."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml

import evidence
from bib import Bibliography
from evidence import watch
from evidence.__main__ import main
from evidence.known import leaned_on
from evidence.loading import FOLDER
from tests.registry import Answers, serving

CHAPTER = "4-therapies/perfusion"
NEW = "Percutaneous hepatic perfusion with melphalan for uveal melanoma liver metastases: a later trial of histotripsy"
TITLE = "Safety of histotripsy in liver metastases: long-term results"
SEARCH = {"esearchresult": {"count": "1", "retmax": "1", "idlist": ["99999991"]}}
EMPTY = {"esearchresult": {"count": "0", "retmax": "0", "idlist": []}}
SUMMARY = {"title": f"{NEW}.", "fulljournalname": "Journal of Samples", "pubdate": "2027 Jan", "authors": [{"name": "Doe J", "authtype": "Author"}, {"name": "Roe R", "authtype": "Author"}], "articleids": [{"idtype": "doi", "value": "10.1000/new"}]}  # fmt: skip
CROSSREF = {"message": {"items": [
    {"DOI": "10.1000/NEW", "title": [NEW], "container-title": ["Journal of Samples"], "issued": {"date-parts": [[2027, 1]]}},
    {"DOI": "10.1000/other", "title": [f"{TITLE} <i>et al.</i>"], "issued": {"date-parts": [[2027]]}},
    {"DOI": "10.1000/off", "title": ["Melphalan in the hen"], "issued": {"date-parts": [[2027]]}},
]}}  # fmt: skip
TRIALS = {"totalCount": 3, "studies": [
    {"protocolSection": {"identificationModule": {"nctId": "NCT99999999", "briefTitle": "Perfusion and @everyone [here]"}, "statusModule": {"overallStatus": "NOT_YET_RECRUITING", "lastUpdatePostDateStruct": {"date": "2027-01-05"}}}, "hasResults": False},
]}  # fmt: skip


class Registries(Answers):
    """Answers as told by ``server.told``, a function of path and parameters that returns status and body."""

    def answer(self, path: str, asked: dict[str, str]) -> tuple[int, object]:
        path = path[path.index("/", 1) :]  # behind the name of the registry
        self.server.asked.append((path, asked))
        return self.server.told(path, asked)


def usual(path: str, asked: dict[str, str]) -> tuple[int, object]:
    """A new work at PubMed and Crossref, another at Crossref, a new trial; nothing wrong with the works that are cited."""
    if path.endswith("esearch.fcgi"):
        return 200, SEARCH
    if path.endswith("esummary.fcgi"):
        return 200, {"result": {"99999991": SUMMARY} if asked["id"] == "99999991" else {}}
    if path == "/works":
        return 200, CROSSREF
    return (200, TRIALS) if path == "/api/v2/studies" else (404, "Resource not found.")


@pytest.fixture(scope="module")
def works() -> Bibliography:
    """The bibliography of the book, read once."""
    return watch.read()


@pytest.fixture(scope="module")
def claims() -> list[dict]:
    """The claims of one chapter, read once."""
    return evidence.claims().query("chapter == @CHAPTER").to_dict("records")


@pytest.fixture(scope="module")
def leans(claims: list[dict]) -> dict[str, set[str]]:
    """What each chapter cites, read once."""
    return leaned_on(claims)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadingHTTPServer]:
    monkeypatch.setenv("BOOK_CONTACT", "maintainer@example.org")
    with serving(Registries, told=usual, asked=[]) as httpd:
        yield httpd


@pytest.fixture
def run(server: ThreadingHTTPServer, works: Bibliography, leans: dict, tmp_path: Path, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str, str]]:
    """Run the watch; return its code, what it printed, its errors and the page that it wrote."""
    monkeypatch.setattr(watch, "read", lambda: works)
    monkeypatch.setattr(watch, "leaned_on", lambda claims: leans)

    def run(*arguments: str) -> tuple[int, str, str, str]:
        address = f"http://127.0.0.1:{server.server_port}"
        places = [part for name in ("crossref", "pubmed", "trials") for part in (f"--{name}", f"{address}/{name}")]
        code = main(["--today", "2027-02-01", "watch", *(arguments or (CHAPTER,)), "--into", str(tmp_path), "--pause", "0.001", *places])
        said = capsys.readouterr()
        page = tmp_path / "2027-02-01.md"
        return code, said.out, said.err, page.read_text(encoding="utf-8") if page.is_file() else ""

    return run


def test_what_is_new_is_proposed_once_with_its_reason(run, claims, tmp_path):
    code, output, _, page = run()
    assert code == 0 and "3 works to judge, 0 questions without an answer" in output
    assert "10.1000/NEW" not in page  # of two registries that name one work, the first is listed
    assert f"[{NEW}](https://pubmed.ncbi.nlm.nih.gov/99999991/)" in page and "Doe, J. and others; Journal of Samples, 2027; PubMed 99999991" in page
    assert "“percutaneous hepatic perfusion”" in page and "the hen" not in page
    assert "2 more at" in page
    told = yaml.safe_load((tmp_path / "2027-02-01.yml").read_text(encoding="utf-8"))
    works = told["chapters"][CHAPTER]["works"]
    assert [work.get("pmid") or work.get("doi") or work.get("nct") for work in works] == ["99999991", "10.1000/other", "NCT99999999"]
    touched = works[0]["touches"]
    assert touched and set(touched) <= {claim["id"] for claim in claims} and all(len(words) >= 2 for words in touched.values())


def test_the_registries_are_asked_since_the_last_check(run, server, claims):
    run()
    search = next(asked for path, asked in server.asked if path.endswith("esearch.fcgi"))
    oldest = min(claim["checked"] for claim in claims).date()
    assert search["mindate"] == f"{oldest:%Y/%m/%d}" and search["maxdate"] == "2027/02/01" and search["email"] == "maintainer@example.org"
    assert next(asked for path, asked in server.asked if path == "/works")["filter"] == f"from-created-date:{oldest},type:journal-article"
    assert next(asked for path, asked in server.asked if path == "/api/v2/studies")["filter.advanced"] == f"AREA[LastUpdatePostDate]RANGE[{oldest},MAX]"


def test_what_the_book_knows_is_left_out(run, server, works):
    one = next(entry for entry in works.values() if "doi" in entry)
    titled = next(entry for entry in works.values() if entry.key != one.key and "histotripsy" in entry.text("title").casefold() and not entry.get("title").startswith("[Desc"))

    def told(path: str, asked: dict[str, str]) -> tuple[int, object]:
        if path == "/works":
            return 200, {"message": {"items": [{"DOI": one["doi"].upper(), "title": [TITLE]}, {"DOI": "10.1000/copy", "title": [f"{titled.text('title')} liver metastases"]}, {"DOI": "10.1000/twin", "title": [titled.text("title").upper()], "abstract": TITLE}]}}  # fmt: skip
        return (200, EMPTY) if path.endswith("esearch.fcgi") else (200, {"studies": []}) if path.startswith("/api") else (200, {"result": {}}) if "esummary" in path else (404, "")

    server.told = told
    _, _, _, page = run()
    assert "10.1000/copy" in page and "10.1000/twin" not in page and one["doi"].lower() not in page.lower()


def test_an_empty_answer_is_said(run, server):
    server.told = lambda path, asked: (200, EMPTY) if "esearch" in path else (200, {"result": {}}) if "esummary" in path else (200, {"message": {"items": []}}) if path == "/works" else (200, {"studies": []}) if path.startswith("/api") else (404, "")  # fmt: skip
    code, output, _, page = run()
    assert code == 0 and "0 works to judge" in output and "no new works" in page and "None that the bibliography does not record." in page


def test_retractions_of_cited_works_come_first(run, server, works, claims):
    cited = [key for claim in claims for key in claim["cites"]]
    by_pmid = next(works[key] for key in cited if "pmid" in works[key])
    by_doi = next(works[key] for key in cited if "doi" in works[key] and "pmid" not in works[key])

    def told(path: str, asked: dict[str, str]) -> tuple[int, object]:
        if path.endswith("esummary.fcgi") and by_pmid["pmid"] in asked["id"].split(","):
            return 200, {"result": {by_pmid["pmid"]: SUMMARY | {"references": [{"reftype": "Erratum in", "pmid": 77}]}}}
        if by_doi["doi"].lower() in path.lower().replace("%2f", "/"):
            return 200, {"message": {"title": ["T"], "updated-by": [{"DOI": "10.1000/retraction", "type": "retraction"}]}}
        return usual(path, asked)

    server.told = told
    code, output, _, page = run()
    assert code == 0 and output.startswith("2 corrections or retractions")
    assert page.index(f"**Retraction** of {watch.report.name_work(by_doi)} (`{by_doi.key}`): 10.1000/retraction.") < page.index(f"(`{by_pmid.key}`): 77.") < page.index(NEW)
    claim = next(claim["id"] for claim in claims if by_doi.key in claim["cites"])
    assert f"`{claim}`" in page


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{broken", "not JSON"),
        ("<?xml version='1.0'?><eSearchResult><Count>1</Count>", "not JSON"),
        ("[]", "expected an object"),
        ({}, 'without "esearchresult"'),
        ({"esearchresult": {"ERROR": "Invalid db name"}}, "did not take the search: Invalid db name"),
        ({"esearchresult": {"count": "x", "idlist": []}}, "cannot be read (ValueError"),
        ({"esearchresult": {"count": "1"}}, 'without "idlist"'),
    ],
)  # fmt: skip
def test_what_one_registry_answers_wrongly_does_not_lose_the_others(run, server, body, said):
    server.told = lambda path, asked: (200, body) if path.endswith("esearch.fcgi") else usual(path, asked)
    code, output, errors, page = run()
    assert code == 1 and "1 questions without an answer" in output and said in errors
    assert said.split(" (")[0] in page.partition("## Corrections")[0] and "10.1000/NEW" in page  # Crossref found it too


@pytest.mark.parametrize(("path", "body"), [("/works", {"message": {"items": [3]}}), ("/works", {"message": {}}), ("/api/v2/studies", {"studies": [{}]}), ("/api/v2/studies", {}), ("/entrez/eutils/esummary.fcgi", {"result": {"99999991": 3}})])
def test_other_shapes_are_said_as_well(run, server, path, body):
    server.told = lambda asked_path, asked: (200, body) if asked_path == path and asked.get("id", "99999991") == "99999991" else usual(asked_path, asked)
    code, _, errors, page = run()
    assert code == 1 and "answered" in errors and "## Not answered" in page


def test_a_registry_that_refuses_is_not_asked_again(run, server):
    server.told = lambda path, asked: (429, "slow down") if "eutils" in path else usual(path, asked)
    code, _, _, page = run()
    assert code == 1 and "429, too many" in page and "was not asked, since it had stopped answering" in page
    assert sum("eutils" in path for path, _ in server.asked) == 5  # the first question, and four attempts more


def test_offline_is_said_and_nothing_is_written(run, server):
    server.shutdown()
    server.server_close()
    code, _, errors, page = run()
    assert code == 2 and "nothing was written" in errors and "are you offline?" in errors and not page


def test_without_a_contact_nothing_is_asked(run, server, monkeypatch):
    monkeypatch.delenv("BOOK_CONTACT")
    code, _, errors, page = run()
    assert code == 2 and "BOOK_CONTACT" in errors and not server.asked and not page


def test_an_unknown_chapter_names_the_valid_ones(run, server):
    code, _, errors, _ = run("4-therapies/perfusions")
    assert code == 2 and "no search for '4-therapies/perfusions'; valid: 1-problem/liver-metastases, " in errors


def test_text_of_a_registry_is_neither_markup_nor_a_mention(run):
    _, _, _, page = run()
    assert r"Perfusion and (at)everyone \[here\]" in page


def test_no_claim_is_ever_changed(run):
    before = (FOLDER / "claims.yml").read_bytes()
    run()
    assert (FOLDER / "claims.yml").read_bytes() == before


def test_the_day_of_the_last_search_is_entered_when_it_was_judged(tmp_path, capsys):
    for name in ("claims.yml", "searches.yml"):
        shutil.copy(FOLDER / name, tmp_path)
    before = (tmp_path / "searches.yml").read_text(encoding="utf-8").splitlines()
    assert main(["--folder", str(tmp_path), "--today", "2026-11-30", "watch", CHAPTER, "--judged"]) == 0
    after = (tmp_path / "searches.yml").read_text(encoding="utf-8").splitlines()
    assert len(before) == len(after) and [line for old, line in zip(before, after, strict=True) if old != line] == ["  searched: 2026-11-30"]
    rows = evidence.searches(tmp_path / "searches.yml").dropna(subset=["searched"])
    assert rows["chapter"].tolist() == [CHAPTER]
