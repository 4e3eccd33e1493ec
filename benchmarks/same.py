"""Whether two folders hold the same bytes: ``python -m benchmarks.same FOLDER OTHER``, as two builds of one commit must.

Each file that differs is named with the place of the first difference. The exit code is 1 where any does.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import zipfile
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

AROUND = 40
PACKED = (".zip", ".epub", ".apkg", ".whl", ".colpkg")


def manifest(folder: Path) -> dict[str, str]:
    """Return the hash of every file below a folder, by its path.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "a.txt").write_bytes(b"a")
    >>> manifest(folder)["a.txt"][:12]
    'ca978112ca1b'
    """
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()}


def differences(one: Path, other: Path) -> Iterator[str]:
    """Yield a line for each file that is not the same in both folders."""
    left, right = manifest(one), manifest(other)
    for name in sorted({*left, *right}):
        if name not in right:
            yield f"{name}: only in {one}"
        elif name not in left:
            yield f"{name}: only in {other}"
        elif left[name] != right[name]:
            yield f"{name}: {where(one / name, other / name)}"


def where(one: Path, other: Path) -> str:
    """Say where two files differ first; in an archive, in which of its files."""
    if one.suffix in PACKED and zipfile.is_zipfile(one) and zipfile.is_zipfile(other):
        return _where_packed(one, other)
    return first_difference(one.read_bytes(), other.read_bytes())


def _where_packed(one: Path, other: Path) -> str:
    with zipfile.ZipFile(one) as left, zipfile.ZipFile(other) as right:
        if left.namelist() != right.namelist():
            return f"other files, or in another order: {sorted({*left.namelist()} ^ {*right.namelist()})[:5]}"
        for name in left.namelist():
            if left.read(name) != right.read(name):
                return f"{name} in it: {first_difference(left.read(name), right.read(name))}"
            if left.getinfo(name).date_time != right.getinfo(name).date_time:
                return f"{name} in it: {left.getinfo(name).date_time} against {right.getinfo(name).date_time}"
    return "how it is packed"


def first_difference(left: bytes, right: bytes) -> str:
    """Say at which byte two contents differ first, with what stands there.

    Examples
    --------
    >>> first_difference(b"made 1", b"made 2")
    "byte 5: b'made 1' against b'made 2'"
    """
    place = next(place for place, (a, b) in enumerate(zip_longest(left, right)) if a != b)
    near = slice(max(0, place - AROUND // 2), place + AROUND)
    return f"byte {place}: {left[near]!r} against {right[near]!r}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare two folders and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.same", description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("other", type=Path)
    options = parser.parse_args(arguments)
    for folder in (options.folder, options.other):
        if not folder.is_dir():
            parser.error(f"{folder} is no folder")
    found = list(differences(options.folder, options.other))
    print("\n".join(found) or f"{len(manifest(options.folder))} files, all the same")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
