"""The visual language in which figures are drawn: the page's colours, shapes, and SVG that follows its theme.

Knows nothing of the book's subject; `evidence` and `widgets` use it. matplotlib is imported only when something of it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from visual.drawn import Drawn
    from visual.sheet import Scale, Sheet
    from visual.svg import still_images, themed_svg

from visual.symbols import symbols

__all__ = ["Drawn", "Scale", "Sheet", "still_images", "symbols", "themed_svg"]

_HOMES = {"Drawn": "drawn", "Scale": "sheet", "Sheet": "sheet", "still_images": "svg", "themed_svg": "svg"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(f"visual.{_HOMES[name]}"), name)
