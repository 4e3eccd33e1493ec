"""The notebooks as they are written, MyST text, and as Jupyter opens them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from downloads.edition import ROOT

if TYPE_CHECKING:
    from nbformat import NotebookNode

FOLDER = ROOT / "notebooks"
SOLUTION, IN_BOOK = "solution", "in-book"
"""Tags of cells: one that answers an exercise, and is folded; one that a chapter shows."""


def names(folder: Path = FOLDER) -> list[str]:
    """Return the names of all notebooks.

    Examples
    --------
    >>> "evidence" in names()
    True
    """
    return sorted(path.stem for path in folder.glob("*.md"))


def path_of(name: str, folder: Path = FOLDER) -> Path:
    """Return the file of a notebook.

    Raises
    ------
    FileNotFoundError
        If there is none of this name.
    """
    path = folder / f"{name}.md"
    if not path.is_file():
        raise FileNotFoundError(f"there is no notebook '{name}' in {folder}; valid: {', '.join(names(folder))}")
    return path


@cache
def read(name: str, folder: Path = FOLDER) -> NotebookNode:
    """Return a notebook, its solutions folded, its cells named by their place."""
    import jupytext

    notebook = jupytext.reads(path_of(name, folder).read_text(encoding="utf-8"), fmt="md:myst")
    notebook.metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}, "language_info": {"name": "python"}}
    for place, cell in enumerate(notebook.cells, 1):
        cell["id"] = f"{name}-{place}"
        if SOLUTION in cell.metadata.get("tags", ()):
            cell.metadata["jupyter"] = {"source_hidden": True, "outputs_hidden": True}
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return notebook


def code_in_book(name: str, folder: Path = FOLDER) -> str:
    """Return the code of a notebook that a chapter shows.

    Raises
    ------
    ValueError
        If it has none.
    """
    found = [cell.source for cell in read(name, folder).cells if IN_BOOK in cell.metadata.get("tags", ())]
    if not found:
        raise ValueError(f"{path_of(name, folder).name}: no cell is tagged '{IN_BOOK}'")
    return "\n\n".join(found)
