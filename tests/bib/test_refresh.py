"""Asking the registries, on a local server that answers with the shapes they send."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from urllib.parse import unquote

import pytest

from bib import read
from bib.__main__ import main
from tests.registry import Answers, serving

LE = {
    "status": "ok",
    "message": {
        "DOI": "10.1056/nejmoa1500596",
        "title": ["PD-1 Blockade in Tumors, 50% of Them &amp; More"],
        "container-title": ["New England Journal of Medicine"],
        "author": [
            {"given": "Dung T.", "family": "Le", "sequence": "first"},
            {"given": "Jennifer N.", "family": "Uram", "sequence": "additional"},
            {"name": "Trial Group", "sequence": "additional"},
        ],
        "published-print": {"date-parts": [[2015, 6, 25]]},
        "issued": {"date-parts": [[2015, 5, 30]]},
        "volume": "372",
        "issue": "26",
        "page": "2509-2520",
    },
}
RETRACTED = {"status": "ok", "message": LE["message"] | {"updated-by": [{"DOI": "10.1056/retraction", "type": "retraction", "source": "retraction-watch", "updated": {"date-parts": [[2020, 1, 2]]}}]}}
CALNE = {
    "result": {
        "uids": ["4894426"],
        "4894426": {
            "uid": "4894426", "pubdate": "1969 Aug 2", "title": "Induction of immunological tolerance by porcine liver allografts.", "fulljournalname": "Nature", "volume": "223",
            "issue": "5205", "pages": "472-6", "authors": [{"name": "Calne RY", "authtype": "Author"}, {"name": "Sells RA", "authtype": "Author"}],
            "articleids": [{"idtype": "pubmed", "value": "4894426"}], "references": [{"refsource": "Nature 1970", "reftype": "Erratum in", "pmid": 4900000}],
        },
    }
}  # fmt: skip


class Registries(Answers):
    """Answers as told by ``server.told``; counts what was asked."""

    def answer(self, path: str, asked: dict[str, str]) -> tuple[int, object]:
        self.server.asked[path] += 1
        self.server.agents.append(self.headers["User-Agent"])
        name = unquote(path.removeprefix("/works/")) if path.startswith("/works/") else asked["id"]
        status, body = self.server.told.get(name, (404, "Resource not found."))
        return status() if callable(status) else status, body


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadingHTTPServer]:
    monkeypatch.setenv("BOOK_CONTACT", "maintainer@example.org")
    told = {"10.1056/NEJMoa1500596": (200, LE), "4894426": (200, CALNE)}
    with serving(Registries, told=told, asked=Counter(), agents=[]) as httpd:
        yield httpd


@pytest.fixture
def run(server, write, capsys):
    path = write(("  doi = {10.1038/223472a0},\n", ""))

    def run(*arguments: str) -> tuple[int, str, str]:
        address = f"http://127.0.0.1:{server.server_port}"
        code = main(["--file", str(path), "refresh", *arguments, "--crossref", address, "--pubmed", address, "--pause", "0.01"])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    run.path = path
    return run


def test_what_would_change_is_shown_and_nothing_is_written(run, server):
    before = run.path.read_bytes()
    code, output, _ = run()
    assert code == 0
    assert "- author = {Le, Dung T. and {Trial Group} and others}\n+ author = {Le, Dung T. and Uram, Jennifer N. and {Trial Group}}  (Crossref)" in output
    assert "+ number = {5205}  (PubMed)" in output
    assert "2 found, 0 not found, 0 without DOI or PMID; 2 works would change: not written" in output
    assert run.path.read_bytes() == before
    assert set(server.agents) == {"TheTolerantLiver (mailto:maintainer@example.org)"}


def test_spelling_is_no_difference(run):
    _, output, _ = run("calne1969induction")
    assert "author" not in output and "title" not in output and "pages" not in output


def test_write_completes_the_list_and_its_note(run):
    code, _, _ = run("le2015blockade", "--write")
    assert code == 0
    entry = read(run.path)["le2015blockade"]
    assert not entry.is_cut and "note" not in entry
    assert [name.family for name in entry.names()] == ["Le", "Uram", "Trial Group"]


def test_retractions_and_corrections_are_marked(run, server):
    server.told["10.1056/NEJMoa1500596"] = (200, RETRACTED)
    _, output, _ = run("--write")
    assert "le2015blockade: RETRACTION" in output
    works = read(run.path)
    assert works["le2015blockade"]["retraction"] == "10.1056/retraction"
    assert works["calne1969induction"]["correction"] == "4900000"


def test_an_unknown_work_is_said_and_the_others_go_on(run, server):
    del server.told["10.1056/NEJMoa1500596"]
    code, output, errors = run()
    assert code == 0 and "le2015blockade: not found" in errors
    assert "1 found, 1 not found" in output


def test_too_many_requests_are_repeated_and_then_said(run, server):
    server.told["4894426"] = (429, "slow down")
    before = run.path.read_bytes()
    code, _, errors = run("--write")
    assert code == 2 and "429, too many" in errors and "nothing was written" in errors
    assert server.asked["/entrez/eutils/esummary.fcgi"] == 5
    assert run.path.read_bytes() == before


def test_a_registry_that_recovers_is_believed(run, server):
    states = iter([503, 429, 200])
    server.told["4894426"] = (lambda: next(states), CALNE)
    code, output, _ = run("calne1969induction")
    assert code == 0 and "5205" in output


@pytest.mark.parametrize("body", ["{broken", "[]", "{}", '{"message": 3}'])
def test_what_is_not_the_expected_form_is_said(run, server, body):
    server.told["10.1056/NEJMoa1500596"] = (200, body)
    code, _, errors = run("le2015blockade", "--write")
    assert code == 2 and "nothing was written" in errors


def test_offline_is_said(run, server):
    server.shutdown()
    server.server_close()
    code, _, errors = run()
    assert code == 2 and "are you offline?" in errors


def test_without_a_contact_nothing_is_asked(run, server, monkeypatch):
    monkeypatch.delenv("BOOK_CONTACT")
    code, _, errors = run()
    assert code == 2 and "BOOK_CONTACT" in errors and not server.asked


def test_an_unknown_key_is_named(run):
    code, _, errors = run("nobody2020x")
    assert code == 2 and "nobody2020x" in errors
