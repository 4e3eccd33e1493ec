"""The licence texts of what is shipped: as each package brings them, with the copyright that its typefaces name themselves."""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path

from supply.shipped import NPM, PYTHON, ROOT

MODULES = ROOT / "node_modules"
NAMES = ("license", "licence", "copying", "ofl")
"""How the file of a licence is called, whatever its ending."""

FACES = {
    "@fontsource/source-sans-3": "files/source-sans-3-latin-*-normal.woff2",
    "@fontsource/source-serif-4": "files/source-serif-4-latin-*-normal.woff2",
    "katex": "dist/fonts/*.woff2",
}
"""Typefaces in a package: they are under the Open Font License, whatever the rest of the package is under."""

OPEN_FONT_LICENSE = "SIL OPEN FONT LICENSE Version 1.1"
COPYRIGHT, LICENCE = 0, 13
"""Entries of the table of names in a font."""


def file_of(name: str) -> str:
    """Return the name of the file with the licence text of a package.

    Examples
    --------
    >>> file_of("@fontsource/source-sans-3")
    'fontsource-source-sans-3.txt'
    """
    return f"{name.removeprefix('@').replace('/', '-')}.txt"


def text_of(name: str) -> str:
    """Return the licence text of a package that is shipped.

    Raises
    ------
    ValueError
        If the package brings none.

    Examples
    --------
    >>> "Khan Academy" in text_of("katex"), OPEN_FONT_LICENSE in text_of("katex"), "with Reserved Font Name" in text_of("@fontsource/source-serif-4")
    (True, True, True)
    """
    found = [path.read_text(encoding="utf-8").strip() for path in _files(name)]
    if not found:
        raise ValueError(f"the package {name} brings no licence text; look for it, since the site may not ship the package without")
    if name in FACES:
        found = [*_said_by_fonts(name), *found]
        if not any(OPEN_FONT_LICENSE in text for text in found):
            found.append(_open_font_license())
    return "\n\n".join(found) + "\n"


def texts() -> dict[str, str]:
    """Return the licence text of all that is shipped, by the name of its file."""
    return {file_of(name): text_of(name) for name in sorted({*NPM, *PYTHON})}


def _is_licence(path: Path) -> bool:
    return path.name.lower().startswith(NAMES) and path.suffix.lower() in ("", ".txt", ".md", ".rst")


def _files(name: str) -> list[Path]:
    """The files of a package that hold its licence."""
    if name in NPM:
        return sorted(path for path in (MODULES / name).iterdir() if path.is_file() and _is_licence(path))
    told = distribution(name)
    return sorted(Path(told.locate_file(path)) for path in told.files or () if ".dist-info" in str(path) and _is_licence(Path(path)))


def _said_by_fonts(name: str) -> list[str]:
    """What the typefaces of a package say of their copyright, each once."""
    from fontTools.ttLib import TTFont  # half a second to import

    said: dict[str, None] = {}
    for path in sorted((MODULES / name).glob(FACES[name])):
        with TTFont(path, lazy=True) as font:
            said |= dict.fromkeys(filter(None, (font["name"].getDebugName(entry) for entry in (COPYRIGHT, LICENCE))))
    return ["Typefaces:\n" + "\n".join(said)]


def _open_font_license() -> str:
    """The text of the licence alone, from a package that brings it."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in _files("@fontsource/source-sans-3"))
    return text[text.index(OPEN_FONT_LICENSE) :].strip()
