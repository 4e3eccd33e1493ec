"""What is read in each of many files is kept: the next build reads again only those that have changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from _ext.output.side_by_side import side_by_side
from _ext.output.stamps import hash_of

Found = TypeVar("Found")


def of_each(read: Callable[[Path], Found], paths: Sequence[Path], store: Path, code: str) -> list[Found]:
    """Read files on every processor, and take from the last build what was found in those that are the same; return what is found, in their order.

    Parameters
    ----------
    read : callable
        Reads one file. What it gives is kept as JSON, and is of the types that JSON gives back; other processes must
        find the function by its name, as those of `side_by_side`.
    paths : sequence of Path
        The files.
    store : Path
        File in which all is kept.
    code : str
        Hash of what reads: where it has changed, nothing that was kept holds.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> for name in "a", "b":
    ...     _ = (folder / name).write_text(name * 3)
    >>> of_each(Path.read_text, [folder / "b", folder / "a"], folder / "kept.json", "1")
    ['bbb', 'aaa']
    """
    known = json.loads(store.read_text(encoding="utf-8")) if store.is_file() else {}
    kept = known.get("files", {}) if known.get("code") == code else {}
    stamps = {path: hash_of([path]) for path in paths}
    fresh = [path for path in paths if kept.get(str(path), [None])[0] != stamps[path]]
    found = dict(zip(fresh, side_by_side(read, fresh), strict=True))
    now = {str(path): [stamps[path], found[path] if path in found else kept[str(path)][1]] for path in paths}
    if fresh or now != kept:
        store.write_text(json.dumps({"code": code, "files": now}, ensure_ascii=False), encoding="utf-8")
    return [one for _, one in now.values()]
