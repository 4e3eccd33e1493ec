#!/usr/bin/env python3
"""Build, test and serve the book from nothing: python book.py book | test | serve | lab | bench | clean | help.

Needs Python 3.11 or later and nothing else; everything else is installed into .venv and node_modules
from hashed locks. The Makefile calls this file; on Windows it is called by hand.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
SITE = ROOT / "_build" / "html"
BOOTSTRAP = "uv==0.13.9"


def say(text: str) -> None:
    """Print a line of progress."""
    print(f"[book] {text}", flush=True)


def run(*command: object, **options: object) -> None:
    """Run a command from the root, with the project's own tools first; stop the program where it fails."""
    path = f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"
    # Compiled modules are kept even where the machine says not to: they halve the time of a build that changes nothing.
    env = os.environ | {"PATH": path, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": ""} | options.pop("env", {})
    code = subprocess.run([str(part) for part in command], cwd=ROOT, env=env, check=False, **options).returncode
    if code:
        say(f"failed ({code}): {' '.join(str(part) for part in command)}")
        sys.exit(code)


def digest(*paths: Path) -> str:
    """One hash over some files and the Python that runs."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths) + sys.version.encode()).hexdigest()


def is_done(stamp: Path, mark: str) -> bool:
    """Whether this step was done with these very inputs."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == mark


def set_up() -> None:
    """Environment and npm packages from their locks; a second call is cheap."""
    if sys.version_info < (3, 11):
        sys.exit(f"[book] Python 3.11 or later is needed; this is {sys.version.split()[0]}")
    lock, npm_lock = ROOT / "requirements.lock", ROOT / "package-lock.json"
    stamp, mark = VENV / "book-python.sha256", digest(lock, ROOT / "pyproject.toml")
    if not is_done(stamp, mark):
        say("Python environment: .venv, from requirements.lock (about a minute the first time)")
        if subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False).returncode:
            sys.exit("[book] Python's venv module does not work here; on Debian or Ubuntu: sudo apt install python3-venv")
        run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", BOOTSTRAP)
        run(PYTHON, "-m", "uv", "pip", "install", "--quiet", "--python", PYTHON, "--require-hashes", "--requirement", lock)
        run(PYTHON, "-m", "uv", "pip", "install", "--quiet", "--python", PYTHON, "--no-deps", "--no-build-isolation", "--editable", ".")
        stamp.write_text(mark, encoding="utf-8")
    stamp, mark = ROOT / "node_modules" / "book-npm.sha256", digest(npm_lock)
    if not is_done(stamp, mark):
        say("npm packages: node_modules, from package-lock.json")
        npm = shutil.which("npm", path=str(BIN))
        run(npm, "ci", "--no-audit", "--no-fund", "--loglevel=error", "--ignore-scripts")
        stamp.write_text(mark, encoding="utf-8")


def build(afresh: bool = False) -> None:
    """Build and execute the book into _build/html; any warning is an error."""
    set_up()
    start = time.monotonic()
    say("building and executing the book" + (" afresh" if afresh else ""))
    extra = ["--all"] if afresh else []
    if afresh and SITE.exists():
        shutil.rmtree(SITE)
    run(BIN / "jupyter-book", "build", "-W", "-n", "--keep-going", *extra, ".", "--quiet", env={"BOOK_STATIC": "1"})
    say(f"built in {time.monotonic() - start:.0f} s: {SITE / 'index.html'}")


def test(*arguments: str) -> None:
    """Everything that is checked: style, bibliography, evidence, questions, units, doctests, the built book, the browser."""
    build(afresh=not arguments)
    run(PYTHON, "-m", "tests.chromium")
    say("style"), run(PYTHON, "-m", "ruff", "check", "--quiet", ".")
    say("bibliography"), run(PYTHON, "-m", "bib", "check", "--complete")
    say("evidence"), run(PYTHON, "-m", "evidence", "check")
    say("questions"), run(PYTHON, "-m", "questions", "check")
    say("tests"), run(PYTHON, "-m", "pytest", "-q", *(arguments or ["tests", "bib", "evidence", "questions", "visual", "widgets", "_ext", "--doctest-modules"]))
    say(f"all checks passed; the book: {SITE / 'index.html'}")


def serve() -> None:
    """Serve the built site on this machine, and stop with Ctrl+C."""
    build()
    say("http://127.0.0.1:8000/ (Ctrl+C stops)")
    try:
        run(PYTHON, "-m", "http.server", "8000", "--bind", "127.0.0.1", "--directory", SITE)
    except KeyboardInterrupt:
        say("stopped")


def lab() -> None:
    """Open the chapters live in JupyterLab."""
    set_up()
    run(BIN / "jupyter", "lab", "--notebook-dir", ROOT, ROOT / "chapters" / "4-therapies" / "embolisation.md")


def bench() -> None:
    """Measure the site beside the plain Jupyter Book from the same sources."""
    build()
    run(PYTHON, "-m", "benchmarks")


def bibliography(*arguments: str) -> None:
    """The bibliography: check, format, export FOLDER, uncited, refresh [KEY …] [--write]."""
    set_up()
    run(PYTHON, "-m", "bib", *arguments)


def links() -> None:
    """Ask every outside link of the book whether it still answers."""
    set_up()
    run(BIN / "jupyter-book", "build", "--builder", "linkcheck", ".", env={"BOOK_STATIC": "1"})


def clean() -> None:
    """Remove what was built and installed."""
    for path in (ROOT / "_build", VENV, ROOT / "node_modules"):
        shutil.rmtree(path, ignore_errors=True)
    say("removed _build, .venv and node_modules")


def show_help() -> None:
    """Say what there is."""
    print(__doc__)
    for name, task in TASKS.items():
        print(f"  {name:<8}{(task.__doc__ or '').splitlines()[0]}")


TASKS = {"setup": set_up, "book": build, "test": test, "serve": serve, "lab": lab, "bench": bench, "bib": bibliography, "links": links, "clean": clean, "help": show_help}

if __name__ == "__main__":
    name, arguments = (sys.argv[1:2] or ["help"])[0], sys.argv[2:]
    if name not in TASKS:
        sys.exit(f"[book] no task '{name}'; valid: {', '.join(TASKS)}")
    TASKS[name](*arguments)
