"""The notebooks as they are given away: run, without an error, their solutions folded."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from downloads.notebooks.sources import SOLUTION, names


@pytest.mark.parametrize("name", names())
def test_a_notebook_has_been_run(made: Path, name: str) -> None:
    notebook = json.loads((made / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert all(cell["execution_count"] for cell in code)
    assert not [output for cell in code for output in cell["outputs"] if output["output_type"] == "error"]
    solved = [cell for cell in code if SOLUTION in cell["metadata"].get("tags", ())]
    assert len(solved) >= 3 and all(cell["outputs"] and cell["metadata"]["jupyter"]["source_hidden"] for cell in solved)


def test_the_archive_installs_by_one_file(made: Path) -> None:
    with zipfile.ZipFile(made / "the-tolerant-liver-notebooks.zip") as archive:
        inside = {Path(name).name: name for name in archive.namelist()}
        needed = archive.read(inside["requirements.txt"]).decode().splitlines()
    assert needed[0].removeprefix("./") in inside and needed[0].endswith(".whl")
