"""From the file to entries: nothing is guessed, nothing is skipped, every fault is named."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import bibtexparser
from bibtexparser import model as blocks

from bib.checks import check_duplicates, check_entry
from bib.model import Bibliography, Entry
from bib.problems import BibliographyError, Problem, in_file_order, shown
from bib.text import read_text

REFERENCES = Path(__file__).with_name("references.bib")
SIGNS = re.compile(r'[{}"]')


def read(path: str | Path | None = None) -> Bibliography:
    """Read the bibliography, whole or not at all.

    Parameters
    ----------
    path
        The BibTeX file; the book's ``bib/references.bib`` if not given.

    Returns
    -------
    Bibliography
        Its works, by key.

    Raises
    ------
    BibliographyError
        With all that is wrong in it: bytes, syntax, keys, fields, values, duplicates.
    FileNotFoundError
        If there is no such file.
    """
    path = REFERENCES if path is None else Path(path)
    entries, problems = scan(path)
    if problems:
        raise BibliographyError(problems)
    return Bibliography(entries, path)


def scan(path: str | Path) -> tuple[list[Entry], list[Problem]]:
    """Return the entries that could be read and all the problems of a file.

    A file that has not changed is parsed once in a process.
    """
    if not Path(path).is_file():
        msg = f"there is no bibliography at {shown(path)}"
        raise FileNotFoundError(msg)
    entries, problems = _scan_once(str(path), hashlib.sha256(Path(path).read_bytes()).hexdigest())
    return list(entries), list(problems)


@lru_cache(maxsize=8)
def _scan_once(path: str, digest: str) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Parse and check the file whose content has this hash."""
    text, problems = read_text(path)
    entries, faults = parse(text, path)
    problems += faults
    broken = {problem.line for problem in problems}
    for entry in entries:
        span = range(entry.line, max([entry.line, *entry.lines.values()]) + 2)
        if not any(line in span for line in broken):  # else its values may be cut off or garbled
            problems += check_entry(entry)
    problems += check_duplicates(entries)
    return tuple(entries), tuple(in_file_order(problems))


def parse(text: str, path: str | Path = "references.bib") -> tuple[list[Entry], list[Problem]]:
    r"""Return the entries of a BibTeX text and the problems of its syntax.

    Examples
    --------
    >>> entries, problems = parse("@misc{a2020b, title = {T}}\nand @misc{c2020d, title = {U}")
    >>> [entry.key for entry in entries], entries[0]["title"]
    (['a2020b'], 'T')
    >>> for problem in problems:
    ...     print(problem)
    references.bib:2: "and" stands between the entries; expected entries only
    references.bib:2: a brace that opens in "c2020d" is never closed; expected as many } as {
    """
    with _quiet_parser():
        library = bibtexparser.parse_string(text, parse_stack=[])
    entries, problems = [], []
    for block in library.blocks:
        line = (block.start_line or 0) + 1
        while isinstance(block, blocks.DuplicateFieldKeyBlock | blocks.DuplicateBlockKeyBlock):
            block = block.ignore_error_block
        if isinstance(block, blocks.Entry) and not block.key:
            problems.append(Problem(path, line, f'the entry "{_start(block.raw)}" has no key', "a key like tumeh2017liver after the brace"))
        elif isinstance(block, blocks.Entry):
            problems += _check_syntax(block, path)
            entries.append(_entry(block, path))
        elif isinstance(block, blocks.ParsingFailedBlock):
            problems.append(_failure(block, path))
        elif isinstance(block, blocks.ImplicitComment):
            what = f'"{_start(block.comment)}" stands between the entries'
            problems.append(Problem(path, line, what, "entries only"))
        else:
            what = f"{_start(block.raw)} is not an entry"
            problems.append(Problem(path, line, what, "entries only, each value in full"))
    return entries, problems


def _entry(block: blocks.Entry, path: str | Path) -> Entry:
    fields = {field.key.lower(): _bare(field.value) for field in block.fields}
    lines = {field.key.lower(): field.start_line + 1 for field in block.fields}
    return Entry(block.key, block.entry_type.lower(), fields, path, block.start_line + 1, lines)


def _bare(value: str) -> str:
    """Return a value without its outer braces or quotation marks."""
    return value[1:-1] if _is_enclosed(value) else value


def _is_enclosed(value: str) -> bool:
    if len(value) < 2 or value[0] + value[-1] not in ("{}", '""'):
        return False
    if not SIGNS.search(value, 1, len(value) - 1):
        return True
    depth = 0
    for position, character in enumerate(value):
        depth += (character == "{") - (character == "}")
        if value[0] == "{" and depth == 0 and position < len(value) - 1:
            return False
        if value[0] == '"' and character == '"' and depth == 0 and 0 < position < len(value) - 1:
            return False
    return depth == 0


def _check_syntax(block: blocks.Entry, path: str | Path) -> Iterator[Problem]:
    seen = set()
    for field in block.fields:
        name, line = field.key.lower(), field.start_line + 1
        if name in seen:
            yield Problem(path, line, f'{block.key} has "{name}" twice', "each field once")
        seen.add(name)
        if not _is_enclosed(field.value) and not field.value.isdecimal():
            what = f'the value of {name} in {block.key} is "{_start(field.value)}"'
            yield Problem(path, line, what, "a value in braces, followed by a comma")


def _failure(block: blocks.ParsingFailedBlock, path: str | Path) -> Problem:
    """Name the line at which an entry stopped being one."""
    raw = block.raw or ""
    key = raw.partition("{")[2].partition(",")[0].strip() or _start(raw)
    first = (block.start_line or 0) + 1
    reason = getattr(block.error, "abort_reason", str(block.error)).split("\n")[0].rstrip(" .")
    if reason.startswith("Expected"):
        what = f'"{key}" cannot be read ({reason.lower()})'
        line = first + raw.count("\n")
        return Problem(path, line, what, 'fields like "title = {...}," between { and }')
    what = f'a brace that opens in "{key}" is never closed'
    return Problem(path, first + _unbalanced_line(raw), what, "as many } as {")


def _unbalanced_line(raw: str) -> int:
    """Return the first line, from 0, whose braces do not close on it (an entry's first may)."""
    for number, line in enumerate(raw.rstrip().split("\n")):
        if number and _depth(line) > 0:
            return number
    return 0


def _depth(text: str) -> int:
    return len(re.findall(r"(?<!\\)\{", text)) - len(re.findall(r"(?<!\\)\}", text))


def _start(text: str) -> str:
    line = text.strip().split("\n")[0]
    return line if len(line) <= 40 else f"{line[:37]}..."


@contextmanager
def _quiet_parser() -> Iterator[None]:
    """Keep the parser's log silent: what it would say is returned as problems."""
    logger = logging.getLogger("bibtexparser")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
