"""The kinds of chart that an explorable may have: one small class each, here, and one script each, `js/KIND.js`.

A kind says three things: what the page must know (`spec`, JSON), which functions it needs there (`functions`,
JavaScript printed from SymPy), and how it looks where nothing moves (`draw`, matplotlib). Its script exports
`create(faces, spec)`, which gives `{element, update(shown), describe(text)}`; see `js/explorable.js`.
"""

from .bars import Bars, Row
from .base import Chart, Mark, View
from .course import Course
from .forest import Forest, Interval
from .network import Claim, Network
from .phase import GUESS, Phase
from .profile import Compare, Curve, Profile
from .section import Section
from .sweep import Line, Sweep

__all__ = [
    "GUESS", "Bars", "Chart", "Claim", "Compare", "Course", "Curve", "Forest", "Interval", "Line", "Mark", "Network", "Phase", "Profile", "Row", "Section",
    "Sweep", "View",
]  # fmt: skip
