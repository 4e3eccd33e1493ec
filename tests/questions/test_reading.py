"""Reading questions: what is right comes through, what is wrong is named with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from questions import QuestionError, file_of, read, read_all

TEXT = """\
chapter: 1-part/page
items:
- id: page-one
  objective: 2
  kind: one-best-answer
  level: apply
  topic: harm
  stem: Which of the two?
  options:
  - {text: "The first", correct: true, why: "It is so."}
  - {text: "The second", correct: false, why: "It is not."}
  - {text: "The third", correct: false, why: "There are two."}
  cites: [a2020x, b2020y]
  paragraph: sec-page
  minutes: 1.5
  checked: 2026-01-02
"""
KNOWN = {"works": {"a2020x", "b2020y"}, "today": date(2026, 2, 1)}


@pytest.fixture
def written(tmp_path: Path):
    def one(text: str, name: str = "1-part-page.yml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return one


def test_a_right_file_is_read_whole(written) -> None:
    bank = read(written(TEXT), **KNOWN)
    (item,) = bank.items
    assert (bank.chapter, bank.minutes, item.answer, item.cites) == ("1-part/page", 1.5, 3, ("a2020x", "b2020y"))
    assert item.checked.isoformat().startswith("2026-01-02")
    assert {option.text: option.why for option in item.options}["The second"] == "It is not."


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("level: apply", "level: hard", 6, "one of remember, apply, judge"),
        ("b2020y", "b2020z", 13, 'is not in the bibliography'),
        ("correct: false, why: \"It is not.\"", "correct: true, why: \"It is not.\"", 10, "2 options are correct"),
        ("The second", "The first", 10, "an option is there twice"),
        ("  minutes: 1.5\n", "", 3, '"minutes" is missing'),
        ("minutes: 1.5", "minutes: 0", 3, "more than 0"),
        ("  - {text: \"The third\", correct: false, why: \"There are two.\"}\n", "", 10, "3 to 5 options"),
        ("why: \"It is so.\"", "hint: \"It is so.\"", 10, '"hint" is unknown'),
        ("checked: 2026-01-02", "checked: 2027-01-02", 16, "in the future"),
        ("chapter: 1-part/page", "chapter: 1-part/other", 1, "1-part-other.yml"),
        ("items:", "items: 3\nrest:", 4, '"rest" is unknown'),
        ("chapter: 1-part/page", "chapter: [", 3, "not YAML"),
    ],
)
def test_a_fault_is_named_with_its_line(written, old: str, new: str, line: int, said: str) -> None:
    assert old in TEXT
    with pytest.raises(QuestionError) as caught:
        read(written(TEXT.replace(old, new, 1)), **KNOWN)
    found = [problem for problem in caught.value.problems if said in str(problem)]
    assert found, str(caught.value)
    assert found[0].line == line


def test_an_id_belongs_to_one_chapter(written, tmp_path: Path) -> None:
    written(TEXT)
    written(TEXT.replace("1-part/page", "1-part/twin"), "1-part-twin.yml")
    with pytest.raises(QuestionError, match="page-one"):
        read_all(tmp_path, **KNOWN)


def test_every_question_of_the_book_belongs_to_a_page() -> None:
    root = Path(__file__).resolve().parent.parent.parent
    banks = read_all()
    assert banks
    for bank in banks:
        page = root / "chapters" / f"{bank.chapter}.md"
        assert page.is_file(), bank.chapter
        text = page.read_text(encoding="utf-8")
        assert "```{check}" in text, f"{page.name} does not show its questions"
        for item in bank.items:
            assert f"({item.paragraph})=" in text, f"{item.id}: {page.name} has no label {item.paragraph}"
        assert file_of(bank.chapter).is_file()
