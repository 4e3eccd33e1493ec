"""Node.js comes from the PyPI wheel beside Python, the npm packages from the lock."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

MODULES = Path(__file__).resolve().parent.parent.parent / "node_modules"


def node() -> str:
    """Path of the Node executable; an error that says what to do where there is none."""
    beside = Path(sys.executable).parent
    found = shutil.which("node", path=str(beside)) or shutil.which("node")
    if not found:
        raise FileNotFoundError("Node.js was not found beside Python; run the set-up: python book.py setup")
    if not MODULES.is_dir():
        raise FileNotFoundError(f"{MODULES} is missing; run the set-up: python book.py setup")
    return found
