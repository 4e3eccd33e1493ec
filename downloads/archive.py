"""Archives whose bytes follow from their contents: sorted names, one date, plain permissions."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from downloads.edition import moment

PACKED = {".png", ".jpg", ".woff2", ".zip", ".pdf", ".epub", ".apkg"}
"""Kinds of file that are compressed already."""


def write_zip(target: Path, files: Mapping[str, Path | str | bytes], first: str = "") -> Path:
    """Write an archive and return its path.

    Parameters
    ----------
    target
        The archive.
    files
        What it holds, by name within the archive: a file, a text, or bytes.
    first
        The name that comes first, stored as it is: an EPUB starts with ``mimetype``.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> one, two = (write_zip(folder / name, {"b.txt": "two", "a.txt": b"one"}) for name in ("1.zip", "2.zip"))
    >>> one.read_bytes() == two.read_bytes(), zipfile.ZipFile(one).namelist()
    (True, ['a.txt', 'b.txt'])
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    when = max(moment().timetuple()[:6], (1980, 1, 1, 0, 0, 0))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files, key=lambda name: (name != first, name)):
            content = files[name]
            data = content.read_bytes() if isinstance(content, Path) else content.encode() if isinstance(content, str) else content
            entry = zipfile.ZipInfo(name, when)
            entry.compress_type = zipfile.ZIP_STORED if name == first or Path(name).suffix in PACKED else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return target


def files_of(folder: Path, prefix: str = "") -> dict[str, Path]:
    """Return every file below a folder by its name in an archive."""
    return {prefix + path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
