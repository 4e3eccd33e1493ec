"""Node, with which the build runs the page's own JavaScript."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path


class NodeError(RuntimeError):
    """Node is missing, or a script failed in it."""


def node() -> str:
    """Return the path of Node: beside this Python, or on the PATH.

    Raises
    ------
    NodeError
        If there is none.
    """
    beside = Path(sys.executable).parent / "node"
    found = str(beside) if beside.exists() else shutil.which("node")
    if found is None:
        msg = "Node is missing: install the project's requirements, or Node 20 or later"
        raise NodeError(msg)
    return found


def run(script: Path, given: str) -> str:
    """Run a script with a text on its standard input, and return what it prints.

    Raises
    ------
    NodeError
        If the script fails; the message holds what it said.
    """
    done = subprocess.run([node(), str(script)], input=given, text=True, encoding="utf8", capture_output=True, check=False)
    if done.returncode:
        msg = f"{script.name} failed in Node:\n{done.stderr}"
        raise NodeError(msg)
    return done.stdout
