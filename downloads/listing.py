"""The list of files that have been made: size, checksum and date of each, kept beside them in `listing.json`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from downloads.edition import ROOT, moment

FOLDER = ROOT / "_build" / "downloads"
LISTING = FOLDER / "listing.json"


@dataclass(frozen=True)
class Made:
    """A file that was made.

    Parameters
    ----------
    name
        Name below the folder of downloads.
    size
        Bytes.
    sha256
        Checksum.
    date
        Of the edition, as ``2026-11-30``.
    """

    name: str
    size: int
    sha256: str
    date: str


def entry(path: Path, folder: Path) -> Made:
    """Return what is listed of a file."""
    data = path.read_bytes()
    return Made(path.relative_to(folder).as_posix(), len(data), hashlib.sha256(data).hexdigest(), f"{moment():%Y-%m-%d}")


def read(path: Path = LISTING) -> dict[str, Made]:
    """Return the files that have been made, by name; nothing where none has been.

    Examples
    --------
    >>> read(Path("nowhere.json"))
    {}
    """
    if not path.is_file():
        return {}
    return {one["name"]: Made(**one) for one in json.loads(path.read_text(encoding="utf-8"))}


def add(paths: Iterable[Path], folder: Path = FOLDER) -> dict[str, Made]:
    """Enter files into the list of a folder, drop those that are gone, and return the list."""
    target = folder / LISTING.name
    known = {name: one for name, one in read(target).items() if (folder / name).is_file()}
    known |= {one.name: one for one in (entry(path, folder) for path in paths)}
    target.write_text(json.dumps([asdict(known[name]) for name in sorted(known)], indent=1) + "\n", encoding="utf-8")
    return known


def size_in_words(size: int) -> str:
    """Return a number of bytes as a reader says it.

    Examples
    --------
    >>> size_in_words(999), size_in_words(21_400), size_in_words(20_970_000)
    ('999 bytes', '21 kB', '21.0 MB')
    """
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
