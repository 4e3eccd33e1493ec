"""The explorables by name. Each is imported and declared only when it is asked for."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

from .declaration import Declaration

FOLDER = Path(__file__).parent / "explorables"


@cache
def names() -> tuple[str, ...]:
    """Return the names of all explorables, without importing any of them.

    Examples
    --------
    >>> "y90" in names(), "small-trials" in names()
    (True, True)
    """
    return tuple(sorted(path.stem.replace("_", "-") for path in FOLDER.glob("*.py") if path.stem != "__init__"))


@cache
def declaration(name: str) -> Declaration:
    """Return the declaration of one explorable.

    Raises
    ------
    ValueError
        If there is no explorable of this name; the message lists the valid ones.

    Examples
    --------
    >>> declaration("ice").title
    'Ice is not death'
    >>> declaration("fire")
    Traceback (most recent call last):
    ...
    ValueError: unknown explorable 'fire'; valid are barrier, blood, ...
    """
    if name not in names():
        msg = f"unknown explorable {name!r}; valid are {', '.join(names())}"
        raise ValueError(msg)
    return import_module(f"{__package__}.explorables.{name.replace('-', '_')}").declare()


def declarations() -> dict[str, Declaration]:
    """Return every declaration by name; this makes all of them, which takes seconds."""
    return {name: declaration(name) for name in names()}
