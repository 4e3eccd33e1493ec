"""One way to write the file: entries by key, fields in the order of the contract."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from bib.model import Entry
from bib.problems import BibliographyError, Problem
from bib.reading import REFERENCES, parse, scan
from bib.schema import FIELDS


def format_bibtex(entries: Iterable[Entry]) -> str:
    """Return the entries as BibTeX in the canonical layout; values stay as they are.

    Examples
    --------
    >>> print(format_bibtex([Entry("b2020x", "misc", {"year": "2020", "title": "On {T} cells"}),
    ...                      Entry("a2020x", "misc", {})]))
    @misc{a2020x,
    }
    <BLANKLINE>
    @misc{b2020x,
      title = {On {T} cells},
      year = {2020},
    }
    <BLANKLINE>
    """
    return "\n".join(map(_format_entry, sorted(entries, key=lambda entry: entry.key)))


def _format_entry(entry: Entry) -> str:
    lines = [f"  {name} = {{{entry[name]}}},\n" for name in _canonical(entry.fields)]
    return f"@{entry.type}{{{entry.key},\n{''.join(lines)}}}\n"


def _canonical(fields: Iterable[str]) -> list[str]:
    """Return the names of fields in their order; unknown ones last."""
    place = {name: number for number, name in enumerate(FIELDS)}
    return sorted(fields, key=lambda name: (place.get(name, len(FIELDS)), name))


def check_layout(text: str, entries: Iterable[Entry], path: str | Path) -> Iterator[Problem]:
    r"""Yield where the text differs from the canonical layout.

    Examples
    --------
    >>> text = "@misc{b2020x,\n}\n\n@misc{a2020x,\n}\n"
    >>> [problem] = check_layout(text, parse(text)[0], "references.bib")
    >>> problem.line, problem.what
    (4, 'a2020x stands after b2020x')
    """
    entries = list(entries)
    repair = "(`python -m bib format` does it)"
    named = False
    for before, entry in pairwise(entries):
        if entry.key < before.key:
            what = f"{entry.key} stands after {before.key}"
            yield Problem(path, entry.line, what, f"entries sorted by key {repair}", layout=True)
            named = True
    for entry in entries:
        order = _canonical(entry.fields)
        for name, place in zip(entry.fields, order, strict=True):
            if name != place:
                what = f'"{name}" is not in its place in {entry.key}'
                expected = f"the order {', '.join(order)} {repair}"
                yield Problem(path, entry.line_of(name), what, expected, layout=True)
                named = True
                break
    if not named:
        yield from _first_difference(text, format_bibtex(entries), path)


def _first_difference(text: str, wanted: str, path: str | Path) -> Iterator[Problem]:
    lines, wanted_lines = text.split("\n"), wanted.split("\n")
    for number in range(max(len(lines), len(wanted_lines))):
        line = lines[number] if number < len(lines) else None
        want = wanted_lines[number] if number < len(wanted_lines) else None
        if line != want:
            what = "the file ends too early" if line is None else f'the line is "{line}"'
            expected = "the end of the file" if want is None else f'"{want}"'
            yield Problem(path, number + 1, what, f"{expected} (`python -m bib format` does it)",
                          layout=True)  # fmt: skip
            return


def format_file(path: str | Path | None = None) -> bool:
    """Bring a bibliography into the canonical layout, if nothing else is wrong with it.

    Returns
    -------
    bool
        Whether the file changed.

    Raises
    ------
    BibliographyError
        If the file has any fault; it is then left as it was.
    """
    path = Path(REFERENCES if path is None else path)
    entries, problems = scan(path)
    if problems:
        raise BibliographyError(problems)
    wanted = format_bibtex(entries)
    _ensure_same(entries, parse(wanted, path)[0])
    if path.read_bytes() == wanted.encode():
        return False
    replace_file(path, wanted)
    return True


def _ensure_same(before: list[Entry], after: list[Entry]) -> None:
    """Stop rather than write if a key, a field or a value would be lost."""
    left, right = ({e.key: (e.type, dict(e.fields)) for e in part} for part in (before, after))
    if left != right:
        msg = "formatting would change a value; this is a fault of bib/layout.py"
        raise AssertionError(msg)


def replace_file(path: Path, text: str) -> None:
    """Write beside the file, then put it in its place: no reader sees half a file."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        Path(name).chmod(path.stat().st_mode & 0o777)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
