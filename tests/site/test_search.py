"""What readers type finds the page that treats it: the index of the built site, asked by the search that the pages run."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
import yaml

from _ext.output.node import node
from _ext.search.bundle import SOURCES

QUERIES = yaml.safe_load(Path(__file__).with_name("queries.yml").read_text(encoding="utf-8"))
NONSENSE = ["qwxzvk", "IL-99", "blorptastic frobnication", "zzzz", "CD999", "€€€"]
ASK = """
import fs from "node:fs";
import { askAll, searchRows, searchText } from "./engine.js";
const [folder, queries] = process.argv.slice(-2);
for (const name of ["text", "rows"]) (0, eval)(fs.readFileSync(`${folder}/search-${name}.js`, "utf8"));
const [text, more] = [JSON.parse(globalThis.bookText), JSON.parse(globalThis.bookRows)];
const search = searchText(text);
const searches = [search, searchRows(more, search, text.vocabulary)];
const results = JSON.parse(queries).map((query) => {
  const { results, every, terms } = askAll(searches, query);
  return { every, hits: results.map((hit) => ({ url: hit.url, kind: hit.kind, sentence: hit.sentence, marked: search.marked(`${hit.title} ${hit.sentence}`, terms).filter((piece) => piece[1]).map((piece) => piece[0]) })) };
});
console.log(JSON.stringify({ results, urls: [...text.documents, ...more.documents].map((one) => one.url) }));
"""


@pytest.fixture(scope="module")
def asked(site: Path) -> dict:
    """The answers to every query of these tests, from one process."""
    queries = [*(one["query"] for one in QUERIES), *NONSENSE]
    done = subprocess.run(
        [node(), "--input-type=module", "-e", ASK, str(site / "_static" / "js"), json.dumps(queries)],
        capture_output=True, text=True, encoding="utf-8", cwd=SOURCES, check=True,
    )  # fmt: skip
    found = json.loads(done.stdout)
    return dict(zip(queries, found["results"], strict=True)) | {"urls": found["urls"]}


def pages(answer: dict) -> list[str]:
    return [hit["url"].removeprefix("chapters/").replace(".html", "") for hit in answer["hits"]]


@pytest.mark.parametrize("row", QUERIES, ids=lambda row: row["query"])
def test_query_finds_the_page_that_treats_it(asked: dict, row: dict) -> None:
    wanted = row.get("first", row.get("among"))
    best = pages(asked[row["query"]])[: 1 if "first" in row else 3]
    assert {page.partition("#")[0] for page in best} & {*([wanted] if isinstance(wanted, str) else wanted)}, best


def test_the_table_is_long_enough_and_names_pages_that_there_are(site: Path) -> None:
    assert len(QUERIES) >= 60
    contents = yaml.safe_load((Path(__file__).parents[2] / "_toc.yml").read_text(encoding="utf-8"))
    known = {chapter["file"].removeprefix("chapters/") for part in contents["parts"] for chapter in part["chapters"]}
    for row in QUERIES:
        wanted = row.get("first", row.get("among"))
        assert {*([wanted] if isinstance(wanted, str) else wanted)} & known, row


@pytest.mark.parametrize("query", NONSENSE)
def test_nonsense_finds_nothing(asked: dict, query: str) -> None:
    assert not asked[query]["hits"]


@pytest.mark.parametrize("row", QUERIES, ids=lambda row: row["query"])
def test_a_result_shows_a_sentence_with_marked_words(asked: dict, row: dict) -> None:
    first = asked[row["query"]]["hits"][0]
    assert first["sentence"].strip() and first["marked"]


def test_rows_of_data_come_last(asked: dict) -> None:
    for row in QUERIES:
        kinds = ["row" if hit["kind"] in ("claim", "work") else "text" for hit in asked[row["query"]]["hits"]]
        assert kinds == sorted(kinds, reverse=True), row["query"]


def test_every_address_in_the_index_is_there(asked: dict, site: Path) -> None:
    ids: dict[str, str] = {}
    for url in asked["urls"]:
        page, _, anchor = url.partition("#")
        text = ids.setdefault(page, (site / page).read_text(encoding="utf-8"))
        assert not anchor or f'id="{anchor}"' in text, url


def test_sphinx_leaves_no_search_of_its_own(site: Path) -> None:
    left = [name for name in ("searchindex.js", "_static/searchtools.js", "_static/language_data.js", "_static/doctools.js", "_static/sphinx_highlight.js") if (site / name).exists()]
    assert not left
