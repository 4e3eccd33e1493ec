"""The notebooks with their package in one archive, and each notebook by itself."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import nbformat

from downloads.archive import write_zip
from downloads.edition import NAME, moment, version
from downloads.notebooks import execute, sources, wheel

FOLDER = "notebooks"
README = """# The Tolerant Liver: notebooks

Version {version}, {date}. For learning, never for patient decisions.

Needs Python 3.11 or later. In this folder:

    python -m pip install -r requirements.txt
    jupyter lab

Each notebook opens with its outputs; run it, and its explorables can be moved. Solutions of the exercises are folded: click the three dots.

| notebook | about |
| --- | --- |
{listed}

Code: MIT. Text and data: Creative Commons Attribution 4.0.
"""


def make(folder: Path, names: Sequence[str] = ()) -> list[Path]:
    """Execute the notebooks and write them; a failing cell is an error."""
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        built = wheel.build(work / "wheel")
        rooms = execute.install(built, work / "rooms")
        (work / "run").mkdir()
        done = {f"{name}.ipynb": nbformat.writes(execute.run(name, rooms, work / "run")) + "\n" for name in names or sources.names()}
        needed = "\n".join([f"./{built.name}", *wheel.pinned()]) + "\n"
        listed = "\n".join(f"| `{name}` | {title(Path(name).stem)} |" for name in done)
        told = README.format(version=version(), date=f"{moment():%Y-%m-%d}", listed=listed)
        inside = {**done, built.name: built.read_bytes(), "requirements.txt": needed, "README.md": told}
        archive = write_zip(folder / f"{NAME}-notebooks.zip", {f"{NAME}-notebooks/{name}": text for name, text in inside.items()})
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    single = []
    for name, text in done.items():
        single.append(folder / FOLDER / name)
        single[-1].write_text(text, encoding="utf-8")
    return [archive, *single]


def title(name: str) -> str:
    """Return the title of a notebook.

    Examples
    --------
    >>> title("evidence")
    'The evidence, row by row'
    """
    return next(line[2:] for line in sources.read(name).cells[0].source.splitlines() if line.startswith("# "))
