"""A thing that is made from files is made again only when one of them has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.parallel import ParallelTasks, SerialTasks, parallel_available

from _ext.page.build import processors

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


@dataclass(frozen=True)
class Made:
    """A thing that a build makes: its name, a hash of all that it is made of, what makes it, and the files that it is."""

    name: str
    key: str
    task: Callable[[], object]
    targets: tuple[Path, ...] = ()


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
        self.make_all(Made(name, key, task, targets))

    def make_all(self, *things: Made) -> None:
        """Make what is due, on every processor, since none of these things needs another."""
        due = self._due(things)
        self._start(due, beside=len(due) > 1)()

    def begin(self, *things: Made) -> Callable[[], None]:
        """Begin to make what is due, beside what this process does meanwhile; return what waits for the end of it."""
        return self._start(self._due(things), beside=True)

    def _due(self, things: Iterable[Made]) -> list[Made]:
        return [one for one in things if self.known.get(one.name) != one.key or not all(target.exists() for target in one.targets)]

    def _start(self, due: list[Made], *, beside: bool) -> Callable[[], None]:
        tasks = ParallelTasks(processors()) if beside and parallel_available and processors() > 1 else SerialTasks()
        for one in due:
            tasks.add_task(one.task)

        def wait() -> None:
            tasks.join()
            if due:
                self.known |= {one.name: one.key for one in due}
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self.path.write_text(json.dumps(self.known, indent=1), encoding="utf-8")

        return wait


def stamps_of(app: Sphinx) -> Stamps:
    """What the last build of a site made, and from what."""
    return Stamps(Path(app.doctreedir) / "made.json")
