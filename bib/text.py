"""Bytes to text, strictly: UTF-8 without a byte order mark, nothing garbled, nothing invisible.

Every data file of the book passes here, so that an é saved as Latin-1 or read through the
wrong code page is named with its line. (``ftfy`` knows more ways to garble a text; the one
that happens, UTF-8 read as Windows-1252 or Latin-1, is found here in a few lines.)
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bib.problems import Problem

_UTF8_SHAPE = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_PLAUSIBLE = (
    range(0xA0, 0x250),
    range(0x370, 0x400),
    range(0x2000, 0x2300),
    range(0xFB00, 0xFB07),
)
_CONFLICT = re.compile(r"^<{7} .*$", re.M)
_ODD_SPACES = {chr(code) for code in (9, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)}
_INVISIBLE = {"Cc", "Cf", "Cn", "Co", "Zl", "Zp"}


def read_text(path: str | Path) -> tuple[str, list[Problem]]:
    r"""Read a text file of data.

    Parameters
    ----------
    path
        The file; it is only read.

    Returns
    -------
    text : str
        Its text with ``\n`` line ends; bytes that are not UTF-8 become U+FFFD. Empty where two versions are in
        conflict, since nothing else can be said of such a file.
    problems : list of Problem
        At least one for each line that is not clean.
    """
    text, problems = decode(Path(path).read_bytes(), path)
    if conflict := _CONFLICT.search(text):
        what = f'"{conflict[0]}" starts a conflict between two versions'
        return "", [Problem(path, text.count("\n", 0, conflict.start()) + 1, what, "one of the two, without the lines <<<<<<<, ======= and >>>>>>>")]
    named = {problem.line for problem in problems}
    return text, [
        *problems,
        *(p for p in check_characters(text, path) if p.line not in named),
    ]


def decode(data: bytes, path: str | Path) -> tuple[str, list[Problem]]:
    r"""Decode UTF-8, naming the lines that are not.

    Examples
    --------
    >>> text, problems = decode(b"title = {Vigan\xf2}\n", "references.bib")
    >>> problems[0].what
    'byte 0xF2 after "title = {Vigan" is not UTF-8 (in Latin-1 it is "ò")'
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        problem = Problem(path, 1, "the file is UTF-16", "a file saved as UTF-8")
        return data.decode("utf-16", errors="replace"), [problem]
    problems = []
    if data.startswith(codecs.BOM_UTF8):
        data = data.removeprefix(codecs.BOM_UTF8)
        problems.append(
            Problem(
                path,
                1,
                "the file starts with a byte order mark",
                "UTF-8 without a mark",
            )
        )
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            bad = line[error.start : error.start + 1]
            before = line[: error.start].decode("utf-8")[-20:].lstrip()
            what = f'byte 0x{bad.hex().upper()} after "{before}" is not UTF-8 (in Latin-1 it is "{bad.decode("latin-1")}")'
            problems.append(Problem(path, number, what, "a file saved as UTF-8"))
    return data.decode("utf-8", errors="replace").replace("\r\n", "\n"), problems


def check_characters(text: str, path: str | Path) -> Iterator[Problem]:
    r"""Yield a problem for what is garbled, invisible or decomposed.

    Examples
    --------
    >>> for problem in check_characters("ViganÃ², 10\u00a0mg", "studies.csv"):
    ...     print(problem)
    studies.csv:1: "Ã²" is garbled (UTF-8 read as another encoding); expected "ò"
    studies.csv:1: U+00A0 (NO-BREAK SPACE) after "ViganÃ², 10"; expected an ordinary space
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if line.isascii() and line.isprintable():
            continue
        skip = set()
        for start, found, meant in garbled(line):
            skip |= set(range(start, start + len(found)))
            what = f'"{found}" is garbled (UTF-8 read as another encoding)'
            yield Problem(path, number, what, f'"{meant}"')
        for column, character in enumerate(line):
            expected = _expected_instead(character)
            if expected and column not in skip:
                name = unicodedata.name(character, "a control character")
                before = line[max(0, column - 20) : column]
                what = f'U+{ord(character):04X} ({name}) after "{before}"'
                yield Problem(path, number, what, expected)
        if not unicodedata.is_normalized("NFC", line):
            what = "letters and their accents are separate characters"
            yield Problem(path, number, what, "composed letters (Unicode form NFC)")


@cache
def _expected_instead(character: str) -> str:
    if character in _ODD_SPACES:
        return "an ordinary space"
    if character == "\ufffd":
        return "the letter that was lost here"
    if unicodedata.category(character) in _INVISIBLE:
        return "nothing in its place"
    return ""


def garbled(line: str) -> Iterator[tuple[int, str, str]]:
    """Yield where UTF-8 was read as Windows-1252: the place, what stands there, what was meant.

    Examples
    --------
    >>> list(garbled("naïve T cells, TNF-Î±, HÃ¤nsler, MENÜ”"))
    [(19, 'Î±', 'α'), (24, 'Ã¤', 'ä')]
    """
    for match in _UTF8_SHAPE.finditer("".join(map(_windows_byte, line))):
        try:
            meant = match[0].encode("latin-1").decode("utf-8")
        except UnicodeDecodeError:
            continue
        if any(ord(meant) in block for block in _PLAUSIBLE):
            yield match.start(), line[match.start() : match.end()], meant


@cache
def _windows_byte(character: str) -> str:
    """Return the character whose code is the byte that Windows-1252 has for this one."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return character.encode(encoding).decode("latin-1")
        except UnicodeEncodeError:
            continue
    return "\uffff"
