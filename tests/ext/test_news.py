"""What is new, as a page and as a feed; who reviewed a page; what was checked long ago."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from docutils import nodes

import evidence
from _ext.evidence import days, feed, news, rows
from _ext.page import rows_seen

CLAIM = "lm-shorter-survival-on-ici"
NUMBER = "tumeh2017liver-orr-melanoma-with"
HEAD = "---\nchapter:\n  exercise_minutes: 4\n  paths: {oncology: study}\n---\n# T\n\n"
ATOM = f"{{{feed.ATOM}}}"
TITLES = {"4-therapies/ablation": "Ablation <in> practice & more"}


@pytest.fixture
def build(pages_of: Callable) -> Callable[[str], tuple[nodes.document, nodes.document, str]]:
    """Build one page; return it as read, as written, and what Sphinx warned of."""
    return pages_of


@pytest.fixture(autouse=True)
def hashes_of_this_day() -> Iterator[None]:
    """Forget the hashes of rows, which tell of their age, before and after each test."""
    rows_seen.current.cache_clear()
    yield
    rows_seen.current.cache_clear()


def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Build as if everything had been checked long ago."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2208988800")  # the first day of 2040
    rows_seen.current.cache_clear()


def test_every_change_of_a_claim_is_told_with_what_was_and_why(build: Callable) -> None:
    _, tree, warned = build("# T\n\n```{what-is-new}\n```\n")
    page = BeautifulSoup(next(tree.findall(nodes.raw)).astext(), "lxml")
    told = evidence.changes()
    assert not warned
    for change in told[told["change"] != "new"].to_dict("records"):
        item = page.select_one(f"#change-{change['claim']}-{change['date']}")
        said = [one.get_text() for one in item.select("dt")]
        assert said == (["The book said", "It says now", "Why"] if change["now"] else ["The book said", "Why"])
    headings = [one["id"] for one in page.select("h2")]
    assert headings == sorted(headings, reverse=True) and headings[0].startswith("day-")
    assert len(page.select("details a[href*='#work-']")) == len(evidence.studies())
    assert len(page.select("details a[href*='#claim-']")) == (told["change"] == "new").sum()


@pytest.mark.parametrize("base", ["", "https://book.example/tl/"])
def test_the_feed_is_atom(base: str) -> None:
    root = ElementTree.fromstring(feed.feed(TITLES, base))
    entries = root.findall(f"{ATOM}entry")
    assert root.tag == f"{ATOM}feed" and root.find(f"{ATOM}author/{ATOM}name").text and entries
    for item in (root, *entries):
        for name in ("id", "title", "updated"):
            (found,) = item.findall(f"{ATOM}{name}")
            assert found.text.strip()
        assert datetime.fromisoformat(item.find(f"{ATOM}updated").text) <= datetime.fromisoformat(root.find(f"{ATOM}updated").text)
        (link,) = [one for one in item.findall(f"{ATOM}link") if one.get("rel") == "alternate"]
        assert link.get("href").startswith(f"{base}chapters/back/what-is-new.html")
    names = [item.find(f"{ATOM}id").text for item in (root, *entries)]
    assert len(set(names)) == len(names)
    authority = "book.example" if base else feed.NOWHERE
    assert all(re.fullmatch(rf"tag:{re.escape(authority)},\d{{4}}-\d\d-\d\d:[\w.-]+", name) for name in names)
    (own,) = [one.get("href") for one in root.findall(f"{ATOM}link") if one.get("rel") == "self"] if base else [f"{base}feed.xml"]
    assert own == f"{base}feed.xml"


def test_text_of_the_feed_is_html_that_is_escaped_once() -> None:
    for item in ElementTree.fromstring(feed.feed(TITLES, "")).findall(f"{ATOM}entry"):
        text = item.find(f"{ATOM}content")
        inside = BeautifulSoup(text.text, "lxml").get_text()
        assert text.get("type") == "html" and text.text.startswith("<") and "&lt;" not in inside and "<p>" not in inside
    assert "Ablation &lt;in&gt; practice &amp; more" in feed.feed(TITLES, "").decode()


def test_the_newest_day_comes_first_and_holds_what_belongs_to_it() -> None:
    told = news.days()
    assert [one.date for one in told] == sorted((one.date for one in told), reverse=True)
    assert sum(len(one.errata) for one in told) == len(evidence.errata())


def test_a_page_says_that_no_specialist_reviewed_it(build: Callable) -> None:
    tree, _, warned = build(f"{HEAD}Word.\n")
    head = next(one for one in tree.findall(nodes.bullet_list) if "chapter-head" in one["classes"])
    assert "not yet reviewed by a specialist" in head.astext() and "searched" not in head.astext() and not warned


def test_a_page_says_who_reviewed_it_and_when_new_works_were_searched(build: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    review = {"name": "A. N. Other", "orcid": "0000-0002-1825-0097", "date": datetime(2027, 3, 1), "outcome": "agrees-once-corrected"}
    monkeypatch.setattr(rows, "reviews", lambda: {"index": [review]})
    monkeypatch.setattr(rows, "searched", lambda: {"index": datetime(2027, 2, 1)})
    tree, _, _ = build(f"{HEAD}Word.\n")
    head = next(one for one in tree.findall(nodes.bullet_list) if "chapter-head" in one["classes"])
    assert "reviewed by A. N. Other, 1 March 2027: agrees once corrected" in head.astext() and "not yet" not in head.astext()
    assert "new works searched 1 February 2027" in head.astext()
    assert next(head.findall(nodes.reference))["refuri"] == "https://orcid.org/0000-0002-1825-0097"


def test_what_was_checked_long_ago_is_marked(build: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    later(monkeypatch)
    tree, written, _ = build(f"{HEAD}{{outcome}}`{NUMBER}` ({{claim}}`{CLAIM}`)\n\n```{{evidence}}\n```\n")
    marked = [link for link in written.findall(nodes.reference) if "is-old" in link["classes"]]
    assert len(marked) == 2 and all("Last checked on 23 November 2026, more than twelve months before this edition." in link["reftitle"] for link in marked)
    assert "All of these works were last checked more than twelve months before this edition." in tree.astext()
    assert "evidence checked 23 November 2026, more than a year ago" in tree.astext()


def test_nothing_is_marked_on_the_day_of_the_edition(build: Callable) -> None:
    tree, written, _ = build(f"{HEAD}{{outcome}}`{NUMBER}` ({{claim}}`{CLAIM}`)\n\n```{{evidence}}\n```\n")
    assert "is-old" not in str(written) and days.OLD not in tree.astext() and "year ago" not in tree.astext()


@pytest.mark.parametrize("kind", ["ledger", "outcomes-table", "annotated"])
def test_tables_of_all_rows_say_it_as_well(build: Callable, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    later(monkeypatch)
    _, tree, _ = build(f"# T\n\n```{{{kind}}}\n```\n")
    assert days.OLD in next(tree.findall(nodes.raw)).astext()


def test_a_page_is_read_again_when_its_rows_grow_old(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"claim:{CLAIM}", f"outcome:{NUMBER}", "work:tumeh2017liver", "chapter:1-problem/liver-metastases"]
    before, limit = rows_seen.hashes(names), rows_seen.limit()
    later(monkeypatch)
    after = rows_seen.hashes(names)
    assert limit < rows_seen.limit() == "2039-01-01" and all(before[name] != after[name] for name in names)


def test_no_two_works_of_a_list_are_called_the_same(build: Callable) -> None:
    assert len(set(rows.names().values())) == len(rows.names())
    _, tree, _ = build("# T\n\n```{what-is-new}\n```\n")
    page = BeautifulSoup(next(tree.findall(nodes.raw)).astext(), "lxml")
    called = [link.get_text() for link in page.select("details a[href*='#work-']")]
    assert len(set(called)) == len(called)
