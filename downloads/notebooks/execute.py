"""Runs notebooks where the rooms are installed, away from the repository."""

from __future__ import annotations

import copy
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from downloads.notebooks.sources import read

if TYPE_CHECKING:
    from nbformat import NotebookNode

TIMEOUT = 600
KEPT = ("image/png", "text/plain")
"""Faces of an explorable that a notebook on disk shows; run again, it is alive."""


def install(wheel: Path, folder: Path) -> Path:
    """Unpack the rooms into a folder from which Python can import them, and return it."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-index", "--target", str(folder), str(wheel)]
    subprocess.run(command, check=True)
    return folder


def run(name: str, rooms: Path, work: Path) -> NotebookNode:
    """Return a notebook with its outputs.

    Parameters
    ----------
    name
        The notebook.
    rooms
        Where the rooms are installed.
    work
        An empty folder to run in.

    Raises
    ------
    nbclient.exceptions.CellExecutionError
        If a cell fails.
    """
    from nbclient import NotebookClient

    notebook = copy.deepcopy(read(name))
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | {"PYTHONPATH": str(rooms), "BOOK_STATIC": "1", "MPLBACKEND": "module://matplotlib_inline.backend_inline"}
    client = NotebookClient(notebook, timeout=TIMEOUT, kernel_name="python3", coalesce_streams=True, resources={"metadata": {"path": str(work)}})
    client.execute(env=environment)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", ()):
            settle(output)
    notebook.metadata["language_info"] = {"name": "python"}
    return notebook


def settle(output: dict) -> None:
    """Leave of an explorable the faces that a notebook on disk can show."""
    data = output.get("data", {})
    if "data-explorable" in data.get("text/html", ""):
        for kind in set(data) - set(KEPT):
            del data[kind]
