"""The whole check on a small book."""

import pytest

from bib import check


@pytest.fixture
def run(write, tmp_path):
    """Check the sound file with a page of text; every number but 18 is excused."""
    numbers = [number for number in range(1, 171) if number != 18]
    (tmp_path / "missing.yml").write_text("".join(f"{number}: sample\n" for number in numbers), encoding="utf-8")
    chapters = tmp_path / "chapters"
    chapters.mkdir()

    def run(*replacements, page="{cite:p}`calne1969induction`", complete=False):
        (chapters / "page.md").write_text(page, encoding="utf-8")
        path = write(*replacements)
        return check(path, chapters, tmp_path / "missing.yml", complete=complete)

    return run


def test_a_sound_file_has_no_problems(run):
    report = run(complete=True)
    assert report.problems == []
    assert [entry.key for entry in report.uncited] == ["le2015blockade"]
    assert len(report.works) == 2


@pytest.mark.parametrize(
    ("replacement", "what"),
    [
        (("10.1038/", "11.1038/"), "doi ="),
        (("  year = {1969}", " year = {1969}"), "the line is"),
        (("review = {18}", "review = {x}"), "no entry has review = {18}"),
        (("  review = {18},\n", ""), "no entry has review = {18}"),
    ],
)
def test_every_kind_of_problem_is_there(run, replacement, what):
    assert any(what in problem.what for problem in run(replacement).problems)


def test_the_layout_of_what_cannot_be_read_is_not_judged(run):
    [problem] = run(("}\n\n@", "}\nstray\n@")).problems
    assert "stray" in problem.what


def test_a_citation_of_nothing_is_a_problem(run):
    [problem] = run(page="{cite:p}`calne1967prolonged`").problems
    assert '"calne1967prolonged" is not in' in problem.what


def test_a_work_of_the_review_has_to_be_cited_once_the_chapters_are_complete(run):
    assert run(page="").problems == []
    [problem] = run(page="", complete=True).problems
    assert "calne1969induction (review 18) is cited nowhere" in problem.what
