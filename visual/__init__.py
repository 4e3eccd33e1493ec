"""The visual language in which figures are drawn: the page's colours, shapes, and SVG that follows its theme.

Knows nothing of the book's subject; `evidence` and `widgets` use it.
"""

from visual.drawn import Drawn
from visual.sheet import Scale, Sheet
from visual.svg import bitmap, plain_svg, themed_svg
from visual.symbols import symbols

__all__ = ["Drawn", "Scale", "Sheet", "bitmap", "plain_svg", "symbols", "themed_svg"]
