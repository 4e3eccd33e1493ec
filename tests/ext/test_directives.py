"""The directives, on small pages built by Sphinx."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docutils import nodes

PREDICT = "```{predict}\n:answer: %s\n:name: p\nWhat now?\n- up\n- down\n%sIt goes *down*.\n```\n"


@pytest.fixture
def build(pages_of: Callable) -> Callable[[str], tuple[nodes.document, str]]:
    """Build one page; return its doctree and what Sphinx warned of."""

    def one(text: str) -> tuple[nodes.document, str]:
        read, _, warned = pages_of(text)
        return read, warned

    return one


def test_prediction_keeps_options_answer_and_text(build: Callable) -> None:
    tree, warned = build("# T\n\n" + PREDICT % ("2", "---\n"))
    (node,) = tree.findall(lambda n: n.tagname == "predict")
    assert node["right"] == 2
    stem, options, answer = node.children
    assert stem.astext() == "Predict first. What now?"
    assert [option.astext() for option in options] == ["up", "down"]
    assert answer.astext() == "What the text shows\n\nIt goes down."
    assert not warned


@pytest.mark.parametrize(("answer", "cut", "said"), [("3", "---\n", "valid: 1 to 2"), ("2", "", "line '---'")])
def test_wrong_prediction_is_refused_with_what_is_valid(build: Callable, answer: str, cut: str, said: str) -> None:
    _, warned = build("# T\n\n" + PREDICT % (answer, cut))
    assert said in warned


def test_head_counts_minutes_and_shows_paths(build: Callable) -> None:
    words = "word " * 400
    tree, warned = build(f"---\nchapter:\n  exercise_minutes: 4\n  paths: {{oncology: study, immunology: skim}}\n---\n# T\n\n{words}\n")
    (head,) = [n for n in tree.findall(nodes.bullet_list) if "chapter-head" in n["classes"]]
    assert head.astext().split("\n\n") == ["3 min reading + 4 min exercises", "not yet reviewed by a specialist", "Oncology: study", "Immunology: skim"]
    assert not warned


def test_unknown_reading_path_is_named(build: Callable) -> None:
    _, warned = build("---\nchapter:\n  paths: {surgery: study}\n---\n# T\n")
    assert "surgery" in warned and "oncology" in warned


def test_drawing_is_a_numbered_figure_with_its_description(build: Callable) -> None:
    tree, warned = build("# T\n\n```{drawing} cell.svg\n:name: fig-x\n:alt: A circle & more\n\nWhat to see.\n```\n\n{numref}`fig-x`\n")
    (figure,) = tree.findall(nodes.figure)
    assert "A circle &amp; more" in figure.children[0]["svg"]
    assert next(figure.findall(nodes.caption)).astext() == "What to see."
    assert "A long description of what is drawn." in figure.astext()
    assert not warned


@pytest.mark.parametrize(
    ("text", "said"),
    [("```{drawing} none.svg\n:alt: x\n\nC.\n```", "no file"), ("```{drawing} cell.svg\n\nC.\n```", "':alt:' is missing"), ("```{drawing} cell.svg\n:alt: x\n```", "caption is missing")],
)
def test_incomplete_drawing_is_refused(build: Callable, text: str, said: str) -> None:
    _, warned = build(f"# T\n\n{text}\n")
    assert said in warned


def test_short_forms_open_once_a_section(build: Callable) -> None:
    tree, _ = build("# HCC here\n\nHCC and HCC and HCCX. [HCC](https://example.org)\n\n## Next\n\nHCCs again, `HCC`.\n")
    found = [(n.astext(), n["explanation"]) for n in tree.findall(nodes.abbreviation)]
    assert found == [("HCC", "hepatocellular carcinoma")] * 2


def test_evidence_table_lists_the_cited_works_by_whom_they_studied(build: Callable) -> None:
    tree, _ = build("# T\n\nSeen {cite:p}`tumeh2017liver`.\n\n```{evidence}\n```\n")
    table = next(t for t in tree.findall(nodes.table) if "evidence" in t["classes"])
    assert len(list(table.findall(nodes.row))) == 2
    assert "This page cites 1 work, " in tree.astext()


BANK = """chapter: index
items:
- id: one
  objective: %s
  kind: one-best-answer
  level: judge
  topic: harm
  stem: Which?
  options:
  - {text: "This", correct: false, why: "No."}
  - {text: "That", correct: true, why: "Yes, <so>."}
  - {text: "None", correct: false, why: "No."}
  cites: [tumeh2017liver]
  paragraph: sec-a
  minutes: 2
  checked: 2026-01-02
