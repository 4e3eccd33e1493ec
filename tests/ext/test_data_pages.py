"""Numbers and claims in the text, and the tables of all rows."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from docutils import nodes

import evidence
from _ext.evidence import contents, rows
from _ext.evidence.data_pages import KINDS
from _ext.evidence.table import certainty, cited_keys
from _ext.output import exports
from evidence import wording

NUMBER = "tumeh2017liver-orr-melanoma-with"


@pytest.fixture
def build(pages_of: Callable) -> Callable[[str], tuple[nodes.document, nodes.document, str]]:
    """Build one page; return it as read, as written, and what Sphinx warned of."""
    return pages_of


def table(build: Callable, kind: str) -> BeautifulSoup:
    _, tree, warned = build(f"# T\n\n```{{{kind}}}\n```\n")
    assert not warned
    return BeautifulSoup(next(tree.findall(nodes.raw)).astext(), "lxml")


def test_a_number_is_written_with_its_unit_and_leads_to_its_row(build: Callable) -> None:
    read, tree, warned = build(f"# T\n\nOf them {{outcome}}`{NUMBER}` responded.\n")
    (link,) = tree.findall(nodes.reference)
    assert not warned
    assert link.astext() == "30.6%"
    assert link["refuri"].endswith(f"#outcome-{NUMBER}")
    for said in ("Objective response 30.6%", "no interval read", "melanoma", "those with liver metastases", "pembrolizumab", "Tumeh et al. (2017), abstract"):
        assert said in link["reftitle"]
    assert cited_keys(read) == ["tumeh2017liver"]


def test_a_claim_is_written_in_words_and_leads_to_the_ledger(build: Callable) -> None:
    claim = next(iter(rows.claims().values()))
    _, tree, warned = build(f"# T\n\nSo it is ({{claim}}`{claim['id']}`).\n")
    (link,) = tree.findall(nodes.reference)
    assert not warned
    assert link.astext() == f"{wording.CERTAINTY[claim['certainty']]}; {wording.DIRECTNESS[claim['directness']]}"
    assert link["refuri"].endswith(f"#claim-{claim['id']}")
    assert wording.prose(claim["statement"]) in link["reftitle"] and wording.prose(claim["why"]) in link["reftitle"]


@pytest.mark.parametrize("role", ["outcome", "claim"])
def test_an_unknown_id_is_an_error_that_names_the_nearest(build: Callable, role: str) -> None:
    known = NUMBER if role == "outcome" else next(iter(rows.claims()))
    _, _, warned = build(f"# T\n\n{{{role}}}`{known}x`\n")
    assert "ERROR" in warned
    assert f'no row "{known}x"; the nearest: {known}' in warned


def test_second_hand_and_inconsistent_numbers_are_marked(build: Callable) -> None:
    flagged = next(row["id"] for row in rows.outcomes().values() if wording.flags(row) == ["inconsistent as printed"])
    second = next(row["id"] for row in rows.outcomes().values() if wording.flags(row) == ["second hand"])
    _, tree, _ = build(f"# T\n\n{{outcome}}`{flagged}` {{outcome}}`{second}`\n")
    one, other = tree.findall(nodes.reference)
    assert "[inconsistent as printed]" in one.astext()
    assert "is-flagged" in one["classes"] and "is-flagged" in other["classes"]


@pytest.mark.parametrize(("kind", "ids"), [("ledger", rows.claims), ("outcomes-table", rows.outcomes), ("annotated", rows.studies)])
def test_every_row_stands_in_its_table_once(build: Callable, kind: str, ids: Callable) -> None:
    prefix = {"ledger": "claim", "outcomes-table": "outcome", "annotated": "work"}[kind]
    found = [tag["id"].removeprefix(f"{prefix}-") for tag in table(build, kind).select(f"[id^={prefix}-]")]
    assert sorted(found) == sorted(ids())


@pytest.mark.parametrize("kind", ["ledger", "outcomes-table", "annotated"])
def test_every_choice_of_a_filter_finds_a_row_and_every_row_has_its_choice(build: Callable, kind: str) -> None:
    soup = table(build, kind)
    items = soup.select(f"#{soup.form['data-filter']} > *")
    for select in soup.select("select"):
        offered = {option["value"] for option in select.select("option")} - {""}
        held = {value for item in items for value in item.get(f"data-{select['name']}", "").split()}
        assert held <= offered
        if select["name"] not in ("therapy", "question"):
            assert offered <= held


def test_the_map_says_where_nothing_was_found(build: Callable) -> None:
    soup = table(build, "gap-map")
    cells = soup.select("td")
    assert len(cells) == 8 * 7
    empty = [cell for cell in cells if "gap" in cell.get("class", [])]
    assert empty and all(cell.get_text().startswith("No work found") for cell in empty)
    assert f"{len(empty)} contain no work at all" in soup.select_one(".map-sum").get_text()
    assert "none" in soup.svg.get_text()


def test_tables_are_known_to_their_templates() -> None:
    folder = Path(__file__).resolve().parent.parent.parent / "_templates" / "data"
    assert {path.stem for path in folder.glob("*.html")} == {*KINDS, "filter"}


def test_evidence_of_a_page_tells_how_certain_its_claims_are() -> None:
    page = next(iter(rows.claims().values()))["chapter"]
    summary, *_ = certainty(f"chapters/{page}")
    assert " of this page: " in summary.astext()
    assert certainty("chapters/back/about") == []


def test_claims_go_out_as_csv_and_json(tmp_path: Path) -> None:
    exports.write_evidence(tmp_path)
    out = json.loads((tmp_path / "claims.json").read_text(encoding="utf-8"))
    assert [claim["id"] for claim in out] == list(rows.claims())
    assert all(isinstance(claim["cites"], list) for claim in out)
    table = (tmp_path / "claims.csv").read_bytes()
    assert table.startswith(b"\xef\xbb\xbfid,chapter,statement,cites,") and b"['" not in table
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in tmp_path.glob("*.csv"))


def test_options_keep_the_order_of_their_words() -> None:
    assert contents.used({"b": "bee", "a": "ay", "c": "see"}, ["a", "b", "a"]) == [("b", "Bee"), ("a", "Ay")]


def test_differences_stand_the_weightiest_first_with_work_and_reason(build: Callable) -> None:
    rows_of_table = table(build, "differences").select("tbody tr")
    weights = [row["data-weight"] for row in rows_of_table]
    assert len(rows_of_table) == len(evidence.discrepancies())
    assert weights == sorted(weights, key=("major", "moderate", "minor").index)
    herkel = next(row for row in rows_of_table if "Herkel" in row.th.get_text())
    assert "reference 31" in herkel.th.get_text()
    assert "judged so by" in herkel.get_text()


def test_agreement_says_how_many_of_how_many(build: Callable) -> None:
    said = table(build, "agreement").get_text(" ")
    assert "supports_review" in said
    assert "of" in said
    for row in evidence.agreement().dropna(subset=["agreed", "compared"]).itertuples():
        assert row.agreed <= row.compared


def test_no_title_ends_twice_and_no_design_is_a_raw_value(build: Callable) -> None:
    works = table(build, "annotated").select("#works > li")
    for work in works:
        assert not work.cite.get_text().endswith(("?.", "!.", ".."))
        said = work.select("p")[1].get_text()
        assert not any(raw in said for raw in ("rct", "meta analysis", "single arm", "animals animal", "in vitro in vitro")), said


@pytest.mark.parametrize("kind", ["ledger", "differences", "errata"])
def test_links_of_a_row_say_where_they_lead(build: Callable, kind: str) -> None:
    assert not [link for link in table(build, kind).select("a[href^='#']") if link.get_text() == "link"]
