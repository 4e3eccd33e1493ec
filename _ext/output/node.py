"""Node.js comes from the PyPI wheel beside Python, the npm packages from the lock."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from sphinx.util import logging

ROOT = Path(__file__).resolve().parent.parent.parent
MODULES = ROOT / "node_modules"
LOCK = ROOT / "package-lock.json"
STAMP = MODULES / "book-npm.sha256"
"""Holds the hash of the lock that the packages were installed from; `book.py` writes it, too."""

CLASSIC = ("--minify", "--format=iife", "--target=es2022", "--charset=utf8", "--log-level=warning")
"""How esbuild writes a script that a page takes from disk, where a browser loads no modules: one that keeps its names to itself."""

logger = logging.getLogger(__name__)


def program(name: str) -> str:
    """Path of ``node`` or ``npm``.

    Raises
    ------
    FileNotFoundError
        If there is none, with what to install.
    """
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if not found:
        raise FileNotFoundError(f"{name} was not found beside Python; install it: pip install --require-hashes -r requirements.lock")
    return found


def node() -> str:
    """Path of the Node executable, once the npm packages of the lock are there."""
    install()
    return program("node")


@cache
def install() -> None:
    """Install the npm packages of the lock, where that was not done.

    Raises
    ------
    RuntimeError
        If npm fails, with what it says.
    """
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    logger.info("installing npm packages from %s", LOCK.name)
    done = subprocess.run(
        [program("npm"), "ci", "--no-audit", "--no-fund", "--loglevel=error", "--ignore-scripts"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"npm packages could not be installed from {LOCK.name}: {done.stderr.strip()}")
    STAMP.write_text(wanted, encoding="utf-8")


def esbuild(what: str, *words: object) -> None:
    """Write classic scripts with esbuild.

    Parameters
    ----------
    what : str
        What is written, for the message.
    *words
        Files, and further options; one of them says where the scripts go.

    Raises
    ------
    RuntimeError
        If a script cannot be read; the message says where.
    """
    command = [str(word) for word in (MODULES / ".bin" / "esbuild", *words, *CLASSIC)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(f"{what} cannot be written:\n{done.stderr.strip()}")
