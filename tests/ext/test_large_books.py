"""What keeps a page from growing with the book: its contents, and its citations."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from docutils import nodes
from pybtex.database import Entry, Person
from pybtex_docutils import Backend
from sphinx.util.osutil import relative_uri
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.style.referencing import format_references
from sphinxcontrib.bibtex.style.template import SphinxReferenceInfo

from _ext.evidence import marks, rows
from _ext.evidence.citations import RoundAuthorYear
from _ext.evidence.cited import FoundByKey, Index
from _ext.page import contents
from _ext.page.contents import Part, lines, parts_in

PARTS = [Part("Warm", [("a/heat", "Heat"), ("a/fire", "Fire")]), Part("Cold", [("b/ice", "<em>Ice</em>")])]


class Builder:
    """Knows addresses, as Sphinx's builder does."""

    name = "html"

    @staticmethod
    def get_relative_uri(origin: str, to: str) -> str:
        return relative_uri(f"{origin}.html", f"{to}.html")


def test_contents_are_read_and_written_the_same_for_every_page() -> None:
    written = "\n".join(lines(PARTS, "a/fire", Builder()))
    assert 'aria-current="page" href="#">Fire</a>' in written and 'href="heat.html">Heat</a>' in written and 'href="../b/ice.html"><em>Ice</em></a>' in written
    assert parts_in(written, "a/fire") == PARTS
    assert parts_in("\n".join(lines(PARTS, "index", Builder())), "index") == PARTS


def test_a_page_of_a_large_book_lists_the_pages_of_its_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "WHOLE", 2)
    written = "\n".join(lines(PARTS, "b/ice", Builder()))
    assert '<p class="caption"><a href="../a/heat.html">Warm</a></p>' in written and "Fire" not in written and '<em>Ice</em></a></li>' in written


def test_citations_are_resolved_among_the_works_that_they_name(pages_of: Callable) -> None:
    _, resolved, warned = pages_of("# Page\n\nAs shown {cite:p}`tumeh2017liver`, and not {cite:p}`nobody2020there`.\n\n```{bibliography}\n:all:\n```\n")
    assert "As shown [Tum17]" in resolved.astext()
    assert 'could not find bibtex key "nobody2020there"' in warned and 'key "tumeh2017liver"' not in warned


def test_a_citation_is_composed_once_for_the_pages_of_a_folder() -> None:
    style, entry = RoundAuthorYear(), Entry("article", {"year": "2017"}, {"author": [Person("Tumeh, Paul")]})
    entry.key = "tumeh2017liver"

    def cited(page: str, post: str = "") -> str:
        info = SphinxReferenceInfo(Builder(), page, "back/references", entry.key, None, "", post)
        whole = nodes.inline("", "", *format_references(style, "p", [(entry, None, info)]).render(Backend()))
        (link,) = whole.findall(nodes.reference)
        return f"{link['refuri'] if 'refuri' in link else '#' + link['refid']} {whole.astext()}"

    assert cited("a/heat") == cited("a/fire") == "../back/references.html#tumeh2017liver (Tumeh, 2017)"
    assert cited("index") == "back/references.html#tumeh2017liver (Tumeh, 2017)"
    assert cited("back/glossary") == "references.html#tumeh2017liver (Tumeh, 2017)"
    assert cited("back/references") == "#tumeh2017liver (Tumeh, 2017)"
    assert cited("a/heat", "page 3") == "../back/references.html#tumeh2017liver (Tumeh, 2017, page 3)"
    assert len(style.known) == 5  # six were asked for


@pytest.mark.parametrize(("role", "written"), [("p", "(Tumeh, 2017P)"), ("t", "Tumeh (2017P)"), ("ct", "Tumeh (2017P)")])
def test_the_mark_of_a_work_stands_inside_the_bracket(monkeypatch: pytest.MonkeyPatch, role: str, written: str) -> None:
    monkeypatch.setattr(marks, "mark_of", lambda key: ("P", "read in part"))
    entry = Entry("article", {"year": "2017"}, {"author": [Person("Tumeh, Paul")]})
    entry.key = "tumeh2017liver"
    info = SphinxReferenceInfo(Builder(), "a/heat", "back/references", entry.key, None, "", "")
    assert nodes.inline("", "", *format_references(RoundAuthorYear(), role, [(entry, None, info)]).render(Backend())).astext() == written


@pytest.mark.parametrize(("option", "looked"), [("all", {True}), ("cited", {False})])
def test_a_list_of_all_works_does_not_ask_who_cites_them(pages_of: Callable, monkeypatch: pytest.MonkeyPatch, option: str, looked: set[bool]) -> None:
    asked = []
    choose = BibtexDomain.get_filtered_entries
    monkeypatch.setattr(BibtexDomain, "get_filtered_entries", lambda self, key: (asked.append(not self.citation_refs), choose(self, key))[1])
    _, resolved, _ = pages_of(f"# Page\n\n{{cite:p}}`tumeh2017liver`\n\n```{{bibliography}}\n:{option}:\n```\n")
    assert set(asked) == looked and "Tum17" in resolved.astext()


def test_the_domain_of_the_extension_is_replaced(pages_of: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    start = Index.__init__
    monkeypatch.setattr(Index, "__init__", lambda self, listed: (made.append(len(listed)), start(self, listed))[1])
    asked = []
    resolve = FoundByKey.resolve_xref
    monkeypatch.setattr(FoundByKey, "resolve_xref", lambda self, *given: (asked.append(given[4]), resolve(self, *given))[1])
    pages_of("# Page\n\n{cite:p}`tumeh2017liver` {cite:t}`tumeh2017liver`\n\n```{bibliography}\n```\n")
    assert len(asked) >= 2 and made == [1]


@pytest.mark.parametrize(("parallel", "many", "read"), [(2, 50, 4), (1, 50, 0), (2, 1, 0)])
def test_rows_are_read_before_processes_part(monkeypatch: pytest.MonkeyPatch, parallel: int, many: int, read: int) -> None:
    done = []
    for name in ("works", "studies", "outcomes", "claims"):
        monkeypatch.setattr(rows, name, lambda name=name: done.append(name))
    rows.read_before(SimpleNamespace(parallel=parallel), None, ["page"] * many)
    assert len(done) == read
