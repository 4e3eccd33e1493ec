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
from .spheres import Organ, Spheres
from .stream import Stream, Vessel
from .sweep import Line, Sweep
from .zones import Ring, Zones

__all__ = [
    "GUESS", "Bars", "Chart", "Claim", "Compare", "Course", "Curve", "Forest", "Interval", "Line", "Mark", "Network", "Organ", "Phase", "Profile", "Ring",
    "Row", "Section", "Spheres", "Stream", "Sweep", "Vessel", "View", "Zones",
]  # fmt: skip
