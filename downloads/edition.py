"""The edition that is made: its version and its date, the same for every file of one commit."""

from __future__ import annotations

import datetime
import os
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "the-tolerant-liver"


@cache
def moment() -> datetime.datetime:
    """Return when the sources were last changed: ``SOURCE_DATE_EPOCH``, else the last commit, else the day of the release."""
    named = os.environ.get("SOURCE_DATE_EPOCH")
    if not named:
        done = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
        named = done.stdout.strip() if done.returncode == 0 else ""
    if named:
        return datetime.datetime.fromtimestamp(int(named), datetime.UTC)
    released = re.search(r"^date-released: '?(\d{4}-\d\d-\d\d)", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.M)[1]
    return datetime.datetime.fromisoformat(f"{released}T00:00:00+00:00")  # never when the files were copied


@cache
def version() -> str:
    """Return the version of the book."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
