"""The explorables by name. Each is imported and declared only when it is asked for."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

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
    return declared(import_module(f"{__package__}.explorables.{name.replace('-', '_')}"), name)


def declared(module: ModuleType, name: str) -> Declaration:
    """Return what a module declares, under the name of its file.

    Raises
    ------
    ValueError
        If it declares nothing, or something of another name; or with what is wrong in the declaration.
    """
    file = f"{name.replace('-', '_')}.py"
    if not hasattr(module, "declare"):
        msg = f"{file}: there is no function `declare`; expected one that returns a Declaration"
        raise ValueError(msg)
    found = module.declare()
    if found.name != name:
        msg = f"{file}: the explorable is named {found.name!r}; expected {name!r}, like its file"
        raise ValueError(msg)
    return found


def declarations() -> dict[str, Declaration]:
    """Return every declaration by name; this makes all of them, which takes seconds."""
    return {name: declaration(name) for name in names()}
