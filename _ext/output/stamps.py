"""A thing that is made from files is made again only when one of them has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def hash_of(paths: Iterable[Path], *words: str) -> str:
    """One hash over the names and the contents of files, and over some words.

    Examples
    --------
    >>> hash_of([], "a") == hash_of([], "a"), hash_of([], "a") == hash_of([], "b")
    (True, False)
    """
    digest = hashlib.sha256("\0".join(words).encode())
    for path in sorted(paths):
        digest.update(b"\0" + path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def files_below(*folders: Path) -> list[Path]:
    """Every file below these folders, compiled modules left out."""
    return [path for folder in folders for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


@cache
def version_of(package: Path) -> str:
    """Version of an npm package.

    Raises
    ------
    FileNotFoundError
        If it is not installed.
    """
    return json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]


class Stamps:
    """Remembers, in a file, from what each thing was made.

    Examples
    --------
    >>> import tempfile
    >>> stamps = Stamps(Path(tempfile.mkdtemp()) / "stamps.json")
    >>> for key in "one", "one", "two":
    ...     stamps.make("tea", key, lambda: print("made"))
    made
    made
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.known: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}

    def make(self, name: str, key: str, task: Callable[[], object], *targets: Path) -> None:
        """Run a task unless it was run with this key, and what it makes is there."""
        if self.known.get(name) == key and all(target.exists() for target in targets):
            return
        task()
        self.known[name] = key
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(json.dumps(self.known, indent=1), encoding="utf-8")


def stamps_of(app: Sphinx) -> Stamps:
    """What the last build of a site made, and from what."""
    return Stamps(Path(app.doctreedir) / "made.json")
