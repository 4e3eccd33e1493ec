"""Whether the list is whole."""

import pytest

from bib import Bibliography, BibliographyError, Entry
from bib.coverage import check_review, check_uncited, missing_review_numbers, uncited


def works(*numbers):
    return Bibliography([Entry(f"a{number}", "article", {"review": str(number)}) for number in numbers])


def test_every_number_once_is_whole():
    assert not list(check_review(works(*range(1, 171)), {}))


def test_a_number_that_lacks_is_named():
    [problem] = check_review(works(*range(2, 171)), {})
    assert "review = {1}" in problem.what


def test_an_excuse_holds_while_the_work_lacks_and_not_longer():
    assert not list(check_review(works(*range(1, 170)), {170: "not found"}))
    [problem] = check_review(works(*range(1, 171)), {170: "not found"})
    assert "listed as missing but a170 has it" in problem.what


@pytest.mark.parametrize(
    "text",
    ["171: too large", "0: too small", "57:", "57: ''", "- 57", "a: b", "57: [", "57: Ã©"],
)
def test_a_faulty_list_of_excuses(tmp_path, text):
    path = tmp_path / "missing.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BibliographyError, match=r"missing\.yml"):
        missing_review_numbers(path)


def test_what_is_not_yaml_has_its_line(tmp_path):
    path = tmp_path / "missing.yml"
    path.write_text("57: a\n58: [\n", encoding="utf-8")
    with pytest.raises(BibliographyError) as caught:
        missing_review_numbers(path)
    assert caught.value.problems[0].line == 3


@pytest.mark.parametrize(("text", "expected"), [("", {}), ("57: why", {57: "why"})])
def test_a_sound_list_of_excuses(tmp_path, text, expected):
    path = tmp_path / "missing.yml"
    path.write_text(text, encoding="utf-8")
    assert missing_review_numbers(path) == expected


def test_uncited_are_listed_the_review_first_and_only_it_is_wrong():
    all_works = [Entry("b", "misc", {}), *works(12, 3).values(), Entry("a", "misc", {})]
    assert [entry.key for entry in uncited(all_works, {"b"})] == ["a3", "a12", "a"]
    assert [problem.what[:2] for problem in check_uncited(all_works, {"b", "a12"})] == ["a3"]
