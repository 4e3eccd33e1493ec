#!/usr/bin/env python3
"""Build, test and serve the book from nothing: python book.py book | downloads | test | serve | lab | bench | clean | help, and more.

``book afresh`` builds every page again; ``test FILE …`` builds only what these files need, and takes pytest's options.

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
AFRESH = "afresh"
WHOLE = "site"  # the download that holds the built site with all the others
TESTED = ("tests", "bib", "downloads", "evidence", "instructors", "questions", "sources", "supply", "visual", "widgets", "_ext")
SITE_TESTS = ("tests/site", "tests/browser", "tests/engines")
MADE_TESTS = "tests/made"  # what has been made to be taken away; made first, and left out where no file is named
ENGINE_TESTS = "tests/engines"  # Firefox and WebKit, where they can be had
BROWSER_TESTS = ("tests/browser", "tests/visual", "tests/widgets")


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
    stamp, mark = ROOT / "node_modules" / "book-npm.sha256", hashlib.sha256(npm_lock.read_bytes()).hexdigest()
    if not is_done(stamp, mark):
        run(PYTHON, "-m", "supply", "locks")
        say("npm packages: node_modules, from package-lock.json")
        npm = shutil.which("npm", path=str(BIN))
        run(npm, "ci", "--no-audit", "--no-fund", "--loglevel=error", "--ignore-scripts")
        stamp.write_text(mark, encoding="utf-8")


def build(*arguments: str) -> None:
    """Build and execute the book into _build/html; any warning is an error. `afresh`: every page again."""
    refuse(arguments, "book", AFRESH)
    set_up()
    start = time.monotonic()
    afresh = AFRESH in arguments
    check_sources()
    say("building and executing the book" + (" afresh" if afresh else ""))
    if afresh and SITE.exists():
        shutil.rmtree(SITE)
    run(BIN / "jupyter-book", "build", "-W", "-n", "--keep-going", *(["--all"] if afresh else []), ".", "--quiet")
    say(f"built in {time.monotonic() - start:.0f} s: {SITE / 'index.html'}")


def check_sources() -> None:
    """Name what is wrong in the data that the book stands on, before a build that would stop over it; once for each state of the files."""
    data = [*ROOT.glob("bib/*.bib"), *ROOT.glob("evidence/*.csv"), *ROOT.glob("evidence/*.yml"), *ROOT.glob("questions/*.yml"), *ROOT.glob("chapters/*.yml"), ROOT / "_toc.yml"]
    pages = [str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("chapters/**/*.md"))]
    stamp, mark = ROOT / "_build" / "sources.sha256", digest(*sorted(data)) + hashlib.sha256("".join(pages).encode()).hexdigest()
    if not is_done(stamp, mark):
        run(PYTHON, "-m", "sources")
        stamp.parent.mkdir(exist_ok=True)
        stamp.write_text(mark, encoding="utf-8")


def refuse(arguments: tuple[str, ...], task: str, *valid: str) -> None:
    """Stop where an argument is none of the valid ones."""
    unknown = [argument for argument in arguments if argument not in valid]
    if unknown:
        sys.exit(f"[book] {task}: unknown argument '{unknown[0]}'; valid: {', '.join(valid) or 'none'}")


def touches(arguments: tuple[str, ...], folders: tuple[str, ...]) -> bool:
    """Whether the tests that are named, or all of them, take in one of these folders."""
    named = [(ROOT / argument.partition("::")[0]).resolve() for argument in arguments if (ROOT / argument.partition("::")[0]).exists()]
    return not named or any(path.is_relative_to(ROOT / folder) or (ROOT / folder).is_relative_to(path) for path in named for folder in folders)


def test(*arguments: str) -> None:
    """Everything that is checked: style, bibliography, evidence, questions, units, doctests, the built book, the browser."""
    if not arguments:
        build(AFRESH)
    elif touches(arguments, (MADE_TESTS,)):
        make_downloads()
    elif touches(arguments, SITE_TESTS):
        build()
    else:
        set_up()
    if touches(arguments, BROWSER_TESTS):
        run(PYTHON, "-m", "downloads.chromium")
    if touches(arguments, (ENGINE_TESTS,)):
        run(PYTHON, "-m", "tests.engines.installed")
    if not arguments:
        say("style"), run(PYTHON, "-m", "ruff", "check", "--quiet", ".")
        say("bibliography"), run(PYTHON, "-m", "bib", "check", "--complete")
        say("evidence"), run(PYTHON, "-m", "evidence", "check")
        say("questions"), run(PYTHON, "-m", "questions", "check")
        say("instructors"), run(PYTHON, "-m", "instructors")
    say("tests"), run(PYTHON, "-m", "pytest", "-q", *(arguments or ["-n", "auto", "--dist", "loadfile", *TESTED, "--ignore", MADE_TESTS, "--doctest-modules"]))
    say("all checks passed" + ("" if arguments else f"; the book: {SITE / 'index.html'}"))


def make_downloads(*arguments: str) -> None:
    """What can be taken away, into _build/downloads and onto the site: all, or the NAMEs given."""
    build()
    run(PYTHON, "-m", "downloads.chromium")
    others = [name for name in arguments if name != WHOLE]
    if others or not arguments:
        run(PYTHON, "-m", "downloads", *(others or ["all"]))
        build()
    if WHOLE in arguments or not arguments:
        run(PYTHON, "-m", "downloads", WHOLE)
        build()


def serve() -> None:
    """Serve the built site on this machine, and stop with Ctrl+C."""
    build()
    say("http://127.0.0.1:8000/ (Ctrl+C stops)")
    try:
        run(PYTHON, "-m", "http.server", "8000", "--bind", "127.0.0.1", "--directory", SITE)
    except KeyboardInterrupt:
        say("stopped")


def lab() -> None:
    """Open the notebooks in JupyterLab; the chapters beside them are live as well."""
    set_up()
    run(BIN / "jupyter", "lab", "--notebook-dir", ROOT, ROOT / "notebooks" / "evidence.md")


def bench() -> None:
    """Measure the site beside the plain Jupyter Book from the same sources."""
    build()
    run(PYTHON, "-m", "benchmarks")


def bibliography(*arguments: str) -> None:
    """The bibliography: check, format, export FOLDER, uncited, refresh [KEY …] [--write]."""
    set_up()
    run(PYTHON, "-m", "bib", *arguments)


def evidence(*arguments: str) -> None:
    """The evidence: check; without a word, what was checked more than twelve months ago."""
    set_up()
    run(PYTHON, "-m", "evidence", *(arguments or ["stale"]))


def watch(*arguments: str) -> None:
    """Look for new works, corrections and retractions, with a network: [CHAPTER …]; --judged enters the day of the search."""
    set_up()
    run(PYTHON, "-m", "evidence", "watch", *arguments)


def review_packet(*arguments: str) -> None:
    """One PDF for a specialist who reviews a CHAPTER, into _build/review."""
    set_up()
    run(PYTHON, "-m", "downloads.review", "--check", *arguments)
    build()
    run(PYTHON, "-m", "downloads.chromium")
    run(PYTHON, "-m", "downloads.review", *arguments)


def links() -> None:
    """Ask every outside link of the book whether it still answers."""
    set_up()
    run(BIN / "jupyter-book", "build", "--builder", "linkcheck", ".")


def clean() -> None:
    """Remove what was built and installed."""
    for path in (ROOT / "_build", VENV, ROOT / "node_modules"):
        shutil.rmtree(path, ignore_errors=True)
    say("removed _build, .venv and node_modules")


def show_help() -> None:
    """Say what there is."""
    print(__doc__)
    for name, task in TASKS.items():
        print(f"  {name:<14}{(task.__doc__ or '').splitlines()[0]}")


TASKS = {"setup": set_up, "book": build, "downloads": make_downloads, "test": test, "serve": serve, "lab": lab, "bench": bench, "bib": bibliography, "evidence": evidence, "watch": watch, "review-packet": review_packet, "links": links, "clean": clean, "help": show_help}

if __name__ == "__main__":
    name, arguments = (sys.argv[1:2] or ["help"])[0], sys.argv[2:]
    if name not in TASKS:
        sys.exit(f"[book] no task '{name}'; valid: {', '.join(TASKS)}")
    if name not in ("book", "downloads", "test", "bib", "evidence", "watch", "review-packet"):
        refuse(tuple(arguments), name)
    TASKS[name](*arguments)
