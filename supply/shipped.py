"""What of other people's work is shipped with the site, under which licence: read from the packages that are installed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.metadata import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NPM = {
    "@fontsource/source-sans-3": "typeface of headings, tables and drawings",
    "@fontsource/source-serif-4": "typeface of the text",
    "katex": "style sheet and typefaces of formulas",
    "minisearch": "finds pages, in the script of the search",
    "ts-fsrs": "says when a question is due again, on My progress",
}
"""npm packages of which a part stands in the site, and what it does there."""

PYTHON = {
    "myst-nb": "style sheet of code cells",
    "pygments": "colours of code",
    "sphinx": "base of the style sheets",
    "sphinx-design": "style sheet of boxes",
}
"""Python packages of which a part stands in the site."""


@dataclass(frozen=True)
class Shipped:
    """A package of which a part is shipped."""

    name: str
    version: str
    licence: str
    use: str


def shipped(modules: Path = ROOT / "node_modules") -> list[Shipped]:
    """Return every package of which a part is shipped, by name.

    Examples
    --------
    >>> next(one.licence for one in shipped() if one.name == "katex")
    'MIT'
    """
    found = []
    for name, use in NPM.items():
        told = json.loads((modules / name / "package.json").read_text(encoding="utf-8"))
        found.append(Shipped(name, told["version"], told["license"], use))
    found += [Shipped(name, metadata(name)["Version"], licence_of(name), use) for name, use in PYTHON.items()]
    return sorted(found, key=lambda one: one.name.lstrip("@"))


def licence_of(name: str) -> str:
    """Return the licence that an installed Python package names.

    Raises
    ------
    ValueError
        If it names none.

    Examples
    --------
    >>> licence_of("pygments")
    'BSD-2-Clause'
    """
    told = metadata(name)
    classified = [line.rpartition("::")[2].strip() for line in told.get_all("Classifier", []) if line.startswith("License ::")]
    given = told.get("License-Expression") or next(iter(classified), "") or (told.get("License") or "").partition("\n")[0]
    if not given or len(given) > 60:
        raise ValueError(f"the package {name} names no licence; look for it and enter it in supply/shipped.py")
    return given
