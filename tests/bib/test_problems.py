"""How problems are said."""

from bib.problems import BibliographyError, Problem, in_file_order


def test_error_lists_every_problem():
    error = BibliographyError([Problem("a.bib", 1, "x", "y"), Problem("a.bib", 2, "z", "y")])
    assert str(error).splitlines() == [
        "2 problems:",
        "a.bib:1: x; expected y",
        "a.bib:2: z; expected y",
    ]


def test_a_problem_of_the_whole_file_has_no_line():
    assert str(Problem("a.bib", None, "x", "y")) == "a.bib: x; expected y"


def test_file_order_puts_the_whole_file_last():
    whole, second, first = (Problem("a.bib", line, "x", "y") for line in (None, 12, 3))
    assert in_file_order([whole, second, first]) == [first, second, whole]
