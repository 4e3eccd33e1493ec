"""When a page is read again: when a file or a row of evidence that it shows has changed.

Sphinx itself sees a page's own text, and the files that a directive names by ``note_dependency`` (a drawing, a file of
questions). Here stands the rest:

- code of this extension: every page is read again (configuration value ``book_code``);
- modules and data behind the code cells of a page: noted as dependencies when its text is read;
- rows: works, numbers, claims and terms that a page shows, each by a hash of its own, so that a new row of a table does
  not build the whole book again.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from _ext.page import rows_seen

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("bib", "evidence", "questions", "visual", "widgets")
IMPORT = re.compile(r"^\s*(?:from|import)\s+(\w+)", re.M)
CELL = re.compile(r"^(`{3,}|:{3,})\{code-cell\}[^\n]*\n(.*?)^\1", re.M | re.S)
STYLE = "assets/css/palette.css"
"""Figures take their colours from it."""


SHARED = ("contents.py", "exports.py", "faces.py", "fallback.py", "fonts.py", "pictures.py", "questions.py", "side_by_side.py", "site.py", "stamps.py", "styles.py")
"""Modules of ``output`` that make what the pages share, and change no page, as those of ``search`` do; `output/site.py` keys what they make."""


def code_hash(root: Path = ROOT) -> str:
    """Hash of the code that turns a page's text into a page.

    Examples
    --------
    >>> len(code_hash())
    64
    """
    digest = hashlib.sha256()
    for path in sorted(root.glob("_ext/**/*.py")):
        if (path.parent.name == "output" and path.name in SHARED) or path.parent.name == "search":
            continue
        digest.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def imported_rooms(text: str, root: Path = ROOT) -> set[str]:
    r"""The rooms that the code cells of a page import, and those that these import in turn.

    Examples
    --------
    >>> sorted(imported_rooms("```{code-cell}\nfrom evidence import figures\n```"))
    ['bib', 'evidence', 'visual']
    """
    found: set[str] = set()
    new = {name for cell in CELL.finditer(text) for name in IMPORT.findall(cell[2])} & set(ROOMS)
    while new:
        found |= new
        new = {name for room in new for path in (root / room).rglob("*.py") for name in IMPORT.findall(path.read_text(encoding="utf-8"))}
        new = (new & set(ROOMS)) - found
    return found


def files_of(rooms: set[str], root: Path = ROOT) -> list[Path]:
    """Modules and data of some rooms, and the palette.

    Examples
    --------
    >>> {path.name for path in files_of({"visual"})} >= {"svg.py", "palette.css"}
    True
    """
    found = [path for room in sorted(rooms) for path in sorted((root / room).rglob("*")) if path.is_file() and "__pycache__" not in path.parts]
    return [*found, root / STYLE] if found else []


def note_modules(app: Sphinx, docname: str, source: list[str]) -> None:
    """Note what the code cells of a page run on."""
    for path in files_of(imported_rooms(source[0])):
        app.env.note_dependency(str(path))


def note_rows(app: Sphinx, doctree: nodes.document) -> None:
    """Note the rows that a page shows, as they are now."""
    seen = rows_seen.shown(app.env, doctree)
    app.env.metadata[app.env.docname] |= {"rows": rows_seen.hashes(seen), "old_before": rows_seen.limit()}


def outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """Pages that show a row which has changed, or has come to be checked long ago, since they were read."""

    def may_be(docname: str, data: dict) -> bool:
        return rows_seen.newest() > env.all_docs.get(docname, 0) / 1e6 or data.get("old_before") != rows_seen.limit()

    return [docname for docname, data in env.metadata.items() if data.get("rows") and may_be(docname, data) and rows_seen.hashes(data["rows"]) != data["rows"]]


def note_code(app: Sphinx, config: Config) -> None:
    """Let Sphinx compare the code with that of the last build."""
    config.book_code = code_hash()


def setup(app: Sphinx) -> None:
    app.add_config_value("book_code", "", "env")
    app.connect("config-inited", note_code)
    app.connect("env-get-outdated", outdated)
    app.connect("source-read", note_modules)
    app.connect("doctree-read", note_rows)
