"""Pages are built again when the rooms behind them change: Sphinx alone sees only the page's own file."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

ROOT = Path(__file__).resolve().parent.parent
WATCHED = ("_ext/**/*.py", "bib/*.py", "evidence/*", "questions/*.py", "widgets/**/*", "assets/*.svg", "_templates/**/*.html", "chapters/abbreviations.yml", "chapters/paths.yml", "chapters/back/glossary.md")


def fingerprint(root: Path = ROOT) -> str:
    """Hash of everything that a page may draw on besides its own text."""
    digest = hashlib.sha256()
    for pattern in WATCHED:
        for path in sorted(p for p in root.glob(pattern) if p.is_file() and "__pycache__" not in p.parts):
            digest.update(str(path.relative_to(root)).encode() + path.read_bytes())
    return digest.hexdigest()


def outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """Every page, if the rooms changed since the last build."""
    now = fingerprint()
    before, env.book_fingerprint = getattr(env, "book_fingerprint", None), now
    return sorted(env.found_docs - added) if before not in (None, now) else []


def setup(app: Sphinx) -> None:
    app.connect("env-get-outdated", outdated)
