"""All tables together."""

import pytest

from evidence.checking import check
from evidence.schema import MECHANISMS, NODES, OUTCOMES, STUDIES

from .conftest import CLAIM, NODE, OTHER_STUDY, TODAY, WORKS


def test_a_sound_folder(write, tmp_path):
    write(STUDIES, OTHER_STUDY)
    write(OUTCOMES)
    write(MECHANISMS)
    write(NODES, NODE | {"node": "b"})
    (tmp_path / "claims.yml").write_text(CLAIM, encoding="utf-8")
    counts, problems = check(tmp_path, WORKS, TODAY)
    assert problems == []
    assert counts == {"studies.csv": 2, "outcomes.csv": 1, "claims.yml": 1, "nodes.csv": 2, "mechanisms.csv": 1}


def test_studies_are_enough_to_begin_with(write, tmp_path):
    write(STUDIES, OTHER_STUDY)
    assert check(tmp_path, WORKS, TODAY) == ({"studies.csv": 2}, [])


def test_studies_have_to_be_there(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"studies\.csv"):
        check(tmp_path, WORKS, TODAY)


def test_problems_of_all_files_are_there(write, tmp_path):
    write(STUDIES, OTHER_STUDY, design="RCT")
    write(OUTCOMES, unit="months")
    assert [problem.path.name for problem in check(tmp_path, WORKS, TODAY)[1]] == [
        "studies.csv",
        "outcomes.csv",
    ]


@pytest.mark.parametrize(("end", "line"), [("source", 2), ("target", 2)])
def test_an_edge_joins_nodes_that_are_there(write, tmp_path, end, line):
    write(STUDIES, OTHER_STUDY)
    write(NODES, NODE | {"node": "b"}, NODE | {"node": "Kupffer cell"})
    write(MECHANISMS, **{end: "Kupfer cell"})
    _, [problem] = check(tmp_path, WORKS, TODAY)
    assert f'{end}: "Kupfer cell" is not in nodes.csv' in problem.what
    assert 'perhaps "Kupffer cell"' in problem.expected
    assert problem.line == line
