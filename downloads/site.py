"""The whole site in one archive, with the other downloads in it; it opens from disk by `index.html` at its top."""

from __future__ import annotations

from pathlib import Path

from downloads.archive import files_of, write_zip
from downloads.edition import NAME, ROOT

SITE = ROOT / "_build" / "html"
LEFT = (".buildinfo", "objects.inv")
"""What only a build or a server needs."""


def make(folder: Path, site: Path = SITE) -> list[Path]:
    """Write the archive.

    Raises
    ------
    FileNotFoundError
        If the site is not built.
    """
    if not (site / "index.html").is_file():
        raise FileNotFoundError(f"{site} holds no site; build it first: python book.py book")
    target = folder / f"{NAME}-site.zip"
    inside = {name: path for name, path in files_of(site, f"{NAME}/").items() if path.name not in LEFT and path.name != target.name}
    return [write_zip(target, inside)]
