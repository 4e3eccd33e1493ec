"""Notebooks: one for each explorable and one for the evidence, with solutions that are folded, run away from the repository."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from downloads.notebooks import archive, execute, sources, wheel
from widgets.registry import declarations


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rooms")
    return execute.install(wheel.build(folder / "wheel"), folder / "installed")


def test_each_explorable_has_a_notebook_and_so_has_the_evidence() -> None:
    assert set(sources.names()) == {*declarations(), "evidence"}


@pytest.mark.parametrize("name", sources.names())
def test_each_notebook_has_exercises_with_folded_solutions_and_code_for_the_chapter(name: str) -> None:
    cells = sources.read(name).cells
    exercises = [cell for cell in cells if cell.source.startswith("## Exercise")]
    solutions = [cell for cell in cells if sources.SOLUTION in cell.metadata.get("tags", ())]
    assert len(exercises) == len(solutions) >= 3
    assert all(cell.metadata["jupyter"]["source_hidden"] for cell in solutions)
    assert "import" in sources.code_in_book(name)


def test_a_name_that_is_no_notebook_is_refused_with_the_valid_ones() -> None:
    with pytest.raises(FileNotFoundError, match=r"no notebook 'y91'.*barrier.*y90"):
        sources.code_in_book("y91")


def test_the_rooms_work_where_there_is_no_repository(rooms: Path, tmp_path: Path) -> None:
    code = (
        "import evidence, widgets, visual, bib, pathlib\n"
        f"assert all(pathlib.Path(one.__file__).is_relative_to({str(rooms)!r}) for one in (evidence, widgets, visual, bib))\n"
        "from widgets import explorable\n"
        "print(explorable('y90', activity=2).result['tumour_Gy'], len(evidence.outcomes()) > 100, bool(evidence.figures.response()))\n"
    )
    code = code.replace("import evidence,", "import evidence.figures, evidence,")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(rooms), "PATH": "/nowhere"})
    assert done.stdout.split() == ["142.5", "True", "True"], done.stderr[-2000:]


def test_a_notebook_runs_away_from_the_repository_and_shows_the_explorable(rooms: Path, tmp_path: Path) -> None:
    notebook = execute.run("y90", rooms, tmp_path)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert any("image/png" in output.get("data", {}) for output in outputs)
    assert not any("data-explorable" in output.get("data", {}).get("text/html", "") for output in outputs)


def test_what_a_cell_prints_is_one_output_however_it_comes(rooms: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kernel sends what is printed in pieces, as time cuts them; the file must not tell."""
    cell = nbformat.v4.new_code_cell("for number in range(3):\n    print(number, flush=True)")
    monkeypatch.setattr(execute, "read", lambda name: nbformat.v4.new_notebook(cells=[cell]))
    (ran,) = execute.run("any", rooms, tmp_path).cells
    assert [output["text"] for output in ran.outputs] == ["0\n1\n2\n"]


def test_requirements_are_pinned_to_what_the_project_tests() -> None:
    assert all("==" in one for one in wheel.pinned())
    assert archive.title("y90")
