"""Models that the reader moves by hand: `explorable("y90")`.

Importing this package imports neither SymPy nor matplotlib, and reads no file: `explorable` makes one explorable, and
`declarations` all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .faces.jupyter import Explorable, explorable
    from .registry import declarations

__all__ = ["Explorable", "declarations", "explorable"]

_HOMES = {"Explorable": "faces.jupyter", "explorable": "faces.jupyter", "declarations": "registry"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
