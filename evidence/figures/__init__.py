"""The figures of evidence, each from the tables and from nothing else.

Every function takes the rows to draw, the book's if none are given, and returns a `visual.Drawn`
that a one-line code cell shows. Prognostic and treatment-effect rows never share an axis.
"""

from evidence.figures.effect import effect
from evidence.figures.pairs import pairs
from evidence.figures.prognosis import prognosis
from evidence.figures.response import response
from evidence.figures.sizes import sizes
from evidence.figures.timeline import timeline

__all__ = ["effect", "pairs", "prognosis", "response", "sizes", "timeline"]
