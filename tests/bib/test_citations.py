"""Which works a page cites, and where."""

import pytest

from bib.citations import check_cited, citations, cited


def keys(text):
    return [citation.key for citation in citations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{cite}`a2020x`", ["a2020x"]),
        ("{cite:p}`a2020x,b2020y`", ["a2020x", "b2020y"]),
        ("{cite:p}`a2020x, b2020y` and {cite:t}`c2020z`", ["a2020x", "b2020y", "c2020z"]),
        ("{cite:alp}`{see}a2020x{p. 3, 4},b2020y`", ["a2020x", "b2020y"]),
        ("{cite:p}`a2020x,\nb2020y`", ["a2020x", "b2020y"]),
        ("{term}`a2020x`", []),
        ("``{cite:p}`a2020x` ``", []),
        ("% {cite:p}`a2020x`", []),
        ("```md\n{cite:p}`a2020x`\n```\n{cite:p}`b2020y`", ["b2020y"]),
        ("```\n{cite:p}`a2020x`\n```\n{cite:p}`b2020y`", ["b2020y"]),
        ("```{note}\n{cite:p}`a2020x`\n```\n{cite:p}`b2020y`", ["a2020x", "b2020y"]),
        ("````{note}\n```py\n{cite:p}`a2020x`\n```\n{cite:p}`b2020y`\n````", ["b2020y"]),
        ("```{code-cell} ipython3\n'{cite:p}`a2020x`'\n```", []),
        (":::{note}\n{cite:p}`a2020x`\n:::", ["a2020x"]),
        ("- {cite:p}`a2020x`\n  {cite:t}`b2020y`", ["a2020x", "b2020y"]),
    ],
)
def test_citations(text, expected):
    assert keys(text) == expected


def test_the_line_of_a_citation():
    found = list(citations("One.\n\nTwo {cite:p}`a2020x,\n  b2020y`."))
    assert [(citation.key, citation.line) for citation in found] == [("a2020x", 3), ("b2020y", 4)]


def test_all_chapters_are_read(tmp_path):
    (tmp_path / "1-part").mkdir()
    (tmp_path / "1-part" / "page.md").write_text("{cite:p}`a2020x`", encoding="utf-8")
    (tmp_path / "index.md").write_bytes(b"{cite:p}`b2020y` Vigan\xf2")
    (tmp_path / "data.txt").write_text("{cite:p}`c2020z`", encoding="utf-8")
    found, [problem] = cited(tmp_path)
    assert [(citation.key, citation.path.name) for citation in found] == [
        ("a2020x", "page.md"),
        ("b2020y", "index.md"),
    ]
    assert problem.path.name == "index.md"


def test_a_work_that_is_not_there_is_named_with_a_guess_where_one_is_near():
    found = citations("{cite:p}`lee2015blockade`\n{cite:p}`le2015blockade`\n{cite:p}`wu1999liver`")
    near, far = check_cited(found, ["le2015blockade"])
    assert (near.line, near.expected) == (1, 'a key of it, perhaps "le2015blockade"')
    assert (far.line, far.expected) == (3, "a key of it")
