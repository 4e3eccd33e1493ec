"""A copy of a chapter keeps to itself: its names, works, claims and questions are those of the copy, everywhere."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
import yaml

from benchmarks.grow import grow
from benchmarks.growth import verdict
from bib import read
from sources import contents, reading_paths

PAGE = """---
chapter: {paths: {oncology: study}}
---
# Heat

(sec-heat-edge)=
## The edge

Heat kills {cite:p}`le2015blockade`, in {outcome}`le2015blockade-edge` ({claim}`heat-kills`); see {numref}`fig-heat` and {doc}`/chapters/2-cold/ice`.
[Ice](../2-cold/ice.md), <a href="../2-cold/ice.html?ice.preset=le2015blockade#ice">the model</a>, {doc}`/chapters/back/list`.

```{drawing} figures/heat-kills.svg
:name: fig-heat
:alt: A needle.
```
"""
FILES = {
    "_toc.yml": "format: jb-book\nroot: chapters/index\nparts:\n- caption: Warm\n  chapters: [{file: chapters/1-warm/heat}]\n"
    "- caption: Cold\n  chapters: [{file: chapters/2-cold/ice}, {file: chapters/6-outlook/gap-map}]\n- caption: Back\n  chapters: [{file: chapters/back/list}]\n",
    "chapters/index.md": "# Welcome\n",
    "chapters/1-warm/heat.md": PAGE,
    "chapters/2-cold/ice.md": "# Ice\n\n(sec-ice)=\n## Ice\n\nSee {ref}`sec-heat-edge`.\n",
    "chapters/6-outlook/gap-map.md": "# Map\n",
    "chapters/back/list.md": "# List\n",
    "chapters/paths.yml": "paths:\n  oncology:\n    for: You know.\n    sections:\n      1-warm/heat: {sec-heat-edge: skip}\n  immunology: {for: You know.}\n  intervention: {for: You know.}\n"
    "placement: {oncology: [heat-first], immunology: [heat-first], intervention: [heat-first]}\nsuggest: {oncology: A., immunology: B., intervention: C., whole: D.}\n",
    "bib/references.bib": "@article{le2015blockade,\n  author = {Le, Dung T.},\n  title = {Blockade in tumours},\n  journal = {N Engl J Med},\n  year = {2015},\n"
    "  doi = {10.1056/NEJMoa1500596},\n  pmid = {26028255},\n  review = {8},\n}\n",
    "evidence/studies.csv": "key,review,summary,supports_review,discrepancy,source_url\nle2015blockade,8,It kills.,partly,Less.,https://host.example/le2015blockade\n",
    "evidence/outcomes.csv": "id,study,source_url,note\nle2015blockade-edge,le2015blockade,https://host.example/x,partner of le2015blockade-edge\n",
    "evidence/claims.yml": "- id: heat-kills\n  chapter: 1-warm/heat\n  cites:\n  - le2015blockade\n- id: map-is-empty\n  chapter: 6-outlook/gap-map\n  cites: [le2015blockade]\n",
    "evidence/searches.yml": "# Searches.\n- chapter: 1-warm/heat\n  pubmed: (heat)\n- chapter: 6-outlook/gap-map\n  pubmed: (map)\n",
    "questions/1-warm-heat.yml": "chapter: 1-warm/heat\nitems:\n- id: heat-first\n  figure: {file: heat-first.svg}\n  preset: \"2-cold/ice.html?ice.preset=cold#ice\"\n  cites: [le2015blockade]\n"
    "  paragraph: sec-heat-edge\n  variants:\n  - {id: heat-first-b, stem: \"Why?\"}\n",
    "instructors/1-warm-heat.yml": "chapter: 1-warm/heat\nwhen_short:\n- {section: sec-heat-edge, say: It kills.}\n",
}  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A tiny book, grown to three times its size."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    grow(tmp_path, 3)
    return tmp_path


def text_of(book: Path, name: str) -> str:
    return (book / name).read_text(encoding="utf-8")


def test_a_chapter_leads_to_what_belongs_to_its_copy(book: Path) -> None:
    page = text_of(book, "chapters/1-warm/heat-x3.md")
    for renamed in ("# Heat, x3", "(sec-heat-edge-x3)=", "`le2015blockadex3`", "`le2015blockade-edge-x3`", "`heat-kills-x3`", ":name: fig-heat-x3", "../2-cold/ice-x3.md"):
        assert renamed in page, renamed
    for kept in ("figures/heat-kills.svg", "ice-x3.html?ice.preset=le2015blockade#ice", "/chapters/back/list`", "oncology: study"):
        assert kept in page, kept
    assert "{ref}`sec-heat-edge-x2`" in text_of(book, "chapters/2-cold/ice-x2.md")
    assert text_of(book, "chapters/1-warm/heat.md") == PAGE


def test_contents_and_paths_are_those_of_a_book(book: Path) -> None:
    found = contents(book / "_toc.yml")  # it refuses a page that is missing or not named
    assert [caption for caption, _ in found.parts] == ["Warm", "Warm, x2", "Warm, x3", "Cold", "Cold, x2", "Cold, x3", "Back"]
    assert "chapters/6-outlook/gap-map-x2" not in found.pages
    sections = reading_paths(book / "chapters" / "paths.yml", book / "chapters")["paths"]["oncology"]["sections"]
    assert sections["1-warm/heat-x3"] == {"sec-heat-edge-x3": "skip"}


def test_a_work_is_sound_and_on_no_list_of_the_review(book: Path) -> None:
    works = read(book / "bib" / "references.bib")
    assert list(works) == ["le2015blockade", "le2015blockadex2", "le2015blockadex3"]
    copied = works["le2015blockadex2"]
    assert not {"doi", "pmid", "review"} & set(copied.fields) and copied["url"] == "https://doi.org/10.1056/NEJMoa1500596"
    studies, outcomes = (list(csv.DictReader(text_of(book, f"evidence/{name}.csv").splitlines())) for name in ("studies", "outcomes"))
    assert studies[2] == {"key": "le2015blockadex3", "review": "", "summary": "It kills.", "supports_review": "", "discrepancy": "", "source_url": "https://host.example/le2015blockade"}
    assert outcomes[1] == {"id": "le2015blockade-edge-x2", "study": "le2015blockadex2", "source_url": "https://host.example/x", "note": "partner of le2015blockade-edge-x2"}


def test_claims_searches_questions_and_notes_follow(book: Path) -> None:
    claims = yaml.safe_load(text_of(book, "evidence/claims.yml"))
    assert [claim["id"] for claim in claims] == ["heat-kills", "map-is-empty", "heat-kills-x2", "heat-kills-x3"]
    assert claims[3] == {"id": "heat-kills-x3", "chapter": "1-warm/heat-x3", "cites": ["le2015blockadex3"]}
    assert [one["chapter"] for one in yaml.safe_load(text_of(book, "evidence/searches.yml"))] == ["1-warm/heat", "6-outlook/gap-map", "1-warm/heat-x2", "1-warm/heat-x3"]
    (question,) = yaml.safe_load(text_of(book, "questions/1-warm-heat-x2.yml"))["items"]
    assert question["id"] == "heat-first-x2" and question["variants"][0]["id"] == "heat-first-b-x2" and question["paragraph"] == "sec-heat-edge-x2"
    assert question["figure"] == {"file": "heat-first.svg"} and question["preset"] == "2-cold/ice-x2.html?ice.preset=cold#ice"
    assert "section: sec-heat-edge-x2" in text_of(book, "instructors/1-warm-heat-x2.yml")


def test_nothing_is_renamed_twice_or_left_behind(book: Path) -> None:
    for path in sorted(book.rglob("*-x2.*")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"x2-?x2|x3", text), path.name
        assert not re.search(r"sec-heat-edge(?!-x2)|`le2015blockade`", text), path.name


@pytest.mark.parametrize(("name", "before", "after", "said"), [("cold build", 50, 551, "missed"), ("memory, largest process", 1, 3, "met"), ("case, gz", 50, 52, "met")])
def test_a_target_is_met_or_missed(name: str, before: float, after: float, said: str) -> None:
    assert verdict(name, before, after, 10).endswith(said)