"""
CHECKED = "---\nchapter:\n  exercise_minutes: 3\n---\n# T\n\n```{objectives}\n- Know.\n```\n\n(sec-a)=\n## A\n\nText.\n\n```{check}\n```\n"


@pytest.mark.parametrize(("objective", "said"), [(1, ""), (2, "valid: 1 to 1")])
def test_questions_of_a_page(build: Callable, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, objective: int, said: str) -> None:
    (tmp_path / "index.yml").write_text(BANK % objective, encoding="utf-8")
    monkeypatch.setattr("_ext.teaching.check.file_of", lambda chapter: tmp_path / f"{chapter}.yml")
    tree, warned = build(CHECKED)
    (node,) = tree.findall(lambda n: n.tagname == "check_item")
    head, part, back = node.children
    stem, field, told = part.children
    options = [option.astext() for option in field[0]]
    assert (head.astext(), stem.astext(), sorted(options)) == ("1. Judge", "Which?", ["None", "That", "This"])
    assert options[part["right"] - 1] == "That"
    assert "Right. That: Yes, <so>." in told.astext() and "Read again" in back.astext() and "Read again" not in told.astext()
    assert "5 min exercises" in tree.astext()
    ours = [line for line in warned.splitlines() if "bibtex key" not in line]  # the dummy builder lists no works
    assert said in warned and bool(said) == bool(ours)


def test_a_page_without_questions_is_told_where_they_belong(build: Callable) -> None:
    _, warned = build("# T\n\n```{check}\n```\n")
    assert "there is no index.yml" in warned


def test_a_decision_has_no_right_option(build: Callable) -> None:
    tree, warned = build("# T\n\n" + (PREDICT % ("", "---\n")).replace("{predict}\n:answer: \n", "{decide}\n"))
    (node,) = tree.findall(lambda n: n.tagname == "predict")
    assert node["right"] is None and len(node.children[1]) == 2
    assert not warned


def test_the_list_of_abbreviations_has_them_all(build: Callable) -> None:
    from _ext.language.abbreviations import abbreviations

    tree, warned = build("# T\n\n```{abbreviations}\n```\n")
    (listed,) = tree.findall(nodes.definition_list)
    assert {item[0].astext(): item[1].astext() for item in listed} == abbreviations()
    assert not warned


def test_take_further_shows_the_code_of_the_notebook_between_what_is_said_of_it(build: Callable) -> None:
    from downloads.notebooks.sources import code_in_book

    tree, warned = build("# T\n\n:::{take-further} y90\nBefore.\n---\nAfter?\n:::\n".replace(":::", "```"))
    assert not warned
    (code,) = tree.findall(nodes.literal_block)
    assert code.astext() == code_in_book("y90")
    fold = code.parent
    assert [child.astext() for child in fold.children[1:2]] == ["Before."] and fold.children[3].astext() == "After?"
    assert "y90.ipynb" in fold.children[4].astext()


def test_take_further_refuses_a_notebook_that_is_not_there(build: Callable) -> None:
    _, warned = build("# T\n\n```{take-further} y91\nBefore.\n```\n")
    assert "no notebook 'y91'" in warned and "y90" in warned


def test_the_list_of_downloads_names_every_file(pages_of: Callable) -> None:
    from downloads.registry import DOWNLOADS

    _, written, warned = pages_of("# T\n\n```{download-files}\n```\n")
    assert not warned
    text = written.astext()
    assert all(said.replace("`", "") in text for one in DOWNLOADS for file in one.files for said in (file.what, file.used_for))
    assert "`" not in text
    assert "index.html" in {code.astext() for code in written.findall(nodes.literal)}


def test_plans_rubric_and_notes_for_instructors_are_shown(build: Callable) -> None:
    from instructors import read_course, read_notes

    tree, warned = build("# T\n\n```{course-plans}\n```\n\n```{case-rubric}\n```\n\n```{instructor-notes}\n```\n")
    straight = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
    text = tree.astext().translate(straight)
    course = read_course()
    assert all(meeting.title in text and meeting.task in text for plan in course.plans for meeting in plan.meetings)
    assert all(level in text for line in course.rubric for level in line.levels)
    assert all(part.meet.translate(straight) in text for one in read_notes() for part in one.misconceptions)
    assert all("unknown document" in line or "undefined label" in line for line in warned.splitlines())  # the chapters are not in this small book
    assert {"/chapters/7-cases/colorectal"} <= {link["reftarget"] for link in tree.findall(lambda node: node.tagname == "pending_xref")}


def test_what_the_site_ships_is_listed_with_its_licence(build: Callable) -> None:
    from supply.shipped import shipped

    tree, warned = build("# T\n\n```{shipped}\n```\n")
    rows = [tuple(cell.astext() for cell in row) for row in tree.findall(nodes.row)]
    assert rows[1:] == [(one.name, one.version, one.licence, one.use) for one in shipped()]
    assert not warned
