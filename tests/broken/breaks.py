"""Sources broken on purpose, as tables: a sound text, and for each break what is changed in it and what the error must say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

FOLDER = Path(__file__).with_name("breaks")


@dataclass(frozen=True)
class Break:
    """One break: its name, the file that is broken, its text, its encoding, and what the one error must hold."""

    what: str
    file: str
    text: str
    encoding: str
    says: tuple[str, ...]


def table(kind: str) -> dict:
    """Return the table of a kind of source."""
    return yaml.safe_load((FOLDER / f"{kind}.yml").read_text(encoding="utf-8"))


def breaks(kind: str) -> list[Break]:
    """Return every break of a kind: the sound text with one piece swapped, cut off, or another text in its place."""
    told = table(kind)
    return [Break(one["what"], told["file"], broken(told["sound"], one), one.get("encoding", "utf-8"), tuple(map(str, one["says"]))) for one in told["breaks"]]


def broken(sound: str, change: dict) -> str:
    """Return the text after one change."""
    if "whole" in change:
        return change["whole"]
    if "add" in change:
        return sound + change["add"]
    old, new = change["swap"]
    if old not in sound:
        msg = f'{change["what"]}: the sound text has no "{old}"'
        raise ValueError(msg)
    return sound.replace(old, new, 1)
